package lockmap.server.watch;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import lockmap.api.Limits;
import lockmap.server.access.Grant;
import lockmap.server.feed.Interest;
import lockmap.server.http.HttpProblem;
import lockmap.server.http.KeyPath;
import lockmap.server.http.Query;
import lockmap.server.store.Cause;
import lockmap.server.store.Utf8Bytes;

/**
 * What a {@code GET /watch} asks for.
 *
 * @param interest which keys, and which changes of them
 * @param values whether events tell values
 * @param snapshot whether the watch begins with what the keys hold
 * @param since the revision behind which it goes on, where it does
 * @param strict whether a watch that cannot go on there is refused, and not begun anew
 */
record WatchQuery(
    Interest interest, boolean values, boolean snapshot, OptionalLong since, boolean strict) {

  private static final int MOST = 1024;
  private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");
  private static final Pattern REVISION = Pattern.compile("[0-9]{1,18}");
  private static final long GREATEST_REVISION = 999_999_999_999_999_999L;
  private static final long NEVER = GREATEST_REVISION + 1;

  /**
   * What a request asks for, as far as the client may see it.
   *
   * @throws HttpProblem 400 that says which parameter is wrong, 403 that says which key or prefix
   *     the client may see nothing of
   */
  static WatchQuery of(ServerRequest request, Grant grant) {
    Query query = Query.of(request);
    return new WatchQuery(
        interest(query, grant),
        query.flag("values", true),
        query.flag("snapshot", true),
        since(request, query),
        query.flag("strict", false));
  }

  private static Interest interest(Query query, Grant grant) {
    Set<Utf8Bytes> keys = distinct(query, "key");
    keys.forEach(KeyPath::requireKey);
    Set<Utf8Bytes> prefixes = distinct(query, "prefix");
    prefixes.forEach(WatchQuery::requirePrefix);
    if (query.flag("all", false)) {
      prefixes.add(Utf8Bytes.EMPTY);
    }
    if (keys.isEmpty() && prefixes.isEmpty()) {
      throw Query.badParameter("The query names nothing to watch: key, prefix or all=true.");
    }
    Set<Cause> causes = causes(query.texts("events"));
    keys.forEach(grant::requireKey);
    return new Interest(keys, seen(prefixes, grant), causes);
  }

  private static List<Utf8Bytes> seen(Set<Utf8Bytes> prefixes, Grant grant) {
    return prefixes.stream().flatMap(prefix -> grant.seenUnder(prefix).texts().stream()).toList();
  }

  private static Set<Utf8Bytes> distinct(Query query, String name) {
    Set<Utf8Bytes> distinct = new LinkedHashSet<>();
    query.texts(name).forEach(text -> distinct.add(Utf8Bytes.of(text)));
    if (distinct.size() > MOST) {
      throw Query.badParameter(
          "The query parameter "
              + name
              + " has "
              + distinct.size()
              + " values, and "
              + MOST
              + " are allowed.");
    }
    return distinct;
  }

  private static void requirePrefix(Utf8Bytes prefix) {
    if (prefix.length() > Limits.MAX_KEY_BYTES) {
      throw Query.badParameter(
          "A prefix has "
              + prefix.length()
              + " bytes, and no key has more than "
              + Limits.MAX_KEY_BYTES
              + ".");
    }
  }

  private static Set<Cause> causes(List<String> lists) {
    if (lists.isEmpty()) {
      return EnumSet.allOf(Cause.class);
    }
    Set<Cause> causes = new HashSet<>();
    for (String list : lists) {
      for (String name : list.split(",", -1)) {
        causes.add(cause(name));
      }
    }
    return causes;
  }

  private static Cause cause(String name) {
    return switch (name) {
      case "PUT" -> Cause.PUT;
      case "DELETE" -> Cause.DELETE;
      case "CAS" -> Cause.CAS;
      case "EXPIRED" -> Cause.EXPIRED;
      default ->
          throw Query.badParameter(
              "The query parameter events is not a list of PUT, DELETE, CAS and EXPIRED.");
    };
  }

  /**
   * A browser that reconnects sends the header and the URL of old, so the header counts. An id of 0
   * is what came before a state that was not told to its end, so there is nothing to go on from,
   * not even where the store counts from 0 and all its changes are held.
   */
  private static OptionalLong since(ServerRequest request, Query query) {
    OptionalLong inQuery = query.wholeNumber("since", 0, GREATEST_REVISION);
    if (!request.headers().contains(LAST_EVENT_ID)) {
      return inQuery;
    }
    List<String> ids = request.headers().values(LAST_EVENT_ID);
    if (ids.size() != 1 || !REVISION.matcher(ids.getFirst()).matches()) {
      throw new HttpProblem(
          400, "bad-event-id", "Bad event id", "The Last-Event-ID is not the id of an event.");
    }
    long id = Long.parseLong(ids.getFirst());
    return OptionalLong.of(id == 0 ? NEVER : id);
  }
}
