package lockmap.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import lockmap.api.Limits;
import lockmap.server.memory.Footprint;
import lockmap.server.store.MalformedUtf8Exception;
import lockmap.server.store.Utf8Bytes;

/** Takes from a request what the contract lets be in it, and refuses the rest by name. */
public final class RequestReader {

  private static final int FIRST_STEP = 64 * 1024;

  /**
   * What a body of JSON may come to while it is read, as a multiple of its length: its bytes, two
   * for each of its characters, two again in texts, and the UTF-8 of these.
   */
  private static final int JSON_WEIGHT = 6;

  private RequestReader() {}

  /**
   * The bytes of a JSON body; none where the request has no Content-Length. Memory is taken for
   * what they are read into as well.
   *
   * @param limit how many bytes are allowed
   * @throws HttpProblem 413 where more are announced; of these none is read or made room for here.
   *     503 where there is no memory for them now
   */
  public static byte[] json(ServerRequest request, int limit) {
    byte[] body = body(request, limit, JSON_WEIGHT);
    RequestMemory.current().take((long) (JSON_WEIGHT - 1) * body.length);
    return body;
  }

  private static byte[] body(ServerRequest request, int limit, int weight) {
    long length = request.headers().contentLength().orElse(0);
    if (length > limit) {
      throw StandardProblems.tooLarge(
          "The body has " + length + " bytes; at most " + limit + " are allowed.");
    }
    RequestMemory.current().requireWithinReach(weight * length);
    try (InputStream in = request.content().inputStream()) {
      return readFully(in, (int) length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The body as text.
   *
   * @param limit how many bytes are allowed
   * @throws HttpProblem 413 where more are announced, 400 where the body is not UTF-8, 503 where
   *     there is no memory for it now
   */
  public static Utf8Bytes text(ServerRequest request, int limit) {
    byte[] body = body(request, limit, 1);
    try {
      return Utf8Bytes.adopt(body);
    } catch (MalformedUtf8Exception e) {
      throw new HttpProblem(
          400,
          "bad-body",
          "Bad body",
          "The body is not UTF-8: its byte " + e.position() + " is out of place.");
    }
  }

  /**
   * A value that stands in a JSON body.
   *
   * @param name what it is called there
   * @param text the value
   * @param limit how many bytes are allowed
   * @throws HttpProblem 413 where it has more
   */
  public static Utf8Bytes value(String name, String text, int limit) {
    Utf8Bytes value = Utf8Bytes.of(text);
    if (value.length() > limit) {
      throw StandardProblems.tooLarge(
          "\"" + name + "\" has " + value.length() + " bytes; at most " + limit + " are allowed.");
    }
    return value;
  }

  /**
   * Checks that the body says it is JSON: {@code application/json}, with any parameters but a
   * charset other than UTF-8. A type that ends in {@code +json} gives the text a meaning which is
   * not the one asked for, so it does not count.
   *
   * @throws HttpProblem 415 where it does not
   */
  public static void requireJson(ServerRequest request) {
    requireType(request, "application/json");
  }

  /**
   * Checks that the body says it is of a type, with any parameters but a charset other than UTF-8.
   *
   * @param type the media type, in lower case
   * @throws HttpProblem 415 where it does not
   */
  public static void requireType(ServerRequest request, String type) {
    if (!isOfType(request, type)) {
      throw StandardProblems.unsupportedMediaType("The body must be of type " + type + ".")
          .with(HeaderValues.create(HeaderNames.ACCEPT, type));
    }
  }

  /**
   * The time to live that the query asks for, in seconds.
   *
   * @throws HttpProblem 400 where it is not a whole number from 1 to {@value
   *     Limits#MAX_TTL_SECONDS}
   */
  public static OptionalLong ttl(Query query) {
    return query.wholeNumber("ttl", Limits.MIN_TTL_SECONDS, Limits.MAX_TTL_SECONDS);
  }

  /**
   * Grows towards the announced length as bytes arrive, so that a client has to send memory in
   * order to take memory.
   */
  private static byte[] readFully(InputStream in, int length) throws IOException {
    RequestMemory memory = RequestMemory.current();
    byte[] body = allocate(Math.min(length, FIRST_STEP), memory);
    int read = in.readNBytes(body, 0, body.length);
    while (read == body.length && read < length) {
      byte[] larger = allocate((int) Math.min(length, 2L * read), memory);
      System.arraycopy(body, 0, larger, 0, read);
      body = larger;
      memory.keep(Footprint.ofArray(body.length));
      read += in.readNBytes(body, read, body.length - read);
    }
    return read == body.length ? body : Arrays.copyOf(body, read);
  }

  private static byte[] allocate(int length, RequestMemory memory) {
    memory.take(Footprint.ofArray(length));
    return new byte[length];
  }

  /** Read here because the framework's parser fails in undeclared ways on a lone quote. */
  private static boolean isOfType(ServerRequest request, String type) {
    List<String> types = request.headers().all(HeaderNames.CONTENT_TYPE, List::of);
    if (types.size() != 1) {
      return false;
    }
    String[] parts = types.getFirst().toLowerCase(Locale.ROOT).split(";", -1);
    return parts[0].strip().equals(type)
        && Arrays.stream(parts).map(String::strip).allMatch(RequestReader::isUtf8OrNoCharset);
  }

  private static boolean isUtf8OrNoCharset(String parameter) {
    return !parameter.startsWith("charset=")
        || parameter.equals("charset=utf-8")
        || parameter.equals("charset=\"utf-8\"");
  }
}
