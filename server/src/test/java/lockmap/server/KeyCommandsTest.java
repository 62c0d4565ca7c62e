package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import lockmap.server.ShellProbe.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands about one key, run in this process against a real server. */
class KeyCommandsTest {

  private final LiveServer server = LiveServer.with(Map.of("rate-limit.enabled", "false"));
  private final ShellProbe shell = new ShellProbe(server.port());

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v", "v\n", "\n", "gr\u00fc\u00dfe \ud83c\udf0d\r\n\0\u001b[31m"})
  void aPipeCarriesAValueExactly(String value) {
    shell.runWith(value, "put", "k").printed("");
    shell.run("get", "k").printed(value);
    shell.runWith(value, "put", "k", "-").printed("");
    assertEquals(value, server.get("/store/k").body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"v", "", "@pom.xml", "-5", "a=b,c", "'v'", "\"v\"", "${env:HOME}", "get"})
  void aValueOfTheCommandLineIsTakenAsItIs(String value) {
    shell.run("put", "k", value).printed("");
    shell.run("get", "k").printed(value);
  }

  @Test
  void whatLooksLikeAnOptionStandsBehindTwoDashes() {
    Ran ran = shell.run("put", "k", "--value");
    assertEquals(2, ran.code());
    assertTrue(ran.err().startsWith("lockmap: Unknown option: '--value'\n"), ran.err());
    assertTrue(ran.err().contains("Put -- before"), ran.err());
    ran = shell.run("--server", "http://localhost:1", "get", "k");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("stand behind it: lockmap get KEY --server URL"), ran.err());
    shell.run("put", "--", "--k", "--value").printed("");
    shell.run("get", "--", "--k").printed("--value");
  }

  @Test
  void aTerminalIsNotSteeredByAValue() {
    shell.runWith("red \u001b[31m\u202e\u009b\r\n\tend", "put", "k\u0007").printed("");
    shell.onTerminal();
    shell.run("get", "k\u0007").printed("red \\u001b[31m\\u202e\\u009b\\r\n\tend\n");
    shell
        .run("get", "k\u0007", "--json")
        .printed(
            "{\"key\":\"k\\u0007\",\"value\":\"red \\u001B[31m\\u202e\\u009b\\r\\n\\tend\","
                + "\"revision\":1,\"ttl\":null}\n");
    shell.run("get", "gone\u001b[2J").said(1, "there is no key gone\\u001b[2J");
  }

  @Test
  void getTellsAllInJson() {
    shell.run("put", "k", "v", "--ttl", "36000d").printed("");
    Ran ran = shell.run("get", "k", "--json");
    assertTrue(
        ran.out().matches("\\{\"key\":\"k\",\"value\":\"v\",\"revision\":1,\"ttl\":31\\d{8}}\n"),
        ran.out());
    assertEquals(
        new Ran(
            1,
            "{\"key\":\"x\",\"done\":false,\"reason\":\"absent\"}\n",
            "lockmap: there is no key x\n"),
        shell.run("get", "x", "--json"));
  }

  @Test
  void getMayAskForWhatIsNew() {
    shell.run("put", "k", "v").printed("");
    shell.run("get", "k", "--if-changed-since", "7").printed("v");
    shell
        .run("get", "k", "--if-changed-since", "1", "--wait", "10ms")
        .said(1, "the condition does not hold: k is as revision 1 wrote it");
    shell.run("get", "x", "--if-changed-since", "1").said(1, "there is no key x");
    CompletableFuture<Ran> waiting =
        CompletableFuture.supplyAsync(
            () -> shell.run("get", "k", "--if-changed-since=1", "--wait=90"));
    shell.run("put", "k", "w").printed("");
    waiting.join().printed("w");
    assertEquals(2, shell.run("get", "k", "--wait", "1").code());
  }

  @Test
  void putMayHaveACondition() {
    shell.run("put", "k", "v", "--if-absent").printed("");
    shell
        .run("put", "k", "w", "--if-absent")
        .said(1, "the condition does not hold: k is as revision 1 wrote it");
    shell
        .run("put", "x", "w", "--if-revision", "1")
        .said(1, "the condition does not hold: x is not there");
    shell.run("put", "k", "w", "--if-revision", "1", "--return-previous").printed("v");
    shell
        .run("put", "k", "x", "--json", "--return-previous")
        .printed(
            "{\"key\":\"k\",\"done\":true,\"created\":false,\"revision\":3,\"previous\":\"w\"}\n");
    assertEquals(
        "{\"key\":\"k\",\"done\":false,\"reason\":\"conflict\",\"revision\":3}\n",
        shell.run("put", "k", "x", "--json", "--if-revision", "1").out());
    assertEquals(2, shell.run("put", "k", "v", "--if-absent", "--if-revision", "1").code());
  }

