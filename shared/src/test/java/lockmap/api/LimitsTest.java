package lockmap.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LimitsTest {

  static final List<String> LONGEST_KEYS =
      List.of("k".repeat(1024), "é".repeat(512), "€".repeat(341) + "k", "😀".repeat(256));

  static final List<String> BROKEN_TEXTS =
      List.of("\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D", "\uD83D\uD83D\uDE00", "ok\uDE00");

  @ParameterizedTest
  @FieldSource("LONGEST_KEYS")
  void aKeyIsCountedInBytesOfUtf8(String longest) {
    assertDoesNotThrow(() -> Limits.requireKey(longest));
    assertKeyRefused(longest + "k", "\"key\" must be 1 to 1024 bytes of UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"k", " ", "\0", "a/b", "é", "😀", "\uFEFF"})
  void anyTextFromOneByteOnIsAKey(String key) {
    assertDoesNotThrow(() -> Limits.requireKey(key));
  }

  @ParameterizedTest
  @ValueSource(strings = "")
  void anEmptyTextIsNoKey(String key) {
    assertKeyRefused(key, "\"key\" must be 1 to 1024 bytes of UTF-8");
  }

  @ParameterizedTest
  @FieldSource("BROKEN_TEXTS")
  void halfASurrogatePairIsNoTextAtAll(String broken) {
    String complaint = " has half a surrogate pair, which UTF-8 cannot hold";
    assertKeyRefused(broken, "\"key\"" + complaint);
    assertRefused(() -> new Operation.Put("k", broken), "\"value\"" + complaint);
    assertRefused(() -> new CasRequest(broken, ""), "\"expected\"" + complaint);
    assertRefused(() -> new CasRequest("", broken), "\"new\"" + complaint);
    assertRefused(() -> new Condition.Holding(broken), "\"expected\"" + complaint);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 60, 3_153_599_999L, 3_153_600_000L})
  void aTimeToLiveIsFromOneSecondToAHundredYears(long seconds) {
    assertEquals(seconds, new Operation.Put("k", "v", seconds).ttl());
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 3_153_600_001L, Long.MAX_VALUE})
  void anyOtherTimeToLiveIsRefused(long seconds) {
    assertRefused(
        () -> new Operation.Put("k", "v", seconds),
        "\"ttl\" must be a whole number from 1 to 3153600000");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1})
  void aRevisionIsNeverNegative(long revision) {
    String complaint = " must be a whole number that is not negative";
    assertRefused(() -> new Condition.WrittenBy(revision), "\"if_revision\"" + complaint);
    assertRefused(() -> new CasRequest(null, revision, null, null), "\"revision\"" + complaint);
  }

  private static void assertKeyRefused(String key, String complaint) {
    assertRefused(() -> Limits.requireKey(key), complaint);
    assertRefused(() -> new Operation.Get(key), complaint);
    assertRefused(() -> new Operation.Put(key, "v"), complaint);
    assertRefused(() -> new Operation.Delete(key), complaint);
    assertRefused(() -> new Operation.CompareAndSwap(key, "a", "b"), complaint);
    assertRefused(() -> new Operation.Increment(key), complaint);
    assertRefused(() -> Paths.store(key), complaint);
  }

  private static void assertRefused(Runnable attempt, String complaint) {
    assertEquals(
        complaint, assertThrows(IllegalArgumentException.class, attempt::run).getMessage());
  }
}
