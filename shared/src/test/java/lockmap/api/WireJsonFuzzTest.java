package lockmap.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the bytes, a reader returns or says why not in a sentence; nothing else ever escapes.
 * Seeds come from the clock and are part of every failure; {@code -Dfuzz.seed=…} repeats one.
 */
final class WireJsonFuzzTest {

  private static final int ROUNDS = 10_000;

  private static final List<byte[]> BODIES =
      Stream.of(
              "[{\"method\":\"GET\",\"key\":\"k\"},{\"method\":\"PUT\",\"key\":\"é😀\","
                  + "\"value\":\"a\\u00e9\\ud83d\\ude00\\n\",\"ttl\":60},"
                  + "{\"method\":\"DELETE\",\"key\":\"k\"}]",
              "[{\"method\":\"CAS\",\"key\":\"k\",\"revision\":7,\"new\":null},"
                  + "{\"method\":\"INCR\",\"key\":\"k\",\"by\":-1},"
                  + "{\"method\":\"GET\",\"key\":\"k\",\"if_absent\":true},"
                  + "{\"method\":\"PUT\",\"key\":\"k\",\"value\":\"\",\"if_revision\":7},"
                  + "{\"method\":\"DELETE\",\"key\":\"k\",\"expected\":\"v\"}]",
              "{\"expected\":\"a\",\"new\":\"b\"}",
              "{\"key\":\"k\",\"value\":\"v\",\"ttl\":60}",
              "[\"a\",\"b/c\",\"\\u20ac\"]",
              "[{\"status\":200,\"value\":\"v\"},{\"status\":201}]",
              "{\"operations\":[{\"status\":412,\"revision\":7},{\"status\":424}]}",
              "{\"status\":200,\"value\":null,\"more\":[1,2.5e-3,{\"x\":true}]}",
              new String(WireJson.write(WireJsonWritingTest.STATUS), UTF_8))
          .map(body -> body.getBytes(UTF_8))
          .toList();

  private static final List<byte[]> PIECES =
      Stream.of(
              "[",
              "]",
              "{",
              "}",
              ",",
              ":",
              "\"",
              "\\",
              "\\u",
              "\\ud800",
              "\\udc00",
              "\\u0000",
              "null",
              "true",
              "-",
              "0",
              "00",
              "1e999999999",
              "0.1",
              "-0",
              "9".repeat(30),
              "9".repeat(1100),
              "\"key\":",
              "\"ttl\":",
              "\"x\":[[{}]],",
              "\uFEFF",
              "\0",
              "\n",
              "é",
              "😀",
              "/*",
              "//",
              "'",
              "NaN",
              "[".repeat(70),
              "{\"a\":".repeat(70),
              "[".repeat(20_000),
              "a".repeat(5_000))
          .map(piece -> piece.getBytes(UTF_8))
          .toList();

  private static final List<Consumer<byte[]>> READERS =
      List.of(
          WireJson::readBatch,
          WireJson::readCas,
          WireJson::readKeys,
          WireJson::readKeyValue,
          json -> WireJson.read(json, Outcome.class),
          json -> WireJson.read(json, Status.class),
          json -> WireJson.read(json, Problem.class),
          json -> WireJson.read(json, CasRequest.class),
          json -> WireJson.read(json, RefusedBatch.class),
          json -> WireJson.readList(json, Outcome.class));

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 12})
  void nothingButMalformedJsonExceptionEverEscapes(int changes) {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    System.out.println("fuzz.seed=" + seed);
    Random random = new Random(seed);
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] body = BODIES.get(random.nextInt(BODIES.size()));
      for (int change = random.nextInt(changes + 1); change > 0; change--) {
        body = changed(body, random);
      }
      for (Consumer<byte[]> reader : READERS) {
        read += isRead(reader, body, "fuzz.seed=" + seed + ", round " + round) ? 1 : 0;
      }
    }
    assertTrue(read > ROUNDS / 100, "too little was ever readable: " + read);
  }

  private static boolean isRead(Consumer<byte[]> reader, byte[] body, String where) {
    try {
      reader.accept(body);
      return true;
    } catch (MalformedJsonException e) {
      assertSentence(String.valueOf(e.getMessage()), where);
      return false;
    } catch (Throwable e) {
      return fail(where + ": " + HexFormat.of().formatHex(body, 0, Math.min(body.length, 500)), e);
    }
  }

  private static void assertSentence(String message, String where) {
    assertTrue(message.length() > 10 && message.length() < 200, () -> where + ": " + message);
    assertFalse(
        message.matches("(?s).*(\\p{Cntrl}|Exception|java|lockmap|jackson|fasterxml|Source).*"),
        () -> where + ": " + message);
  }

  private static byte[] changed(byte[] body, Random random) {
    int from = random.nextInt(body.length + 1);
    int to = Math.min(body.length, from + random.nextInt(8));
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(body, from);
      case 1 -> spliced(body, from, to, new byte[0]);
      case 2 -> spliced(body, from, from, Arrays.copyOfRange(body, from, to));
      case 3 -> spliced(body, from, to, new byte[] {(byte) random.nextInt(256)});
      case 4 -> spliced(body, from, from, PIECES.get(random.nextInt(PIECES.size())));
      default -> spliced(body, from, to, PIECES.get(random.nextInt(PIECES.size())));
    };
  }

  private static byte[] spliced(byte[] body, int from, int to, byte[] piece) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + piece.length);
    out.write(body, 0, from);
    out.writeBytes(piece);
    out.write(body, to, body.length - to);
    return out.toByteArray();
  }
}
