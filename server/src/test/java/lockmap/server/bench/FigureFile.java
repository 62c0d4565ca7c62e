package lockmap.server.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockmap.server.bench.Figure.Unit;

/** Figures as lines of comma-separated values, which is how they are committed. */
final class FigureFile {

  private static final String HEAD = "figure,unit,median,lowest,highest,rounds";
  private static final String NUMBER = ",(-?[\\d.]+)";
  private static final Pattern LINE =
      Pattern.compile("([^,]+),([a-z]+)" + NUMBER + NUMBER + NUMBER + ",(\\d+)");

  private FigureFile() {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException where a line is none of a figure, with that line
   */
  static List<Figure> parse(String text) {
    return text.lines().filter(line -> !line.equals(HEAD)).map(FigureFile::figure).toList();
  }

  static String write(List<Figure> figures) {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    for (Figure figure : figures) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%.4f,%.4f,%.4f,%d\n",
              figure.name(),
              figure.unit().name().toLowerCase(Locale.ROOT),
              figure.median(),
              figure.lowest(),
              figure.highest(),
              figure.rounds()));
    }
    return text.toString();
  }

  /** The old figures with the new ones in their places, and those that were not there behind. */
  static List<Figure> renewed(List<Figure> old, List<Figure> now) {
    Map<String, Figure> all = new LinkedHashMap<>();
    old.forEach(figure -> all.put(figure.name(), figure));
    now.forEach(figure -> all.put(figure.name(), figure));
    return new ArrayList<>(all.values());
  }

  private static Figure figure(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no line of a figure: " + line);
    }
    return new Figure(
        matcher.group(1),
        Unit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
        Double.parseDouble(matcher.group(3)),
        Double.parseDouble(matcher.group(4)),
        Double.parseDouble(matcher.group(5)),
        Integer.parseInt(matcher.group(6)));
  }
}
