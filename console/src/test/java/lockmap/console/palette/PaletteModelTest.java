package lockmap.console.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lockmap.client.StoreClient;
import lockmap.console.DeskFixture;
import lockmap.console.LiveStore;
import lockmap.console.SharedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;

@ExtendWith(SharedStore.class)
class PaletteModelTest {

  private final DeskFixture fixture = new DeskFixture();
  private final List<String> done = new ArrayList<>();
  private final PaletteModel model =
      new PaletteModel(fixture.desk(), key -> done.add("key " + key));

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void atFirstEverythingIsOfferedInItsOrder() {
    begin();

    assertEquals(
        List.of(
            "Batch:",
            "Run the batch",
            "Save the batch",
            "Everywhere:",
            "Go to Keys",
            "Go to Watch",
            "Watch:",
            "Pause the watch"),
        shown());
    assertEquals("Run the batch", chosen());
  }

  @Test
  void theSectionOfTheBestAnswerComesFirst() {
    begin();

    type(">watch");

    assertEquals(List.of("Everywhere:", "Go to Watch", "Watch:", "Pause the watch"), shown());
    type(">pw");
    assertEquals(List.of("Watch:", "Pause the watch"), shown());
  }

  @Test
  void whatWasUsedLatelyComesFirstAmongEquals() {
    begin();
    type(">go to watch");
    take();
    begin();

    assertEquals("Go to Watch", shown().get(4));
    type(">go to");
    assertEquals("Go to Watch", chosen());
    type(">go to k");
    assertEquals("Go to Keys", chosen(), "a better answer goes before a recent one");
  }

  @Test
  void whatIsHinderedIsOfferedAndNotDone() {
    begin();
    type(">save");

    take();

    assertEquals("Save the batch", chosen());
    assertEquals(List.of(), done);
  }

  @Test
  void theChoiceGoesRoundByOneAndStopsByMany() {
    begin();

    model.move(-1);
    assertEquals("Pause the watch", chosen());
    model.move(1);
    assertEquals("Run the batch", chosen());
    model.move(10);
    assertEquals("Pause the watch", chosen());
    model.move(-10);
    assertEquals("Run the batch", chosen());
    model.choose(0);
    assertEquals("Run the batch", chosen(), "a heading is nothing to choose");
  }

  @Test
  void takingClosesFirst() {
    begin();

    model.take(() -> done.add("closed"));

    assertEquals(List.of("closed", "Run the batch"), done);
  }

  @Test
  void keysThatBeginWithWhatIsTypedStandUnderAHeadingOfTheirOwn(LiveStore store) {
    fill(store, "watch/1", "watch/2", "other");
    begin();

    type("watch");
    rest();

    assertEquals(
        List.of(
            "Everywhere:",
            "Go to Watch",
            "Watch:",
            "Pause the watch",
            "Keys of the store:",
            "watch/1",
            "watch/2"),
        shown());
    assertEquals("Go to Watch", chosen(), "keys that come late do not take the choice away");
    model.move(2);
    take();
    assertEquals(List.of("key watch/1"), done);
  }

  @Test
  void aColonLeavesOnlyKeysLetterForLetter(LiveStore store) {
    fill(store, ">odd", " run", "Run", "run");
    begin();

    type(":run");
    rest();
    assertEquals(List.of("Keys of the store:", "run"), shown());

    type(":>");
    rest();
    assertEquals(List.of("Keys of the store:", ">odd"), shown());
    type(": ");
    rest();
    assertEquals(List.of("Keys of the store:", " run"), shown());
  }

  @Test
  void anAngleLeavesOnlyCommands(LiveStore store) {
    fill(store, "run");
    begin();

    type("> run");
    rest();

    assertEquals(List.of("Batch:", "Run the batch"), shown());
  }

  @Test
  void theServerIsAskedWhenTheTypingRests(LiveStore store) {
    fill(store, "key");
    begin();

    type(":k");
    fixture.clock().pass(Duration.ofMillis(149));
    model.tick();
    assertEquals(List.of("Nothing is called like that."), shown());

    type(":ke");
    fixture.clock().pass(Duration.ofMillis(149));
    model.tick();
    assertEquals(List.of("Nothing is called like that."), shown());

    fixture.clock().pass(Duration.ofMillis(1));
    model.tick();
    assertEquals(List.of("Keys of the store:", "key"), shown());
    type(":key");
    assertEquals(List.of("Keys of the store:", "key"), shown(), "what still fits stays in sight");
    type(":keys");
    assertEquals(List.of("Nothing is called like that."), shown());
  }

  @Test
  void noMoreThanEightKeysAreOffered(LiveStore store) {
    fill(store, "k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8");
    begin();

    type(":k");
    rest();

    assertEquals(9, shown().size());
    assertEquals("k7", shown().getLast());
  }

  @Test
  void withoutAConnectionThatIsSaid() {
    begin();

    type(":k");

    assertEquals(List.of("Keys of the store:", "No connection."), shown());
    take();
    assertEquals(List.of(), done);
  }

  @Test
  void aServerThatDoesNotAnswerIsTold() {
    try (LiveStore store = LiveStore.plain()) {
      fixture.desk().session().open(store.target());
      store.stop();
      begin();

      type(":k");
      rest();

      assertEquals("Keys of the store:", shown().getFirst());
      assertTrue(shown().get(1).length() > 10, shown().toString());
    }
  }

  private void begin() {
    model.begin(
        List.of(
            offer("Batch", "Run the batch", ""),
            offer("Batch", "Save the batch", "Add an operation first."),
            offer("Everywhere", "Go to Keys", ""),
            offer("Everywhere", "Go to Watch", ""),
            offer("Watch", "Pause the watch", "")));
  }

  private Offer offer(String section, String name, String hindrance) {
    return new Offer(section, name, Feather.PLAY, "", () -> hindrance, () -> done.add(name));
  }

  private void fill(LiveStore store, String... keys) {
    fixture.desk().session().open(store.target());
    try (StoreClient somebody = store.somebody()) {
      for (String key : keys) {
        somebody.put(key, "");
      }
    }
  }

  private void type(String text) {
    model.typedProperty().set(text);
  }

  private void rest() {
    fixture.clock().pass(Duration.ofMillis(150));
    model.tick();
  }

  private void take() {
    model.take(() -> {});
  }

  private List<String> shown() {
    return model.lines().stream().map(PaletteModelTest::text).toList();
  }

  private String chosen() {
    return text(model.lines().get(model.chosenProperty().get()));
  }

  private static String text(Line line) {
    return switch (line) {
      case Line.Heading(var name) -> name + ":";
      case Line.Choice(var offer, _) -> offer.name();
      case Line.Note(var text) -> text;
    };
  }
}
