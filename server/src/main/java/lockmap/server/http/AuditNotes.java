package lockmap.server.http;

import io.helidon.webserver.http.ServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a request did beyond what its path and the head of its answer tell, for whoever writes it
 * down. It is among the things of a request's context only where somebody does. For one thread.
 */
public final class AuditNotes {

  private final Map<String, Object> members = new LinkedHashMap<>();
  private boolean read;

  /** Nothing yet. */
  public AuditNotes() {}

  /** Those of a request, where somebody wants any. */
  public static Optional<AuditNotes> of(ServerRequest request) {
    return request.context().get(AuditNotes.class);
  }

  /**
   * Notes something of a request, where somebody wants to know.
   *
   * @param name what it is, in snake case
   * @param value something that has a JSON form; asked for only then
   */
  public static void note(ServerRequest request, String name, Supplier<Object> value) {
    of(request).ifPresent(notes -> notes.members.put(name, value.get()));
  }

  /**
   * Notes the writes of a batch, where somebody wants to know; one without any was only read.
   *
   * @param writes each of them in a JSON form
   */
  public static void noteWrites(ServerRequest request, Supplier<List<?>> writes) {
    of(request)
        .ifPresent(notes -> {
          List<?> all = writes.get();
          notes.read = all.isEmpty();
          notes.members.put("operations", all);
        });
  }

  /** Whether it turned out that the request only reads. */
  public boolean isRead() {
    return read;
  }

  /** What was noted, by its names. */
  public Map<String, Object> members() {
    return members;
  }
}
