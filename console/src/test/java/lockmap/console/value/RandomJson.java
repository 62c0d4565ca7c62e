package lockmap.console.value;

import java.util.Random;

/** Makes documents as a stranger may write them, sound and less so. */
final class RandomJson {

  private static final String[] SCALARS = {
    "0",
    "-0",
    "1.0e5",
    "10000000000000000000000",
    "1E-2",
    "true",
    "false",
    "null",
    "\"\"",
    "\"a b\"",
    "\"\\u00e9\\n\\\\\"",
    "\"é\uD83D\uDE00\"",
    "\"\\\"\"",
    "-12.50"
  };
  private static final String[] SPACES = {"", "", "", " ", "\n", "\r\n  ", "\t"};
  private static final String DAMAGE = "{}[]:,\"\\0123e.+-tfn ux\n\t\u0001\u00e9";

  private RandomJson() {}

  static String document(Random random) {
    StringBuilder text = new StringBuilder();
    value(random, text, 0);
    return text.toString();
  }

  static String damaged(Random random, String text) {
    StringBuilder broken = new StringBuilder(text);
    for (int times = random.nextInt(3); times >= 0; times--) {
      int at = random.nextInt(broken.length() + 1);
      if (random.nextBoolean() && at < broken.length()) {
        broken.deleteCharAt(at);
      } else {
        broken.insert(at, DAMAGE.charAt(random.nextInt(DAMAGE.length())));
      }
    }
    return broken.toString();
  }

  private static void value(Random random, StringBuilder text, int depth) {
    space(random, text);
    int kind = depth > 4 ? 9 : random.nextInt(10);
    if (kind > 4) {
      text.append(SCALARS[random.nextInt(SCALARS.length)]);
    } else {
      text.append(kind > 2 ? '[' : '{');
      int elements = random.nextInt(4);
      for (int i = 0; i < elements; i++) {
        text.append(i > 0 ? "," : "");
        if (kind <= 2) {
          space(random, text);
          text.append("\"n").append(random.nextInt(3)).append('"');
          space(random, text);
          text.append(':');
        }
        value(random, text, depth + 1);
      }
      space(random, text);
      text.append(kind > 2 ? ']' : '}');
    }
    space(random, text);
  }

  private static void space(Random random, StringBuilder text) {
    text.append(SPACES[random.nextInt(SPACES.length)]);
  }
}
