package lockmap.console;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import lockmap.client.StoreClient;
import lockmap.client.Ttl;

/**
 * What a shop keeps in its store, and what goes on there: the same each time, for pictures on which
 * people judge the console.
 */
public final class Shop {

  private static final int SESSIONS = 240;
  private static final int PRODUCTS = 320;
  private static final List<String> NAMES =
      List.of(
          "ada", "grace", "edsger", "barbara", "ken", "margaret", "linus", "radia", "兼好", "søren");

  private final StoreClient client;
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);

  /** A shop whose keys are in the store that a client speaks to. */
  public Shop(StoreClient client) {
    this.client = client;
  }

  /** Puts everything there. */
  public void open() {
    client.put("config/checkout/currency", "EUR");
    client.put("config/checkout/providers", CONFIG);
    client.put("config/features/dark-mode", "true");
    client.put("config/features/one-click", "{\"enabled\":true,\"share\":0.25}");
    client.put("config/search/synonyms/de-AT", "Paradeiser=Tomate\nErdapfel=Kartoffel\n");
    client.put("locks/nightly-report", "worker-7", Ttl.of(Duration.ofSeconds(42)));
    client.put("locks/reindex", "worker-2", Ttl.of(Duration.ofMinutes(14)));
    client.put("i18n/日本語/ようこそ", "いらっしゃいませ 🎉");
    client.put(
        "report/2026/11/very-long-name-of-a-report-that-somebody-in-accounting-has-chosen/"
            + "revenue-by-region-and-category-with-corrections-final-v2",
        "pending");
    for (int product = 0; product < PRODUCTS; product++) {
      stock(product);
    }
    for (int session = 0; session < SESSIONS; session++) {
      visit(session);
    }
  }

  /** Lets some customers do something. */
  public void trade(int visits) {
    for (int visit = 0; visit < visits; visit++) {
      visit(random.nextInt(SESSIONS));
      client.get("stock/%04d".formatted(random.nextInt(PRODUCTS)));
      client.increment("counter/visits", 1);
      if (visit % 4 == 0) {
        stock(random.nextInt(PRODUCTS));
      }
      if (visit % 16 == 0) {
        client.delete(session(random.nextInt(SESSIONS)));
      }
    }
  }

  private void stock(int product) {
    client.put("stock/%04d".formatted(product), Integer.toString(random.nextInt(500)));
  }

  private void visit(int session) {
    String user = NAMES.get(session % NAMES.size());
    client.put(
        session(session),
        "{\"user\":\"%s\",\"cart\":[%d,%d],\"seen\":%d}"
            .formatted(user, random.nextInt(PRODUCTS), random.nextInt(PRODUCTS), session),
        Ttl.of(Duration.ofSeconds(60 + random.nextInt(1800))));
  }

  private static String session(int number) {
    return "session/%s/%06x"
        .formatted(NAMES.get(number % NAMES.size()), number * 40_503 % 0xFFFFFF);
  }

  private static final String CONFIG =
      """
      {
        "default": "sepa",
        "providers": [
          {"name": "sepa", "enabled": true, "fee": 0.0},
          {"name": "card", "enabled": true, "fee": 0.014, "networks": ["visa", "mastercard"]},
          {"name": "paypal", "enabled": false, "fee": 0.0249}
        ],
        "timeout": "15s",
        "retry": {"attempts": 3, "backoff": [1, 2, 4]},
        "note": null
      }
      """;
}
