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
  private final Traffic traffic;
  private final List<Resource> resources;

  /**
   * A table of the given resources.
   *
   * @param problems what answers for a handler that throws
   * @param traffic where the requests for them are counted
   */
  public Routes(Problems problems, Traffic traffic, Resource... resources) {
    this.problems = problems;
    this.traffic = traffic;
    this.resources =
        Stream.of(resources)
            .sorted(Comparator.comparingInt(Resource::specificity).reversed())
            .toList();
    this.resources.forEach(traffic::add);
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

  /**
   * Counts a request that has been answered.
   *
   * @param start when it came, in nanoseconds
   */
  void count(ServerRequest request, int status, long start) {
    Endpoint endpoint = endpoint(request);
    if (endpoint == null) {
      traffic.unrouted(request.prologue().method()).add(status);
    } else if (endpoint.isHeld(request.prologue())) {
      endpoint.tally().add(status);
    } else {
      long now = traffic.now();
      endpoint.tally().add(status, now, now - start);
    }
  }

  private void route(ServerRequest request, ServerResponse response) throws Exception {
    String path = RawPath.of(request);
    Method method = request.prologue().method();
    Endpoint endpoint = endpoint(path, method);
    if (endpoint != null) {
      endpoint.handler().handle(request, response);
    } else {
      answerWithoutHandler(path, method, response);
    }
  }

  private @Nullable Endpoint endpoint(ServerRequest request) {
    try {
      return endpoint(RawPath.of(request), request.prologue().method());
    } catch (HttpProblem targetIsNoPath) {
      return null;
    }
  }

  private @Nullable Endpoint endpoint(String path, Method method) {
    for (Resource resource : resources) {
      if (resource.matches(path)) {
        Endpoint endpoint = resource.endpoint(method);
        if (endpoint != null) {
          return endpoint;
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