  @Test
  void aTimeToLiveIsGivenKeptAndTakenAway() {
    shell.run("put", "k", "v", "--ttl", "2h").printed("");
    assertLives(7200);
    shell.run("put", "k", "w", "--keep-ttl").printed("");
    assertLives(7200);
    shell.run("touch", "k", "--ttl", "1d").printed("");
    assertLives(86_400);
    shell.run("touch", "k", "--ttl", "none").printed("");
    assertEquals("null", server.get("/store/k?format=json").body().replaceAll(".*:|}", ""));
    shell.run("touch", "x", "--ttl", "5").said(1, "there is no key x");
    assertEquals(2, shell.run("touch", "k", "--ttl", "soon").code());
    assertEquals(2, shell.run("put", "k", "v", "--ttl", "0").code());
    assertEquals(2, shell.run("put", "k", "v", "--ttl", "5", "--keep-ttl").code());
  }

  @Test
  void everyFormOfCas() {
    shell.run("cas", "k", "--create", "v").printed("");
    shell.run("cas", "k", "v", "w").printed("");
    shell
        .run("cas", "k", "v", "x")
        .said(1, "the condition does not hold: k is as revision 2 wrote it");
    shell.runWith("x\n", "cas", "k", "--revision", "2", "-", "--ttl", "1h").printed("");
    assertLives(3600);
    assertEquals(
        "{\"key\":\"k\",\"done\":false,\"reason\":\"conflict\",\"revision\":3}\n",
        shell.run("cas", "k", "--delete", "--revision", "2", "--json").out());
    shell.run("cas", "k", "--delete", "x\n").printed("");
    shell.run("cas", "k", "v", "w").said(1, "there is no key k");
    shell
        .run("cas", "k", "--create", "v", "--json")
        .printed("{\"key\":\"k\",\"done\":true,\"revision\":5}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k",
        "k v",
        "k v w x",
        "k --create",
        "k --create v w",
        "k --create --revision 1 v",
        "k --create --delete",
        "k --delete",
        "k --delete v w",
        "k --delete v --ttl 5",
        "k - -"
      })
  void whatIsNoFormOfCasIsAUsageError(String arguments) {
    shell.run("put", "k", "v");
    Ran ran = shell.run(("cas " + arguments).split(" "));
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().startsWith("lockmap: "), ran.err());
    assertEquals("v", server.get("/store/k").body());
  }

  @Test
  void aNumberIsCounted() {
    shell.run("incr", "n").printed("1\n");
    shell.run("incr", "n", "-42").printed("-41\n");
    shell
        .run("incr", "n", "1", "--json")
        .printed("{\"key\":\"n\",\"done\":true,\"number\":-40,\"revision\":3}\n");
    assertEquals(2, shell.run("incr", "n", "--many").code());
    shell.run("put", "n", "text").printed("");
    shell
        .run("incr", "n")
        .said(1, "the key n holds no number of 64 bits, or would hold none any more");
  }

  @Test
  void keysAreDeleted() {
    shell.run("put", "a", "1");
    shell.run("put", "b", "2");
    shell.run("del", "a", "x", "b").said(1, "there is no key x");
    shell.run("del", "a").said(1, "there is no key a");
    shell.run("put", "a", "1");
    shell.run("del", "a", "--json").printed("{\"key\":\"a\",\"done\":true,\"revision\":6}\n");
    assertEquals(2, shell.run("del").code());
    assertEquals(2, shell.run("del", "a", "--prefix", "b").code());
  }

  @Test
  void aPrefixIsDeletedOnlyIfThatIsMeant() {
    for (String key : new String[] {"p/1", "p/2", "q"}) {
      shell.run("put", key, "v");
    }
    shell
        .runWith("y\n", "del", "--prefix", "p/")
        .said(2, "there is no terminal to ask whether to delete; --yes does it unasked");
    shell.onTerminal();
    assertEquals(
        new Ran(1, "", "Delete 2 keys that begin with p/ [y/N]? lockmap: nothing was deleted\n"),
        shell.runWith("\n", "del", "--prefix", "p/"));
    assertEquals(
        new Ran(0, "1\n", "Delete 1 key that begins with p/1 [y/N]? "),
        shell.runWith("y\n", "del", "--prefix", "p/1"));
    shell.run("del", "--prefix", "p/", "--yes", "--json").printed("{\"deleted\":1}\n");
    shell.run("ls").printed("q\n");
  }

  private void assertLives(long seconds) {
    String header = server.get("/store/k").headers().firstValue("KV-TTL").orElseThrow();
    long left = Long.parseLong(header);
    assertTrue(left <= seconds && left > seconds - 60, left + " s left");
  }
}
