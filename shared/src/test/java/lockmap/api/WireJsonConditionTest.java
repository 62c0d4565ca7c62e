package lockmap.api;

import static lockmap.api.SingleQuoted.assertRefused;
import static lockmap.api.SingleQuoted.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conditions in a batch, and the operations that are conditions or sums themselves. */
final class WireJsonConditionTest {

  @Test
  void anOperationMayHaveOneCondition() {
    assertEquals(
        List.of(
            new Operation.Get("k", Condition.ABSENT),
            new Operation.Get("k", new Condition.WrittenBy(0)),
            new Operation.Get("k", new Condition.Holding("")),
            new Operation.Put("k", "v", null, new Condition.WrittenBy(Long.MAX_VALUE)),
            new Operation.Put("k", "v", 60L, Condition.ABSENT),
            new Operation.Delete("k", new Condition.Holding("é"))),
        WireJson.readBatch(
            json(
                """
                [{'method':'GET','key':'k','if_absent':true},
                 {'method':'GET','key':'k','if_revision':0},
                 {'method':'GET','key':'k','expected':''},
                 {'method':'PUT','key':'k','value':'v','if_revision':9223372036854775807},
                 {'if_absent':true,'method':'PUT','key':'k','value':'v','ttl':60},
                 {'method':'DELETE','key':'k','expected':'é'}]
                """)));
  }

