package lockmap.api;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Which LockMap this is, as the build wrote it down beside this class. */
public final class Version {

  private static final String CURRENT = new String(Packaged.bytes("version.txt"), UTF_8).strip();

  private Version() {}

  /** The version, such as {@code 1.2.0} or {@code 1.3.0-SNAPSHOT}. */
  public static String current() {
    return CURRENT;
  }
}
