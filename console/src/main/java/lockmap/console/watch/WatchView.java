package lockmap.console.watch;

import atlantafx.base.controls.Spacer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import lockmap.console.chart.Hue;
import lockmap.console.chart.Line;
import lockmap.console.chart.TimeChart;
import lockmap.console.chart.Unit;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.EmptyState;
import lockmap.console.ui.Presence;
import lockmap.console.ui.Stylesheet;
import lockmap.console.ui.TroubleBar;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The screen on which changes are seen as they happen. */
final class WatchView extends VBox {

  private static final double TABLE_SHARE = 0.6;

  private final WatchModel model;
  private final AimBar aim;
  private final FilterBar filter;
  private final WatchTable table;
  private final RowPane row;
  private final SplitPane split;

  WatchView(WatchModel model) {
    this.model = model;
    this.aim = new AimBar(model);
    this.filter = new FilterBar(model);
    this.table = new WatchTable(model);
    this.row = new RowPane(model);
    this.split = new SplitPane(table);
    setId("watch");
    getStyleClass().add("screen");
    getStylesheets().add(Stylesheet.of(WatchView.class, "watch.css"));
    Tail _ = new Tail(table, model.followingProperty());
    table.setPlaceholder(empty());
    split.setOrientation(Orientation.VERTICAL);
    VBox.setVgrow(split, Priority.ALWAYS);
    model.chosenProperty().subscribe(this::showRow);
    getChildren()
        .addAll(
            bar(),
            new TroubleBar("watch-trouble", model.troubleProperty(), model::dismissTrouble),
            aim,
            line("watch-hindrance", "hindrance", Feather.INFO, model.hindranceProperty()),
            plot(),
            filter,
            line("watch-lag", "lag", Feather.ALERT_TRIANGLE, model.lagProperty()),
            split);
  }

  /** Gives the keyboard to the rows, or to what is to be watched where there are none. */
  void focus() {
    if (!model.rows().isEmpty()) {
      table.requestFocus();
    } else {
      lookup("#watch-start").requestFocus();
    }
  }

  void focusAim() {
    aim.focusText();
  }

  void focusFilter() {
    filter.focusText();
  }

  void copy() {
    table.copy();
  }

  private void showRow(@Nullable Row chosen) {
    if (chosen == null) {
      split.getItems().remove(row);
    } else if (!split.getItems().contains(row)) {
      split.getItems().add(row);
      split.setDividerPositions(TABLE_SHARE);
    }
  }

  private Node bar() {
    Label title = new Label("Watch");
    title.getStyleClass().add("screen-title");
    HBox bar =
        new HBox(
            title,
            phase(),
            new Spacer(),
            pause(),
            export(),
            Buttons.icon("watch-clear", Feather.TRASH_2, "Clear the rows", model::clear),
            stop(),
            start());
    bar.getStyleClass().add("screen-bar");
    return bar;
  }

