package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import lockmap.server.ShellProbe.Ran;

/**
 * LockMap as its users have it: the script in a folder of theirs, beside a jar. The jar has nothing
 * but the way to the classes under test. A process that is still there after a minute is killed.
 */
final class InstalledCommand {

  private static final Path SCRIPT = Path.of("src", "main", "scripts", "lockmap");

  private final Path folder;
  private final int port;

  /** Installs it in a folder, for a server on a port. */
  InstalledCommand(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    Files.copy(SCRIPT, folder.resolve("lockmap"), StandardCopyOption.COPY_ATTRIBUTES);
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    main.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri())
            .map(URI::toString)
            .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(folder.resolve("lockmap-server.jar")), manifest)
        .close();
  }

  /** Where the script is. */
  Path script() {
    return folder.resolve("lockmap");
  }

  /** Runs a line of a shell in which {@code lockmap} is a command. */
  Ran bash(String line) throws IOException, InterruptedException {
    Process process = start("bash", "-c", line);
    CompletableFuture<String> errors =
        CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
    String out = text(process.getInputStream());
    return new Ran(process.waitFor(), out, errors.join());
  }

  /** Starts the command itself. */
  Process lockmap(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script().toString()));
    command.addAll(List.of(arguments));
    return start(command.toArray(String[]::new));
  }

  /** Sends a signal to a process, as a terminal does. */
  static void signal(String name, Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private Process start(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("LOCKMAP_"));
    builder.environment().put("LOCKMAP_URL", "http://127.0.0.1:" + port);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().merge("PATH", "", (path, _) -> folder + File.pathSeparator + path);
    Process process = builder.start();
    CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES).execute(process::destroyForcibly);
    return process;
  }

  private static String text(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
