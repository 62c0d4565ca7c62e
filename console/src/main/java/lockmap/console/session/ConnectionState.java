package lockmap.console.session;

import java.time.Instant;

/** What the console's connection is at. */
public sealed interface ConnectionState {

  /** There is none, and none is wanted. */
  record Closed() implements ConnectionState {}

  /** The server has not answered yet. */
  record Connecting(Target target) implements ConnectionState {}

  /** The server answers. */
  record Open(Target target) implements ConnectionState {}

  /**
   * The server does not answer, and is asked again.
   *
   * @param target which server
   * @param trouble why it does not
   * @param retryAt when it is asked next
   */
  record Lost(Target target, Trouble trouble, Instant retryAt) implements ConnectionState {}
}
