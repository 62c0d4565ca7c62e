package lockmap.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockmap.api.MalformedJsonException;
import lockmap.api.Problem;
import lockmap.api.WireJson;
import org.jspecify.annotations.Nullable;

/** An answer that has come as a whole, read strictly. */
final class Answer {

  private static final Pattern ETAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private final HttpResponse<?> response;
  private final byte[] body;
  private final boolean write;

  Answer(HttpResponse<?> response, byte[] body) {
    this.response = response;
    this.body = body;
    this.write = !response.request().method().equals("GET");
  }

  /**
   * The status code, where it is one that a LockMap gives.
   *
   * @throws RefusedException where something else has refused the request
   */
  int status() {
    if (response.statusCode() >= 400 && !hasProblem()) {
      throw refused();
    }
    return response.statusCode();
  }

  /** What to throw where the status is none that the request can have as its answer. */
  ClientException unexpected() {
    return response.statusCode() >= 400
        ? refused()
        : bad("the status " + response.statusCode() + " answers no such request");
  }

  /** Whether a check of the server's health came out well. */
  boolean saysReady() {
    return switch (response.statusCode()) {
      case 200 -> true;
      case 503 -> false;
      default -> throw unexpected();
    };
  }

  String text() {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw bad("the value is not UTF-8");
    }
  }

  long number() {
    try {
      return Long.parseLong(text());
    } catch (NumberFormatException e) {
      throw bad("the new value is no number");
    }
  }

  /** The revision in the ETag. */
  long revision() {
    Long revision = revisionIfTold();
    if (revision == null) {
      throw bad("the answer has no revision in its ETag");
    }
    return revision;
  }

  @Nullable Long revisionIfTold() {
    Matcher etag = ETAG.matcher(header("ETag"));
    return etag.matches() ? Long.valueOf(etag.group(1)) : null;
  }

  <T> T json(Class<T> type) {
    return parsed(json -> WireJson.read(json, type));
  }

  <T> List<T> jsonList(Class<T> type) {
    return parsed(json -> WireJson.readList(json, type));
  }

  private <T> T parsed(Function<byte[], T> reader) {
    try {
      return reader.apply(body);
    } catch (MalformedJsonException e) {
      throw bad(String.valueOf(e.getMessage()));
    }
  }

  /** What the problem says; one made up where the answer has none. */
  Problem problem() {
    if (hasProblem()) {
      try {
        return WireJson.read(body, Problem.class);
      } catch (MalformedJsonException e) {
        return noProblem("a problem+json that is none: " + e.getMessage());
      }
    }
    return noProblem("no problem+json but " + body.length + " bytes of \"" + mediaType() + '"');
  }

  boolean hasProblem() {
    return mediaType().equals(Problem.MEDIA_TYPE);
  }

  String mediaType() {
    return header("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  BadAnswerException bad(String why) {
    return new BadAnswerException(place() + ": " + why, null, write);
  }

  private RefusedException refused() {
    Matcher seconds = SECONDS.matcher(header("Retry-After"));
    Duration retryAfter =
        seconds.matches() ? Duration.ofSeconds(Long.parseLong(seconds.group())) : null;
    return new RefusedException(problem(), retryAfter, write && mayHaveBegun());
  }

  /** A LockMap that refuses has done nothing; but it may fail, and so may what stands before it. */
  private boolean mayHaveBegun() {
    return switch (response.statusCode()) {
      case 500, 502, 504 -> true;
      default -> false;
    };
  }

  private Problem noProblem(String what) {
    return new Problem(
        "about:blank", "Refused", response.statusCode(), place() + " was answered with " + what);
  }

  private String place() {
    return response.request().method() + " " + response.request().uri();
  }

  private String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
