package lockmap.console.keys;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import lockmap.api.Operation;
import lockmap.client.StoreClient;
import lockmap.console.ChosenFiles;
import lockmap.console.LiveStore;
import lockmap.console.session.Background;
import lockmap.console.session.Desk;
import lockmap.console.session.Jobs;
import lockmap.console.session.Notices;
import lockmap.console.session.Session;
import lockmap.console.ui.Appearance;
import lockmap.console.ui.Fx;
import lockmap.console.ui.Ticker;
import lockmap.console.ui.Typefaces;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Browses a million keys of a server in a process of its own, in a window, and prints how long the
 * first page takes, how much heap the console holds, and how long its ticks take on the JavaFX
 * thread. Needs a display or the headless platform.
 */
final class KeysBenchmark {

  private static final int KEYS = 1_000_000;
  private static final int BATCH = 1000;
  private static final int CHURN_SECONDS = 20;
  private static final int A_SECOND = 10_000;

  private final List<Long> ticks = Collections.synchronizedList(new ArrayList<>());
  private final LiveStore store;
  private final Desk desk;
  private final KeysModel model;

  private KeysBenchmark(LiveStore store) {
    this.store = store;
    InstantSource clock = InstantSource.system();
    Notices notices = new Notices(clock);
    Background background =
        new Background(Executors.newVirtualThreadPerTaskExecutor(), Fx.EXECUTOR);
    Session session = new Session(background, clock, notices, _ -> {});
    this.desk = new Desk(session, background, clock, notices, new Jobs(), _ -> true);
    this.model = new KeysModel(desk, new ChosenFiles(), Memory.forNow(), _ -> {});
  }

  /** Prints the figures. */
  public static void main(String[] args) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    try (LiveStore store = LiveStore.plain()) {
      fill(store);
      onFx(() -> new KeysBenchmark(store)).run();
    } finally {
      Platform.exit();
    }
    System.exit(0);
  }

  private void run() throws InterruptedException {
    Ticker ticker = onFx(this::open);
    System.out.printf("keys on the server: %,d%n", KEYS);
    System.out.printf("heap without a connection: %.1f MiB%n", heap());
    long begun = System.nanoTime();
    onFx(() -> desk.session().open(store.target()));
    await(() -> model.begunProperty().get() && !model.rows().isEmpty());
    System.out.printf("until the first page of folders: %d ms%n", since(begun));
    begun = System.nanoTime();
    onFx(() -> model.filter().treeProperty().set(false));
    await(() -> model.rows().size() > BATCH);
    System.out.printf("until the first page of the flat list: %d ms%n", since(begun));
    System.out.printf("heap after the first page: %.1f MiB%n", heap());
    ticks("at rest");
    begun = System.nanoTime();
    onFx(model::loadAll);
    await(() -> model.rows().size() >= KeysModel.MOST && !model.loadingProperty().get());
    System.out.printf("until %,d rows: %d ms%n", KeysModel.MOST, since(begun));
    System.out.printf("heap after %,d rows: %.1f MiB%n", model.rows().size(), heap());
    ticks("while loading");
    System.out.printf("changes a second: %,d%n", churn(A_SECOND) / CHURN_SECONDS);
    System.out.printf("heap after them: %.1f MiB%n", heap());
    ticks("while as many keys change, come and go");
    System.out.printf("changes a second: %,d%n", churn(Integer.MAX_VALUE) / CHURN_SECONDS);
    System.out.printf("heap after them: %.1f MiB%n", heap());
    ticks("while as many keys change, come and go");
    onFx(() -> {
      ticker.close();
      desk.session().close();
    });
  }

  private Ticker open() {
    Typefaces.load();
    Appearance.LIGHT.apply();
    Region value = new Region();
    Stage stage = new Stage();
    stage.setScene(
        new Scene(KeysScreen.of(model, value, List.of(), () -> {}).content(), 1000, 800));
    stage.show();
    return new Ticker(List.of(desk.session()::tick, this::tick));
  }

  private void tick() {
    long begun = System.nanoTime();
    model.tick();
    ticks.add(System.nanoTime() - begun);
  }

  /** Changes keys that are loaded and makes and removes others, so many a second at most. */
  private long churn(int most) throws InterruptedException {
    long begun = System.nanoTime();
    long until = begun + Duration.ofSeconds(CHURN_SECONDS).toNanos();
    long changes = 0;
    try (StoreClient somebody = store.somebody()) {
      for (int round = 0; System.nanoTime() < until; round++) {
        int from = round % 100;
        List<Operation> some = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
          some.add(new Operation.Put(key(from * 1000 + n), "changed " + round));
          some.add(new Operation.Put(key(from * 1000 + n) + "/new", "new"));
          some.add(new Operation.Delete(key(from * 1000 + n) + "/new"));
        }
        changes += somebody.batch(some).size();
        long ahead = changes * 1_000_000 / most - (System.nanoTime() - begun) / 1000;
        if (ahead > 0) {
          Thread.sleep(Duration.ofNanos(ahead * 1000));
        }
      }
    }
    return changes;
  }

  private void ticks(String when) {
    List<Long> sorted;
    synchronized (ticks) {
      sorted = ticks.stream().sorted().toList();
      ticks.clear();
    }
    System.out.printf(
        "ticks %s, ms: median %.2f, p99 %.2f, most %.2f, of %d%n",
        when, at(sorted, 0.5) / 1e6, at(sorted, 0.99) / 1e6, at(sorted, 1) / 1e6, sorted.size());
  }

  private static double at(List<Long> sorted, double part) {
    return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(part * (sorted.size() - 1)));
  }

  private static void fill(LiveStore store) {
    try (StoreClient somebody = store.somebody()) {
      for (int from = 0; from < KEYS; from += BATCH) {
        List<Operation> puts =
            IntStream.range(from, from + BATCH)
                .<Operation>mapToObj(n -> new Operation.Put(key(n), "value " + n))
                .toList();
        if (somebody.batch(puts).stream().anyMatch(outcome -> outcome.status() != 201)) {
          throw new IllegalStateException("the server does not take a million keys");
        }
      }
    }
  }

  private static String key(int number) {
    return "tenant-%02d/user-%04d/item-%02d"
        .formatted(number / 10_000, number / 100 % 100, number % 100);
  }

  private static double heap() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      System.gc();
      Thread.sleep(100);
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least / (double) (1 << 20);
  }

  private static long since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!onFx(condition::getAsBoolean)) {
      Thread.sleep(1);
    }
  }

  private static <T> T onFx(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(120_000, work);
  }

  private static void onFx(Runnable work) {
    WaitForAsyncUtils.waitForAsyncFx(120_000, work);
  }
}
