package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiffModelTest {

  @Test
  void rowsPairTheLinesOfBothSides() {
    assertEquals(
        List.of("1a|1a", "2b|2B *0", "-|3c *0", "3d|4d", "4e|- *1"),
        rows(new DiffModel(Diff.of("a\nb\nd\ne\n", "a\nB\nc\nd\n"))));
  }

  @Test
  void movingGoesRoundTheDifferences() {
    DiffModel model = new DiffModel(Diff.of("a\nb\nd\ne\n", "a\nB\nc\nd\n"));

    assertEquals(-1, model.currentProperty().get());
    model.previous();
    assertEquals(1, model.currentProperty().get());
    assertEquals(4, model.rowOf(1));
    model.next();
    assertEquals(0, model.currentProperty().get());
    assertEquals(1, model.rowOf(0));
  }

  @Test
  void theSameTextsHaveNoDifferencesToMoveTo() {
    DiffModel model = new DiffModel(Diff.of("a\n", "a\n"));

    model.next();
    model.previous();
    assertEquals(-1, model.currentProperty().get());
    assertEquals("The texts are the same.", model.summary());
  }

  @Test
  void theSummaryCountsLines() {
    assertEquals(
        "2 differences: 2 lines removed, 2 added.",
        new DiffModel(Diff.of("a\nb\nd\ne\n", "a\nB\nc\nd\n")).summary());
    assertEquals(
        "1 difference: 1 line removed, 0 added."
            + " The texts are very unlike, so more lines may be the same than is shown.",
        new DiffModel(new Diff(List.of("a"), List.of(), List.of(new Edit(0, 1, 0, 0)), true))
            .summary());
  }

  @Test
  void changedWordsAreThoseOfThePair() {
    DiffModel model = new DiffModel(Diff.of("port = 80\r\n", "port = 81\n"));

    assertEquals(
        new WordDiff(List.of(new WordDiff.Span(7, 9)), List.of(new WordDiff.Span(7, 9))),
        model.rows().getFirst().words());
  }

  private static List<String> rows(DiffModel model) {
    return model.rows().stream()
        .map(row ->
            Stream.of(row.left(), row.right())
                    .map(DiffModelTest::shown)
                    .collect(Collectors.joining("|"))
                + (row.change() < 0 ? "" : " *" + row.change()))
        .toList();
  }

  private static String shown(@Nullable Numbered line) {
    return line == null ? "-" : line.number() + Lines.withoutBreak(line.text());
  }
}
