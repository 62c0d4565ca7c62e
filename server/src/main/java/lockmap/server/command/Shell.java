package lockmap.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import lockmap.api.Shown;

/**
 * What a command has from the shell that started it.
 *
 * @param in its standard input, which nobody closes
 * @param out its standard output, as bytes
 * @param err where it complains, and shows progress
 * @param environment its variables
 * @param terminals behind which of its streams a terminal is
 */
public record Shell(
    InputStream in,
    OutputStream out,
    PrintStream err,
    Map<String, String> environment,
    Terminals terminals) {

  /** Behind which streams somebody sits at a terminal. */
  public record Terminals(boolean in, boolean out, boolean err) {}

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** The shell that started this process. */
  public static Shell ofThisProcess() {
    return new Shell(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8),
        System.getenv(),
        behindThisProcess());
  }

  /**
   * Says something on standard error.
   *
   * @param sentence it, without its full stop; a stranger's text in it cannot steer a terminal
   */
  void complain(String sentence) {
    err.println("lockmap: " + Shown.onOneLine(sentence));
  }

  /** The JDK tells only of input and output together, so Linux is asked where it is Linux. */
  private static Terminals behindThisProcess() {
    if (Files.isDirectory(DESCRIPTORS)) {
      return new Terminals(isTerminal(0), isTerminal(1), isTerminal(2));
    }
    boolean all = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    return new Terminals(all, all, all);
  }

  private static boolean isTerminal(int descriptor) {
    try {
      String file =
          Files.readSymbolicLink(DESCRIPTORS.resolve(String.valueOf(descriptor))).toString();
      return file.startsWith("/dev/pts/")
          || file.startsWith("/dev/tty")
          || file.equals("/dev/console");
    } catch (IOException _) {
      return false; // closed
    }
  }
}
