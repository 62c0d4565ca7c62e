package lockmap.server.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import lockmap.client.BadAnswerException;
import lockmap.client.ClientException;
import lockmap.client.NoAnswerException;
import lockmap.client.RefusedException;

/**
 * What to tell the user of a command that has failed.
 *
 * @param exit one of the {@link Exit} codes
 * @param sentence what is wrong, and what can be done; empty where there is nobody to tell
 */
record Explanation(int exit, String sentence) {

  /** Explains what a command has thrown, unless that is a fault of the command. */
  static Optional<Explanation> of(Exception thrown) {
    return switch (thrown) {
      case ClientException e -> Optional.of(of(e));
      case BadDataException e -> Optional.of(new Explanation(Exit.BAD_DATA, message(e)));
      // The client checks what it is asked to send, in words that name the option or the key.
      case IllegalArgumentException e -> Optional.of(new Explanation(Exit.USAGE, message(e)));
      case IOException e when message(e).equals("Broken pipe") ->
          Optional.of(new Explanation(Exit.NO_READER, ""));
      case IOException e -> Optional.of(new Explanation(Exit.IO_ERROR, reason(e)));
      default -> Optional.empty();
    };
  }

  /** Explains why there was not the answer that was asked for. */
  static Explanation of(ClientException thrown) {
    Explanation explanation =
        switch (thrown) {
          case RefusedException e -> refused(e);
          case NoAnswerException e -> new Explanation(Exit.UNAVAILABLE, noAnswer(e));
          case BadAnswerException e ->
              new Explanation(Exit.PROTOCOL, message(e) + "; is that a LockMap?");
        };
    return thrown.isOutcomeUnknown()
        ? new Explanation(
            Exit.UNKNOWN, explanation.sentence() + "; it may have been carried out even so")
        : explanation;
  }

  private static Explanation refused(RefusedException e) {
    String said = e.status() + " " + e.problem().title() + ": " + e.problem().detail();
    String sentence = said.replaceFirst("\\.$", "");
    return switch (e.status()) {
      case 401 ->
          new Explanation(
              Exit.NOT_ALLOWED, sentence + "; LOCKMAP_TOKEN or --token-file shows who you are");
      case 403, 421 -> new Explanation(Exit.NOT_ALLOWED, sentence);
      case 429, 503 -> new Explanation(Exit.NOT_NOW, sentence + "; try again " + later(e));
      case 507 ->
          new Explanation(Exit.NOT_NOW, sentence + "; reads, deletions and shorter values go on");
      default -> new Explanation(otherwise(e), sentence);
    };
  }

  private static int otherwise(RefusedException e) {
    if (e.status() >= 500) {
      return Exit.SOFTWARE;
    }
    // Without a problem of its own it is none of a LockMap's refusals.
    return e.problem().type().equals("about:blank") ? Exit.PROTOCOL : Exit.BAD_DATA;
  }

  private static String later(RefusedException e) {
    return e.retryAfter().map(wait -> "in " + wait.toSeconds() + " s").orElse("later");
  }

  private static String noAnswer(NoAnswerException e) {
    if (e.getCause() instanceof SSLException) {
      return message(e)
          + "; --cacert or LOCKMAP_CACERT names the CA to trust, --cert and --key show who you are";
    }
    String advice =
        switch (e.reason()) {
          case UNREACHABLE -> "; is the server running, and where --server or LOCKMAP_URL says?";
          case TIMED_OUT -> "; --timeout gives it longer";
          case BROKEN_OFF, INTERRUPTED -> "";
        };
    return message(e) + advice;
  }

  private static String reason(IOException thrown) {
    return switch (thrown) {
      case NoSuchFileException e -> e.getFile() + " does not exist";
      case AccessDeniedException e -> e.getFile() + " may not be opened";
      case FileSystemException e -> message(e);
      default -> "reading or writing failed: " + message(thrown);
    };
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }
}
