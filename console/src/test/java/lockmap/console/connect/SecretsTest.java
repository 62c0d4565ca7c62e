package lockmap.console.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import lockmap.client.BearerToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The desktops' commands are played by scripts, which note their arguments. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class SecretsTest {

  private static final BearerToken TOKEN = new BearerToken("s3cret-._~+/==");

  @TempDir Path folder;

  @Test
  void theSecretServiceKeepsATokenThatNoArgumentHolds() throws Exception {
    Secrets secrets = SecretService.answering(script(PlayedCommand.SECRET_TOOL)).orElseThrow();
    assertEquals(Optional.empty(), secrets.find("p"));

    secrets.keep("p", "Production \"db\"", TOKEN);
    assertEquals(Optional.of(TOKEN), secrets.find("p"));
    assertEquals(Optional.empty(), secrets.find("q"));
    secrets.keep("p", "Production", new BearerToken("other"));
    assertEquals(Optional.of(new BearerToken("other")), secrets.find("p"));

    secrets.forget("p");
    secrets.forget("p");
    assertEquals(Optional.empty(), secrets.find("p"));
    String arguments = Files.readString(folder.resolve("arguments"));
    assertTrue(
        arguments.contains(
            "store --label=LockMap: Production \"db\" application lockmap profile p"),
        arguments);
    assertFalse(arguments.contains("s3cret"), arguments);
  }

  @Test
  void theKeychainKeepsATokenThatNoArgumentHolds() throws Exception {
    Secrets secrets = MacKeychain.answering(script(PlayedCommand.SECURITY)).orElseThrow();
    assertEquals(Optional.empty(), secrets.find("p"));

    secrets.keep("p", "a \"b\" \\", TOKEN);

    assertEquals(Optional.of(TOKEN), secrets.find("p"));
    secrets.forget("p");
    secrets.forget("p");
    assertEquals(Optional.empty(), secrets.find("p"));
    String arguments = Files.readString(folder.resolve("arguments"));
    assertTrue(
        arguments.contains(
            "add-generic-password -U -a p -s LockMap -l \"LockMap: a \\\"b\\\" \\\\\""),
        arguments);
    assertFalse(arguments.contains("s3cret"), arguments);
  }

  @Test
  void aKeychainThatKeepsNothingIsFoundOut() throws Exception {
    Secrets secrets =
        MacKeychain.answering(
                script("[ \"$1\" != find-generic-password ] || exit 44; echo locked >&2"))
            .orElseThrow();
    SecretsException failed =
        assertThrows(SecretsException.class, () -> secrets.keep("p", "P", TOKEN));
    assertEquals("No answer from the keychain: locked", failed.getMessage());
  }

  @Test
  void thereIsNoneWhereTheCommandIsMissingOrComplains() throws Exception {
    assertEquals(Optional.empty(), SecretService.answering(folder.resolve("missing").toString()));
    String complaining = script("echo 'Cannot autolaunch D-Bus' >&2; exit 1");
    assertEquals(Optional.empty(), SecretService.answering(complaining));
    assertEquals(Optional.empty(), MacKeychain.answering(script("exit 1")));
  }

  @Test
  void whatTheServiceComplainsOfIsTold() throws Exception {
    Path broken = folder.resolve("broken");
    Secrets secrets =
        SecretService.answering(
                script("[ ! -f broken ] || { echo 'The ring is locked' >&2; exit 1; }; exit 1"))
            .orElseThrow();
    Files.createFile(broken);
    for (int i = 0; i < 3; i++) {
      int act = i;
      SecretsException failed =
          assertThrows(
              SecretsException.class,
              () -> {
                switch (act) {
                  case 0 -> secrets.find("p");
                  case 1 -> secrets.keep("p", "P", TOKEN);
                  default -> secrets.forget("p");
                }
              });
      assertEquals("No answer from the Secret Service: The ring is locked", failed.getMessage());
    }
  }

  @Test
  void aCommandThatHangsIsEnded() throws Exception {
    Tool tool = new Tool(script("echo $$ > pid; exec sleep 600"), "the keystore");
    SecretsException late =
        assertThrows(SecretsException.class, () -> tool.run("", Duration.ofSeconds(1)));
    assertEquals("No answer from the keystore within 1 s.", late.getMessage());
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
  }

  @Test
  void anInterruptEndsIt() throws Exception {
    Tool tool = new Tool(script("exec sleep 600"), "the keystore");
    Thread.currentThread().interrupt();
    SecretsException cancelled =
        assertThrows(SecretsException.class, () -> tool.run("", Duration.ofMinutes(10)));
    assertTrue(Thread.interrupted());
    assertEquals("Waiting for the keystore was cancelled.", cancelled.getMessage());
  }

  private String script(String body) throws IOException {
    return PlayedCommand.in(folder, body);
  }
}
