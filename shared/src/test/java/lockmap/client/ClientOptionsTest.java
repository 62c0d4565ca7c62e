package lockmap.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientOptionsTest {

  private static final ClientOptions PLAIN = ClientOptions.to(URI.create("http://localhost:3000"));

  @Test
  void whatIsNotSaidIsTheDefault() {
    assertEquals(
        new ClientOptions(
            URI.create("http://localhost:3000"),
            null,
            null,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(45),
            false,
            null),
        PLAIN);
  }

  @Test
  void eachCanBeSaid() {
    Consumer<Exchange> observer = _ -> {};
    ClientOptions said =
        PLAIN
            .withToken("token")
            .withConnectTimeout(Duration.ofSeconds(1))
            .withRequestTimeout(Duration.ofSeconds(2))
            .withWatchSilence(Duration.ofSeconds(3))
            .withReadOnly()
            .withObserver(observer);
    assertEquals(
        new ClientOptions(
            PLAIN.server(),
            new BearerToken("token"),
            null,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            true,
            observer),
        said);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:3000, http://",
    "ftp://localhost, http://",
    "/path, http://",
    "http:///path, no host",
    "http://user:pw@localhost, no user",
    "http://localhost?a=b, no query",
    "http://localhost#top, no fragment"
  })
  void whatIsNoServerIsToldApart(String address, String why) {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> ClientOptions.to(URI.create(address)));
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.contains(why.substring(why.lastIndexOf(' ') + 1)), message);
    assertFalse(message.contains("pw"), message);
  }

  @Test
  void aTimeIsLongerThanNothing() {
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withRequestTimeout(Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class, () -> PLAIN.withConnectTimeout(Duration.ofMillis(-1)));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withWatchSilence(Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "line\r\nbreak", "tökén", "=", "a=b"})
  void aTokenThatNoHeaderCarriesIsRefusedAndNotRepeated(String token) {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> PLAIN.withToken(token));
    assertTrue(token.length() < 2 || !String.valueOf(thrown.getMessage()).contains(token));
  }
}
