package lockmap.console.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lockmap.client.StoreClient;
import lockmap.client.WatchEvent;
import lockmap.client.WatchQuery;
import lockmap.console.Await;
import lockmap.console.DeskFixture;
import lockmap.console.LiveStore;
import lockmap.console.SharedStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStore.class)
class SessionTest {

  @Test
  void aServerThatAnswersIsOpen(LiveStore store) {
    try (DeskFixture fixture = new DeskFixture(store)) {
      Session session = fixture.desk().session();

      assertInstanceOf(ConnectionState.Open.class, session.stateProperty().get());
      assertNotNull(session.pulseProperty().get());
      assertTrue(session.writableProperty().get());
    }
  }

  @Test
  void itAsksForTheFiguresOnceASecond(LiveStore store) {
    try (DeskFixture fixture = new DeskFixture(store)) {
      Session session = fixture.desk().session();
      Pulse first = session.pulseProperty().get();

      fixture.clock().pass(Duration.ofMillis(999));
      session.tick();
      assertEquals(first, session.pulseProperty().get());

      fixture.clock().pass(Duration.ofMillis(1));
      session.tick();
      assertEquals(fixture.clock().instant(), session.pulseProperty().get().at());
    }
  }

  @Test
  void aReadOnlyProfileLetsNothingBeWritten(LiveStore store) {
    try (DeskFixture fixture = new DeskFixture()) {
      fixture.desk().session().open(store.target("production", true));

      assertFalse(fixture.desk().session().writableProperty().get());
    }
  }

  @Test
  void aServerThatGoesAwayIsLostAndAskedLessAndLessOften() {
    try (LiveStore store = LiveStore.plain();
        DeskFixture fixture = new DeskFixture(store)) {
      Session session = fixture.desk().session();
      store.stop();

      List<Long> pauses = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        fixture.clock().pass(Duration.ofSeconds(15));
        session.tick();
        ConnectionState.Lost lost =
            assertInstanceOf(ConnectionState.Lost.class, session.stateProperty().get());
        pauses.add(Duration.between(fixture.clock().instant(), lost.retryAt()).toSeconds());
      }
      assertEquals(List.of(1L, 2L, 4L, 8L, 15L, 15L, 15L), pauses);
    }
  }

  @Test
  void aServerThatComesBackIsOpenAgainAndSaidToBeAnother() {
    try (LiveStore store = LiveStore.plain();
        DeskFixture fixture = new DeskFixture(store)) {
      Session session = fixture.desk().session();
      try (StoreClient somebody = store.somebody()) {
        somebody.put("key", "value");
      }
      fixture.clock().pass(Duration.ofSeconds(1));
      session.tick();
      store.stop();
      fixture.clock().pass(Duration.ofSeconds(65));
      session.tick();
      store.restart();
      session.retry();

      assertInstanceOf(ConnectionState.Open.class, session.stateProperty().get());
      assertEquals(
          "Test store is back after 1m 05s. The server has started anew.",
          fixture.told().getLast());
    }
  }

  @Test
  void whatIsFollowedComesByTheDrain(LiveStore store) {
    try (DeskFixture fixture = new DeskFixture(store);
        StoreClient somebody = store.somebody();
        Follow<WatchEvent> follow =
            fixture.desk().session().follow(WatchQuery.all(), event -> event, 2)) {
      List<WatchEvent> events = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        somebody.put("key", "value " + i);
      }
      Await.until(
          "the last change",
          () -> {
            follow.drain(1, events::add);
            return events.stream()
                .anyMatch(
                    event -> event instanceof WatchEvent.Put put && "value 9".equals(put.value()));
          });
    }
  }

  @Test
  void anAnswerOfAServerThatWasLeftIsDropped(LiveStore store) {
    try (DeskFixture fixture = new DeskFixture(store)) {
      List<Object> answers = new ArrayList<>();
      Session session = fixture.desk().session();
      session.ask(
          client -> {
            session.close();
            return client.count("");
          },
          answers::add,
          answers::add);

      assertEquals(List.of(), answers);
      assertNull(session.targetProperty().get());
    }
  }
}
