package lockmap.server.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Clients of a server that are at work at the same time, each in a thread of its own. */
final class Clients {

  private Clients() {}

  /**
   * Has all of them do their work.
   *
   * @param count how many there are
   * @param client what the one with a number does, from 0 on
   * @return what each of them has come to
   * @throws IOException where one of them failed
   */
  static <T> List<T> run(int count, IntFunction<Callable<T>> client)
      throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      List<T> results = new ArrayList<>();
      for (Future<T> result :
          threads.invokeAll(IntStream.range(0, count).mapToObj(client).toList())) {
        results.add(result.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IOException("a client of the benchmark has failed", e);
    }
  }
}
