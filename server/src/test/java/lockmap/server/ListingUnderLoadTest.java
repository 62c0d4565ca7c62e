package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lockmap.api.KeyValue;
import lockmap.api.ListedKey;
import lockmap.api.Listing;
import lockmap.api.WireJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What stands through a listing is in it exactly once, over real HTTP, page by page, while others
 * create and remove keys between, before and behind. Every seventh key stands, with values that
 * change. Keys look like {@code 12/3}; their folders {@code 12/} stand where one of their keys
 * does.
 */
class ListingUnderLoadTest {

  private static final int WRITERS = 2;
  private static final int LISTINGS = 12;
  private static final int KEYS = 600;
  private static final int STANDING = 7;

  private final LiveServer server = LiveServer.with(Map.of("rate-limit.enabled", "false"));
  private final AtomicBoolean over = new AtomicBoolean();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 50})
  void keysAreListedOnce(int limit) throws Exception {
    List<String> standing = standing();
    whileOthersWrite(() -> listed("/store?limit=" + limit), standing);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 50})
  void foldersAreListedOnce(int limit) throws Exception {
    List<String> folders =
        standing().stream().map(ListingUnderLoadTest::folder).distinct().toList();
    whileOthersWrite(() -> listed("/store?delimiter=/&limit=" + limit), folders);
  }

  @Test
  void entriesAreExportedOnce() throws Exception {
    whileOthersWrite(this::exported, standing());
  }

  /** Each listing must rise, which rules out doubles, and have all that stands. */
  private void whileOthersWrite(Supplier<List<String>> listing, List<String> standing)
      throws Exception {
    standing().forEach(key -> server.put("/store/" + key, "v"));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int seed = 0; seed < WRITERS; seed++) {
        Random random = new Random(seed);
        writers.add(threads.submit(() -> comeAndGo(random)));
      }
      try {
        int overtaken = 0;
        while (overtaken < LISTINGS && writers.stream().noneMatch(Future::isDone)) {
          long before = revision();
          List<String> items = listing.get();
          overtaken += revision() > before ? 1 : 0;
          assertEquals(items.stream().sorted().distinct().toList(), items);
          assertEquals(standing, items.stream().filter(standing::contains).toList());
        }
      } finally {
        over.set(true);
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
  }

  private void comeAndGo(Random random) {
    while (!over.get()) {
      int at = random.nextInt(KEYS);
      if (at % STANDING == 0 || random.nextBoolean()) {
        server.put("/store/" + key(at), "w" + at);
      } else {
        server.delete("/store/" + key(at));
      }
    }
  }

  private List<String> listed(String path) {
    List<String> items = new ArrayList<>();
    Listing page = page(path);
    add(page, items);
    while (page.next() != null) {
      assertEquals(items.getLast(), page.next());
      page = page(path + "&after=" + page.next());
      assertTrue(page.next() == null || page.next().compareTo(items.getLast()) > 0, "it goes on");
      add(page, items);
    }
    return items;
  }

  private static void add(Listing page, List<String> items) {
    Stream.concat(page.entries().stream().map(ListedKey::key), page.prefixes().stream())
        .sorted()
        .forEach(items::add);
  }

  private List<String> exported() {
    return server
        .get("/export")
        .body()
        .lines()
        .map(line -> WireJson.read(line.getBytes(UTF_8), KeyValue.class).key())
        .toList();
  }

  private long revision() {
    return page("/store?limit=1").revision();
  }

  private Listing page(String path) {
    return WireJson.read(server.get(path).body().getBytes(UTF_8), Listing.class);
  }

  private static List<String> standing() {
    return Stream.iterate(0, at -> at < KEYS, at -> at + STANDING)
        .map(ListingUnderLoadTest::key)
        .toList();
  }

  private static String key(int at) {
    return "%02d/%d".formatted(at / 10, at % 10);
  }

  private static String folder(String key) {
    return key.substring(0, key.indexOf('/') + 1);
  }
}
