package lockmap.console.palette;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lockmap.console.session.Desk;
import org.kordamp.ikonli.feather.Feather;

/**
 * What the palette offers for what is typed, and which of it is chosen. Belongs to the JavaFX
 * thread.
 */
final class PaletteModel {

  static final String KEYS = "Keys of the store";

  /** Beside keys, so that these are in sight however much a few letters match. */
  private static final int MOST_BESIDE_KEYS = 6;

  private final StringProperty typed = new SimpleStringProperty("");
  private final ObservableList<Line> lines = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(-1);
  private final Recent recent = new Recent();
  private final KeySearch keys;
  private final Consumer<String> openKey;
  private List<Offer> offers = List.of();

  /**
   * Offers nothing yet.
   *
   * @param openKey shows a key of the store
   */
  PaletteModel(Desk desk, Consumer<String> openKey) {
    this.keys = new KeySearch(desk, this::list);
    this.openKey = openKey;
    typed.subscribe(text -> {
      Query query = Query.of(text);
      keys.seek(query.keys() ? query.text() : null, !query.commands());
      list();
      chooseFirst();
    });
  }

  /** What is typed. */
  StringProperty typedProperty() {
    return typed;
  }

  /** What is offered for it; not to be changed by whoever looks. */
  ObservableList<Line> lines() {
    return lines;
  }

  /** Which line is chosen; -1 for none. */
  ReadOnlyIntegerProperty chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** Begins anew with what can be done now, the sections in their order. */
  void begin(List<Offer> now) {
    offers = List.copyOf(now);
    typed.set("");
    list();
    chooseFirst();
  }

  /** Ends what is under way. */
  void end() {
    keys.seek(null, false);
  }

  void tick() {
    keys.tick();
  }

  /** Chooses a line, if it is one to choose. */
  void choose(int at) {
    if (at >= 0 && at < lines.size() && lines.get(at) instanceof Line.Choice) {
      chosen.set(at);
    }
  }

  /** Chooses one further down, or up by a negative number; a single step goes round the ends. */
  void move(int by) {
    List<Integer> choices = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at) instanceof Line.Choice) {
        choices.add(at);
      }
    }
    if (choices.isEmpty()) {
      return;
    }
    int to = choices.indexOf(chosen.get()) + by;
    int last = choices.size() - 1;
    boolean round = Math.abs(by) == 1;
    chosen.set(choices.get(to < 0 ? round ? last : 0 : to > last ? round ? 0 : last : to));
  }

  /**
   * Takes what is chosen, if it can be done now.
   *
   * @param close called before it is done, if it is
   */
  void take(Runnable close) {
    int at = chosen.get();
    if (at >= 0
        && lines.get(at) instanceof Line.Choice(var offer, _)
        && offer.hindrance().get().isEmpty()) {
      recent.used(offer.name());
      close.run();
      offer.act().run();
    }
  }

  private void chooseFirst() {
    chosen.set(-1);
    move(1);
  }

  /** Lists anew; what was chosen stays so where it is still there. */
  private void list() {
    Line before = chosen.get() >= 0 ? lines.get(chosen.get()) : null;
    Query query = Query.of(typed.get());
    List<Line> next = new ArrayList<>();
    if (query.commands()) {
      next.addAll(commands(query));
    }
    if (query.keys()) {
      next.addAll(keys(query.text()));
    }
    if (next.isEmpty()) {
      next.add(new Line.Note("Nothing is called like that."));
    }
    chosen.set(-1);
    lines.setAll(next);
    chosen.set(before == null ? -1 : lines.indexOf(before));
    if (chosen.get() < 0) {
      move(1);
    }
  }

  private record Ranked(Offer offer, Fuzzy.Match match) {}

  /** Sections in the order of their best match, so that the first line is the best of all. */
  private List<Line> commands(Query query) {
    Comparator<Ranked> best =
        Comparator.<Ranked>comparingInt(ranked -> -ranked.match().score())
            .thenComparingInt(ranked -> recent.age(ranked.offer().name()));
    List<Ranked> ranked = new ArrayList<>();
    for (Offer offer : offers) {
      Fuzzy.match(query.text(), offer.name())
          .ifPresent(match -> ranked.add(new Ranked(offer, match)));
    }
    boolean seeking = !query.text().isBlank();
    if (seeking) {
      ranked.sort(best);
    }
    Map<String, List<Ranked>> sections = new LinkedHashMap<>();
    ranked.stream()
        .limit(query.keys() ? MOST_BESIDE_KEYS : Integer.MAX_VALUE)
        .forEach(one ->
            sections.computeIfAbsent(one.offer().section(), _ -> new ArrayList<>()).add(one));
    sections.values().forEach(section -> section.sort(best));
    List<Line> listed = new ArrayList<>();
    sections.forEach((name, section) -> {
      listed.add(new Line.Heading(name));
      section.forEach(one -> listed.add(new Line.Choice(one.offer(), one.match().letters())));
    });
    return listed;
  }

  private List<Line> keys(String prefix) {
    List<Line> listed = new ArrayList<>();
    for (String key : keys.found()) {
      BitSet letters = new BitSet();
      letters.set(0, prefix.length());
      listed.add(
          new Line.Choice(
              new Offer(KEYS, key, Feather.KEY, "", () -> "", () -> openKey.accept(key)), letters));
    }
    if (!keys.note().isEmpty()) {
      listed.add(new Line.Note(keys.note()));
    }
    if (!listed.isEmpty()) {
      listed.addFirst(new Line.Heading(KEYS));
    }
    return listed;
  }
}
