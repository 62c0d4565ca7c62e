package lockmap.console.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/** Whether the console is light or dark. */
public enum Appearance {
  /** As the desktop is, also when that changes. */
  SYSTEM,
  LIGHT,
  DARK;

  /** Dresses every window of the console. Belongs to the JavaFX thread. */
  public void apply() {
    boolean dark =
        switch (this) {
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
          case LIGHT -> false;
          case DARK -> true;
        };
    Application.setUserAgentStylesheet(
        (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
  }
}
