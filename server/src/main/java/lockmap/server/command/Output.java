package lockmap.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import lockmap.api.Shown;
import lockmap.api.WireJson;

/**
 * What a command has found, on its way to standard output. A pipe gets texts as they are; on a
 * terminal they cannot steer it. Not for use by more than one thread.
 */
final class Output {

  private final OutputStream out;
  private final boolean terminal;

  Output(Shell shell) {
    this.out = new BufferedOutputStream(shell.out(), 1 << 16);
    this.terminal = shell.terminals().out();
  }

  /** One object as a line of JSON. */
  void json(Object value) throws IOException {
    line(shown(new String(WireJson.write(value), UTF_8)));
  }

  /** One line, in which nothing is a stranger's, or has been {@linkplain #shown shown} already. */
  void line(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.write('\n');
  }

  /** A value: exactly its bytes for a pipe, and lines that end for a terminal. */
  void value(String value) throws IOException {
    if (terminal) {
      line(Shown.onLines(value));
    } else {
      out.write(value.getBytes(UTF_8));
    }
  }

  /** A stranger's text as it can stand in a line. */
  String shown(String text) {
    return terminal ? Shown.onOneLine(text) : text;
  }

  /** Where to write bytes as they are. */
  OutputStream bytes() {
    return out;
  }

  void flush() throws IOException {
    out.flush();
  }
}
