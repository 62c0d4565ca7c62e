package lockmap.console.connect;

import java.util.Locale;

/** The keystores of desktops. */
public final class Keystores {

  private Keystores() {}

  /** The one of this machine, if it answers. Blocks for some seconds at most. */
  public static Secrets ofThisMachine() {
    return of(System.getProperty("os.name"));
  }

  private static Secrets of(String os) {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return MacKeychain.answering("/usr/bin/security").orElse(Secrets.NONE);
    }
    return system.startsWith("linux")
        ? SecretService.answering("secret-tool").orElse(Secrets.NONE)
        : Secrets.NONE;
  }
}
