package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lockmap.api.TokenHash;
import lockmap.server.ShellProbe.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How tokens are made, and how commands show them to a server that asks. */
class TokenCommandTest {

  @TempDir Path folder;
  private final ShellProbe offline = new ShellProbe(1);

  @Test
  void aTokenIsRandomAndItsEntryHasItsHash() {
    Ran ran = offline.run("token", "--name", "ci", "--role", "read");
    String token = ran.err().strip();
    assertTrue(token.matches("lm_[A-Za-z0-9_-]{43}"), token);
    assertEquals(
        new Ran(
            0,
            "- name: \"ci\"\n  role: read\n  hash: %s\n".formatted(TokenHash.of(token)),
            token + "\n"),
        ran);
    assertFalse(ran.out().contains(token));
    assertNotEquals(token, offline.run("token", "--name", "ci", "--role", "read").err().strip());
  }

  @Test
  void aTokenThatThereIsComesFromStandardInput() {
    String token = "0123456789abcdef0123456789abcdef";
    offline
        .runWith(token + "\n", "token", "--name", "old", "--role", "admin", "--stdin")
        .printed("- name: \"old\"\n  role: admin\n  hash: %s\n".formatted(TokenHash.of(token)));
    offline
        .runWith("a password\n", "token", "--name", "old", "--role", "admin", "--stdin")
        .said(65, "a token has at least 32 characters, and they are random");
    assertEquals(
        2,
        offline
            .runWith("ü" + token, "token", "--name", "old", "--role", "admin", "--stdin")
            .code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --name a/b --role read               | --name is 1 to 64 letters, digits, dots, dashes and underscores
          --name a --role admin --prefix p     | an admin is not bound to any --prefix
          --name a --role read --prefix=       | a --prefix is empty; without it a token is for all keys
          --name a --role read --expires 2T    | --expires is no time such as 2027-01-31T12:00:00Z
          --name a --role read --expires 2020-01-01T00:00:00Z | --expires is a time that has been
          --name a --role read --expires soon  | 'soon' is no time; say 30 for seconds, or 500ms, 15m, 2h, 7d
          """)
  void whatNoFileCouldHoldIsRefused(String options, String sentence) {
    List<String> arguments = List.of(("token " + options).split(" ", -1));
    offline.run(arguments.toArray(String[]::new)).said(2, sentence);
  }

  /** From the command to the file, to the server, and back. */
  @Test
  void entriesOfTheCommandLetCommandsIn() throws Exception {
    Path file = folder.resolve("tokens.yaml");
    String odd = "grüße \"\\ \u0007\ud83c\udf0d/";
    Ran writer = offline.run("token", "--name=w", "--role=write", "--prefix=app/", "--prefix", odd);
    Ran reader = offline.run("token", "--name=r", "--role=read", "--expires=90d");
    Files.writeString(file, writer.out() + reader.out());
    try (LiveServer server = LiveServer.with(Map.of("auth.tokens-file", file.toString()))) {
      ShellProbe nobody = new ShellProbe(server.port());
      ShellProbe writing =
          new ShellProbe(server.port()).with("LOCKMAP_TOKEN", writer.err().strip());
      ShellProbe reading =
          new ShellProbe(server.port()).with("LOCKMAP_TOKEN", reader.err().strip());
      nobody
          .run("get", "app/k")
          .said(
              77,
              "401 Unauthorized: A token is needed, in one header Authorization: Bearer TOKEN;"
                  + " LOCKMAP_TOKEN or --token-file shows who you are");
      writing.run("put", "app/k", "v").printed("");
      writing.run("put", odd + "k", "v").printed("");
      reading.run("get", "app/k").printed("v");
      reading.run("ls", "--json").out().lines().forEach(line -> assertTrue(line.contains("k")));
      reading
          .run("put", "app/k", "w")
          .said(77, "403 Forbidden: This needs the role write, and the token \"r\" has read");
      writing
          .run("put", "other/k", "w")
          .said(77, "403 Forbidden: The token \"w\" is not for the key \"other/k\"");
      writing.run("incr", "app/n").printed("1\n");
      writing.run("lock", "app/l", "--", "true").printed("");
      writing.run("del", "app/n").printed("");
      Path shown = Files.writeString(folder.resolve("token"), reader.err());
      nobody.run("get", "app/k", "--token-file", shown.toString()).printed("v");
      assertEquals(0, nobody.run("status", "--token-file", shown.toString()).code());
      assertEquals(77, nobody.run("export").code());
      assertEquals(77, nobody.run("watch", "--all").code());
    }
  }
}
