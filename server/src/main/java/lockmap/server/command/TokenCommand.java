package lockmap.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import lockmap.api.Durations;
import lockmap.api.TokenHash;
import lockmap.client.BearerToken;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "token",
    description = "Makes a token, and the entry of auth.tokens-file that lets it in.",
    footer = {
      "",
      "The entry goes to standard output, the token to standard error and nowhere else:",
      "  lockmap token --name deploy --role write --prefix app/ >> tokens.yaml",
    })
final class TokenCommand implements Callable<Integer> {

  /** What every token begins with, so that it is found where it should not be. */
  private static final String MARK = "lm_";

  private static final int RANDOM_BYTES = 32;

  /** What is shorter is a password, which could be guessed from its hash. */
  private static final int LEAST_LENGTH = 32;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** The roles by the names that the file has. */
  enum Role {
    read,
    write,
    admin
  }

  private final Shell shell;
  private final RandomGenerator random;
  private final InstantSource clock;

  @Option(
      names = "--name",
      required = true,
      order = 1,
      description = "What to call its holder: letters, digits, dots, dashes and underscores.")
  private String name = "";

  @Option(
      names = "--role",
      required = true,
      order = 2,
      description = "What it lets one do: ${COMPLETION-CANDIDATES}.")
  private Role role = Role.read;

  @Option(
      names = "--prefix",
      order = 3,
      description = "What its keys begin with; may be there several times. Without it: all keys.")
  private List<String> prefixes = List.of();

  @Option(
      names = "--expires",
      order = 4,
      paramLabel = "TIME",
      description = "When it ends: 2027-01-31T12:00:00Z, or a time from now such as 90d.")
  private @Nullable String expires;

  @Option(
      names = "--stdin",
      order = 5,
      description = "Take the token from standard input, and print the entry alone.")
  private boolean stdin;

  @Option(
      names = {"-h", "--help"},
      order = 105,
      usageHelp = true,
      description = "Show this.")
  boolean help; // looked at by picocli alone

  TokenCommand(Shell shell) {
    this(shell, new SecureRandom(), InstantSource.system());
  }

  TokenCommand(Shell shell, RandomGenerator random, InstantSource clock) {
    this.shell = shell;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    checkRights();
    String end = expires == null ? "" : "  expires: " + end(expires) + "\n";
    String token = stdin ? given() : fresh();
    String entry =
        "- name: "
            + quoted(name)
            + "\n  role: "
            + role
            + "\n"
            + (prefixes.isEmpty() ? "" : "  prefixes: " + list() + "\n")
            + end
            + "  hash: "
            + TokenHash.of(token)
            + "\n";
    shell.out().write(entry.getBytes(UTF_8));
    shell.out().flush();
    if (!stdin) {
      shell.err().println(token);
    }
    return Exit.DONE;
  }

  private void checkRights() {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "--name is 1 to 64 letters, digits, dots, dashes and underscores");
    }
    if (role == Role.admin && !prefixes.isEmpty()) {
      throw new IllegalArgumentException("an admin is not bound to any --prefix");
    }
    if (prefixes.contains("")) {
      throw new IllegalArgumentException("a --prefix is empty; without it a token is for all keys");
    }
  }

  private Instant end(String text) {
    Instant now = clock.instant();
    Instant end = text.contains("T") ? instant(text) : now.plus(Durations.parse(text));
    if (!end.isAfter(now)) {
      throw new IllegalArgumentException("--expires is a time that has been");
    }
    return end.truncatedTo(ChronoUnit.SECONDS);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("--expires is no time such as 2027-01-31T12:00:00Z", e);
    }
  }

  private String fresh() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String given() throws IOException {
    String token = new String(shell.in().readAllBytes(), UTF_8).strip();
    if (token.length() < LEAST_LENGTH) {
      throw new BadDataException(
          "a token has at least " + LEAST_LENGTH + " characters, and they are random");
    }
    return new BearerToken(token).secret();
  }

  private String list() {
    return prefixes.stream().map(TokenCommand::quoted).toList().toString();
  }

  /** A text as YAML has it in double quotes, in which all but letters and ASCII is escaped. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            quoted.append('\\').appendCodePoint(c);
          } else if ((c >= ' ' && c < 0x7f) || Character.isLetterOrDigit(c)) {
            quoted.appendCodePoint(c);
          } else {
            quoted.append("\\U%08X".formatted(c));
          }
        });
    return quoted.append('"').toString();
  }
}
