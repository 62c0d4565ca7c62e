package lockmap.console.keys;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.time.Duration;
import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import lockmap.api.Durations;
import lockmap.api.Shown;
import lockmap.console.ui.ByteCount;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line of the list: a folder with what is in it, or a key with its size and its time left. */
final class KeyCell extends ListCell<Row> {

  private static final PseudoClass FOLDER = PseudoClass.getPseudoClass("folder");
  private static final PseudoClass MORE = PseudoClass.getPseudoClass("more");
  private static final PseudoClass FLASH = PseudoClass.getPseudoClass("flash");
  private static final PseudoClass SOON = PseudoClass.getPseudoClass("soon");
  private static final Duration FLASHING = Duration.ofMillis(900);
  private static final Duration SHORT = Duration.ofMinutes(1);
  private static final long WIDE = 10_000;
  private static final double INDENT = 16;

  private final KeysModel model;
  private final Region indent = new Region();
  private final FontIcon disclosure = new FontIcon(Feather.CHEVRON_RIGHT);
  private final FontIcon icon = new FontIcon(Feather.FOLDER);
  private final Label name = new Label();
  private final FontIcon star = new FontIcon(Feather.BOOKMARK);
  private final Label size = column("size");
  private final Label left = column("left");
  private final Tooltip tooltip = new Tooltip();
  private final HBox line = new HBox();

  KeyCell(KeysModel model) {
    this.model = model;
    name.getStyleClass().add("key-name");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    name.setMinWidth(0);
    star.getStyleClass().add("star");
    disclosure.getStyleClass().add("disclosure");
    icon.getStyleClass().add("kind");
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(480);
    HBox.setHgrow(name, Priority.SOMETIMES);
    line.getChildren().addAll(indent, disclosure, icon, name, star, new Spacer(), size, left);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("key-line");
    line.setMinWidth(0);
    line.setPrefWidth(0); // as wide as the list, never wider
  }

  /** Whether something was pressed that opens and closes a folder. */
  boolean isDisclosure(@Nullable Object target) {
    return disclosure.equals(target);
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    pseudoClassStateChanged(FOLDER, !empty && row instanceof Folder);
    pseudoClassStateChanged(MORE, !empty && row instanceof MoreRow);
    if (empty || row == null) {
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      pseudoClassStateChanged(FLASH, false);
      return;
    }
    setGraphic(line);
    double deep = INDENT * row.depth();
    indent.setMinWidth(deep);
    indent.setMaxWidth(deep);
    refresh(model.now());
  }

  /** Shows what is true now. */
  void refresh(Instant now) {
    switch (getItem()) {
      case Folder folder -> show(folder);
      case KeyRow key -> show(key, now);
      case MoreRow more -> show(more);
      case null -> {}
    }
  }

  private void show(Folder folder) {
    disclosure.setVisible(true);
    turn(disclosure, folder.isExpanded() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
    icon.setVisible(true);
    turn(icon, Feather.FOLDER);
    name(Shown.onOneLine(folder.name()), folder.prefix());
    star(false);
    long count = folder.tally().count();
    size.setText(count < 0 ? "" : count < WIDE ? KeyText.keys(count) : "%,d".formatted(count));
    left.setText("");
    calm();
    setAccessibleText(
        "Folder %s, %s%s"
            .formatted(
                Shown.onOneLine(folder.prefix()),
                count < 0 ? "" : KeyText.keys(count) + ", ",
                folder.isExpanded() ? "open" : "closed"));
  }

  private void show(KeyRow key, Instant now) {
    disclosure.setVisible(false);
    icon.setVisible(true);
    turn(icon, Feather.FILE);
    name(Shown.onOneLine(key.name()), key.key());
    star(model.places().isBookmarked(key.key()));
    size.setText(ByteCount.words(key.size()));
    @Nullable Duration time = key.left(now).orElse(null);
    String words = time == null ? "" : Durations.words(time.isNegative() ? Duration.ZERO : time);
    left.setText(words);
    left.pseudoClassStateChanged(SOON, time != null && time.compareTo(SHORT) < 0);
    pseudoClassStateChanged(FLASH, key.sinceChange(now).compareTo(FLASHING) < 0);
    setAccessibleText(
        "Key %s, %s%s"
            .formatted(
                Shown.onOneLine(key.key()),
                size.getText(),
                words.isEmpty() ? "" : ", expires in " + words));
  }

  private void show(MoreRow more) {
    disclosure.setVisible(false);
    icon.setVisible(true);
    turn(icon, icon(more.folder().loading()));
    name.setText(more.name());
    setTooltip(null);
    star(false);
    size.setText("");
    left.setText("");
    calm();
    setAccessibleText(more.name());
  }

  private static Feather icon(Folder.Loading loading) {
    return switch (loading) {
      case ASKED -> Feather.LOADER;
      case FAILED -> Feather.ALERT_TRIANGLE;
      case RESTING -> Feather.CHEVRONS_DOWN;
      case FULL -> Feather.INFO;
    };
  }

  private void name(String shown, String whole) {
    if (!shown.equals(name.getText())) {
      name.setText(shown);
    }
    if (getTooltip() == null) {
      setTooltip(tooltip);
    }
    String text = Shown.onOneLine(whole);
    if (!text.equals(tooltip.getText())) {
      tooltip.setText(text);
    }
  }

  private void star(boolean shown) {
    star.setVisible(shown);
    star.setManaged(shown);
  }

  private void calm() {
    pseudoClassStateChanged(FLASH, false);
    left.pseudoClassStateChanged(SOON, false);
  }

  private static void turn(FontIcon icon, Feather to) {
    if (icon.getIconCode() != to) {
      icon.setIconCode(to);
    }
  }

  private static Label column(String style) {
    Label label = new Label();
    label.getStyleClass().addAll("key-column", style, Styles.TEXT_MUTED);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }
}
