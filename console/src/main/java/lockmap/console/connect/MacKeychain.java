package lockmap.console.connect;

import java.time.Duration;
import java.util.Optional;
import lockmap.client.BearerToken;

/** The keychain of macOS, by the command security. */
final class MacKeychain implements Secrets {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration AT_ONCE = Duration.ofSeconds(3);
  private static final int NOT_FOUND = 44;
  private static final String SERVICE = "LockMap";

  private final Tool tool;

  private MacKeychain(Tool tool) {
    this.tool = tool;
  }

  /** The keychain, if it answers. */
  static Optional<Secrets> answering(String command) {
    Tool tool = new Tool(command, "the keychain");
    try {
      boolean answers = tool.run("", AT_ONCE, "default-keychain").code() == 0;
      return answers ? Optional.of(new MacKeychain(tool)) : Optional.empty();
    } catch (SecretsException e) {
      return Optional.empty(); // there is none, which the form says
    }
  }

  @Override
  public String name() {
    return "the keychain";
  }

  @Override
  public Optional<BearerToken> find(String profile) throws SecretsException {
    Tool.Run run =
        tool.run("", PATIENCE, "find-generic-password", "-a", profile, "-s", SERVICE, "-w");
    if (run.code() == 0) {
      return Tokens.read(run.output());
    }
    if (run.code() == NOT_FOUND) {
      return Optional.empty();
    }
    throw tool.failed(run);
  }

  /** Gives the command its arguments on standard input; its exit code then says nothing. */
  @Override
  public void keep(String profile, String label, BearerToken token) throws SecretsException {
    String line =
        "add-generic-password -U -a %s -s %s -l \"%s\" -w \"%s\"\n"
            .formatted(profile, SERVICE, quoted("LockMap: " + label), token.secret());
    Tool.Run run = tool.run(line, PATIENCE, "-i");
    if (!find(profile).equals(Optional.of(token))) {
      throw tool.failed(run);
    }
  }

  @Override
  public void forget(String profile) throws SecretsException {
    Tool.Run run = tool.run("", PATIENCE, "delete-generic-password", "-a", profile, "-s", SERVICE);
    if (run.code() != 0 && run.code() != NOT_FOUND) {
      throw tool.failed(run);
    }
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
  }
}
