package lockmap.server.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lockmap.server.store.Cause;
import lockmap.server.store.Change;
import lockmap.server.store.Utf8Bytes;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final long AMPLE = 1 << 20;

  @Test
  void findsAChangeByItsRevision() {
    History history = new History(8, AMPLE, 100);
    Change change = change(101);
    history.add(change);
    assertSame(change, history.at(101));
    assertNull(history.at(102));
    assertTrue(history.goneUpTo(102) < 102, "102 is still to come");
  }

  @Test
  void changesMayBeFiledInAnyOrder() {
    History history = new History(8, AMPLE, 0);
    history.add(change(2));
    assertNull(history.at(1));
    assertTrue(history.goneUpTo(1) < 1);
    history.add(change(1));
    assertNotNull(history.at(1));
    assertNotNull(history.at(2));
  }

  @Test
  void saysWhatIsGoneOnceTheRingHasComeRound() {
    History history = new History(4, AMPLE, 0);
    for (long revision = 1; revision <= 6; revision++) {
      history.add(change(revision));
    }
    assertNull(history.at(2));
    assertEquals(2, history.goneUpTo(2));
    assertNotNull(history.at(3));
  }

  @Test
  void aWriterHeldUpForAWholeRoundDoesNotOverwriteANewerChange() {
    History history = new History(4, AMPLE, 0);
    history.add(change(5));
    history.add(change(1));
    assertNotNull(history.at(5));
    assertNull(history.at(1));
  }

  @Test
  void forgetsTheOldestChangesWhenTheyTakeTooManyBytes() {
    long room = change(1).weight() * 3;
    History history = new History(1024, room, 0);
    for (long revision = 1; revision <= 10; revision++) {
      history.add(change(revision));
    }
    assertNull(history.at(7));
    assertEquals(7, history.goneUpTo(7));
    assertNotNull(history.at(8));
    assertNotNull(history.at(10));
    assertEquals(room, history.bytes());
  }

  @Test
  void keepsTheNewestChangeHoweverLargeItIs() {
    History history = new History(16, 1, 0);
    history.add(change(1));
    history.add(change(2));
    assertNull(history.at(1));
    assertNotNull(history.at(2));
  }

  @Test
  void countsTheBytesOfWhatItOverwrites() {
    History history = new History(2, AMPLE, 0);
    for (long revision = 1; revision <= 9; revision++) {
      history.add(change(revision));
    }
    assertEquals(2 * change(9).weight(), history.bytes());
  }

  @Test
  void refusesACapacityThatIsNoPowerOfTwo() {
    assertThrows(IllegalArgumentException.class, () -> new History(6, AMPLE, 0));
  }

  private static Change change(long revision) {
    return new Change(Cause.DELETE, Utf8Bytes.of("key"), null, revision);
  }
}
