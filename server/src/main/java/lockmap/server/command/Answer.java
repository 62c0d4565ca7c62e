package lockmap.server.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code --json} says of a write: its fields in their order, none of them null. */
final class Answer {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  private Answer() {}

  /** What is said of a key in any case. */
  static Answer about(String key, boolean done) {
    return new Answer().with("key", key).with("done", done);
  }

  /** The same with a field more, unless there is nothing to say in it. */
  Answer with(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  void writeTo(Output out) throws IOException {
    out.json(fields);
  }
}
