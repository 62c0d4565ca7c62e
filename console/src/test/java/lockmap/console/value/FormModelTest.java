package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lockmap.console.Await;
import lockmap.console.LiveStore;
import lockmap.console.value.FormModel.Layout;
import org.junit.jupiter.api.Test;

class FormModelTest extends ConnectedTest {

  private static final String COMPACT = "{\"a\":1,\"b\":[2]}";
  private static final String PRETTY = "{\n  \"a\": 1,\n  \"b\": [\n    2\n  ]\n}";

  private final ValueModel value = new ValueModel(fixture.desk());
  private final FormModel model = new FormModel(value);

  FormModelTest(LiveStore store) {
    super(store);
  }

  @Test
  void theFormIsChosenByWhatTheValueIs() {
    assertEquals(Form.JSON, Form.of(" \n[1, 2]"));
    assertEquals(Form.TEXT, Form.of("12"));
    assertEquals(Form.TEXT, Form.of("{no json"));
    assertEquals(Form.TEXT, Form.of(""));
    assertEquals(Form.TEXT, Form.of("tab\tand\r\nlines 漢字 😀"));
    assertEquals(Form.HEX, Form.of("a\u0000b"));
  }

  @Test
  void compactJsonIsShownInLinesAndNothingIsModified() {
    open(COMPACT);

    assertEquals(Form.JSON, model.formProperty().get());
    assertEquals(PRETTY, shown());
    assertFalse(value.modified().get());
    assertEquals("Stored compact, and stays so when it is saved.", model.remarkProperty().get());
  }

  @Test
  void compactJsonStaysCompactWhenItIsSaved() {
    open(COMPACT);

    model.edited(PRETTY.replace("1", "7"));
    model.save();

    assertEquals(COMPACT.replace("1", "7"), somebody.get("key").orElseThrow());
  }

  @Test
  void anEditThatIsTakenBackLeavesNothingToSave() {
    String odd = "{ \"a\":1 , \"b\":[2]}";
    open(odd);
    model.edited(PRETTY.replace("1", "7"));
    assertTrue(value.modified().get());
    assertEquals("Saving stores it as it is laid out here.", model.remarkProperty().get());

    model.edited(PRETTY);

    assertFalse(value.modified().get());
    assertEquals(odd, value.draftProperty().get());
  }

  @Test
  void jsonInLinesStaysAsItIsToItsLastLineBreak() {
    open(PRETTY + "\n");

    assertEquals(PRETTY + "\n", shown());
    model.layoutProperty().set(Layout.COMPACT);
    assertEquals(COMPACT, shown());
    assertFalse(value.modified().get());
  }

  @Test
  void whatIsNotJsonAnyMoreSaysWhereAndIsSavedOnlyAfterAYes() {
    open(COMPACT);
    model.edited("{\n  \"a\": x\n}");
    JsonFault fault = assertNotNullFault();
    assertEquals(2, fault.line());
    assertEquals(8, fault.column());

    fixture.refuse();
    model.save();

    assertEquals(COMPACT, somebody.get("key").orElseThrow());
    assertEquals("Save as it is", fixture.asked().getLast().verb());
  }

  @Test
  void theOperatorsChoiceOfAFormStaysUntilTheNextKey() {
    open(COMPACT);
    model.formProperty().set(Form.TEXT);
    assertEquals(COMPACT, shown());
    assertNull(model.faultProperty().get());

    somebody.put("key", "[3]");
    Await.until(
        "their value",
        () -> {
          value.tick();
          return shown().equals("[3]");
        });
    assertEquals(Form.TEXT, model.formProperty().get());
    value.open("other");
    value.open("key");
    Await.until(
        "loaded",
        () -> {
          value.tick();
          return value.loadedProperty().get();
        });

    assertEquals(Form.JSON, model.formProperty().get());
  }

  @Test
  void theDraftItselfIsLaidOutWhereThatIsAskedFor() {
    open(COMPACT);

    model.layOut(Layout.PRETTY);
    assertEquals(PRETTY, value.draftProperty().get());
    model.layOut(Layout.COMPACT);
    assertEquals(COMPACT, value.draftProperty().get());
    assertFalse(value.modified().get());
  }

  @Test
  void aTextThatIsTooLongIsShownInPartAndNotEdited() {
    Sheet sheet = Sheet.of("x".repeat(Sheet.LONGEST + 1));

    assertEquals(1 << 20, sheet.text().length());
    assertFalse(sheet.isWhole());
    assertTrue(Sheet.of("x".repeat(Sheet.LONGEST)).isWhole());
  }

  private JsonFault assertNotNullFault() {
    JsonFault fault = model.faultProperty().get();
    assertNotNull(fault);
    return fault;
  }

  private void open(String text) {
    somebody.put("key", text);
    value.open("key");
    Await.until(
        "loaded",
        () -> {
          value.tick();
          return value.loadedProperty().get();
        });
  }

  private String shown() {
    return model.sheetProperty().get().text();
  }
}