  private Node phase() {
    Circle light = new Circle(4);
    light.getStyleClass().add("phase-light");
    Label words = new Label();
    words.setId("watch-phase");
    words.getStyleClass().add("phase");
    words.setGraphic(light);
    words
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::phaseWords,
                model.phaseProperty(),
                model.watchedProperty(),
                model.gapsProperty()));
    model
        .phaseProperty()
        .subscribe(phase -> {
          for (Phase each : Phase.values()) {
            light.pseudoClassStateChanged(
                PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                each == phase);
          }
        });
    return words;
  }

  private String phaseWords() {
    Phase phase = model.phaseProperty().get();
    int gaps = model.gapsProperty().get();
    String lost = gaps == 0 ? "" : gaps == 1 ? " · 1 gap" : " · %,d gaps".formatted(gaps);
    return phase == Phase.STOPPED
        ? phase.words() + lost
        : phase.words() + " · " + model.watchedProperty().get() + lost;
  }

  private Node pause() {
    Button pause =
        Buttons.labelled(
            "watch-pause",
            Feather.PAUSE,
            "Pause",
            () -> model.pause(!model.pausedProperty().get()));
    pause.setMinWidth(USE_PREF_SIZE);
    FontIcon icon = new FontIcon(Feather.PAUSE);
    pause.setGraphic(icon);
    pause
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::pauseWords, model.pausedProperty(), model.freshProperty()));
    pause.accessibleTextProperty().bind(pause.textProperty());
    model
        .pausedProperty()
        .subscribe(paused -> {
          icon.setIconCode(paused ? Feather.PLAY : Feather.PAUSE);
          pause.pseudoClassStateChanged(PseudoClass.getPseudoClass("paused"), paused);
        });
    return pause;
  }

  private String pauseWords() {
    if (!model.pausedProperty().get()) {
      return "Pause";
    }
    int fresh = model.freshProperty().get();
    return fresh == 0 ? "Resume" : "Resume · %,d new".formatted(fresh);
  }

  private Node export() {
    MenuButton export = new MenuButton("", new FontIcon(Feather.DOWNLOAD));
    export.setId("watch-export");
    export.setAccessibleText("Export rows");
    export.setTooltip(new Tooltip("Export rows"));
    export.getStyleClass().addAll("button-icon", "flat", "no-arrow");
    List<MenuItem> items = new ArrayList<>();
    for (boolean whole : new boolean[] {false, true}) {
      for (RowFormat format : RowFormat.values()) {
        MenuItem item =
            new MenuItem("%s as %s".formatted(whole ? "All rows" : "Shown rows", format.words()));
        item.setId(
            "watch-export-%s-%s"
                .formatted(whole ? "all" : "shown", format.name().toLowerCase(Locale.ROOT)));
        item.setOnAction(_ -> model.export(format, whole));
        items.add(item);
      }
    }
    export.getItems().setAll(items);
    return export;
  }

  private Node start() {
    Button start = Buttons.primary("watch-start", Feather.PLAY, "Start", model::start);
    start.disableProperty().bind(model.hindranceProperty().isNotEmpty());
    start.textProperty().bind(model.phaseProperty().map(this::startWord));
    start.setMinWidth(USE_PREF_SIZE);
    return start;
  }

  private String startWord(Phase phase) {
    return phase == Phase.STOPPED ? "Start" : "Start anew";
  }

  private Node stop() {
    Button stop = Buttons.labelled("watch-stop", Feather.SQUARE, "Stop", model::stop);
    stop.disableProperty().bind(model.phaseProperty().isEqualTo(Phase.STOPPED));
    stop.setMinWidth(USE_PREF_SIZE);
    return stop;
  }

  private Node plot() {
    List<Line> lines =
        Rates.PLOTTED.stream().map(type -> new Line(type.name(), hue(type))).toList();
    TimeChart chart = new TimeChart("watch-plot", "Changes per second", Unit.PER_SECOND, lines);
    chart.setPlaceholder("Nothing is watched yet");
    chart.getStyleClass().add("plot");
    chart.show(model.rates().series());
    model.secondsProperty().subscribe(_ -> chart.refresh());
    return chart;
  }

  private static Hue hue(EventType type) {
    return switch (type) {
      case PUT -> Hue.BLUE;
      case CAS -> Hue.PURPLE;
      case DELETE -> Hue.RED;
      case EXPIRED -> Hue.ORANGE;
      case STATE -> Hue.GRAY;
    };
  }

  private Node empty() {
    Region show =
        Buttons.labelled("watch-show-all", Feather.FILTER, "Show all rows", model::showAll);
    EmptyState filtered =
        new EmptyState(
            Feather.FILTER, "No row fits the filter", "Those that come will be shown.", show);
    EmptyState nothing =
        new EmptyState(
            Feather.EYE,
            "Nothing to show yet",
            "Choose what to watch and press Start: every change is a row, as it happens.");
    filtered.visibleProperty().bind(model.filterProperty().map(RowFilter::isOn));
    nothing.visibleProperty().bind(filtered.visibleProperty().not());
    return new StackPane(nothing, filtered);
  }

  private static Node line(String id, String style, Feather icon, ReadOnlyStringProperty text) {
    Label line = new Label("", new FontIcon(icon));
    line.setId(id);
    line.getStyleClass().add(style);
    line.setMaxWidth(Double.MAX_VALUE);
    line.textProperty().bind(text);
    Presence.where(line, text.isNotEmpty());
    return line;
  }
}
