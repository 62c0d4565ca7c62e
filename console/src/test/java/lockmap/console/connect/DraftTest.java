package lockmap.console.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import lockmap.console.connect.Draft.Field;
import lockmap.console.session.ProfileColour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {

  @Test
  void aProfileComesBackAsItWas() {
    Profile profile = Example.production("1");
    assertEquals(Map.of(), Draft.of(profile).errors());
    assertEquals(profile, Draft.of(profile).toProfile("1"));
    assertEquals(Example.local("2"), Draft.of(Example.local("2")).toProfile("2"));
  }

  @Test
  void spaceAroundDoesNotCount() {
    Draft draft = draft(" Local ", " http://localhost:3000\n", "  ");
    assertEquals(Example.local("1"), draft.toProfile("1"));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    Draft draft = draft("", "", "ca.pem");
    assertEquals(
        Map.of(
            Field.NAME, "The profile needs a name.",
            Field.SERVER, "The profile needs the server's address, such as http://localhost:3000.",
            Field.CA_FILE, "The CA file must be given with its whole path, from the root on."),
        draft.errors());
    assertThrows(IllegalArgumentException.class, () -> draft.toProfile("1"));
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:3000, The server's address must begin with http:// or https://.",
    "ftp://localhost, The server's address must begin with http:// or https://.",
    "http:///x, The server's address names no host.",
    "http://me:pw@localhost, 'The server''s address must have no user, no query and no fragment.'",
    "http://localhost:0, A port is a number from 1 to 65535.",
    "http://localhost:65536, A port is a number from 1 to 65535.",
    "http://local host, The server's address is no URL: Illegal character in authority.",
  })
  void anAddressIsRefused(String server, String error) {
    assertEquals(Map.of(Field.SERVER, error), draft("n", server, "").errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:65535", "https://[::1]:1/x", "HTTP://h"})
  void anAddressIsTaken(String server) {
    assertEquals(Map.of(), draft("n", server, "").errors());
  }

  @Test
  void aNameCanBeShown() {
    assertEquals(Map.of(), draft("Ünïcode 🔒".repeat(6), "http://h", "").errors());
    assertEquals(
        "A name has at most 60 characters.",
        draft("x".repeat(61), "http://h", "").errors().get(Field.NAME));
    assertEquals(
        "The name has a character that cannot be shown.",
        draft("a\u202eb", "http://h", "").errors().get(Field.NAME));
  }

  @Test
  void aPathThatCannotBeIsRefused() {
    String error = draft("n", "http://h", "/a\0b").errors().get(Field.CA_FILE);
    assertTrue(String.valueOf(error).startsWith("The CA file has no path that can be: "), error);
  }

  @Test
  void aTokenInTheClearIsWarnedOf() {
    assertTrue(warning("http://db.example", true).isPresent());
    assertTrue(warning("http://10.0.0.1", true).isPresent());
    assertEquals(Optional.empty(), warning("http://db.example", false));
    assertEquals(Optional.empty(), warning("https://db.example", true));
    assertEquals(Optional.empty(), warning("http://localhost:3000", true));
    assertEquals(Optional.empty(), warning("http://127.0.0.1:3000", true));
    assertEquals(Optional.empty(), warning("http://[::1]:3000", true));
  }

  @Test
  void anIdIsOfItsOwn() {
    Random random = new Random(1);
    String id = Profile.newId(random);
    assertTrue(id.matches("[0-9a-f]{32}"), id);
    assertNotEquals(id, Profile.newId(random));
    assertEquals(id, Profile.newId(new Random(1)));
  }

  private static Optional<String> warning(String server, boolean wantsToken) {
    return new Profile(
            "1", "n", URI.create(server), wantsToken, false, false, ProfileColour.GRAY, null)
        .warning();
  }

  private static Draft draft(String name, String server, String caFile) {
    return new Draft(name, server, false, false, false, ProfileColour.GRAY, caFile);
  }
}
