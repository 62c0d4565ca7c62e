package lockmap.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a 4xx or 5xx answer says, as RFC 9457 lays it out ({@code application/problem+json}).
 *
 * @param type a relative reference that names the kind of problem, {@code /problems/…}
 * @param title the kind of problem in a few words, the same each time
 * @param status the status code of the answer that carries it
 * @param detail what was wrong this time, in one sentence
 * @param extensions what a program may want to know besides, by the name of its member; each value
 *     is something that has a JSON form, and what a client read is as JSON has it
 */
public record Problem(
    String type, String title, int status, String detail, Map<String, Object> extensions) {

  /** The media type of a body that holds a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Keeps a copy of the extensions, in their order. */
  public Problem {
    extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }

  /** A problem of which there is no more to say. */
  public Problem(String type, String title, int status, String detail) {
    this(type, title, status, detail, Map.of());
  }

  /** The same problem with more, or less, to say of it. */
  public Problem withDetail(String other) {
    return new Problem(type, title, status, other, extensions);
  }

  /**
   * The same problem with one extension more.
   *
   * @param member its name, in snake case
   * @param value something that has a JSON form
   */
  public Problem with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(extensions);
    more.put(member, value);
    return new Problem(type, title, status, detail, more);
  }
}
