package lockmap.api;

/**
 * The description of the whole interface in OpenAPI 3.1: every path, parameter, header, answer and
 * problem, with examples that the server's tests carry out. It is written for people, and viewers
 * and generators of clients read it as well.
 */
public final class OpenApi {

  /** The media type of the description (RFC 9512). */
  public static final String MEDIA_TYPE = "application/yaml";

  private OpenApi() {}

  /**
   * The description as YAML in UTF-8, with the version that {@link Version} tells; a fresh copy.
   */
  public static byte[] yaml() {
    return Packaged.bytes("openapi.yaml");
  }
}
