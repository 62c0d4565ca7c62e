package lockmap.console.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes small texts of few different lines, and changes them, so that everything collides. */
final class RandomText {

  private static final String[] BREAKS = {"\n", "\n", "\n", "\r\n", "\r"};

  private RandomText() {}

  static String text(Random random) {
    List<String> lines = new ArrayList<>();
    for (int count = random.nextInt(12); count > 0; count--) {
      lines.add(line(random));
    }
    return joined(random, lines);
  }

  static String changed(Random random, String text) {
    List<String> lines = new ArrayList<>(Lines.of(text));
    for (int times = random.nextInt(4); times > 0; times--) {
      int at = random.nextInt(lines.size() + 1);
      if (at < lines.size() && random.nextBoolean()) {
        lines.remove(at);
      } else {
        lines.add(at, line(random));
      }
    }
    return joined(random, lines);
  }

  private static String line(Random random) {
    return "line " + random.nextInt(6) + BREAKS[random.nextInt(BREAKS.length)];
  }

  private static String joined(Random random, List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < lines.size(); at++) {
      boolean open = at + 1 == lines.size() && random.nextInt(4) == 0;
      String line = lines.get(at);
      text.append(open ? Lines.withoutBreak(line) : closed(line));
    }
    return text.toString();
  }

  private static String closed(String line) {
    return Lines.breakOf(line).isEmpty() ? line + "\n" : line;
  }
}
