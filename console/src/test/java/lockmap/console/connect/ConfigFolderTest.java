package lockmap.console.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFolderTest {

  private static final Path HOME = Path.of("/home/ann");

  @TempDir Path folder;

  @Test
  void eachSystemHasItsPlace() {
    assertEquals("/home/ann/.config/lockmap", on("Linux", Map.of()));
    assertEquals("/cfg/lockmap", on("Linux", Map.of("XDG_CONFIG_HOME", "/cfg")));
    assertEquals("/home/ann/.config/lockmap", on("FreeBSD", Map.of("XDG_CONFIG_HOME", "cfg")));
    assertEquals("/home/ann/.config/lockmap", on("Linux", Map.of("XDG_CONFIG_HOME", "")));
    assertEquals(
        "/home/ann/Library/Application Support/LockMap",
        on("Mac OS X", Map.of("XDG_CONFIG_HOME", "/cfg")));
    assertEquals("/roaming/LockMap", on("Windows 11", Map.of("APPDATA", "/roaming")));
    assertEquals("/home/ann/AppData/Roaming/LockMap", on("Windows 11", Map.of()));
  }

  @Test
  void itIsMadeForNobodyElse() throws IOException {
    Path path = folder.resolve("a/b/lockmap");
    new ConfigFolder(path).create();
    assertEquals("rwx------", permissions(path));
  }

  @Test
  void oneThatIsThereStaysAsItIs() throws IOException {
    Path path = Files.createDirectory(folder.resolve("mine"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-x---"));
    new ConfigFolder(path).create();
    assertEquals("rwxr-x---", permissions(path));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static String on(String os, Map<String, String> environment) {
    return ConfigFolder.of(os, environment, HOME).path().toString();
  }
}
