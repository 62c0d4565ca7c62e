package lockmap.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a command is given to read: a file, or standard input, which is called {@code -}. */
final class Input {

  private static final String STANDARD = "-";

  private Input() {}

  /** A value from the command line, or where that has {@code -} all of standard input. */
  static String value(Shell shell, String argument) throws IOException {
    return argument.equals(STANDARD) ? text(shell.in().readAllBytes()) : argument;
  }

  /** Opens a file, or hands on standard input; its closing then leaves that open. */
  static InputStream open(Shell shell, String file) throws IOException {
    return file.equals(STANDARD) ? shell.in() : openFile(Path.of(file));
  }

  /** How to call an input in a sentence. */
  static String name(String file) {
    return file.equals(STANDARD) ? "standard input" : file;
  }

  private static InputStream openFile(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a directory");
    }
    return Files.newInputStream(file);
  }

  private static String text(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadDataException("the value on standard input is not UTF-8; encode it first", e);
    }
  }
}
