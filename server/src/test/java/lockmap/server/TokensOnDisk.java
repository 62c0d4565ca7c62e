package lockmap.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lockmap.api.TokenHash;

/** A tokens file, and the tokens of its holders, which follow from their names. */
final class TokensOnDisk {

  private final Path file;
  private final Map<String, String> entries = new LinkedHashMap<>();

  /** A file that is yet to be written, in a folder. */
  TokensOnDisk(Path folder) {
    this.file = folder.resolve("tokens.yaml");
  }

  /** One reader and one writer of {@code app/}, of everything, and an admin. */
  static TokensOnDisk ofEveryRole(Path folder) {
    return new TokensOnDisk(folder)
        .with("reader", "read", "app/")
        .with("writer", "write", "app/")
        .with("read-all", "read")
        .with("write-all", "write")
        .with("ops", "admin")
        .write();
  }

  /** The token of a holder. */
  static String token(String name) {
    return "lm_" + TokenHash.of("of " + name).toString().substring("sha256:".length());
  }

  /** A request with the token of a holder. */
  static HttpRequest.Builder by(String name, HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + token(name));
  }

  /** Adds a holder, or gives it other rights. */
  TokensOnDisk with(String name, String role, String... prefixes) {
    String keys = prefixes.length == 0 ? "" : "\n  prefixes: " + List.of(prefixes);
    entries.put(
        name,
        "- name: %s\n  role: %s%s\n  hash: %s\n"
            .formatted(name, role, keys, TokenHash.of(token(name))));
    return this;
  }

  /** Lets a holder in for some time only. */
  TokensOnDisk until(Instant end, String name) {
    entries.merge(name, "  expires: " + end + "\n", String::concat);
    return this;
  }

  /** Takes a holder out. */
  TokensOnDisk without(String name) {
    entries.remove(name);
    return this;
  }

  /** Writes the file, in place. */
  TokensOnDisk write() {
    return write(text());
  }

  /** Writes something else in its place. */
  TokensOnDisk write(String content) {
    try {
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the file should hold. */
  String text() {
    return String.join("", entries.values());
  }

  Path file() {
    return file;
  }

  /** The settings of a server that follows it, and limits nobody's rate. */
  Map<String, String> settings() {
    return Map.of("auth.tokens-file", file.toString(), "rate-limit.enabled", "false");
  }
}
