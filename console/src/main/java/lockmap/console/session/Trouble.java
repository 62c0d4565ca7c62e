package lockmap.console.session;

/**
 * What went wrong, for the operator.
 *
 * @param sentence what happened
 * @param advice what can be done about it; perhaps empty
 */
public record Trouble(String sentence, String advice) {

  /** Both in a line. */
  public String text() {
    return advice.isEmpty() ? sentence : sentence + " " + advice;
  }

  /** What to say of a failure. */
  public static Trouble of(Throwable failure) {
    return new Trouble(String.valueOf(failure.getMessage()), "");
  }
}
