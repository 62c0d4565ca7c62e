package lockmap.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final AtomicLong nanos = new AtomicLong();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aTerminalIsShownHowFarItIsFiveTimesASecond() {
    try (Progress progress = progress(true)) {
      progress.moreBytes(3 << 20);
      progress.entries(1000);
      assertShown("");
      pass(Duration.ofMillis(500));
      progress.entries(4000);
      assertShown("\r\u001b[K4,000 entries, 3.0 MiB, 8,000 entries/s");
      pass(Duration.ofMillis(199));
      progress.moreBytes(1 << 19);
      assertShown("");
      pass(Duration.ofMillis(301));
      progress.moreBytes(1 << 19);
      assertShown("\r\u001b[K4,000 entries, 4.0 MiB, 4,000 entries/s");
      assertEquals(4000, progress.entries());
    }
    assertShown("\r\u001b[K");
  }

  @Test
  void whereThereIsNoTerminalNothingIsShown() {
    try (Progress progress = progress(false)) {
      pass(Duration.ofHours(1));
      progress.entries(4000);
    }
    assertShown("");
  }

  private Progress progress(boolean terminal) {
    Shell shell =
        new Shell(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            new PrintStream(err, true, UTF_8),
            Map.of(),
            new Shell.Terminals(false, false, terminal));
    return new Progress(shell, nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void assertShown(String expected) {
    assertEquals(expected, err.toString(UTF_8));
    err.reset();
  }
}
