package lockmap.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lockmap.server.HostileInput.Theme;

/**
 * The part of {@code server/docs/security.md} that tells what was tried and what came of it. The
 * tests make it of what they try, and hold the page to it; with {@code -Dlockmap.docs=write} they
 * write it there.
 */
final class SecurityPage {

  private static final Path PAGE = Path.of("docs", "security.md");
  private static final String BEGIN = "<!-- What follows is made by HostileInputTest. -->\n";
  private static final String END = "<!-- What HostileInputTest makes ends here. -->\n";
  private static final int LONGEST = 110;
  private static final Pattern REPEATED = Pattern.compile("(.{1,24}?)\\1{7,}", Pattern.DOTALL);

  // Stand-ins that are no bytes, for what is shown by a sign.
  private static final char SMUGGLED = '\uE001';
  private static final char HOST = '\uE002';
  private static final char TIMES = '\uE003';
  private static final char END_OF_TIMES = '\uE004';

  private SecurityPage() {}

  static boolean isToBeWritten() {
    return "write".equals(System.getProperty("lockmap.docs"));
  }

  /** The generated part as it stands. */
  static String part() throws IOException {
    String page = Files.readString(PAGE);
    return page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
  }

  static void write(String part) throws IOException {
    String page = Files.readString(PAGE);
    String before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
    Files.writeString(PAGE, before + part + page.substring(page.indexOf(END)));
  }

  static String table(List<Theme> themes, List<HostileConduct> conducts) {
    int inputs = themes.stream().mapToInt(theme -> theme.inputs().size()).sum();
    return "\n%d inputs and %d ways to behave.\n".formatted(inputs, conducts.size())
        + themes.stream().map(SecurityPage::table).collect(Collectors.joining())
        + "\n### What clients do\n\n| a stranger | answer | what becomes of it |\n| --- | --- | --- |\n"
        + conducts.stream().map(SecurityPage::row).collect(Collectors.joining())
        + "\n";
  }

  private static String table(Theme theme) {
    return "\n### "
        + theme.name()
        + "\n\n| input | bytes | answer | connection |\n| --- | --- | --- | --- |\n"
        + theme.inputs().stream().map(SecurityPage::row).collect(Collectors.joining());
  }

  private static String row(HostileInput input) {
    return "| %s | `%s` | `%s` | %s |\n"
        .formatted(
            inTable(input.name()),
            shown(input.bytes()),
            String.join("`, `", input.answers()),
            input.stays() ? "stays" : "ends");
  }

  private static String row(HostileConduct conduct) {
    return "| %s | %s | %s |\n".formatted(conduct.name(), conduct.answer(), conduct.then());
  }

  /** Shortened, and so that no byte means anything to a browser or to Markdown. */
  static String shown(String bytes) {
    String text =
        bytes
            .replace(HostileFraming.SMUGGLED, String.valueOf(SMUGGLED))
            .replace(HostileInput.HOST, " " + HOST + ' ');
    String brief = REPEATED.matcher(text).replaceAll(SecurityPage::counted);
    StringBuilder shown = new StringBuilder();
    brief.chars().forEach(character -> shown.append(escaped((char) character)));
    return shown.length() <= LONGEST
        ? shown.toString().strip()
        : shown.substring(0, LONGEST - 20).strip() + " … " + shown.substring(shown.length() - 17);
  }

  private static String counted(MatchResult repeated) {
    int times = repeated.group().length() / repeated.group(1).length();
    return Matcher.quoteReplacement(repeated.group(1) + TIMES + times + END_OF_TIMES);
  }

  private static String escaped(char character) {
    return switch (character) {
      case SMUGGLED -> "⟨smuggled⟩";
      case HOST -> "…";
      case TIMES -> "⟨×";
      case END_OF_TIMES -> "⟩";
      case '\r' -> "\\r";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\\' -> "\\\\";
      case '|' -> "\\x7c";
      case '`' -> "\\x60";
      default ->
          character >= ' ' && character <= '~'
              ? String.valueOf(character)
              : "\\x%02x".formatted((int) character);
    };
  }

  private static String inTable(String text) {
    return text.replace("<", "&lt;").replace("*", "\\*").replace("__", "\\_\\_");
  }
}
