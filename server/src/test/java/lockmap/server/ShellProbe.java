package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import lockmap.server.command.Shell;

/** Somebody who runs commands in this process and looks at all that they do to a shell. */
final class ShellProbe {

  private final Map<String, String> environment = new HashMap<>();
  private Shell.Terminals terminals = new Shell.Terminals(false, false, false);

  /** A shell whose commands ask the server on a port. */
  ShellProbe(int port) {
    environment.put("LOCKMAP_URL", "http://127.0.0.1:" + port);
  }

  /** The same with a variable. */
  ShellProbe with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** The same, on a terminal. */
  ShellProbe onTerminal() {
    terminals = new Shell.Terminals(true, true, true);
    return this;
  }

  /** Runs a command with nothing to read. */
  Ran run(String... arguments) {
    return runWith("", arguments);
  }

  /** Runs a command with something to read. */
  Ran runWith(String input, String... arguments) {
    return runWith(input.getBytes(UTF_8), arguments);
  }

  /** Runs a command with some bytes to read. */
  Ran runWith(byte[] input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            new ByteArrayInputStream(input),
            out,
            new PrintStream(err, true, UTF_8),
            Map.copyOf(environment),
            terminals);
    int code = Main.execute(shell, arguments);
    return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** What a command did. */
  record Ran(int code, String out, String err) {

    /** Expects that it was done, and what it printed. */
    void printed(String expected) {
      assertEquals(new Ran(0, expected, ""), this);
    }

    /** Expects that it ended otherwise, with a sentence and without output. */
    void said(int expected, String sentence) {
      assertEquals(new Ran(expected, "", "lockmap: " + sentence + "\n"), this);
    }
  }
}
