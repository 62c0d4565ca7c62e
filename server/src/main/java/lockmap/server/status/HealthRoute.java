package lockmap.server.status;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import lockmap.api.Health;
import lockmap.api.WireJson;
import lockmap.server.http.Answers;
import lockmap.server.http.HttpProblem;

/**
 * {@code GET /health}, {@code /health/ready} and {@code /health/live}: 200 where all checks are
 * well, or 503. Safe for any number of threads.
 */
public final class HealthRoute {

  private final List<HealthCheck> all;
  private final List<HealthCheck> vital;

  /**
   * The route.
   *
   * @param checks what must be so; those of liveness can be helped by a restart only
   */
  public HealthRoute(List<HealthCheck> checks) {
    this.all = List.copyOf(checks);
    this.vital = checks.stream().filter(check -> check.type() == HealthCheckType.LIVENESS).toList();
  }

  /** Answers whether the server is alive and can take requests. */
  public void ready(ServerRequest request, ServerResponse response) {
    answer(
        all,
        complaints -> new HttpProblem(503, "not-ready", "Not ready", complaints),
        request,
        response);
  }

  /** Answers whether the server is alive. */
  public void live(ServerRequest request, ServerResponse response) {
    answer(
        vital,
        complaints -> new HttpProblem(503, "not-live", "Not live", complaints),
        request,
        response);
  }

  private static void answer(
      List<HealthCheck> asked,
      Function<String, HttpProblem> problem,
      ServerRequest request,
      ServerResponse response) {
    List<Health.Check> checks = asked.stream().map(HealthRoute::made).toList();
    String complaints =
        checks.stream()
            .filter(check -> check.status().equals(Health.DOWN))
            .map(check -> check.name() + ": " + check.reason())
            .collect(Collectors.joining(" "));
    if (!complaints.isEmpty()) {
      throw problem.apply(complaints).with("checks", checks);
    }
    Answers.json(request, response, WireJson.write(new Health(Health.UP, checks)));
  }

  private static Health.Check made(HealthCheck check) {
    HealthCheckResponse response = check.call();
    return new Health.Check(
        check.name(),
        response.status() == HealthCheckResponse.Status.UP ? Health.UP : Health.DOWN,
        String.valueOf(response.details().get(Vitals.REASON)));
  }
}
