package lockmap.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that work at the same time, and whose failures are the test's. */
final class Crew {

  private static final long DEADLINE_SECONDS = 60;

  private final List<Callable<Void>> tasks = new ArrayList<>();
  private final AtomicInteger atWork = new AtomicInteger();

  /** The kinds of threads a test is run with. */
  enum Kind {
    PLATFORM,
    VIRTUAL;

    ThreadFactory factory() {
      return switch (this) {
        case PLATFORM -> Thread.ofPlatform().daemon().factory();
        case VIRTUAL -> Thread.ofVirtual().factory();
      };
    }
  }

  /** What one of several threads does. */
  @FunctionalInterface
  interface Task {
    void run(int number) throws Exception;
  }

  /** Adds threads that do something once. */
  Crew work(int threads, Task task) {
    atWork.addAndGet(threads);
    for (int at = 0; at < threads; at++) {
      int number = at;
      tasks.add(() -> {
        try {
          task.run(number);
        } finally {
          atWork.decrementAndGet();
        }
        return null;
      });
    }
    return this;
  }

  /** Adds threads that repeat something, at least once, until all the work is done. */
  @SuppressWarnings("ThreadPriorityCheck")
  Crew watch(int threads, Task step) {
    for (int at = 0; at < threads; at++) {
      int number = at;
      tasks.add(() -> {
        do {
          step.run(number);
          // A virtual thread that never waits would keep its carrier for good.
          Thread.yield();
        } while (atWork.get() > 0 && !Thread.interrupted());
        return null;
      });
    }
    return this;
  }

  /** Runs them all and waits until they have ended. */
  void run(Kind kind) throws InterruptedException, ExecutionException, TimeoutException {
    ExecutorService threads = Executors.newThreadPerTaskExecutor(kind.factory());
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    try {
      for (Future<Void> ended : tasks.stream().map(threads::submit).toList()) {
        ended.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
