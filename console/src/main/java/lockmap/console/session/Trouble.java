package lockmap.console.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import lockmap.client.BadAnswerException;
import lockmap.client.ClientException;
import lockmap.client.NoAnswerException;
import lockmap.client.ReadOnlyException;
import lockmap.client.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for the operator.
 *
 * @param sentence what happened
 * @param advice what can be done about it; perhaps empty
 */
public record Trouble(String sentence, String advice) {

  private static final String LOOK_FIRST =
      "It is not known whether the change was made: look at the key before you try again.";

  /** Both in a line. */
  public String text() {
    return advice.isEmpty() ? sentence : sentence + " " + advice;
  }

  /** What to say of a failure where it is plain, or not known, which server was asked. */
  public static Trouble of(Throwable failure) {
    return explained(failure, null);
  }

  /**
   * What to say of a failure.
   *
   * @param server the address of the server that was asked
   */
  public static Trouble of(Throwable failure, URI server) {
    return explained(failure, server);
  }

  private static Trouble explained(Throwable failure, @Nullable URI server) {
    Place place = new Place(server);
    return switch (failure) {
      case RefusedException refused -> Refusals.explain(refused, place).orUnknown(refused);
      case NoAnswerException none -> NoAnswers.explain(none, place).orUnknown(none);
      case BadAnswerException bad -> BadAnswers.explain(bad, place).orUnknown(bad);
      case ReadOnlyException _ ->
          new Trouble(
              "Nothing was changed: the profile of this connection is read-only.",
              "Take that off the profile to change things here.");
      case UncheckedIOException e -> FileTroubles.explain(cause(e));
      case IOException e -> FileTroubles.explain(e);
      case IllegalArgumentException e when e.getMessage() != null ->
          new Trouble(Sentence.of(e.getMessage()), "");
      default -> fault(failure);
    };
  }

  private static IOException cause(UncheckedIOException e) {
    return e.getCause() == null ? new IOException(e.getMessage()) : e.getCause();
  }

  private static Trouble fault(Throwable failure) {
    String what = failure.getMessage() == null ? "no more is known" : failure.getMessage();
    return new Trouble(
        "The console failed with " + failure.getClass().getSimpleName() + ": " + what + ".",
        "This is a fault of the console; please report it.");
  }

  /** The same, unless nobody can say what has become of the request: that is then the advice. */
  private Trouble orUnknown(ClientException failure) {
    boolean nothingSent = NoAnswers.isPlainWhereTlsWasMeant(failure);
    return failure.isOutcomeUnknown() && !nothingSent ? new Trouble(sentence, LOOK_FIRST) : this;
  }
}
