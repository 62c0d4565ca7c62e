package lockmap.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.SocketWriterException;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http1.Http1Connection;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import lockmap.server.http.Progress.Stage;
import org.jspecify.annotations.Nullable;

/** The framework's connection, with its {@link Progress} seen to and an end where it makes none. */
final class TimedConnection implements ServerConnection, InterruptableTask<Void> {

  private static final Logger LOG = System.getLogger(TimedConnection.class.getName());

  private final ReadTimeouts timeouts;
  private final ConnectionContext context;
  private final Turn turn = new Turn();
  private final Progress progress = new Progress(turn);
  private final DataReader reader = DataReader.create(this::read);
  private final Http1Connection connection;

  // These two belong to whoever checks.
  private long seenTurn = -1;
  private long seenSince;

  TimedConnection(
      ReadTimeouts timeouts, ConnectionContext context, ServerConnectionSelector http1) {
    this.timeouts = timeouts;
    this.context = context;
    TimedWriter writer = new TimedWriter(context.dataWriter(), progress, turn);
    this.connection =
        (Http1Connection) http1.connection(new TimedContext(context, reader, writer, progress));
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
    timeouts.add(this);
    try {
      connection.handle(limit);
    } finally {
      timeouts.remove(this);
    }
  }

  @Override
  public boolean canInterrupt() {
    return connection.canInterrupt();
  }

  /**
   * None as far as the framework needs to know, which would tell it by the wall clock: where that
   * jumps ahead, every connection would have been idle for too long. What is idle is ended by
   * {@link ReadTimeouts}.
   */
  @Override
  public Duration idleTime() {
    return Duration.ZERO;
  }

  @Override
  public void close(boolean interrupt) {
    connection.close(interrupt);
  }

  boolean isAt(Stage stage) {
    return Stage.of(progress.turn()) == stage;
  }

  /**
   * Ends the connection where it has been waiting for too long. Never waits itself. Only for one
   * thread at a time.
   *
   * @param now the time, in nanoseconds
   */
  void check(long now) {
    long wait = progress.turn();
    if (wait != seenTurn) {
      seenTurn = wait;
      seenSince = now;
    } else if (now - seenSince >= timeouts.limit(Stage.of(wait))) {
      end(wait);
    }
  }

  private void end(long wait) {
    switch (Stage.of(wait)) {
      case HEAD, BODY -> {
        if (progress.end(wait)) {
          if (Stage.of(wait) == Stage.HEAD) {
            timeouts.gaveUpHeaders();
          }
          Thread.startVirtualThread(this::tellThenDrop);
        }
      }
      case SILENT, IDLE, WRITING -> {
        if (progress.end(wait)) {
          drop();
        }
      }
      case ENDED -> drop();
      case WORKING -> {}
    }
  }

  /** The connection's own thread still waits, or finds that it was given up: it writes nothing. */
  private void tellThenDrop() {
    try {
      if (!progress.isAnswered()) {
        context.dataWriter().writeNow(BufferData.create(timeouts.farewell()));
      }
    } catch (SocketWriterException | UncheckedIOException e) {
      LOG.log(Level.TRACE, "A client that made no progress had gone", e);
    } finally {
      drop();
    }
  }

  /** Interrupts the thread, and with it the read or write in which it hangs. */
  private void drop() {
    connection.close(true);
  }

  private byte @Nullable [] read() {
    if (progress.isWorking()) {
      progress.await(nextStage());
    }
    try {
      long from = System.nanoTime();
      byte @Nullable [] bytes = context.serverSocket().get();
      turn.read(from);
      progress.arrived();
      return bytes;
    } catch (UncheckedIOException e) {
      throw new ServerConnectionException("Cannot read from the client", e);
    }
  }

  /** The framework lets itself be interrupted as long as it reads a request line. */
  private Stage nextStage() {
    if (progress.isInHeaders()) {
      return Stage.HEAD;
    }
    if (!connection.canInterrupt()) {
      return Stage.BODY;
    }
    return reader.available() > 0 ? Stage.HEAD : Stage.IDLE;
  }
}
