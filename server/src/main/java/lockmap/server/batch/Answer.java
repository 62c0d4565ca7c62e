package lockmap.server.batch;

import java.util.List;
import lockmap.api.Outcome;
import lockmap.server.http.JsonText;
import lockmap.server.http.JsonWriter;
import lockmap.server.store.BatchOutcome;
import org.jspecify.annotations.Nullable;

/**
 * How one operation is answered: an {@link Outcome} whose value is still in bytes.
 *
 * @param status the status code that it would have had as a request of its own
 * @param value the value found or the new number; null where the answer holds none
 * @param revision what {@link Outcome#revision} is; {@link BatchOutcome#NO_REVISION} where null
 */
record Answer(int status, @Nullable JsonText value, long revision) {

  static final Answer CREATED = new Answer(201);
  static final Answer DONE = new Answer(204);
  static final Answer ABSENT = new Answer(404);
  static final Answer NOT_COUNTABLE = new Answer(409);
  static final Answer CONFLICT = new Answer(412);
  static final Answer NOT_TRIED = new Answer(424);
  static final Answer NO_MEMORY = new Answer(503);

  private static final byte[] STATUS = JsonWriter.prepared("{\"status\":");
  private static final byte[] VALUE = JsonWriter.prepared(",\"value\":");
  private static final byte[] REVISION = JsonWriter.prepared(",\"revision\":");
  private static final long ROOM_BESIDE_VALUE = 64;

  Answer(int status) {
    this(status, null);
  }

  Answer(int status, @Nullable JsonText value) {
    this(status, value, BatchOutcome.NO_REVISION);
  }

  Answer at(long revision) {
    return revision == this.revision ? this : new Answer(status, value, revision);
  }

  /** The JSON of some answers, in an array that has room for them. */
  static JsonWriter write(List<Answer> answers) {
    long room = answers.stream().mapToLong(Answer::room).sum();
    JsonWriter json = new JsonWriter(Math.toIntExact(room));
    char before = '[';
    for (Answer answer : answers) {
      answer.write(json.raw(before));
      before = ',';
    }
    return (answers.isEmpty() ? json.raw('[') : json).raw(']');
  }

  private void write(JsonWriter json) {
    json.raw(STATUS).number(status);
    if (value != null) {
      json.raw(VALUE).text(value);
    }
    if (revision != BatchOutcome.NO_REVISION) {
      json.raw(REVISION).number(revision);
    }
    json.raw('}');
  }

  private long room() {
    return ROOM_BESIDE_VALUE + (value == null ? 0 : value.length());
  }

  Outcome toWire() {
    return new Outcome(
        status,
        value == null ? null : value.text().toString(),
        revision == BatchOutcome.NO_REVISION ? null : revision);
  }
}
