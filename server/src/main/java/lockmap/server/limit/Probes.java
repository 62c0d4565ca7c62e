package lockmap.server.limit;

import java.util.regex.Pattern;

/** The requests by which an operator learns how the server is, and which are never refused. */
final class Probes {

  // Narrow on purpose: the router resolves "..", so /health/../store/k must count as what it is.
  private static final Pattern PATHS = Pattern.compile("/(?:health|metrics)(?:/[A-Za-z0-9_/-]*)?");

  private Probes() {}

  /** Whether a raw path is that of a health check or of the metrics. */
  static boolean includes(String path) {
    return (path.startsWith("/health") || path.startsWith("/metrics"))
        && PATHS.matcher(path).matches();
  }
}
