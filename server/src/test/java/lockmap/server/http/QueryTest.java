package lockmap.server.http;

import static lockmap.server.http.ProblemAnswers.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

  private static ToyServer server;

  @BeforeAll
  static void start() {
    server = new ToyServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/ttl, OptionalLong.empty",
    "/ttl?, OptionalLong.empty",
    "/ttl?&, OptionalLong.empty",
    "/ttl?other=1, OptionalLong.empty",
    "/ttl?TTL=1, OptionalLong.empty",
    "/ttl?ttl=1, OptionalLong[1]",
    "/ttl?ttl=0060, OptionalLong[60]",
    "/ttl?%74tl=60, OptionalLong[60]",
    "/ttl?a=b&ttl=60&c=d, OptionalLong[60]",
    "/ttl?ttl=3153600000, OptionalLong[3153600000]"
  })
  void aTtlIsRead(String target, String expected) throws IOException {
    RawAnswer answer = get(target);
    assertEquals(200, answer.status());
    assertEquals(expected, answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "/ttl?ttl, ttl is not a whole number from 1 to 3153600000",
    "/ttl?ttl=, ttl is not a whole number",
    "/ttl?ttl=0, ttl is not a whole number",
    "/ttl?ttl=3153600001, ttl is not a whole number",
    "/ttl?ttl=-1, ttl is not a whole number",
    "/ttl?ttl=+1, ttl is not a whole number",
    "/ttl?ttl=%2B1, ttl is not a whole number",
    "/ttl?ttl=1.5, ttl is not a whole number",
    "/ttl?ttl=1e3, ttl is not a whole number",
    "/ttl?ttl=0x10, ttl is not a whole number",
    "/ttl?ttl=%20 1, ttl is not a whole number",
    "/ttl?ttl=%D9%A1, ttl is not a whole number",
    "/ttl?ttl=9223372036854775808, ttl is not a whole number",
    "/ttl?ttl=18446744073709551617, ttl is not a whole number",
    "/ttl?ttl=1&ttl=1, ttl is there more than once",
    "/ttl?ttl=%, query parameter ttl has an escape that breaks off at position 4",
    "/ttl?ttl=%zz, not hexadecimal at position 4",
    "/ttl?a=%4&ttl=1, escape that breaks off at position 2",
    "/ttl?ttl=%ff, query parameter ttl is not UTF-8 in the part from position 4",
    "/ttl?%ff=1, not UTF-8 in the part from position 0"
  })
  void aBadParameterIsNamed(String target, String detail) throws IOException {
    String said = assertProblem(400, get(target.replace(" ", "")));
    assertTrue(said.contains(detail), said);
  }

  @Test
  void valuesAreDecodedAsFormsWriteThem() {
    Query query = Query.parse("key=a+b%2Bc&key=%C3%A4&empty=&bare&eq=a=b");

    assertEquals(List.of("a b+c", "ä"), query.texts("key"));
    assertEquals(Optional.of(""), query.text("empty"));
    assertEquals(Optional.of(""), query.text("bare"));
    assertEquals(Optional.of("a=b"), query.text("eq"));
    assertEquals(Optional.empty(), query.text("none"));
    assertThrows(HttpProblem.class, () -> query.text("key"));
  }

  private static RawAnswer get(String target) throws IOException {
    try (RawConnection connection = server.connect()) {
      return connection.request("GET", target).answer();
    }
  }
}
