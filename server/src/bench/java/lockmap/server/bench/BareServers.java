package lockmap.server.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Servers in Java that do nothing but take and give, on JVMs with the same options as LockMap's.
 */
final class BareServers {

  static final String HELIDON = "Helidon SE, bare";
  static final String NETTY = "Netty, bare";

  private static final Pattern LISTENS = Pattern.compile("listens at (\\d+)\\n");

  private final Workspace workspace;
  private final List<String> options;

  /**
   * Starts such servers.
   *
   * @param options for their JVMs
   */
  BareServers(Workspace workspace, List<String> options) {
    this.workspace = workspace;
    this.options = options;
  }

  /** The leanest handler that we know of, with the JDK's own way to schedule virtual threads. */
  Contestant helidon() throws IOException, InterruptedException {
    return start(HELIDON, List.of(), BareHelidon.class);
  }

  Contestant netty() throws IOException, InterruptedException {
    return start(
        NETTY,
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"),
        BareNetty.class);
  }

  private Contestant start(String name, List<String> more, Class<?> main)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(more);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    Process process = workspace.start(name, AllocationMeter.ALLOWED, command);
    int port = Integer.parseInt(workspace.awaitLine(process, name, LISTENS));
    Map<Load, Ask> asks = new LinkedHashMap<>();
    asks.put(Load.PUT, new Ask("PUT", "/" + Load.KEY, Load.VALUE));
    asks.put(Load.GET, Ask.get("/" + Load.KEY));
    return new Contestant(name, List.of(process), port, asks, true);
  }
}
