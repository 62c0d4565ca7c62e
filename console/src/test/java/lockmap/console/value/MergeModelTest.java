package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import lockmap.console.value.MergeModel.Choice;
import lockmap.console.value.MergeModel.Heading;
import lockmap.console.value.MergeModel.Line;
import org.junit.jupiter.api.Test;

class MergeModelTest {

  private final MergeModel model =
      new MergeModel(
          Merge.of(
              "head\none\nmid\nmid\ntwo\ntail\n",
              "head\nmine 1\nmid\nmid\nmine 2\ntail\nmore\n",
              "Head\ntheirs 1\nmid\nmid\ntheirs 2\ntail\n"));

  @Test
  void untilSomebodyChoosesTheResultHasWhatStoodThereBefore() {
    assertEquals(2, model.unresolvedProperty().get());
    assertEquals("head\none\nmid\nmid\ntwo\ntail\nmore\n", model.resultProperty().get());
  }

  @Test
  void eachChoiceChangesTheResultAndCanBeChanged() {
    model.choose(0, Choice.MINE);
    model.choose(1, Choice.BOTH);

    assertEquals(0, model.unresolvedProperty().get());
    assertEquals(
        "head\nmine 1\nmid\nmid\nmine 2\ntheirs 2\ntail\nmore\n", model.resultProperty().get());

    model.choose(0, Choice.THEIRS);
    model.choose(1, Choice.NONE);

    assertEquals(1, model.unresolvedProperty().get());
    assertEquals("Head\ntheirs 1\nmid\nmid\ntwo\ntail\nmore\n", model.resultProperty().get());
  }

  @Test
  void movingGoesRoundAndChoosingMovesToo() {
    assertEquals(0, model.currentProperty().get());
    model.previous();
    assertEquals(1, model.currentProperty().get());
    model.next();
    assertEquals(0, model.currentProperty().get());
    model.choose(1, Choice.MINE);
    assertEquals(1, model.currentProperty().get());
  }

  @Test
  void rowsHaveEachSideWithItsOwnNumbers() {
    model.choose(0, Choice.BOTH);

    assertEquals(new Heading(0, Choice.BOTH), model.rows().get(model.rowOf(0)));
    Line last = assertInstanceOf(Line.class, model.rows().getLast());
    assertEquals(new Numbered(9, "more\n"), last.result());
    assertEquals(new Numbered(7, "more\n"), last.mine());
    assertNull(last.theirs());
    assertNull(last.base());
  }

  @Test
  void bothNeverJoinsTwoLinesIntoOne() {
    MergeModel open = new MergeModel(Merge.of("", "a", "b\r\n"));

    open.choose(0, Choice.BOTH);

    assertEquals("a\r\nb\r\n", open.resultProperty().get());
  }

  @Test
  void aCleanMergeHasNothingToChoose() {
    MergeModel clean = new MergeModel(Merge.of("a\n", "a\nb\n", "a\n"));

    clean.next();
    assertEquals(-1, clean.currentProperty().get());
    assertEquals(0, clean.unresolvedProperty().get());
    assertEquals("a\nb\n", clean.resultProperty().get());
  }
}
