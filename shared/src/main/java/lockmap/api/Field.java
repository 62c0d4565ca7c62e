package lockmap.api;

import org.jspecify.annotations.Nullable;

/** What the objects that a client sends are made of. */
enum Field {
  METHOD("method"),
  KEY("key"),
  VALUE("value"),
  TTL("ttl"),
  BY("by"),
  EXPECTED("expected"),
  REVISION("revision"),
  NEW("new"),
  IF_REVISION("if_revision"),
  IF_ABSENT("if_absent");

  private final String name;

  Field(String name) {
    this.name = name;
  }

  /** The field of a name, or null where nothing is called so. */
  static @Nullable Field named(String name) {
    return switch (name) {
      case "method" -> METHOD;
      case "key" -> KEY;
      case "value" -> VALUE;
      case "ttl" -> TTL;
      case "by" -> BY;
      case "expected" -> EXPECTED;
      case "revision" -> REVISION;
      case "new" -> NEW;
      case "if_revision" -> IF_REVISION;
      case "if_absent" -> IF_ABSENT;
      default -> null;
    };
  }

  /** Its name on the wire. */
  @Override
  public String toString() {
    return name;
  }
}
