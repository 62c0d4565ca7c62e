package lockmap.console.connect;

import java.time.Duration;
import java.util.Optional;
import lockmap.client.BearerToken;

/** The Secret Service of a Linux desktop (GNOME Keyring, KWallet), by the command secret-tool. */
final class SecretService implements Secrets {

  /** The operator may have to type the keystore's password. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  private final Tool tool;

  private SecretService(Tool tool) {
    this.tool = tool;
  }

  /** The service, if it answers. */
  static Optional<Secrets> answering(String command) {
    Tool tool = new Tool(command, "the Secret Service");
    try {
      Tool.Run run =
          tool.run("", AT_ONCE, "lookup", "application", "lockmap", "profile", "none of them");
      return run.complaint().isEmpty() && run.code() <= 1
          ? Optional.of(new SecretService(tool))
          : Optional.empty();
    } catch (SecretsException e) {
      return Optional.empty(); // there is none, which the form says
    }
  }

  @Override
  public String name() {
    return "the Secret Service";
  }

  @Override
  public Optional<BearerToken> find(String profile) throws SecretsException {
    Tool.Run run = tool.run("", PATIENCE, "lookup", "application", "lockmap", "profile", profile);
    if (run.code() == 0) {
      return Tokens.read(run.output());
    }
    if (!run.complaint().isEmpty()) {
      throw tool.failed(run);
    }
    return Optional.empty();
  }

  @Override
  public void keep(String profile, String label, BearerToken token) throws SecretsException {
    Tool.Run run =
        tool.run(
            token.secret(),
            PATIENCE,
            "store",
            "--label=LockMap: " + label,
            "application",
            "lockmap",
            "profile",
            profile);
    if (run.code() != 0) {
      throw tool.failed(run);
    }
  }

  @Override
  public void forget(String profile) throws SecretsException {
    Tool.Run run = tool.run("", PATIENCE, "clear", "application", "lockmap", "profile", profile);
    if (run.code() != 0 && !run.complaint().isEmpty()) {
      throw tool.failed(run);
    }
  }
}
