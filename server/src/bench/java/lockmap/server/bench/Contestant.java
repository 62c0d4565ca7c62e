package lockmap.server.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A server that is measured, in processes of its own.
 *
 * @param name what it is called on the page
 * @param processes what it consists of; children that these start count too
 * @param port where it listens on this machine
 * @param asks what it is asked for
 * @param isJava whether it has to be warmed up, and what it allocates can be asked for
 */
record Contestant(
    String name, List<Process> processes, int port, Map<Load, Ask> asks, boolean isJava) {

  /** What can be asked of it, in the order in which it must first be asked. */
  Set<Load> loads() {
    return asks.keySet();
  }

  /** How it is asked for something that it has. */
  Ask ask(Load load) {
    Ask ask = asks.get(load);
    if (ask == null) {
      throw new IllegalArgumentException(name + " cannot be asked for " + load);
    }
    return ask;
  }

  /** How much processor time it has taken so far, in seconds. */
  double cpuSeconds() throws IOException {
    double seconds = 0;
    for (ProcessHandle each :
        processes.stream()
            .flatMap(process -> Stream.concat(Stream.of(process.toHandle()), process.descendants()))
            .toList()) {
      seconds += Machine.cpuSeconds(each.pid());
    }
    return seconds;
  }

  @Override
  public String toString() {
    return name;
  }
}
