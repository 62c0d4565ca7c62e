package lockmap.console.ui;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons that say what they do to the eye, to the pointer and to a screen reader. */
public final class Buttons {

  private Buttons() {}

  /** A button with an icon and a word. */
  public static Button labelled(String id, Ikon icon, String name, Runnable act) {
    Button button = new Button(name, new FontIcon(icon));
    return wired(button, id, name, act);
  }

  /** The one button of a screen or a dialog that does what it is for. */
  public static Button primary(String id, Ikon icon, String name, Runnable act) {
    Button button = labelled(id, icon, name, act);
    button.getStyleClass().add(Styles.ACCENT);
    return button;
  }

  /** A button that is nothing but an icon; its name is shown when the pointer rests on it. */
  public static Button icon(String id, Ikon icon, String name, Runnable act) {
    Button button = new Button("", new FontIcon(icon));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    button.setTooltip(new Tooltip(name));
    return wired(button, id, name, act);
  }

  /** A button that stays pressed, and is nothing but an icon. */
  public static ToggleButton toggle(String id, Ikon icon, String name) {
    ToggleButton button = new ToggleButton("", new FontIcon(icon));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    button.setTooltip(new Tooltip(name));
    return named(button, id, name);
  }

  private static Button wired(Button button, String id, String name, Runnable act) {
    button.setOnAction(_ -> act.run());
    return named(button, id, name);
  }

  private static <B extends ButtonBase> B named(B button, String id, String name) {
    button.setId(id);
    button.setAccessibleText(name);
    return button;
  }
}
