package lockmap.server.access;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import lockmap.api.Limits;
import lockmap.api.TokenHash;
import lockmap.server.config.ConfigException;
import lockmap.server.config.YamlEntries;
import lockmap.server.config.YamlEntries.Entry;
import lockmap.server.config.YamlEntries.Field;
import lockmap.server.store.MalformedUtf8Exception;
import lockmap.server.store.Prefixes;
import lockmap.server.store.Utf8Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tokens of a file, strictly: what it does not understand it refuses, with the line and
 * the name of the entry. It never quotes what stands where a hash should, lest a token that was put
 * there by mistake gets into a log.
 */
final class TokensFile {

  /** More bytes are not read. */
  static final int MOST_BYTES = 1 << 20;

  private static final int MOST_TOKENS = 1000;
  private static final int MOST_PREFIXES = 256;
  private static final List<String> FIELDS = List.of("name", "role", "prefixes", "hash", "expires");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final List<Token> tokens = new ArrayList<>();
  private final Map<String, Grant> grants = new HashMap<>();
  private final Set<TokenHash> hashes = new HashSet<>();

  private TokensFile() {}

  /**
   * The tokens in the bytes of a file.
   *
   * @param name what to call the file in complaints
   * @throws ConfigException where there are none, or an entry is not as it must be
   */
  static Tokens parse(byte[] content, String name) {
    List<Entry> entries = YamlEntries.parse(content, name);
    if (entries.isEmpty()) {
      throw new ConfigException(name + " has no tokens, so that nobody could be let in");
    }
    if (entries.size() > MOST_TOKENS) {
      throw new ConfigException(
          name + " has " + entries.size() + " tokens, and " + MOST_TOKENS + " are allowed");
    }
    TokensFile file = new TokensFile();
    entries.forEach(entry -> file.add(new Reader(entry)));
    return new Tokens(file.tokens);
  }

  private void add(Reader entry) {
    Token token = entry.token();
    Grant grant = token.grant();
    if (!hashes.add(token.hash())) {
      throw entry.complaint("has a hash that stands in the file before");
    }
    if (!grant.equals(grants.computeIfAbsent(grant.name(), _ -> grant))) {
      throw entry.complaint(
          "has another role or other prefixes than the entry of the same name before;"
              + " one name stands for one set of rights");
    }
    tokens.add(token);
  }

  /** Reads one entry. */
  private record Reader(Entry entry) {

    Token token() {
      for (String field : entry.fields().keySet()) {
        if (!FIELDS.contains(field)) {
          throw complaint("has the unknown field " + field + "; there are " + FIELDS);
        }
      }
      Role role = role();
      return new Token(hash(), new Grant(name(), role, keys(role)), expires());
    }

    private String name() {
      String name = needed("name");
      if (!NAME.matcher(name).matches()) {
        throw complaint(
            "must have a name of 1 to 64 letters, digits, dots, dashes and underscores");
      }
      return name;
    }

    private Role role() {
      return switch (needed("role")) {
        case "read" -> Role.READ;
        case "write" -> Role.WRITE;
        case "admin" -> Role.ADMIN;
        default -> throw complaint("must have the role read, write or admin");
      };
    }

    private TokenHash hash() {
      try {
        return TokenHash.parse(needed("hash"));
      } catch (IllegalArgumentException e) {
        throw complaint("must have a hash that is sha256: and 64 hexadecimal digits (0-9, a-f)");
      }
    }

    private @Nullable Instant expires() {
      if (!entry.fields().containsKey("expires")) {
        return null;
      }
      try {
        return Instant.parse(needed("expires").toUpperCase(Locale.ROOT));
      } catch (DateTimeParseException e) {
        throw complaint("must expire at a time such as 2027-01-31T12:00:00Z");
      }
    }

    private Prefixes keys(Role role) {
      Field prefixes = entry.fields().get("prefixes");
      if (prefixes == null) {
        return Prefixes.ALL;
      }
      if (role == Role.ADMIN) {
        throw complaint("has prefixes, and an admin is not bound to any");
      }
      if (!prefixes.isList() || prefixes.texts().isEmpty()) {
        throw complaint("must have a list of one prefix or more; without prefixes it is all keys");
      }
      if (prefixes.texts().size() > MOST_PREFIXES) {
        throw complaint("has more than " + MOST_PREFIXES + " prefixes");
      }
      return new Prefixes(prefixes.texts().stream().map(this::prefix).toList());
    }

    private Utf8Bytes prefix(String text) {
      try {
        Utf8Bytes prefix = Utf8Bytes.of(text);
        if (prefix.length() > 0 && prefix.length() <= Limits.MAX_KEY_BYTES) {
          return prefix;
        }
      } catch (MalformedUtf8Exception e) {
        // a surrogate without its partner, which an escape can write
      }
      throw complaint("must have prefixes of 1 to " + Limits.MAX_KEY_BYTES + " bytes of UTF-8");
    }

    private String needed(String field) {
      Field found = entry.fields().get(field);
      if (found == null || found.isList()) {
        throw complaint("must have one " + field);
      }
      return found.texts().getFirst();
    }

    /** What is wrong with the entry, which goes by its name where that may be shown. */
    ConfigException complaint(String sentence) {
      Field field = entry.fields().get("name");
      String name = field == null || field.isList() ? "" : field.texts().getFirst();
      String who = NAME.matcher(name).matches() ? "the token \"" + name + "\"" : "this token";
      return new ConfigException(entry.origin() + ": " + who + " " + sentence);
    }
  }
}
