package lockmap.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That a body is read or refused in a sentence, and that what was read means the same when it is
 * written again. {@link WireJsonFuzzTest} does so with input that no coverage has guided.
 */
class BodyFuzzTest {

  static Stream<byte[]> seeds() {
    return Stream.of(
            "[{\"method\":\"PUT\",\"key\":\"é\",\"value\":\"a\\ud83d\\ude00\\n\",\"ttl\":60}]",
            "[{\"method\":\"CAS\",\"key\":\"k\",\"revision\":7,\"new\":null},"
                + "{\"method\":\"INCR\",\"key\":\"k\",\"by\":-1},"
                + "{\"method\":\"GET\",\"key\":\"k\",\"if_absent\":true},"
                + "{\"method\":\"DELETE\",\"key\":\"k\",\"if_revision\":7}]",
            "{\"expected\":\"a\",\"new\":\"b\",\"ttl\":5}",
            "{\"key\":\"k\",\"value\":\"v\",\"ttl\":60}",
            "[\"a\",\"b/c\",\"\\u20ac\"]",
            "{\"key\":\"k\",\"value\":null,\"revision\":1,\"ttl\":null}",
            "[".repeat(65),
            "{\"a\":1e999999999,\"a\":-0.0}",
            "\"\\ud800\"")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "3m")
  void isReadOrRefusedInASentence(byte[] json) {
    read(json, WireJson::readBatch).ifPresent(BodyFuzzTest::checkBatch);
    read(json, WireJson::readCas)
        .ifPresent(swap -> assertEquals(swap, WireJson.readCas(WireJson.write(swap))));
    read(json, WireJson::readKeyValue)
        .ifPresent(entry -> assertEquals(entry, WireJson.readKeyValue(WireJson.write(entry))));
    read(json, WireJson::readKeys)
        .ifPresent(keys -> assertEquals(keys, WireJson.readKeys(WireJson.write(keys))));
    read(json, bytes -> WireJson.read(bytes, EventData.class));
    read(json, bytes -> WireJson.read(bytes, Listing.class));
    read(json, bytes -> WireJson.readList(bytes, Outcome.class));
  }

  private static void checkBatch(List<Operation> batch) {
    assertEquals(batch, WireJson.readBatch(WireJson.write(batch)));
  }

  private static <T> Optional<T> read(byte[] json, Function<byte[], T> reader) {
    try {
      return Optional.of(reader.apply(json));
    } catch (MalformedJsonException e) {
      String sentence = String.valueOf(e.getMessage());
      assertTrue(sentence.length() > 10 && sentence.length() < 200, sentence);
      return Optional.empty();
    }
  }
}
