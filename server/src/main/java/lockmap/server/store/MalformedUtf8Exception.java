package lockmap.server.store;

/**
 * Says that a run of bytes or characters is not well-formed Unicode, and where it stops being so.
 */
public final class MalformedUtf8Exception extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int position;

  MalformedUtf8Exception(int position) {
    super("not well-formed at position " + position);
    this.position = position;
  }

  /**
   * The first offending position, counted from 0, in bytes or in {@code char}s as the input was.
   */
  public int position() {
    return position;
  }
}
