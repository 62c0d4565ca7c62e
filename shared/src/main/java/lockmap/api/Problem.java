package lockmap.api;

/**
 * What a 4xx or 5xx answer says, as RFC 9457 lays it out ({@code application/problem+json}).
 *
 * @param type a relative reference that names the kind of problem, {@code /problems/…}
 * @param title the kind of problem in a few words, the same each time
 * @param status the status code of the answer that carries it
 * @param detail what was wrong this time, in one sentence
 */
public record Problem(String type, String title, int status, String detail) {

  /** The media type of a body that holds a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";
}
