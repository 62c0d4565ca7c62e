package lockmap.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import lockmap.server.http.LogRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AuditFileTest {

  @TempDir Path folder;

  @Test
  void whatWasAddedBeforeTheCloseIsWritten() throws Exception {
    Path path = folder.resolve("log");
    AuditFile file = AuditFile.open(path);
    byte[] large = ("x".repeat(3 << 20) + "\n").getBytes(UTF_8);
    for (int line = 0; line < 1000; line++) {
      file.add((line + "\n").getBytes(UTF_8));
    }
    file.add(large);
    file.close();
    assertEquals(1001, Files.readString(path).lines().count());
    assertEquals(0, file.lost());
  }

  @Test
  void whereNothingCanBeWrittenMemoryStaysBoundedAndLossesAreCounted() throws Exception {
    byte[] line = ("x".repeat((1 << 20) - 1) + "\n").getBytes(UTF_8);
    try (LogRecorder log = new LogRecorder()) {
      AuditFile file = AuditFile.open(Path.of("/dev/full"));
      int added = 100;
      for (int at = 0; at < added; at++) {
        file.add(line);
      }
      int room = AuditFile.ROOM / line.length;
      assertEquals(added - room, file.lost());
      file.close();
      assertEquals(added, file.lost(), "those that waited are lost with the close, and counted");
      assertTrue(
          log.lines().stream().anyMatch(said -> said.contains("lost")), log.lines()::toString);
      assertTrue(log.lines().size() <= 3, log.lines()::toString);
    }
  }
}
