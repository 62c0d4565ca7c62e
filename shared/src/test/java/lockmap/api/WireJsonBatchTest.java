package lockmap.api;

import static lockmap.api.SingleQuoted.assertRefused;
import static lockmap.api.SingleQuoted.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The body of a batch. */
final class WireJsonBatchTest {

  private static final String TTL = "\"ttl\" must be a whole number from 1 to 3153600000";

  @Test
  void aBatchHasItsOperationsInOrder() {
    assertEquals(
        List.of(
            new Operation.Get("k"),
            new Operation.Put("k", "v", 60L),
            new Operation.Put("a/b", ""),
            new Operation.Delete("é😀")),
        batch(
            """
            [{'method':'GET','key':'k'},
             {'method':'PUT','key':'k','value':'v','ttl':60},
             {'ttl':null,'value':'','key':'a\\/b','method':'PUT'},
             {'method':'DELETE','key':'é\\ud83d\\uDE00','value':null,'ttl':null}]
            """));
  }

  @Test
  void anEmptyBatchHasNoOperations() {
    assertEquals(List.of(), batch(" [ ] "));
  }

  @Test
  void everyOperationSurvivesTheWire() {
    List<Operation> operations =
        List.of(
            new Operation.Get("k"),
            new Operation.Put("\0\r\n\"\\", "\u2028😀", Limits.MAX_TTL_SECONDS),
            new Operation.Put("é".repeat(512), "v".repeat(100_000), Limits.MIN_TTL_SECONDS),
            new Operation.Put("k", ""),
            new Operation.Delete("€".repeat(341)));
    assertEquals(operations, WireJson.readBatch(WireJson.write(operations)));
  }

