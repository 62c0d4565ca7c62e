package lockmap.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lockmap.api.SingleQuoted.assertRefused;
import static lockmap.api.SingleQuoted.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bodies of compare-and-swap, import and watch, and what holds for any body that the server
 * reads.
 */
final class WireJsonRequestTest {

  @Test
  void aCompareAndSwapHasBothItsValues() {
    assertEquals(new CasRequest("a", "b"), WireJson.readCas(json("{'expected':'a','new':'b'}")));
    assertEquals(new CasRequest("", "😀"), WireJson.readCas(json("{'new':'😀','expected':''}")));
    CasRequest request = new CasRequest("\0\"", "é\n");
    assertEquals(request, WireJson.readCas(WireJson.write(request)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                     | a compare-and-swap must be an object
          []                                     | a compare-and-swap must be an object
          'a'                                    | a compare-and-swap must be an object
          {}                                     | there must be either 'expected' or 'revision'
          {'new':'b'}                            | there must be either 'expected' or 'revision'
          {'expected':'a','revision':1,'new':''} | there must be either 'expected' or 'revision'
          {'expected':'a'}                       | 'new' is missing
          {'expected':'a','new':1}               | 'new' must be a string
          {'expected':1,'new':'b'}               | 'expected' must be a string
          {'expected':null,'new':null}           | 'expected' and 'new' cannot both be null
          {'revision':null,'new':'b'}            | 'revision' must be a whole number that is not negative
          {'revision':-1,'new':'b'}              | 'revision' must be a whole number that is not negative
          {'revision':'1','new':'b'}             | 'revision' must be a whole number that is not negative
          {'expected':'a','new':null,'ttl':1}    | 'ttl' has no meaning where 'new' is null
          {'expected':'a','new':'b','ttl':0}     | 'ttl' must be a whole number from 1 to 3153600000
          {'expected':'a','new':'b','tll':1}     | unknown field 'tll'
          {'expected':'a','new':'b','new':'b'}   | 'new' is given twice
          {'expected':'a','new':'\\udfff'}       | 'new' has half a surrogate pair, which UTF-8 cannot hold
          {'expected':'a','new':'b'}{}           | something follows the end of the JSON
          {'expected':'a','new':'b'              | the JSON is broken at line 1, column 26
          """)
  void anyOtherCompareAndSwapIsRefused(String json, String complaint) {
    assertRefused(WireJson::readCas, json, complaint);
  }

  @Test
  void aCompareAndSwapMayCompareWithNothingOrARevisionAndSwapForNothing() {
    for (CasRequest request :
        new CasRequest[] {
          new CasRequest(null, null, "b", null),
          new CasRequest("a", null, null, null),
          new CasRequest(null, 7L, "b", 60L),
          new CasRequest(null, 7L, null, null)
        }) {
      assertEquals(request, WireJson.readCas(WireJson.write(request)));
    }
  }

  @Test
  void aLineOfAnExportIsALineOfAnImport() {
    for (KeyValue entry :
        new KeyValue[] {
          new KeyValue("k", "", null), new KeyValue("a/é", "\0\n\"😀\u2028", 3_153_600_000L)
        }) {
      assertEquals(entry, WireJson.readKeyValue(WireJson.write(entry)));
    }
    assertEquals(
        new KeyValue("k", "v", null),
        WireJson.readKeyValue(json("{'ttl':null,'value':'v','key':'k'}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                   | an entry must be an object
          ['k','v']                            | an entry must be an object
          {}                                   | 'key' is missing
          {'key':'k'}                          | 'value' is missing
          {'key':'k','value':null}             | 'value' must be a string
          {'key':'','value':'v'}               | 'key' must be 1 to 1024 bytes of UTF-8
          {'key':'k','value':1}                | 'value' must be a string
          {'key':'k','value':'v','ttl':'1'}    | 'ttl' must be a whole number from 1 to 3153600000
          {'key':'k','value':'v','ttl':0}      | 'ttl' must be a whole number from 1 to 3153600000
          {'key':'k','value':'v','revision':1} | unknown field 'revision'
          {'key':'k','value':'v'}{}            | something follows the end of the JSON
          """)
  void anyOtherLineIsRefused(String json, String complaint) {
    assertRefused(WireJson::readKeyValue, json, complaint);
  }

  @Test
  void theKeysToWatchKeepTheirOrder() {
    List<String> keys = List.of("b", "a", "é😀/\"", "b");
    assertEquals(keys, WireJson.readKeys(json("['b','a','é\\ud83d\\ude00/\\\"','b']")));
    assertEquals(keys, WireJson.readKeys(WireJson.write(keys)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``            | the keys to watch must be an array of strings
          'k'           | the keys to watch must be an array of strings
          {'key':'k'}   | the keys to watch must be an array of strings
          []            | there must be one key at least to watch
          ['a',1]       | element 2: 'key' must be a string
          [null]        | element 1: 'key' must be a string
          [['a']]       | element 1: 'key' must be a string
          ['a','']      | element 2: 'key' must be 1 to 1024 bytes of UTF-8
          ['\\ud83d']   | element 1: 'key' has half a surrogate pair, which UTF-8 cannot hold
          ['a'] x       | the JSON is broken at line 1, column 7
          """)
  void anyOtherKeysToWatchAreRefused(String json, String complaint) {
    assertRefused(WireJson::readKeys, json, complaint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void onlyUtf8IsRead(String charset) {
    byte[] json = "[\"k\"]".getBytes(Charset.forName(charset));
    assertThrows(MalformedJsonException.class, () -> WireJson.readKeys(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"FF", "80", "C0 80", "C1 BF", "E0 80 80", "ED A0 80", "F4 90 80 80", "C3"})
  void bytesThatAreNotUtf8AreRefusedWithTheirPlace(String hex) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    json.writeBytes("[\"".getBytes(UTF_8));
    json.writeBytes(HexFormat.ofDelimiter(" ").parseHex(hex));
    json.writeBytes("\"]".getBytes(UTF_8));
    assertEquals(
        "the JSON is not UTF-8 at byte 3",
        assertThrows(MalformedJsonException.class, () -> WireJson.readKeys(json.toByteArray()))
            .getMessage());
  }

  @Test
  void aTruncatedLastCharacterIsRefused() {
    assertEquals(
        "the JSON is not UTF-8 at byte 3",
        assertThrows(
                MalformedJsonException.class,
                () -> WireJson.readKeys(new byte[] {'[', '"', (byte) 0xC3}))
            .getMessage());
  }

  @Test
  void aByteOrderMarkIsRefused() {
    assertRefused(WireJson::readKeys, "\uFEFF['k']", "the JSON begins with a byte order mark");
  }
}
