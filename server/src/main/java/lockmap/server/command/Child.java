package lockmap.server.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that was started here, with the streams of this one. */
final class Child {

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param command the program and its arguments
   * @param variables what it gets besides the environment of this process
   * @throws IOException where there is no such program
   */
  static Child start(List<String> command, Map<String, String> variables) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(variables);
    return new Child(builder.start());
  }

  /** Completed when it ends. */
  CompletableFuture<Process> ended() {
    return process.onExit();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it exited with; waits until it has. */
  int code() throws InterruptedException {
    return process.waitFor();
  }

  /**
   * Ends it and all that it has started: asks first, and then kills. It is asked before what it has
   * started, so that it is not taken by surprise.
   *
   * @param grace how long it may take from the one to the other
   */
  void end(Duration grace) throws InterruptedException {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    all.forEach(ProcessHandle::destroy);
    if (!process.waitFor(grace.toNanos(), TimeUnit.NANOSECONDS)) {
      all.forEach(ProcessHandle::destroyForcibly);
      process.waitFor();
    }
  }
}
