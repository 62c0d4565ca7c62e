package lockmap.api;

import java.util.List;

/**
 * How the server is, as {@code GET /health} says where it is well. Where it is not, the answer is a
 * {@link Problem} with the same checks as its {@code checks}.
 *
 * @param status {@link #UP}
 * @param checks what was looked at
 */
public record Health(String status, List<Check> checks) {

  /** The status of what is as it should be. */
  public static final String UP = "UP";

  /** The status of what is not. */
  public static final String DOWN = "DOWN";

  /** Keeps a copy of the list. */
  public Health {
    checks = List.copyOf(checks);
  }

  /**
   * One thing that was looked at.
   *
   * @param name what it is called
   * @param status {@link #UP} or {@link #DOWN}
   * @param reason why, in one sentence
   */
  public record Check(String name, String status, String reason) {}
}
