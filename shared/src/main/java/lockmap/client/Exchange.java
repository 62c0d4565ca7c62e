package lockmap.client;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that a client has sent, and what came of it. What is refused before anything is sent,
 * as by a closed or a read-only client, is no exchange.
 *
 * @param begun when it was sent
 * @param took how long it was until the whole answer was there, or of a stream the head of the
 *     answer, or until it had failed
 * @param method the method
 * @param uri the whole address
 * @param headers the headers that the client set, in their order; never {@code Authorization}
 * @param authorized whether a token was sent; which is not told
 * @param body the body that was sent; null where there was none
 * @param stream whether the answer was to come piece by piece, as of a watch or an export
 * @param result what came of it
 */
public record Exchange(
    Instant begun,
    Duration took,
    String method,
    URI uri,
    Map<String, String> headers,
    boolean authorized,
    @Nullable Body body,
    boolean stream,
    Result result) {

  /** Keeps a copy of the headers. */
  public Exchange {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /**
   * What was sent as the body of a request.
   *
   * @param text the body as text, at most the first {@value #MOST_BYTES} bytes of it; what is not
   *     UTF-8 is replaced by U+FFFD
   * @param size how many bytes were sent
   * @param whole whether the text is all that was sent, to the byte
   */
  public record Body(String text, int size, boolean whole) {

    /** Up to how many bytes of a body are kept. */
    public static final int MOST_BYTES = 64 * 1024;
  }

  /** What came of a request. */
  public sealed interface Result {

    /**
     * There was an answer.
     *
     * @param status its status code, be it what was hoped for or a refusal
     */
    record Answered(int status) implements Result {}

    /**
     * There was none.
     *
     * @param cause what the caller was thrown
     */
    record Failed(ClientException cause) implements Result {}
  }

  /**
   * A command for a POSIX shell that sends the same request again. It takes the token from {@code
   * LOCKMAP_TOKEN} where one was sent, and from standard input the body of which the text is not
   * the {@linkplain Body#whole whole}. It has no control characters but line feeds, so that it can
   * be pasted into a terminal, whatever strangers have written into the store.
   */
  public String curl() {
    return Curl.of(this);
  }
}
