package lockmap.console.connect;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A second console, which hangs while it has the settings locked. */
public final class HoldSettings {

  private HoldSettings() {}

  /**
   * Holds the lock until its input ends, and says when it has it.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    Path lock = Path.of(args[0]).resolve("settings.json.lock");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      System.out.println("held");
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
