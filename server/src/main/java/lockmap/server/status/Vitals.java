package lockmap.server.status;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import lockmap.server.feed.ChangeFeed;

/** What must be so for a server to be well, as the framework's health checks. */
public final class Vitals {

  /** Under which name a check says in one sentence why. */
  static final String REASON = "reason";

  private Vitals() {}

  /**
   * Whether a thread runs that the server cannot do without.
   *
   * @param name what it does
   */
  public static HealthCheck thread(String name, BooleanSupplier alive) {
    return check(
        name,
        HealthCheckType.LIVENESS,
        () ->
            alive.getAsBoolean()
                ? well("It runs.")
                : unwell("Its thread has died, and the log says why; only a restart helps."));
  }

  /** Whether the server goes on, or has been told to stop. */
  public static HealthCheck serving(BooleanSupplier stopping) {
    return check(
        "serving",
        HealthCheckType.READINESS,
        () ->
            stopping.getAsBoolean() ? unwell("The server is shutting down.") : well("It serves."));
  }

  /** Whether new connections are accepted. */
  public static HealthCheck accepting(Doorbell doorbell) {
    return check(
        "accepting",
        HealthCheckType.READINESS,
        () -> {
          String complaint = doorbell.complaint();
          return complaint.isEmpty() ? well("Connections are accepted.") : unwell(complaint);
        });
  }

  /** Whether the entries may still grow: where a hundredth of their bound is left, or more. */
  public static HealthCheck memory(Sources.Bounded memory) {
    return check(
        "memory",
        HealthCheckType.READINESS,
        () -> {
          long held = memory.now();
          String figures = "The entries take " + held + " of " + memory.limit() + " bytes";
          return memory.limit() - held >= memory.limit() / 100
              ? well(figures + ".")
              : unwell(figures + ": writes that need more are refused.");
        });
  }

  /**
   * Whether those who watch are told soon.
   *
   * @param most how many revisions they may be behind
   */
  public static HealthCheck feed(ChangeFeed feed, long most) {
    return check(
        "feed-lag",
        HealthCheckType.READINESS,
        () -> {
          long lag = feed.lag();
          String figures = "Watchers are " + lag + " revisions behind, of " + most + " they may be";
          return lag <= most
              ? well(figures + ".")
              : unwell(figures + ": they are about to lose their places.");
        });
  }

  private static HealthCheckResponse well(String reason) {
    return HealthCheckResponse.builder().status(true).detail(REASON, reason).build();
  }

  private static HealthCheckResponse unwell(String reason) {
    return HealthCheckResponse.builder().status(false).detail(REASON, reason).build();
  }

  private static HealthCheck check(
      String name, HealthCheckType type, Supplier<HealthCheckResponse> response) {
    return new HealthCheck() {
      @Override
      public HealthCheckType type() {
        return type;
      }

      @Override
      public String name() {
        return name;
      }

      @Override
      public HealthCheckResponse call() {
        return response.get();
      }
    };
  }
}
