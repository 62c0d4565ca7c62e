package lockmap.console.session;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What to say where a file could not be read or written; the JDK's own message is often a path. */
final class FileTroubles {

  private FileTroubles() {}

  static Trouble explain(IOException failure) {
    return switch (failure) {
      case NoSuchFileException e ->
          new Trouble("There is no file " + e.getFile() + ".", "Choose a file that exists.");
      case AccessDeniedException e ->
          new Trouble(
              "This account may not use the file " + e.getFile() + ".",
              "Change who may read and write it, or choose another.");
      case FileAlreadyExistsException e ->
          new Trouble("There is a file " + e.getFile() + " already.", "Choose another name.");
      case NotDirectoryException e ->
          new Trouble(e.getFile() + " is no folder.", "Choose another place.");
      case FileSystemException e when e.getReason() != null ->
          new Trouble(
              Sentence.of(e.getFile() + ": " + e.getReason()),
              "See whether the disk has room and can be written.");
      case ClosedByInterruptException _ -> new Trouble("That was cancelled.", "");
      case IOException e when e.getMessage() != null ->
          new Trouble(Sentence.of(e.getMessage()), "");
      default -> new Trouble(Sentence.of(failure.getClass().getSimpleName()), "");
    };
  }
}
