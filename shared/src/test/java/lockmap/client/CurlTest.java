package lockmap.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import lockmap.api.CasRequest;
import lockmap.api.Operation;
import lockmap.client.CannedServer.Received;
import lockmap.client.Exchange.Body;
import lockmap.client.Exchange.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Commands that a real shell runs: what arrives is what the client had sent. */
@Timeout(120)
class CurlTest {

  private static final String TOKEN = "s3cret-Token==";
  private static final RandomGenerator RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom").create(1978);

  static final List<String> NASTY =
      List.of(
          "",
          "plain",
          "'",
          "it's 'quoted' '' \"twice\"",
          "@/etc/passwd",
          "@-",
          "-",
          "--next",
          "-n \\c",
          "line\nline\n",
          "\n",
          "\r\n\r",
          "\t tab \t",
          "$HOME ${HOME} $(id) `id` $((1+1)) $1 $$",
          "\\ \\n \\\\ \\' \\\" \\000 \\",
          "%s %d %% %n 100%",
          "nul \0 nul \0001 \0'%\\\0",
          "-\0",
          "\u0001\u0002\u001b[201~\u001b]0;x\u0007\u007f\u0085\u009b",
          "!! !$ ~ * ? [a-z] {a,b} # ; & | < > ( )",
          "gr\u00fc\u00dfe \u20ac \ud83c\udf0d \u2028 \ufeff",
          "a=b&c=d+e%20f",
          "  spaces  ",
          "{\"json\":[1,null,\"\\n\"]}");

  private final CannedServer server =
      CannedServer.answering("200 OK", "ETag: \"7\"\r\nContent-Type: text/event-stream\r\n", "");
  private final BlockingQueue<Exchange> told = new LinkedBlockingQueue<>();
  private final ClientOptions options = ClientOptions.to(server.url()).withObserver(told::add);

  @TempDir Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  private interface Call {
    void by(StoreClient client) throws Exception;
  }

  @ParameterizedTest
  @FieldSource("NASTY")
  void everyValueArrivesAsItWas(String value) throws Exception {
    assertRepeats(options, client -> client.put("k", value));
  }

  @ParameterizedTest
  @FieldSource("NASTY")
  void everyKeyArrivesAsItWas(String text) throws Exception {
    assertRepeats(options, client -> client.get("..." + text));
    assertRepeats(options, client -> client.increment(text + "//..a/", Long.MIN_VALUE));
    assertRepeats(options, client -> client.count(text));
    assertRepeats(options, client -> client.compareAndSwap("k", text, text));
  }

  @Test
  void textsThatNobodyThoughtOfArriveToo() throws Exception {
    for (int round = 0; round < 60; round++) {
      StringBuilder text = new StringBuilder();
      for (int length = RANDOM.nextInt(40); length > 0; length--) {
        text.appendCodePoint(RANDOM.nextInt(4) == 0 ? RANDOM.nextInt(0xD800) : RANDOM.nextInt(128));
      }
      assertRepeats(options, client -> client.put("k", text.toString()));
    }
  }

  @Test
  void everyKindOfRequestIsRepeated() throws Exception {
    ClientOptions with = options.withToken(TOKEN);
    for (ClientOptions each : List.of(options, with)) {
      assertRepeats(each, StoreClient::status);
      assertRepeats(each, client -> client.readUnless("k", 7));
      assertRepeats(
          each, client -> client.getAndPut("k", "v", Ttl.seconds(9), Precondition.ABSENT));
      assertRepeats(each, client -> client.delete("k", Precondition.revision(7)));
      assertRepeats(each, client -> client.deleteAll("p"));
      assertRepeats(each, client -> client.compareAndSwap("k", CasRequest.create("it's")));
      assertRepeats(each, client -> client.increment("k", -1));
      assertRepeats(each, client -> client.touch("k", Ttl.FOREVER));
      assertRepeats(each, client -> client.batch(List.of(new Operation.Put("k", "'\u0000\n"))));
      assertRepeats(each, client -> client.atomically(List.of(new Operation.Get("k"))));
      assertRepeats(each, client -> client.exportTo(OutputStream.nullOutputStream(), "p/"));
      assertRepeats(
          each,
          client ->
              client.importFrom(
                  new ByteArrayInputStream("{\"key\":\"k\"}\n@\n".getBytes(UTF_8)), _ -> {}));
      assertRepeats(
          each,
          client -> {
            try (WatchStream watch = client.watch(WatchQuery.all().since(7))) {
              watch.next();
            }
          });
    }
  }

