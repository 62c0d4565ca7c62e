package lockmap.server.bench;

/** A page whose text people write, with places in it that are written by a program. */
final class PerformancePage {

  private PerformancePage() {}

  /**
   * The page with something else in one of its places, which stand between two comments.
   *
   * @param text the page
   * @param place the place's name, as in {@code <!-- bench http -->} and {@code <!-- end http -->}
   * @param content what is to stand there
   * @throws IllegalArgumentException where there is no such place
   */
  static String with(String text, String place, String content) {
    String begin = "<!-- bench " + place + " -->\n";
    int from = text.indexOf(begin);
    int to = text.indexOf("<!-- end " + place + " -->", Math.max(from, 0));
    if (from < 0 || to < 0) {
      throw new IllegalArgumentException("the page has no place for " + place);
    }
    return text.substring(0, from + begin.length()) + content.strip() + '\n' + text.substring(to);
  }
}
