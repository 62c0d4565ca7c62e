package lockmap.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import lockmap.api.Paths;

/** LockMap as it is installed: the packaged jar, started by its own script. */
final class LockMapServer {

  static final String NAME = "LockMap";

  private static final Path SCRIPT = Path.of("target", "lockmap");
  private static final Pattern STARTED = Pattern.compile("event=started.* url=\\S+:(\\d+)");

  /**
   * The defaults, but one client may ask for more than any client may, and requests may wait until
   * the server is warm and whatever else the machine does: limits are looked at and not reached.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "KV_STORE_PORT", "0",
          "LOCKMAP_RATE_LIMIT_PER_SECOND", "1000000000",
          "LOCKMAP_RATE_LIMIT_BURST", "1000000000",
          "LOCKMAP_OVERLOAD_MAX_QUEUE_DELAY", "PT1H",
          "JAVA_HOME", System.getProperty("java.home"));

  private LockMapServer() {}

  /**
   * Starts one.
   *
   * @param name what it is called
   * @param settings what is to be other than by default, as variables
   */
  static Contestant start(Workspace workspace, String name, Map<String, String> settings)
      throws IOException, InterruptedException {
    if (!Files.isExecutable(SCRIPT)) {
      throw new IllegalStateException("there is no " + SCRIPT.toAbsolutePath() + " to start");
    }
    Map<String, String> environment = new HashMap<>(SETTINGS);
    environment.putAll(AllocationMeter.ALLOWED);
    environment.putAll(settings);
    Process process =
        workspace.start(name, environment, List.of(SCRIPT.toAbsolutePath().toString(), "serve"));
    int port = Integer.parseInt(workspace.awaitLine(process, name, STARTED));
    return new Contestant(name, List.of(process), port, asks(), true);
  }

  /** The options that its script gives to the JVM. */
  static List<String> javaOptions() throws IOException, InterruptedException {
    try (Workspace workspace = new Workspace()) {
      return OtherJvm.options(start(workspace, NAME, Map.of()).processes().getFirst());
    }
  }

  private static Map<Load, Ask> asks() {
    Map<Load, Ask> asks = new LinkedHashMap<>();
    asks.put(Load.PUT, new Ask("PUT", Paths.STORE + Load.KEY, Load.VALUE));
    asks.put(Load.GET, Ask.get(Paths.STORE + Load.KEY));
    asks.put(Load.BATCH, new Ask("POST", Paths.BATCH, batch()));
    return asks;
  }

  private static String batch() {
    StringJoiner batch = new StringJoiner(",", "[", "]");
    for (int operation = 0; operation < Load.BATCH_SIZE; operation++) {
      batch.add("{\"method\":\"GET\",\"key\":\"" + Load.KEY + "\"}");
    }
    return batch.toString();
  }
}