  @Test
  void aValueOfManyMegabytesIsNotTheReadersToRefuse() {
    List<Operation> operations = List.of(new Operation.Put("k", "v".repeat(25 << 20)));
    assertEquals(operations, WireJson.readBatch(WireJson.write(operations)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                             | a batch must be an array of operations
          ` `                                            | a batch must be an array of operations
          null                                           | a batch must be an array of operations
          {}                                             | a batch must be an array of operations
          'GET'                                          | a batch must be an array of operations
          [1]                                            | operation 1: it must be an object
          [null]                                         | operation 1: it must be an object
          [[]]                                           | operation 1: it must be an object
          [{}]                                           | operation 1: 'method' is missing
          [{'method':'GET'}]                             | operation 1: 'key' is missing
          [{'key':'k'}]                                  | operation 1: 'method' is missing
          [{'method':'GET','key':'k'},{'method':'PUT','key':'k'}] | operation 2: 'value' is missing
          [{'method':'PUT','key':'k','value':null}]      | operation 1: 'value' must be a string
          [{'method':'PUT','key':'k','value':7}]         | operation 1: 'value' must be a string
          [{'method':'PUT','key':'k','value':true}]      | operation 1: 'value' must be a string
          [{'method':'PUT','key':'k','value':{'a':[1]}}] | operation 1: 'value' must be a string
          [{'method':'PUT','key':'k','value':['v']}]     | operation 1: 'value' must be a string
          [{'method':'GET','key':null}]                  | operation 1: 'key' must be a string
          [{'method':'GET','key':7}]                     | operation 1: 'key' must be a string
          [{'method':null,'key':'k'}]                    | operation 1: 'method' must be a string
          [{'method':1e3,'key':'k'}]                     | operation 1: 'method' must be a string
          [{'method':'get','key':'k'}]                   | operation 1: 'method' must be GET, PUT, DELETE, CAS or INCR, not 'get'
          [{'method':'PUT ','key':'k'}]                  | operation 1: 'method' must be GET, PUT, DELETE, CAS or INCR, not 'PUT '
          [{'method':'','key':'k'}]                      | operation 1: 'method' must be GET, PUT, DELETE, CAS or INCR, not ''
          [{'method':'TOUCH','key':'k'}]                 | operation 1: 'method' must be GET, PUT, DELETE, CAS or INCR, not 'TOUCH'
          [{'method':'GET','key':''}]                    | operation 1: 'key' must be 1 to 1024 bytes of UTF-8
          [{'method':'GET','key':'k','value':'v'}]       | operation 1: 'value' has no meaning with GET
          [{'method':'GET','key':'k','ttl':1}]           | operation 1: 'ttl' has no meaning with GET
          [{'method':'DELETE','key':'k','value':[]}]     | operation 1: 'value' has no meaning with DELETE
          [{'method':'DELETE','key':'k','ttl':60}]       | operation 1: 'ttl' has no meaning with DELETE
          [{'method':'GET','key':'k','Key':'k'}]         | operation 1: unknown field 'Key'
          [{'method':'GET','key':'k','if\\u0000\\n':1}]  | operation 1: unknown field 'if��'
          [{'method':'GET','key':'k','key':'k'}]         | operation 1: 'key' is given twice
          [{'method':'GET','key':'k','ttl':null,'ttl':null}] | operation 1: 'ttl' is given twice
          [{'method':'GET','key':'\\ud800'}]             | operation 1: 'key' has half a surrogate pair, which UTF-8 cannot hold
          [{'method':'PUT','key':'k','value':'\\udc00a'}] | operation 1: 'value' has half a surrogate pair, which UTF-8 cannot hold
          """)
  void aBatchThatIsNotAsItMustBeIsRefusedWithItsPlace(String json, String complaint) {
    assertRefused(WireJson::readBatch, json, complaint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "-0",
        "60.0",
        "60.5",
        "1e3",
        "1E0",
        "'60'",
        "''",
        "true",
        "[60]",
        "{}",
        "3153600001",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775809",
        "18446744073709551617",
        "100000000000000000000000000000000000000000000000000000000000000000"
      })
  void aTimeToLiveIsAWholeNumberInRangeAndNothingElse(String ttl) {
    assertRefused(
        WireJson::readBatch,
        "[{'method':'GET','key':'a'},{'method':'PUT','key':'k','value':'v','ttl':" + ttl + "}]",
        "operation 2: " + TTL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []]                            | the JSON is broken at line 1, column 3
          [] []                          | something follows the end of the JSON
          [] 1                           | something follows the end of the JSON
          [] //                          | the JSON is broken at line 1, column 4
          [                              | the JSON is broken at line 1, column 2
          [,]                            | the JSON is broken at line 1, column 2
          [{'method':'GET','key':'k'},]  | the JSON is broken at line 1, column 29
          [{'method':'GET','key':'k',}]  | the JSON is broken at line 1, column 28
          [{'method' 'GET'}]             | the JSON is broken at line 1, column 12
          [{method:'GET'}]               | the JSON is broken at line 1, column 3
          [{'method':'GE\\x'}]           | the JSON is broken at line 1, column 16
          [{'method':'GE\\u12']          | the JSON is broken at line 1, column 19
          [{'ttl':007}]                  | the JSON is broken at line 1, column 10
          [{'ttl':+7}]                   | the JSON is broken at line 1, column 10
          [{'ttl':NaN}]                  | the JSON is broken at line 1, column 12
          """)
  void whatIsNotJsonIsRefusedWithLineAndColumn(String json, String complaint) {
    assertRefused(WireJson::readBatch, json, complaint);
  }

  @Test
  void aKeyOf1025BytesIsRefused() {
    assertRefused(
        WireJson::readBatch,
        "[{'method':'GET','key':'" + "é".repeat(512) + "k'}]",
        "operation 1: 'key' must be 1 to 1024 bytes of UTF-8");
  }

  @Test
  void nestingBeyondTheLimitIsRefused() {
    String tooDeep =
        "the JSON nests deeper than 64 levels or has a name or a number that is too long";
    String place = "[{'method':'GET','key':";
    assertRefused(
        WireJson::readBatch,
        place + "[".repeat(62) + "]".repeat(62) + "}]",
        "operation 1: 'key' must be a string");
    assertRefused(WireJson::readBatch, place + "[".repeat(63) + "]".repeat(63) + "}]", tooDeep);
    assertRefused(WireJson::readBatch, place + "{'a':".repeat(1_000_000), tooDeep);
    assertRefused(WireJson::readBatch, place + "1".repeat(2_000_000), tooDeep);
    assertRefused(WireJson::readBatch, "[{'" + "n".repeat(2_000_000) + "':1}]", tooDeep);
  }

  @Test
  void theFirstOperationTooManyEndsTheReading() {
    String one = "{'method':'GET','key':'k'}";
    String most = String.join(",", Collections.nCopies(1024, one));
    assertEquals(1024, batch("[" + most + "]").size());
    assertThrows(TooManyOperationsException.class, () -> batch("[" + most + "," + one + "]"));
    TooManyOperationsException refused =
        assertThrows(
            TooManyOperationsException.class, () -> batch("[" + most + ",{'and so on' and on"));
    assertEquals("a batch may have 1024 operations at most", refused.getMessage());
  }

  private static List<Operation> batch(String json) {
    return WireJson.readBatch(json(json));
  }
}
