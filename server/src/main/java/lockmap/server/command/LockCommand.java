package lockmap.server.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import lockmap.client.ClientException;
import lockmap.client.LockHold;
import lockmap.client.StoreClient;
import lockmap.client.StoreLock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "lock",
    customSynopsis = "lockmap lock [OPTIONS] NAME -- COMMAND [ARGUMENT...]",
    description = "Runs a command while it holds a lock, and exits as that does.",
    footer = {
      "",
      "The command finds the key in LOCKMAP_LOCK_KEY and in LOCKMAP_FENCING_TOKEN a number",
      "that grows with every hold. Exit code 75 if somebody else has the lock, 3 if it was",
      "lost and the command ended for that, 127 if there is no such command.",
    })
final class LockCommand extends ClientCommand {

  private static final int NO_COMMAND = 127;

  @Parameters(index = "0", paramLabel = "NAME", description = "The key that is the lock.")
  private String name = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "What to run, with its arguments; stands behind --.")
  private List<String> command = List.of();

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      converter = Time.class,
      description = "When the lock comes free if this machine dies: 15 s otherwise.")
  private Duration ttl = Duration.ofSeconds(15);

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = Time.class,
      description = "How long to wait for the lock; 0 for not at all, else without end.")
  private @Nullable Duration wait;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      converter = Time.class,
      description = "How long a command may take to end once it must: 5 s otherwise.")
  private Duration grace = Duration.ofSeconds(5);

  LockCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(StoreClient client, Output out) {
    String owner = System.getProperty("user.name") + " " + ProcessHandle.current().pid();
    StoreLock lock = new StoreLock(client, name, Time.wholeSeconds(ttl), owner);
    try {
      Optional<LockHold> hold = wait == null ? Optional.of(lock.acquire()) : lock.acquire(wait);
      if (hold.isEmpty()) {
        complain("somebody else has the lock " + name);
        return Exit.NOT_NOW;
      }
      return runHolding(hold.get());
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a command", e);
    }
  }

  private int runHolding(LockHold hold) throws InterruptedException {
    CountDownLatch released = new CountDownLatch(1);
    try {
      Child child =
          Child.start(
              command,
              Map.of(
                  "LOCKMAP_LOCK_KEY", name, "LOCKMAP_FENCING_TOKEN", Long.toString(hold.token())));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> endThenWait(child, released)));
      return await(child, hold.loss());
    } catch (IOException e) {
      complain(String.valueOf(e.getMessage()));
      return NO_COMMAND;
    } finally {
      release(hold);
      released.countDown();
    }
  }

  private int await(Child child, CompletableFuture<LockHold.Loss> loss)
      throws InterruptedException {
    CompletableFuture.anyOf(child.ended(), loss).join();
    if (!child.isAlive()) {
      return child.code();
    }
    complain("the lock " + name + " was lost, so the command is ended: " + reason(loss.join()));
    child.end(grace);
    return Exit.UNKNOWN;
  }

  private static String reason(LockHold.Loss loss) {
    return switch (loss) {
      case LockHold.Loss.Taken _ -> "its key was removed or written by somebody else";
      case LockHold.Loss.NotRenewed(String reason) -> reason;
    };
  }

  private void release(LockHold hold) {
    try {
      hold.release();
    } catch (ClientException e) {
      complain("the lock comes free when its time is over: " + e.getMessage());
    }
  }

  /**
   * Ctrl-C and SIGTERM end the command too, and the lock is given back before this process ends.
   */
  private void endThenWait(Child child, CountDownLatch released) {
    try {
      child.end(grace);
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
