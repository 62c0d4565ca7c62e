package lockmap.server.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private final TrustedProxies proxies =
      new TrustedProxies(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8:a::/48", "::1"));

  @ParameterizedTest(name = "{3}")
  @CsvSource({
    "198.51.100.1, '', 198.51.100.1, no header",
    "10.0.0.1, '', 10.0.0.1, no header from a proxy",
    "198.51.100.1, 203.0.113.5, 198.51.100.1, a stranger is not believed",
    "198.51.100.1, 10.0.0.1, 198.51.100.1, a stranger who names a proxy is not believed",
    "10.0.0.1, 203.0.113.5, 203.0.113.5, a proxy is believed",
    "192.0.2.7, 203.0.113.5, 203.0.113.5, a proxy given by its address is believed",
    "192.0.2.8, 203.0.113.5, 192.0.2.8, its neighbour is not",
    "11.0.0.0, 203.0.113.5, 11.0.0.0, nor is one behind the end of a range",
    "10.255.255.255, 203.0.113.5, 203.0.113.5, the last of a range is",
    "2001:db8:a:ffff::1, 203.0.113.5, 203.0.113.5, a proxy in an IPv6 range",
    "2001:db8:b::1, 203.0.113.5, 2001:db8:b::1, outside that range",
    "::ffff:10.0.0.1, 203.0.113.5, 203.0.113.5, a proxy that came by a mapped address",
    "10.0.0.1, ::ffff:203.0.113.5, 203.0.113.5, a client with a mapped address",
    "::1, 2001:db8:c::9, 2001:db8:c::9, an IPv6 client",
    "10.0.0.1, '1.1.1.1, 203.0.113.5', 203.0.113.5, what the client itself wrote is not believed",
    "10.0.0.1, 'rubbish, 203.0.113.5', 203.0.113.5, nor can it spoil the header",
    "10.0.0.1, '203.0.113.5, 10.0.0.2, 10.0.0.3', 203.0.113.5, through several proxies",
    "10.0.0.1, '1.1.1.1,203.0.113.5,10.0.0.2', 203.0.113.5, without spaces",
    "10.0.0.1, '10.0.0.9, 10.0.0.8', 10.0.0.9, all are proxies: the first of them",
    "10.0.0.1, '203.0.113.5, ,', 203.0.113.5, empty elements mean nothing",
    "10.0.0.1, rubbish, 10.0.0.1, what a proxy wrote is no address",
    "10.0.0.1, unknown, 10.0.0.1, what a proxy did not know",
    "10.0.0.1, localhost, 10.0.0.1, a name is no address",
    "10.0.0.1, '203.0.113.5, rubbish', 10.0.0.1, a proxy's rubbish hides what is left of it",
    "10.0.0.1, '203.0.113.5, rubbish, 10.0.0.2', 10.0.0.1, so it does behind a proxy",
    "10.0.0.1, 203.0.113.5:4711, 203.0.113.5, with a port",
    "10.0.0.1, [2001:db8:c::9]:4711, 2001:db8:c::9, in brackets with a port",
    "10.0.0.1, [2001:db8:c::9], 2001:db8:c::9, in brackets",
    "10.0.0.1, 203.0.113.5:http, 10.0.0.1, with what is no port",
    "10.0.0.1, 203.0.113.256, 10.0.0.1, a number above 255",
    "10.0.0.1, 3405803781, 10.0.0.1, an address as one number",
  })
  void whoTheClientIs(String peer, String header, String client, String why) {
    List<String> headers = header.isEmpty() ? List.of() : List.of(header);

    assertEquals(address(client), proxies.client(address(peer), headers), why);
  }

  @Test
  void severalHeadersAreReadAsOne() {
    assertEquals(
        address("203.0.113.5"),
        proxies.client(address("10.0.0.1"), List.of("1.1.1.1, 203.0.113.5", "10.0.0.2")));
    assertEquals(
        address("203.0.113.5"),
        proxies.client(address("10.0.0.1"), List.of("1.1.1.1", "203.0.113.5")));
  }

  @Test
  void nobodyIsBelievedWhereNoneIsTrusted() {
    TrustedProxies none = new TrustedProxies(List.of());

    assertEquals(address("::1"), none.client(address("::1"), List.of("203.0.113.5")));
  }

  @Test
  void aRangeOfOneFamilySaysNothingOfTheOther() {
    TrustedProxies everySix = new TrustedProxies(List.of("::/0"));
    TrustedProxies everyFour = new TrustedProxies(List.of("0.0.0.0/0"));
    List<String> header = List.of("203.0.113.5");

    assertEquals(address("10.0.0.1"), everySix.client(address("10.0.0.1"), header));
    assertEquals(address("203.0.113.5"), everySix.client(address("2001:db8::1"), header));
    assertEquals(address("2001:db8::1"), everyFour.client(address("2001:db8::1"), header));
    assertEquals(address("203.0.113.5"), everyFour.client(address("8.8.8.8"), header));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "localhost",
        "example.org",
        "10.0.0",
        "10.1",
        "167772161",
        "010.0.0.1",
        "0x0a.0.0.1",
        "10.0.0.256",
        "10.0.0.0.0",
        "10.0.0.1.",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0.0/08",
        "10.0.0.0/8/8",
        "10.0.0.0/255.0.0.0",
        "10.0.0.1/8",
        "/8",
        "2001:db8::/129",
        "2001:db8::1/64",
        "2001:db8:::1",
        "1:2:3:4:5:6:7",
        "[::1]",
        "fe80::1%lo",
        "fe80::1%1",
        "::ffff:10.0.0.0/90",
        "12345::1",
        "10.0.0.1, 10.0.0.2",
        "\u0661.1.1.1"
      })
  void whatIsNoAddressOrRangeIsNamed(String entry) {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> new TrustedProxies(List.of("::1", entry)));

    assertTrue(thrown.toString().contains(": '" + entry + "' is n"), thrown::toString);
  }

  @Test
  void aMappedRangeIsTheIpv4Range() {
    TrustedProxies mapped = new TrustedProxies(List.of("::ffff:10.0.0.0/104"));
    List<String> header = List.of("203.0.113.5");

    assertEquals(address("203.0.113.5"), mapped.client(address("10.9.9.9"), header));
    assertEquals(address("11.0.0.1"), mapped.client(address("11.0.0.1"), header));
  }

  private static IpAddress address(String text) {
    return IpAddress.parse(text).orElseThrow();
  }
}
