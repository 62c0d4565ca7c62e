package lockmap.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockmap.api.TokenHash;
import lockmap.server.config.ConfigException;
import lockmap.server.store.Prefixes;
import lockmap.server.store.Utf8Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensFileTest {

  private static final String ONE = "sha256:" + "01".repeat(32);
  private static final String OTHER = "sha256:" + "ab".repeat(32);

  @Test
  void anEntryHasAllThatATokenIs() {
    List<Token> tokens =
        parse(
                """
                # who may do what
                - name: deploy
                  role: write
                  prefixes: ["app/", 010]
                  hash: %s
                  expires: 2027-01-31T12:00:00Z
                - {name: ops, role: admin, hash: "%s"}
                """
                    .formatted(ONE, OTHER))
            .all();
    Prefixes keys = new Prefixes(List.of(Utf8Bytes.of("app/"), Utf8Bytes.of("010")));
    assertEquals(
        List.of(
            new Token(
                TokenHash.parse(ONE),
                new Grant("deploy", Role.WRITE, keys),
                Instant.parse("2027-01-31T12:00:00Z")),
            new Token(TokenHash.parse(OTHER), new Grant("ops", Role.ADMIN, Prefixes.ALL), null)),
        tokens);
  }

  @Test
  void oneNameMayHaveSeveralHashes() {
    Tokens tokens =
        parse(
            """
            - {name: ci, role: read, hash: "%s", expires: 2027-01-31T12:00:00+02:00}
            - {name: ci, role: read, hash: "%s"}
            """
                .formatted(ONE, OTHER));
    Token old = tokens.find(TokenHash.parse(ONE));
    assertTrue(old != null && old.isValid(at("2027-01-31T09:59:59.999Z")));
    assertFalse(old.isValid(at("2027-01-31T10:00:00Z")));
    Token other = tokens.find(TokenHash.parse(OTHER));
    assertTrue(other != null && other.isValid(at("9999-12-31T23:59:59Z")));
    assertNull(tokens.find(TokenHash.of("another")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                     | file has no tokens, so that nobody could be let in
          []                                     | file has no tokens, so that nobody could be let in
          tokens: []                             | file line 1 must be a list: "- name: ..."
          - plain                                | file line 1 must be an entry of named fields
          - {name: a, rol: read, hash: HASH}     | file line 1: the token "a" has the unknown field rol; there are [name, role, prefixes, hash, expires]
          - {name: a, role: read, hash: HASH, name: b} | file line 1 gives name a second time
          - {role: read, hash: HASH}             | file line 1: this token must have one name
          - {name: a b, role: read, hash: HASH}  | file line 1: this token must have a name of 1 to 64 letters, digits, dots, dashes and underscores
          - {name: a, hash: HASH}                | file line 1: the token "a" must have one role
          - {name: a, role: , hash: HASH}        | file line 1 has no text for role
          - {name: a, role: Read, hash: HASH}    | file line 1: the token "a" must have the role read, write or admin
          - {name: a, role: read}                | file line 1: the token "a" must have one hash
          - {name: a, role: read, hash: [HASH]}  | file line 1: the token "a" must have one hash
          - {name: a, role: read, hash: lm_secret} | file line 1: the token "a" must have a hash that is sha256: and 64 hexadecimal digits (0-9, a-f)
          - {name: a, role: read, hash: HASHa}   | file line 1: the token "a" must have a hash that is sha256: and 64 hexadecimal digits (0-9, a-f)
          - {name: a, role: read, hash: &x HASH} | file line 1 has an anchor, which is of no use here
          - {name: a, role: read, hash: {a: b}}  | file line 1 hash must be a text or a list of texts
          - {name: a, role: admin, hash: HASH, prefixes: [a]} | file line 1: the token "a" has prefixes, and an admin is not bound to any
          - {name: a, role: read, hash: HASH, prefixes: []} | file line 1: the token "a" must have a list of one prefix or more; without prefixes it is all keys
          - {name: a, role: read, hash: HASH, prefixes: app/} | file line 1: the token "a" must have a list of one prefix or more; without prefixes it is all keys
          - {name: a, role: read, hash: HASH, prefixes: [""]} | file line 1: the token "a" must have prefixes of 1 to 1024 bytes of UTF-8
          - {name: a, role: read, hash: HASH, prefixes: [~]} | file line 1 has no text for prefixes
          - {name: a, role: read, hash: HASH, expires: 2027-01-31} | file line 1: the token "a" must expire at a time such as 2027-01-31T12:00:00Z
          - {name: a, role: read, hash: HASH}, 1 | file line 1 is not well-formed YAML: expected <block end>, but found ','
          """)
  void whatIsWrongIsSaidWithItsPlace(String yaml, String sentence) {
    assertRefused(sentence, yaml.replace("HASH", ONE));
  }

  @Test
  void aHashStandsInTheFileOnce() {
    assertRefused(
        "file line 2: the token \"b\" has a hash that stands in the file before",
        "- {name: a, role: read, hash: \"%s\"}\n- {name: b, role: read, hash: \"%s\"}"
            .formatted(ONE, ONE));
  }

  @Test
  void aNameHasOneSetOfRights() {
    assertRefused(
        "file line 2: the token \"a\" has another role or other prefixes than the entry of the same"
            + " name before; one name stands for one set of rights",
        "- {name: a, role: read, hash: \"%s\"}\n- {name: a, role: write, hash: \"%s\"}"
            .formatted(ONE, OTHER));
  }

  @Test
  void tokensAndPrefixesAreBounded() {
    assertEquals(1000, parse(entries(1000)).all().size());
    assertRefused("file has 1001 tokens, and 1000 are allowed", entries(1001));
    assertRefused(
        "file line 1: the token \"a\" has more than 256 prefixes",
        "- {name: a, role: read, hash: \"%s\", prefixes: [%s]}".formatted(ONE, "p,".repeat(257)));
  }

  /** As where somebody put the token in the place of its hash. */
  @Test
  void noComplaintQuotesASecret() {
    String secret = "lm_verysecret";
    Stream.of(
            "- {name: a, role: read, hash: %s}",
            "- {name: a, role: %s, hash: b}",
            "- {name: a, role: read, hash: b, expires: %s}",
            "- {name: [%s], role: read, hash: b}",
            "- %s",
            "- a: %s: b")
        .forEach(yaml -> {
          String sentence =
              assertThrows(ConfigException.class, () -> parse(yaml.formatted(secret))).toString();
          assertFalse(sentence.contains("secret"), sentence);
        });
  }

  private static String entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            at -> "- {name: a, role: read, hash: \"%s\"}\n".formatted(TokenHash.of("token " + at)))
        .collect(Collectors.joining());
  }

  private static InstantSource at(String time) {
    return InstantSource.fixed(Instant.parse(time));
  }

  private static Tokens parse(String yaml) {
    return TokensFile.parse(yaml.getBytes(UTF_8), "file");
  }

  private static void assertRefused(String sentence, String yaml) {
    assertEquals(sentence, assertThrows(ConfigException.class, () -> parse(yaml)).getMessage());
  }
}