  @Test
  void compareAndSwapAndIncrementAreOperationsToo() {
    assertEquals(
        List.of(
            new Operation.CompareAndSwap("k", "a", "b"),
            new Operation.CompareAndSwap("k", new CasRequest(null, null, "b", 60L)),
            new Operation.CompareAndSwap("k", new CasRequest(null, 7L, null, null)),
            new Operation.Increment("k"),
            new Operation.Increment("k"),
            new Operation.Increment("k", -9)),
        WireJson.readBatch(
            json(
                """
                [{'method':'CAS','key':'k','expected':'a','new':'b'},
                 {'method':'CAS','key':'k','expected':null,'new':'b','ttl':60},
                 {'method':'CAS','key':'k','revision':7,'new':null},
                 {'method':'INCR','key':'k'},
                 {'method':'INCR','key':'k','by':null},
                 {'method':'INCR','key':'k','by':-9}]
                """)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'method':'GET','key':'k','if_revision':-1}                   | 'if_revision' must be a whole number that is not negative
          {'method':'GET','key':'k','if_revision':1.0}                  | 'if_revision' must be a whole number that is not negative
          {'method':'GET','key':'k','if_revision':'7'}                  | 'if_revision' must be a whole number that is not negative
          {'method':'GET','key':'k','if_revision':null}                 | 'if_revision' must be a whole number that is not negative
          {'method':'GET','key':'k','if_revision':9223372036854775808}  | 'if_revision' must be a whole number that is not negative
          {'method':'PUT','key':'k','value':'v','if_absent':false}      | 'if_absent' can only be true
          {'method':'PUT','key':'k','value':'v','if_absent':null}       | 'if_absent' can only be true
          {'method':'PUT','key':'k','value':'v','if_absent':'true'}     | 'if_absent' can only be true
          {'method':'PUT','key':'k','value':'v','if_absent':1}          | 'if_absent' can only be true
          {'method':'PUT','key':'k','value':'v','expected':null}        | 'expected' must be a string
          {'method':'PUT','key':'k','value':'v','expected':7}           | 'expected' must be a string
          {'method':'PUT','key':'k','value':'v','expected':'\\ud800'}   | 'expected' has half a surrogate pair, which UTF-8 cannot hold
          {'method':'DELETE','key':'k','if_absent':true}                | 'if_absent' has no meaning with DELETE
          {'method':'GET','key':'k','if_absent':true,'expected':'v'}    | 'if_revision', 'if_absent' and 'expected' exclude each other
          {'method':'PUT','key':'k','value':'v','if_revision':7,'if_absent':true} | 'if_revision', 'if_absent' and 'expected' exclude each other
          {'method':'DELETE','key':'k','if_revision':7,'expected':'v'}  | 'if_revision', 'if_absent' and 'expected' exclude each other
          {'method':'GET','key':'k','revision':7}                       | 'revision' has no meaning with GET
          {'method':'PUT','key':'k','value':'v','new':'w'}              | 'new' has no meaning with PUT
          {'method':'PUT','key':'k','value':'v','by':1}                 | 'by' has no meaning with PUT
          {'method':'PUT','key':'k','value':true}                       | 'value' must be a string
          {'method':'CAS','key':'k','expected':'a','new':'b','if_revision':7} | 'if_revision' has no meaning with CAS
          {'method':'CAS','key':'k','expected':'a','value':'b'}         | 'value' has no meaning with CAS
          {'method':'CAS','key':'k','new':'b'}                          | there must be either 'expected' or 'revision'
          {'method':'CAS','key':'k','expected':'a'}                     | 'new' is missing
          {'method':'CAS','key':'k','expected':null,'new':null}         | 'expected' and 'new' cannot both be null
          {'method':'CAS','key':'k','expected':'a','new':null,'ttl':1}  | 'ttl' has no meaning where 'new' is null
          {'method':'CAS','key':'','expected':'a','new':'b'}            | 'key' must be 1 to 1024 bytes of UTF-8
          {'method':'INCR','key':'k','by':'1'}                          | 'by' must be a whole number of 64 bits
          {'method':'INCR','key':'k','by':1.5}                          | 'by' must be a whole number of 64 bits
          {'method':'INCR','key':'k','by':true}                         | 'by' must be a whole number of 64 bits
          {'method':'INCR','key':'k','by':9223372036854775808}          | 'by' must be a whole number of 64 bits
          {'method':'INCR','key':'k','ttl':60}                          | 'ttl' has no meaning with INCR
          {'method':'INCR','key':'k','if_absent':true}                  | 'if_absent' has no meaning with INCR
          {'method':'INCR','key':'a/../b'}                              | 'key' has a segment of nothing but dots
          """)
  void whatIsNotAsItMustBeIsRefusedWithItsPlace(String operation, String complaint) {
    assertRefused(
        WireJson::readBatch,
        "[{'method':'GET','key':'k'}," + operation + "]",
        "operation 2: " + complaint);
  }

  @Test
  void whatIsWrittenIsReadAgainAsItWas() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      List<Operation> batch =
          Stream.generate(() -> operation(random)).limit(random.nextInt(8)).toList();
      assertEquals(batch, WireJson.readBatch(WireJson.write(batch)), "-Dseed=" + seed);
    }
  }

  private static Operation operation(Random random) {
    String key = "k" + text(random).replace('.', ':'); // no segment of nothing but dots
    Condition condition = condition(random);
    return switch (random.nextInt(5)) {
      case 0 -> new Operation.Get(key, condition);
      case 1 -> new Operation.Put(key, text(random), ttl(random), condition);
      case 2 ->
          new Operation.Delete(
              key, condition instanceof Condition.Absent ? Condition.NONE : condition);
      case 3 -> new Operation.CompareAndSwap(key, swap(random));
      default -> new Operation.Increment(key, random.nextLong());
    };
  }

  private static Condition condition(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Condition.NONE;
      case 1 -> Condition.ABSENT;
      case 2 -> new Condition.WrittenBy(random.nextLong(Long.MAX_VALUE));
      default -> new Condition.Holding(text(random));
    };
  }

  private static CasRequest swap(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new CasRequest(null, null, text(random), ttl(random));
      case 1 -> new CasRequest(text(random), null, null, null);
      case 2 -> new CasRequest(text(random), null, text(random), ttl(random));
      default ->
          new CasRequest(null, random.nextLong(9), perhaps(random, () -> text(random)), null);
    };
  }

  private static @Nullable Long ttl(Random random) {
    return perhaps(random, () -> random.nextLong(1, Limits.MAX_TTL_SECONDS));
  }

  private static <T> @Nullable T perhaps(Random random, Supplier<T> something) {
    return random.nextBoolean() ? something.get() : null;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    random
        .ints(random.nextInt(6), 0, 0x11_0000)
        .filter(codePoint -> codePoint < 0xD800 || codePoint > 0xDFFF)
        .map(codePoint -> random.nextBoolean() ? codePoint : codePoint & 0x7F)
        .forEach(text::appendCodePoint);
    return text.toString();
  }
}
