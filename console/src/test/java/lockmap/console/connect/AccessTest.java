package lockmap.console.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lockmap.api.TokenHash;
import lockmap.client.BearerToken;
import lockmap.client.ClientOptions;
import lockmap.client.RefusedException;
import lockmap.client.StoreClient;
import lockmap.console.LiveStore;
import lockmap.console.connect.Probe.Finding;
import lockmap.console.session.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that asks for tokens, as its operator meets it. */
class AccessTest {

  @TempDir Path folder;
  private LiveStore store;

  @BeforeEach
  void start() throws IOException {
    String tokens =
        """
        - {name: viewer, role: read, prefixes: [shop/], hash: "%s"}
        - {name: ops, role: admin, hash: "%s"}
        """
            .formatted(TokenHash.of("view"), TokenHash.of("ops"));
    Path file = Files.writeString(folder.resolve("tokens.yaml"), tokens);
    store = LiveStore.with(Map.of("LOCKMAP_AUTH_TOKENS_FILE", file.toString()));
    try (StoreClient ops = client("ops")) {
      ops.put("shop/a", "1");
      ops.put("other", "2");
    }
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void theTestOfAConnectionSaysWhatIsWrong() {
    Profile profile = Example.at(store.address());
    String advice = " Give the token of the profile again; whoever runs the server knows it.";
    assertEquals(
        "A token is needed, in one header Authorization: Bearer TOKEN." + advice,
        assertInstanceOf(Finding.Fails.class, new Probe().ask(profile, null)).trouble().text());
    assertEquals(
        "The token is none of those that are let in, or no longer." + advice,
        assertInstanceOf(Finding.Fails.class, new Probe().ask(profile, new BearerToken("wrong")))
            .trouble()
            .text());
    assertInstanceOf(Finding.Works.class, new Probe().ask(profile, new BearerToken("view")));
  }

  @Test
  void aWriteByAReaderFailsWithASentence() {
    try (StoreClient viewer = client("view")) {
      RefusedException role = assertThrows(RefusedException.class, () -> viewer.put("shop/a", "2"));
      assertEquals(
          "This needs the role write, and the token \"viewer\" has read."
              + " Use a token whose role and key prefixes allow it.",
          Trouble.of(role, store.address()).text());
      RefusedException key = assertThrows(RefusedException.class, () -> viewer.get("other"));
      assertEquals(
          "The token \"viewer\" is not for the key \"other\"."
              + " Use a token whose role and key prefixes allow it.",
          Trouble.of(key, store.address()).text());
    }
  }

  private StoreClient client(String token) {
    return new StoreClient(ClientOptions.to(store.address()).withToken(token));
  }
}
