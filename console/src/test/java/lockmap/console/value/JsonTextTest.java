package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lockmap.console.value.JsonScanner.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @Test
  void prettyKeepsHowEverythingWasWritten() {
    assertEquals(
        """
        {
          "a": 1.0e5,
          "a": 10000000000000000000000,
          "\\u00e9\\/": "\\u00e9 é \uD83D\uDE00",
          "none": [],
          "empty": {},
          "list": [
            -0.0E+7,
            [
              true,
              null
            ],
            {
              "x": false
            }
          ]
        }\
        """,
        laid(
            JsonText.pretty(
                """
                {"a":1.0e5,"a" :10000000000000000000000,
                "\\u00e9\\/":\t"\\u00e9 é \uD83D\uDE00","none":[ ],"empty":{
                },"list":[-0.0E+7,[true,null],{"x":false}]}
                """)));
  }

  @Test
  void compactTakesOutNothingButSpace() {
    assertEquals(
        "{\"a b\":[1.50,\"x  y\",{}]}",
        laid(JsonText.compact(" {\r\n \"a b\" : [ 1.50 ,\t\"x  y\", { } ] }\n")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1.5e-3", "\"\"", "null", " true\n", "\"\\ud800\"", "[[]]", "{}"})
  void anyValueIsADocument(String text) {
    assertTrue(JsonText.fault(text).isEmpty(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``            | 1 | 1 | a value must stand here, but the text ends
          {"a":1,}      | 1 | 8 | a name in double quotes must stand here, not "}"
          {"a" 1}       | 1 | 6 | a colon must stand here, between a name and its value, not a number
          {a:1}         | 1 | 2 | of words without quotes, only true, false and null are JSON
          {1:1}         | 1 | 2 | a name in double quotes or "}" must stand here, not a number
          [1,]          | 1 | 4 | a value must stand here, not "]"
          [1 "a"]       | 1 | 4 | a comma or the closing bracket must stand here, not a string
          [1}           | 1 | 3 | a comma or the closing bracket must stand here, not "}"
          [,1]          | 1 | 2 | a value or "]" must stand here, not ","
          [             | 1 | 2 | a value or "]" must stand here, but the text ends
          1 2           | 1 | 3 | only one value may stand in a document, and it ended before this
          1 %           | 1 | 3 | only one value may stand in a document, and it ended before this
          [01]          | 1 | 3 | a number must not begin with a zero that another digit follows
          [1.]          | 1 | 4 | a decimal point must be followed by a digit
          [-]           | 1 | 3 | a minus sign must be followed by a digit
          [1e+]         | 1 | 5 | the exponent of a number must have a digit
          [1x]          | 1 | 3 | a number cannot go on with "x"
          [NaN]         | 1 | 2 | of words without quotes, only true, false and null are JSON
          ["é😀\\x"]    | 1 | 5 | there is no escape of a backslash and "x"
          ["\\u12g4"]   | 1 | 3 | the escape \\u needs four hexadecimal digits
          ["ab          | 1 | 2 | the string that begins here has no closing quote on its line
          [+1]          | 1 | 2 | "+" cannot stand here
          """)
  void theFirstFaultIsSaidWithItsPlace(String text, int line, int column, String problem) {
    JsonFault fault = JsonText.fault(text).orElseThrow();

    assertEquals("Line " + line + ", column " + column + ": " + problem + ".", fault.sentence());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesAreCountedHoweverTheyEnd(String end) {
    JsonFault fault = JsonText.fault("[" + end + end + "  é?").orElseThrow();

    assertEquals("3:3", fault.line() + ":" + fault.column());
  }

  @Test
  void aControlCharacterInAStringIsNamed() {
    assertEquals(
        "inside a string, a tab must be written as an escape",
        JsonText.fault("\"a\tb\"").orElseThrow().problem());
    assertEquals(
        "\uFEFF[] begins with the character U+FEFF",
        "\uFEFF[] begins with "
            + JsonText.fault("\uFEFF[]").orElseThrow().problem().replace(" cannot stand here", ""));
  }

  @Test
  void whatNestsTooDeepIsSaidToDoSo() {
    int most = JsonText.MAX_DEPTH;
    String deepest = "[".repeat(most) + "]".repeat(most);

    assertTrue(JsonText.fault(deepest).isEmpty());
    assertEquals(
        "Line 1, column 1001: arrays and objects nest deeper here than the 1,000 levels that are"
            + " read.",
        JsonText.fault("[" + deepest + "]").orElseThrow().sentence());
    assertEquals(
        most + 1, JsonText.fault("[".repeat(64 << 20)).orElseThrow().column(), "of 64 MiB");
  }

  @Test
  void prettyRefusesToGrowWithoutBound() {
    String laid = "[\n  1,\n  2\n]";

    assertEquals(new JsonText.Laid(laid), JsonText.pretty("[1,2]", laid.length()));
    assertEquals(
        new JsonFault(JsonText.TOO_LONG, 4, 1, 5), JsonText.pretty("[1,2]", laid.length() - 1));
  }

  @Test
  void randomDocumentsKeepTheirTokensAndTheLibraryTakesTheSame() throws IOException {
    long seed = System.nanoTime();
    System.out.println("JsonTextTest seed " + seed);
    Random random = new Random(seed);
    int taken = 0;
    for (int round = 0; round < 20_000; round++) {
      String text = RandomJson.document(random);
      if (random.nextInt(3) > 0) {
        text = RandomJson.damaged(random, text);
      }
      boolean sound = JsonText.fault(text).isEmpty();
      assertEquals(libraryTakes(text), sound, "seed " + seed + ": " + text);
      if (sound) {
        taken++;
        String pretty = laid(JsonText.pretty(text));
        String compact = laid(JsonText.compact(text));
        assertEquals(tokens(text), tokens(pretty));
        assertEquals(String.join("", tokens(text)), compact);
        assertEquals(pretty, laid(JsonText.pretty(compact)));
        assertEquals(compact, laid(JsonText.compact(pretty)));
      }
    }
    assertTrue(taken > 2_000 && taken < 18_000, taken + " were sound");
  }

  private static String laid(JsonText.Answer answer) {
    return assertInstanceOf(JsonText.Laid.class, answer, answer::toString).text();
  }

  private static List<String> tokens(String text) {
    JsonScanner scanner = new JsonScanner(text);
    List<String> tokens = new ArrayList<>();
    while (scanner.next() != Kind.END) {
      tokens.add(text.substring(scanner.start(), scanner.end()));
    }
    return tokens;
  }

  private static final JsonFactory LIBRARY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(JsonText.MAX_DEPTH).build())
          .build();

  private static boolean libraryTakes(String text) throws IOException {
    try (JsonParser parser = LIBRARY.createParser(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      parser.getText();
      return parser.nextToken() == null;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
