package lockmap.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of resources, the one handler that the framework's routing knows. It decides by the raw
 * path, so that the framework's decoding and normalising never lead a request anywhere.
 *
 * <p>Resources may overlap: a request goes to the most specific one that takes its method (an exact
 * path before a prefix, a longer prefix before a shorter). A path that one of them has is known:
 * there OPTIONS is answered, and a method that none of them takes is 405, both with all the methods
 * in {@code Allow}. Any other path is 404.
 *
 * <p>Safe for use by any number of threads.
 */
public final class Routes implements Handler {

  private final Problems problems;
  private final List<Resource> resources;

  /**
   * A table of the given resources.
   *
   * @param problems what answers for a handler that throws
   */
  public Routes(Problems problems, Resource... resources) {
    this.problems = problems;
    this.resources =
        Stream.of(resources)
            .sorted(Comparator.comparingInt(Resource::specificity).reversed())
            .toList();
  }

  /**
   * Every resource with the names of the methods that it takes, OPTIONS apart, which they all take.
   * One that stands for all paths under a prefix ends in {@code …}.
   */
  public Map<String, Set<String>> table() {
    return resources.stream()
        .collect(
            Collectors.toMap(
                Resource::toString,
                resource ->
                    resource.methods().stream().map(Method::text).collect(Collectors.toSet())));
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    try {
      route(request, response);
    } catch (Throwable thrown) {
      problems.handle(request, response, thrown);
    }
  }

  private void route(ServerRequest request, ServerResponse response) throws Exception {
    String path = RawPath.of(request);
    Method method = request.prologue().method();
    Handler handler = handler(path, method);
    if (handler != null) {
      handler.handle(request, response);
    } else {
      answerWithoutHandler(path, method, response);
    }
  }

  private @Nullable Handler handler(String path, Method method) {
    for (Resource resource : resources) {
      if (resource.matches(path)) {
        Handler handler = resource.handler(method);
        if (handler != null) {
          return handler;
        }
      }
    }
    return null;
  }

  private void answerWithoutHandler(String path, Method method, ServerResponse response) {
    Set<Method> methods = methods(path);
    if (methods.isEmpty()) {
      throw StandardProblems.of(404);
    }
    if (!method.equals(Method.OPTIONS)) {
      throw StandardProblems.of(405).with(allow(methods));
    }
    Answers.empty(response.header(allow(methods)), Status.NO_CONTENT_204);
  }

  private Set<Method> methods(String path) {
    return resources.stream()
        .filter(resource -> path.equals(RawPath.WHOLE_SERVER) || resource.matches(path))
        .flatMap(resource -> resource.methods().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Header allow(Set<Method> methods) {
    String names =
        Stream.concat(methods.stream(), Stream.of(Method.OPTIONS))
            .map(Method::text)
            .collect(Collectors.joining(", "));
    return HeaderValues.create(HeaderNames.ALLOW, names);
  }
}
