package lockmap.console.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import lockmap.client.ClientOptions;
import lockmap.console.ChosenFiles;
import lockmap.console.ManualClock;
import lockmap.console.log.RequestLog;
import lockmap.console.session.Background;
import lockmap.console.session.Desk;
import lockmap.console.session.Jobs;
import lockmap.console.session.Notices;
import lockmap.console.session.ProfileColour;
import lockmap.console.session.Session;
import lockmap.console.session.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs batches against a server that hangs up when it has been asked. */
class BatchRunTest {

  private static final Operation PUT = new Operation.Put("a", "1");
  private static final Operation GET = new Operation.Get("a");

  private final ManualClock clock = new ManualClock();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final Notices notices = new Notices(clock);
  private final Background background = new Background(waiting::add, Runnable::run);
  private final Session session = new Session(background, clock, notices, new RequestLog());
  private final Desk desk = new Desk(session, background, clock, notices, new Jobs(), _ -> true);
  private final ChosenFiles files = new ChosenFiles();
  private final BatchModel model = new BatchModel(desk, files);
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::hangUp);
    URI address = URI.create("http://localhost:" + server.getLocalPort());
    session.open(new Target("test", "Mute", ClientOptions.to(address), ProfileColour.GRAY));
    waiting.clear();
  }

  @AfterEach
  void close() throws IOException {
    session.close();
    waiting.forEach(Runnable::run);
    server.close();
  }

  @Test
  void aConnectionThatBreaksLeavesNobodyKnowing() {
    begin(GET, PUT);

    answer();

    Result result = Objects.requireNonNull(model.resultProperty().get());
    assertEquals(Result.Kind.UNKNOWN, result.kind());
    assertEquals("Nobody knows whether the batch was carried out", result.headline());
    assertTrue(result.detail().contains("Look at the keys before you run it again"));
    assertFalse(model.runningProperty().get());
  }

  @Test
  void aBatchThatOnlyReadsHasChangedNothingInAnyCase() {
    begin(GET);

    answer();

    assertEquals(
        Result.Kind.UNCHANGED, Objects.requireNonNull(model.resultProperty().get()).kind());
  }

  @Test
  void aLongBatchIsAJobThatCanBeCancelled() {
    begin(PUT);
    clock.pass(Duration.ofMillis(500));
    model.tick();
    assertEquals(List.of(), desk.jobs().running());
    clock.pass(Duration.ofMillis(1));
    model.tick();
    assertEquals("Batch of 1 operation", desk.jobs().running().getFirst().title());
    assertEquals("The batch is running.", model.hindranceProperty().get());

    desk.jobs().running().getFirst().cancel();
    waiting.remove();

    assertEquals(List.of(), desk.jobs().running());
    assertEquals(Result.Kind.UNKNOWN, model.resultProperty().get().kind());
    assertEquals("", model.hindranceProperty().get());
  }

  @Test
  void cancellingReadsChangesNothing() {
    begin(GET);

    model.cancel();

    assertEquals("Nothing was changed.", model.resultProperty().get().detail());
  }

  @Test
  void aJobEndsWithTheAnswer() {
    begin(PUT);
    clock.pass(Duration.ofSeconds(1));
    model.tick();

    answer();

    assertEquals(List.of(), desk.jobs().running());
  }

  @Test
  void leavingTheServerEndsWhatRuns() {
    begin(PUT);
    clock.pass(Duration.ofSeconds(1));
    model.tick();

    session.close();

    assertEquals(List.of(), desk.jobs().running());
    assertFalse(model.runningProperty().get());
  }

  @Test
  void whatIsEditedWhileItRunsGetsAnOldAnswer() {
    begin(GET, PUT);

    model.move(-1);
    answer();

    assertTrue(model.oldProperty().get());
  }

  @Test
  void whatIsEditedWhileItIsSavedIsNotSaved(@TempDir Path folder) throws IOException {
    model.rows().insert(List.of(Draft.of(GET)));
    files.willBe(folder.resolve("batch.json"));

    model.save();
    model.add();
    answer();

    assertTrue(model.unsavedProperty().get());
    assertFalse(Files.readString(folder.resolve("batch.json")).contains("\"key\":\"\""));
    model.save();
    answer();
    assertFalse(model.unsavedProperty().get());
  }

  @Test
  void theCauseIsTheLastThatWasTried() {
    Outcome failed = new Outcome(412, null);

    assertEquals(0, Result.cause(List.of(failed, Outcome.NOT_TRIED)));
    assertEquals(1, Result.cause(List.of(Outcome.CREATED, failed, Outcome.NOT_TRIED)));
    assertEquals(1, Result.cause(List.of(Outcome.CREATED, failed)));
  }

  private void begin(Operation... operations) {
    model.rows().insert(List.of(operations).stream().map(Draft::of).toList());
    model.run();
    assertTrue(model.runningProperty().get());
  }

  private void answer() {
    waiting.remove().run();
  }

  private void hangUp() {
    while (!server.isClosed()) {
      try (Socket asked = server.accept()) {
        int _ = asked.getInputStream().read();
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
