package lockmap.api;

/**
 * The body of a compare-and-swap. The constructor throws {@link IllegalArgumentException} for a
 * text that has no UTF-8 form.
 *
 * @param expected the value that the key must have
 * @param replacement the value that it gets then, {@code new} on the wire
 */
public record CasRequest(String expected, String replacement) {

  /** Checks both texts. */
  public CasRequest {
    Limits.requireText("expected", expected);
    Limits.requireText("new", replacement);
  }
}
