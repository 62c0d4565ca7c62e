package lockmap.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import lockmap.console.ui.Appearance;
import org.junit.jupiter.api.Test;

class AppearanceModelTest {

  private final List<Appearance> told = new ArrayList<>();
  private final AppearanceModel model = new AppearanceModel(Appearance.DARK, told::add);

  @Test
  void itBeginsAsItIsToldTo() {
    assertEquals(Appearance.DARK, model.chosen());
    assertEquals(List.of(), told);
  }

  @Test
  void eachOtherChoiceIsToldOnce() {
    model.choose(Appearance.DARK);
    model.choose(Appearance.LIGHT);
    model.choose(Appearance.LIGHT);

    assertEquals(List.of(Appearance.LIGHT), told);
    assertEquals(Appearance.LIGHT, model.chosenProperty().get());
  }

  @Test
  void nextGoesRound() {
    model.next();
    model.next();
    model.next();

    assertEquals(List.of(Appearance.SYSTEM, Appearance.LIGHT, Appearance.DARK), told);
  }
}
