package lockmap.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;
import lockmap.api.Limits;
import lockmap.api.Operation;
import lockmap.client.ClientOptions;
import lockmap.client.ListQuery;
import lockmap.client.StoreClient;
import lockmap.console.session.ProfileColour;
import lockmap.console.session.Target;
import lockmap.server.Main;

/**
 * A real server in a process of its own, which can be stopped and started again on the same port as
 * an operator would. It asks nobody to wait, however much is asked of it.
 */
public final class LiveStore implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("http://\\S+:(\\d+)");
  private static final int PATIENCE_SECONDS = 60;

  private final Map<String, String> environment;
  private Process process;
  private final int port;

  private LiveStore(Map<String, String> environment) {
    this.environment = environment;
    this.process = start(0);
    this.port = portOf(process);
  }

  /** A server as it is by default. */
  public static LiveStore plain() {
    return with(Map.of());
  }

  /** A server with settings by their variables, such as LOCKMAP_STORE_MAX_VALUE_SIZE. */
  public static LiveStore with(Map<String, String> environment) {
    return new LiveStore(environment);
  }

  /** Where it is. */
  public URI address() {
    return URI.create("http://localhost:" + port);
  }

  /** It as a profile would name it. */
  public Target target() {
    return target("Test store", false);
  }

  /** It as a profile would name it. */
  public Target target(String name, boolean readOnly) {
    ClientOptions options = ClientOptions.to(address());
    return new Target(
        "test", name, readOnly ? options.withReadOnly() : options, ProfileColour.GREEN);
  }

  /** Somebody else who uses the server too; the caller closes the client. */
  public StoreClient somebody() {
    return new StoreClient(ClientOptions.to(address()));
  }

  /** Takes away every key. */
  public void empty() {
    try (StoreClient client = somebody()) {
      client
          .keys(ListQuery.all().limit(ListQuery.MOST))
          .<Operation>map(key -> new Operation.Delete(key.key()))
          .gather(Gatherers.windowFixed(Limits.MAX_BATCH_OPERATIONS))
          .forEach(client::batch);
    }
  }

  /** Has the server answer nobody, until it is released. */
  public void hold() {
    signal("STOP");
  }

  /** Has the server go on where it was held. */
  public void release() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (code != 0) {
        throw new AssertionError("kill ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Stops the server in order. */
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the server does not stop");
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Starts a server that was stopped again, where it was, with nothing in it. */
  public void restart() {
    process = start(port);
    int again = portOf(process);
    if (again != port) {
      throw new AssertionError("it now listens on " + again);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private Process start(int port) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder server =
        new ProcessBuilder(
            java,
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-Drate-limit.enabled=false",
            "-Doverload.max-queue-delay=PT0S",
            "-classpath",
            System.getProperty("java.class.path"),
            Main.class.getName());
    server
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("LOCKMAP_") || name.equals("KV_STORE_PORT"));
    server.environment().putAll(environment);
    server.environment().put("KV_STORE_PORT", Integer.toString(port));
    server.redirectErrorStream(true);
    try {
      return server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("the server cannot be started", e);
    }
  }

  /** Reads what the server says until it says where it listens, and the rest in the background. */
  private static int portOf(Process process) {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = read(output); line != null; line = read(output)) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        Thread.ofVirtual().start(() -> discard(output));
        return Integer.parseInt(address.group(1));
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("the server did not start:\n" + said);
  }

  private static void discard(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // the process has ended, and what it said last matters to nobody
    }
  }

  private static String read(BufferedReader output) {
    try {
      return output.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
