package lockmap.console.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A command of the desktop's that speaks to its keystore. What is secret goes through its standard
 * input and output only, since every user of a machine can read the arguments of its processes.
 *
 * @param command the program, by its name or its path
 * @param keystore what it speaks to, for sentences
 */
record Tool(String command, String keystore) {

  private static final int LONGEST = 1 << 16;
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  /**
   * What a run of the command came to.
   *
   * @param code its exit code
   * @param output what it wrote, without the end of its last line
   * @param complaint what it wrote on standard error
   */
  record Run(int code, String output, String complaint) {}

  /**
   * Runs the command, and ends it where it takes too long or this thread is interrupted.
   *
   * @param input what it reads
   * @throws SecretsException where it cannot be run, or has not ended in time
   */
  Run run(String input, Duration patience, String... arguments) throws SecretsException {
    List<String> line = new ArrayList<>();
    line.add(command);
    line.addAll(List.of(arguments));
    Process process = start(line);
    try {
      CompletableFuture<String> output = read(process, false);
      CompletableFuture<String> complaint = read(process, true);
      write(process, input);
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw late(patience, null);
      }
      // what the command has started may hold its output open for longer than it lives
      return new Run(process.exitValue(), within(output), within(complaint));
    } catch (TimeoutException e) {
      throw late(patience, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SecretsException("Waiting for " + keystore + " was cancelled.", e);
    } catch (ExecutionException e) {
      throw new SecretsException("The command " + command + " cannot be spoken to.", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** What to throw where the command has run and says that it failed. */
  SecretsException failed(Run run) {
    String why = run.complaint().isEmpty() ? "exit code " + run.code() : run.complaint();
    return new SecretsException("No answer from " + keystore + ": " + why, null);
  }

  private SecretsException late(Duration patience, @Nullable Exception e) {
    return new SecretsException(
        "No answer from " + keystore + " within " + patience.toSeconds() + " s.", e);
  }

  private Process start(List<String> line) throws SecretsException {
    try {
      return new ProcessBuilder(line).start();
    } catch (IOException e) {
      throw new SecretsException("The command " + command + " cannot be run.", e);
    }
  }

  private static void write(Process process, String input) {
    try (OutputStream to = process.getOutputStream()) {
      to.write(input.getBytes(UTF_8));
    } catch (IOException e) {
      // it has ended, or is about to, without reading, and says why by its code
    }
  }

  private static CompletableFuture<String> read(Process process, boolean error) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (var from = error ? process.getErrorStream() : process.getInputStream()) {
            return new String(from.readNBytes(LONGEST), UTF_8).stripTrailing();
          } catch (IOException e) {
            return ""; // it was ended
          }
        },
        THREADS);
  }

  private static String within(CompletableFuture<String> text)
      throws InterruptedException, ExecutionException, TimeoutException {
    return text.get(1, TimeUnit.SECONDS);
  }
}