  @Test
  void aServerBehindAStrangePathIsAskedThere() throws Exception {
    for (String path : List.of("/a/../b", "/./b", "/%2e%2E/b", "/it's/$HOME", "//x/..")) {
      ClientOptions there =
          ClientOptions.to(URI.create(server.url() + path)).withObserver(told::add);
      assertRepeats(there, client -> client.get("k"));
    }
  }

  @Test
  void theWholeOfALongBodyIsTakenFromStandardInput() throws Exception {
    String value = "'\0v".repeat(Body.MOST_BYTES);
    try (StoreClient client = new StoreClient(options)) {
      client.put("k", value);
    }
    Received first = server.next();
    String command = told.remove().curl();
    assertTrue(command.startsWith("curl ") && command.endsWith("--data-binary @-"), command);
    run(command, value);
    assertSame(first, server.next(), command);
  }

  @Test
  void aBodyThatIsJustKeptIsInTheCommand() throws Exception {
    assertRepeats(options, client -> client.put("k", "v'".repeat(Body.MOST_BYTES / 2)));
    assertRepeats(options, client -> client.put("k", "\0%".repeat(Body.MOST_BYTES / 2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET    |      | false | false | curl 'http://[::1]:3000/store/k?x=1'
          GET    |      | true  | false | curl -N 'http://[::1]:3000/store/k?x=1'
          DELETE |      | false | true  | curl -X DELETE 'http://[::1]:3000/store/k?x=1' -H "Authorization: Bearer $LOCKMAP_TOKEN"
          POST   |      | false | false | curl 'http://[::1]:3000/store/k?x=1' -H 'Content-Type:' --data-raw ''
          POST   | a'b  | false | false | curl 'http://[::1]:3000/store/k?x=1' -H 'Content-Type:' --data-raw 'a'\\''b'
          PUT    | @v   | false | false | curl -X PUT 'http://[::1]:3000/store/k?x=1' -H 'Content-Type:' --data-raw '@v'
          """)
  void theCommandSaysNoMoreThanItMust(
      String method, String body, boolean stream, boolean authorized, String command) {
    Exchange exchange =
        new Exchange(
            Instant.EPOCH,
            Duration.ZERO,
            method,
            URI.create("http://[::1]:3000/store/k?x=1"),
            new LinkedHashMap<>(),
            authorized,
            body == null ? null : new Body(body, body.length(), true),
            stream,
            new Result.Answered(200));
    assertEquals(command, exchange.curl().replace(" -g ", " "));
  }

  /** Makes a call, runs the command for it, and compares what has come to the server. */
  private void assertRepeats(ClientOptions by, Call call) throws Exception {
    try (StoreClient client = new StoreClient(by)) {
      call.by(client);
    } catch (ClientException | IllegalArgumentException e) {
      // not every answer suits every request, and not every text is a key
    }
    if (told.isEmpty()) {
      assertTrue(server.hasNoMore());
      return;
    }
    Received first = server.next();
    String command = told.remove().curl();
    assertFalse(command.contains(TOKEN), command);
    assertTrue(command.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)), command);
    run(command, "");
    assertSame(first, server.next(), command);
    assertTrue(told.isEmpty() && server.hasNoMore());
  }

  private static void assertSame(Received first, Received again, String command) {
    assertEquals(first.body(), again.body(), command);
    assertEquals(line(first), line(again), command);
    assertEquals(headers(first), headers(again), command);
  }

  private static String line(Received request) {
    return request.head().lines().findFirst().orElseThrow();
  }

  /** The headers but those by which the JDK and curl introduce themselves. */
  private static Map<String, String> headers(Received request) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request
        .head()
        .lines()
        .skip(1)
        .filter(line -> !line.isEmpty() && !line.equals("Accept: */*"))
        .map(line -> line.split(": ", 2))
        .forEach(header -> headers.put(header[0], header[1]));
    headers.remove("User-Agent");
    return headers;
  }

  /** The shell reads it from a file, as no argument may be as long as a command may be. */
  private void run(String command, String input) throws Exception {
    Path script = Files.writeString(folder.resolve("command"), command);
    ProcessBuilder shell = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true);
    shell.environment().put("LOCKMAP_TOKEN", TOKEN);
    shell.environment().put("HOME", folder.toString()); // with no settings for curl
    Process process = shell.start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    }
    String printed = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), command);
    assertEquals(0, process.exitValue(), command + "\n" + printed);
  }
}
