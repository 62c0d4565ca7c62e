package lockmap.console.watch;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import lockmap.api.Operation;
import lockmap.client.StoreClient;
import lockmap.console.Await;
import lockmap.console.LiveStore;
import lockmap.console.OpenConsole;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Watches all keys of a server of its own that takes 10,000 changes a second, in the whole console
 * with its plot, and says how much of the JavaFX thread that takes and whether memory stays flat.
 *
 * <p>A program and no test: {@code mvn test-compile}, then run it with the options of the tests
 * (see the console's pom) and the number of seconds, 60 by default. The load, the server, the
 * console and its software renderer share the machine.
 */
public final class WatchBenchmark {

  private static final int BATCHES_A_SECOND = 20;
  private static final int OPERATIONS_A_BATCH = 500;
  private static final int KEYS = 20_000;
  private static final int WARM_UP_SECONDS = 10;
  private static final int REPORT_SECONDS = 10;
  private static final long MEBIBYTE = 1 << 20;

  private final FxProbe probe = new FxProbe();
  private final LiveStore store;
  private final OpenConsole console;
  private volatile boolean done;

  private WatchBenchmark(LiveStore store) throws Exception {
    this.store = store;
    Stage stage = FxToolkit.registerPrimaryStage();
    this.console =
        WaitForAsyncUtils.waitForAsyncFx(
            30_000,
            () -> {
              probe.begin();
              OpenConsole opened = new OpenConsole(stage);
              probe.watch(stage.getScene());
              return opened;
            });
  }

  /** Runs for as many seconds as the first argument says. */
  public static void main(String[] args) throws Exception {
    int seconds = args.length == 0 ? 60 : Integer.parseInt(args[0]);
    try (LiveStore store = LiveStore.plain()) {
      new WatchBenchmark(store).run(seconds);
    }
    System.exit(0);
  }

  private void run(int seconds) throws Exception {
    console.connect(store.target());
    console.go("Watch");
    Await.onFx(() -> {
      WatchTable table = console.node("watch-table", WatchTable.class);
      table.getItems().addListener((Observable _) -> probe.news());
      console.node("watch-start", Button.class).fire();
    });
    Await.onScreen("live", () -> text("watch-phase").startsWith("Live"));
    Thread load = Thread.ofPlatform().start(this::load);
    Thread knocks = Thread.ofPlatform().start(this::knock);
    TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
    long before = received();
    long begun = System.nanoTime();
    probe.open(true);
    for (int passed = 0; passed < seconds; passed += REPORT_SECONDS) {
      TimeUnit.SECONDS.sleep(Math.min(REPORT_SECONDS, seconds - passed));
      report();
    }
    probe.open(false);
    double took = (System.nanoTime() - begun) / 1e9;
    long came = received() - before;
    done = true;
    load.join();
    knocks.join();
    System.out.printf("events shown      %,.0f a second%n", came / took);
    System.out.println("the console says  " + phase() + "; " + lag());
    System.out.println("tick              " + probe.ticks());
    System.out.println("tick and layout   " + probe.pulses());
    System.out.println("its CPU time      " + probe.work());
    System.out.println("wait for FX       " + probe.waits());
  }

  /** The collection that this asks for stops everything, so what it takes is not kept. */
  private void report() {
    probe.open(false);
    System.gc();
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    System.out.printf("heap %d MiB, received %,d, %s%n", used / MEBIBYTE, received(), phase());
    probe.open(true);
  }

  private void load() {
    List<Operation.Put> puts =
        IntStream.range(0, KEYS)
            .mapToObj(at ->
                new Operation.Put(
                    "orders/2026/11/%05d".formatted(at),
                    "{\"state\":\"paid\",\"total\":%d,\"lines\":[\"A-%05d\"]}"
                        .formatted(at * 17, at)))
            .toList();
    long next = System.nanoTime();
    try (StoreClient somebody = store.somebody()) {
      for (int batch = 0; !done; batch++) {
        int from = batch * OPERATIONS_A_BATCH % KEYS;
        var _ = somebody.batch(List.copyOf(puts.subList(from, from + OPERATIONS_A_BATCH)));
        next += TimeUnit.SECONDS.toNanos(1) / BATCHES_A_SECOND;
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }
  }

  private void knock() {
    try {
      while (!done) {
        probe.knock();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private long received() {
    String said =
        Await.onFx(() -> console.node("watch-type-put", TypeChip.class).getAccessibleText());
    return Long.parseLong(said.replaceAll("[^0-9]", ""));
  }

  private String phase() {
    return Await.onFx(() -> text("watch-phase"));
  }

  private String lag() {
    String said = Await.onFx(() -> text("watch-lag"));
    return said.isEmpty() ? "no lag" : said;
  }

  private String text(String id) {
    return console.node(id, Labeled.class).getText();
  }
}
