package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockmap.client.StoreClient;
import lockmap.client.SwapResult;
import lockmap.client.Ttl;
import lockmap.client.WatchEvent;
import lockmap.client.WatchQuery;
import lockmap.client.WatchStream;
import org.junit.jupiter.api.Test;

/** The example in the client's documentation: it runs, and it is the one that is shown. */
class ClientExampleTest {

  private static final Path SHOWN =
      Path.of("..", "shared", "src", "main", "java", "lockmap", "client", "package-info.java");
  private static final Path README = Path.of("..", "README.md");
  private static final Path RUN =
      Path.of("src", "test", "java", "lockmap", "server", "ClientExampleTest.java");
  private static final Pattern SNIPPET =
      Pattern.compile("\\{@snippet :\\R(.*?)\\R \\* }\\R \\*\\R", Pattern.DOTALL);

  @Test
  void itDoesWhatItSays() throws InterruptedException {
    try (LiveServer server = LiveServer.plain()) {
      assertEquals(
          "swapped by revision 2, told as"
              + " State[key=greeting, value=good day, size=8, revision=2, ttl=60]",
          example("http://127.0.0.1:" + server.port()).replaceFirst("ttl=\\d+", "ttl=60"));
    }
  }

  @Test
  void itIsTheOneThatIsShown() throws IOException {
    Matcher shown = SNIPPET.matcher(Files.readString(SHOWN));
    assertTrue(shown.find(), "there is an example");
    String example = shown.group(1).replaceAll("(?m)^ \\* ", "");
    assertTrue(Files.readString(RUN).contains(example.indent(4)), example);
    assertTrue(Files.readString(README).contains("```java\n" + example + "\n```"), example);
  }

  private static String example(String server) throws InterruptedException {
    try (StoreClient client = StoreClient.to(server)) {
      client.put("greeting", "hello", Ttl.seconds(60));
      String said =
          switch (client.compareAndSwap("greeting", "hello", "good day")) {
            case SwapResult.Swapped(long revision) -> "swapped by revision " + revision;
            case SwapResult.Conflict _ -> "somebody was faster";
            case SwapResult.Absent _ -> "it has expired";
          };
      try (WatchStream watch = client.watch(WatchQuery.keys("greeting"))) {
        WatchEvent first = watch.next(); // what the key holds; then each change of it
        return said + ", told as " + first;
      }
    }
  }
}
