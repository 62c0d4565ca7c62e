package lockmap.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import lockmap.api.TokenHash;
import lockmap.server.config.ConfigException;
import lockmap.server.http.LogRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentTokensTest {

  private static final Instant NOON = Instant.parse("2027-01-31T12:00:00Z");

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final AtomicLong revision = new AtomicLong(100);

  @Test
  void whatIsNewCountsOnceItWasSeenTwice() throws IOException {
    CurrentTokens tokens = of(entry("a"));
    write(entry("a") + entry("b"));
    assertFalse(letsIn(tokens, "b"));
    tokens.look();
    assertFalse(letsIn(tokens, "b"));
    tokens.look();
    assertTrue(letsIn(tokens, "b"));
    assertTrue(letsIn(tokens, "a"));
  }

  /** Every step is a file that could be followed, and would lock everybody but one out. */
  @Test
  void aFileThatIsBeingWrittenDoesNotCount() throws IOException {
    CurrentTokens tokens = of(entry("a") + entry("b") + entry("c"));
    for (String content :
        new String[] {entry("a"), entry("a") + entry("b"), entry("a") + entry("b") + entry("d")}) {
      write(content);
      tokens.look();
      assertTrue(letsIn(tokens, "c"), content);
    }
    tokens.look();
    assertFalse(letsIn(tokens, "c"));
    assertTrue(letsIn(tokens, "d"));
  }

  @Test
  void aTokenIsLetInUntilItExpires() throws IOException {
    CurrentTokens tokens = of(entry("a").replace("}", ", expires: 2027-01-31T12:00:01Z}"));
    assertTrue(letsIn(tokens, "a"));
    now.set(NOON.plusMillis(999));
    assertTrue(letsIn(tokens, "a"));
    now.set(NOON.plusSeconds(1));
    assertFalse(letsIn(tokens, "a"));
  }

  @Test
  void aBrokenFileIsComplainedOfOnceForEachThingThatIsWrong() throws IOException {
    try (LogRecorder log = new LogRecorder()) {
      CurrentTokens tokens = of(entry("a"));
      write("- nothing");
      look(tokens, 5);
      assertFalse(tokens.isFileGood());
      assertEquals(1, log.records().size(), log.lines()::toString);
      write("");
      look(tokens, 5);
      Files.delete(file());
      look(tokens, 5);
      assertEquals(3, log.records().size(), log.lines()::toString);
      assertTrue(letsIn(tokens, "a"));
      write(entry("a"));
      look(tokens, 5);
      assertTrue(tokens.isFileGood());
      assertEquals(3, log.records().size(), log.lines()::toString);
    }
  }

  @Test
  void aFileThatCannotBeFollowedIsRefusedAtTheStart() {
    assertEquals(
        file() + " does not exist",
        assertThrows(
                ConfigException.class, () -> new CurrentTokens(file(), now::get, revision::get))
            .getMessage());
    assertThrows(ConfigException.class, () -> of("- {}"));
    assertEquals(
        file() + " has more than 1048576 bytes",
        assertThrows(ConfigException.class, () -> of("#".repeat((1 << 20) + 1))).getMessage());
  }

  @Test
  void aGrantIsToldByFromTheRevisionBehindThatAtWhichTheOldOneHadEnded() throws IOException {
    CurrentTokens tokens = of(entry("same") + entry("narrowed") + entry("gone"));
    assertEquals(0, toldSince(tokens, "narrowed"));
    AtomicLong meanwhile = new AtomicLong();
    Hold hold =
        tokens.hold(
            admission(tokens, "narrowed"),
            () -> {
              meanwhile.set(toldSince(tokens, "narrowed"));
              revision.set(200); // what the watch may have told before it came to its end
            });
    String narrowed = entry("narrowed").replace("}", ", prefixes: [a/]}");
    write(entry("same") + narrowed + entry("new"));
    look(tokens, 2);
    assertFalse(hold.stands());
    assertEquals(Long.MAX_VALUE, meanwhile.get());
    assertEquals(201, toldSince(tokens, "narrowed"));
    assertEquals(201, toldSince(tokens, "new"));
    assertEquals(0, toldSince(tokens, "same"));
    revision.set(300);
    write(entry("same") + narrowed + entry("gone"));
    look(tokens, 2);
    assertEquals(201, toldSince(tokens, "narrowed"));
    assertEquals(301, toldSince(tokens, "gone"));
  }

  private static long toldSince(CurrentTokens tokens, String name) {
    return admission(tokens, name).token().toldSince();
  }

  private static CurrentTokens.Admission admission(CurrentTokens tokens, String name) {
    return Objects.requireNonNull(tokens.admission(TokenHash.of(name)));
  }

  private static void look(CurrentTokens tokens, int times) {
    for (int time = 0; time < times; time++) {
      tokens.look();
    }
  }

  private static boolean letsIn(CurrentTokens tokens, String name) {
    return tokens.admission(TokenHash.of(name)) != null;
  }

  private static String entry(String name) {
    return "- {name: %s, role: read, hash: \"%s\"}\n".formatted(name, TokenHash.of(name));
  }

  private CurrentTokens of(String content) throws IOException {
    write(content);
    return new CurrentTokens(file(), now::get, revision::get);
  }

  private void write(String content) throws IOException {
    Files.writeString(file(), content);
  }

  private Path file() {
    return folder.resolve("tokens.yaml");
  }
}
