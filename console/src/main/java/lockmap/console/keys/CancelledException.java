package lockmap.console.keys;

import java.io.IOException;

/** Says to whatever copies a stream that the operator wants an end of it. */
final class CancelledException extends IOException {

  private static final long serialVersionUID = 1L;

  CancelledException() {
    super("cancelled");
  }
}
