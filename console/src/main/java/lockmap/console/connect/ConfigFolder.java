package lockmap.console.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/**
 * Where the console keeps its files, for one user of the machine.
 *
 * @param path the folder, which may not exist yet
 */
public record ConfigFolder(Path path) {

  private static final String LINUX_NAME = "lockmap";
  private static final String NAME = "LockMap";

  /** The folder on this machine. */
  public static ConfigFolder ofThisUser() {
    return of(
        System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * The folder on some machine.
   *
   * @param os what its system is called, as the property {@code os.name} has it
   * @param environment its environment variables
   * @param home the user's own folder
   */
  static ConfigFolder of(String os, Map<String, String> environment, Path home) {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      Path otherwise = home.resolve("AppData").resolve("Roaming");
      return new ConfigFolder(absolute(environment, "APPDATA", otherwise).resolve(NAME));
    }
    if (system.startsWith("mac")) {
      return new ConfigFolder(home.resolve("Library").resolve("Application Support").resolve(NAME));
    }
    Path otherwise = home.resolve(".config");
    return new ConfigFolder(
        absolute(environment, "XDG_CONFIG_HOME", otherwise).resolve(LINUX_NAME));
  }

  /** The XDG specification wants a path that is not absolute to be passed over. */
  private static Path absolute(Map<String, String> environment, String name, Path otherwise) {
    Path given = Path.of(environment.getOrDefault(name, ""));
    return given.isAbsolute() ? given : otherwise;
  }

  /**
   * Makes the folder where it is not there, for nobody but the user where the file system can tell
   * users apart. One that is there stays as the user has it.
   */
  void create() throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (Files.getFileStore(parent == null ? path : parent)
        .supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(path);
    }
  }
}
