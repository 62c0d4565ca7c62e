package lockmap.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockmap.api.CasRequest;
import lockmap.api.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a client that may only read lets through, method by method. */
@Timeout(60)
class ReadOnlyClientTest {

  private static final List<Operation> READS =
      List.of(new Operation.Get("k"), new Operation.Get("l"));
  private static final List<Operation> MIXED =
      List.of(new Operation.Get("k"), new Operation.Increment("k"));
  private static final CasRequest SWAP = new CasRequest("a", "b");

  static final List<Call> CALLS =
      List.of(
          reads("get(String)", client -> client.get("k")),
          reads("entry(String)", client -> client.entry("k")),
          reads("readUnless(String,long)", client -> client.readUnless("k", 1)),
          reads(
              "awaitChange(String,long,Duration)",
              client -> client.awaitChange("k", 1, Duration.ZERO)),
          writes("put(String,String)", client -> client.put("k", "v")),
          writes("put(String,String,Ttl)", client -> client.put("k", "v", Ttl.KEPT)),
          writes(
              "put(String,String,Ttl,Precondition)",
              client -> client.put("k", "v", Ttl.FOREVER, Precondition.ABSENT)),
          writes(
              "getAndPut(String,String,Ttl,Precondition)",
              client -> client.getAndPut("k", "v", Ttl.FOREVER, Precondition.NONE)),
          writes("delete(String)", client -> client.delete("k")),
          writes("delete(String,Precondition)", client -> client.delete("k", Precondition.PRESENT)),
          writes(
              "getAndDelete(String,Precondition)",
              client -> client.getAndDelete("k", Precondition.NONE)),
          writes(
              "compareAndSwap(String,String,String)",
              client -> client.compareAndSwap("k", "a", "b")),
          writes("compareAndSwap(String,CasRequest)", client -> client.compareAndSwap("k", SWAP)),
          writes("increment(String,long)", client -> client.increment("k", 0)),
          writes("touch(String,Ttl)", client -> client.touch("k", Ttl.FOREVER)),
          reads("list(ListQuery)", client -> client.list(ListQuery.all())),
          reads("pages(ListQuery)", client -> client.pages(ListQuery.all()).forEach(_ -> {})),
          reads("keys(ListQuery)", client -> client.keys(ListQuery.all()).forEach(_ -> {})),
          reads("count(String)", client -> client.count("p")),
          writes("deleteAll(String)", client -> client.deleteAll("p")),
          reads("batch(List)", client -> client.batch(READS)),
          reads("batch(List)", client -> client.batch(List.of())),
          writes("batch(List)", client -> client.batch(MIXED)),
          reads("atomically(List)", client -> client.atomically(READS)),
          writes("atomically(List)", client -> client.atomically(MIXED)),
          reads("export(String)", client -> client.export("").close()),
          reads(
              "exportTo(OutputStream,String)",
              client -> client.exportTo(OutputStream.nullOutputStream(), "")),
          writes(
              "importFrom(InputStream,LongConsumer)",
              client -> client.importFrom(lines(), _ -> {})),
          reads(
              "watch(WatchQuery)",
              client -> {
                try (WatchStream watch = client.watch(WatchQuery.all())) {
                  watch.next();
                }
              }),
          reads("status()", StoreClient::status),
          reads("isReady()", StoreClient::isReady));

  /** What sends nothing. */
  private static final Set<String> SILENT = Set.of("to(String)", "close()");

  /** A call of a method. */
  record Call(String method, boolean writes, Body body) {
    @Override
    public String toString() {
      return method + (writes ? " writes" : " reads");
    }
  }

  interface Body {
    void run(StoreClient client) throws Exception;
  }

  @Test
  void thereIsACallOfEveryMethod() {
    Set<String> called = CALLS.stream().map(Call::method).collect(Collectors.toSet());
    called.addAll(SILENT);
    assertEquals(
        Stream.of(StoreClient.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
            .map(ReadOnlyClientTest::signature)
            .collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(called));
  }

  @ParameterizedTest
  @FieldSource("CALLS")
  void onlyWhatReadsIsSent(Call call) throws Exception {
    try (CannedServer server = CannedServer.answering("410 Gone", "", "");
        StoreClient client = new StoreClient(ClientOptions.to(server.url()).withReadOnly())) {
      if (call.writes()) {
        ReadOnlyException refused =
            assertThrows(ReadOnlyException.class, () -> call.body().run(client));
        assertTrue(
            String.valueOf(refused.getMessage())
                .endsWith(": the client is read-only; nothing was sent"),
            refused.getMessage());
        assertThrows(RefusedException.class, client::status);
        assertTrue(server.nextHead().startsWith("GET /status "), "something was sent before");
      } else {
        RefusedException refused =
            assertThrows(RefusedException.class, () -> call.body().run(client));
        assertEquals(410, refused.status());
        server.next();
      }
      assertTrue(server.hasNoMore());
    }
  }

  /** So that the table cannot be wrong about what reads. */
  @ParameterizedTest
  @FieldSource("CALLS")
  void whatAnyOtherClientWritesIsNoGet(Call call) throws Exception {
    try (CannedServer server = CannedServer.answering("410 Gone", "", "");
        StoreClient client = new StoreClient(ClientOptions.to(server.url()))) {
      try {
        call.body().run(client);
      } catch (RefusedException e) {
        assertEquals(410, e.status());
      }
      boolean isGet = server.nextHead().startsWith("GET ");
      boolean isBatch = call.method().endsWith("(List)");
      assertEquals(call.writes() || isBatch, !isGet);
    }
  }

  @Test
  void aLockThatCannotBeTakenIsNotTakenForOneThatIsHeld() {
    try (CannedServer server = CannedServer.answering("410 Gone", "", "");
        StoreClient client = new StoreClient(ClientOptions.to(server.url()).withReadOnly())) {
      StoreLock lock = new StoreLock(client, "k", 10, "");
      assertThrows(ReadOnlyException.class, lock::tryAcquire);
      assertTrue(server.hasNoMore());
    }
  }

  private static Call reads(String method, Body body) {
    return new Call(method, false, body);
  }

  private static Call writes(String method, Body body) {
    return new Call(method, true, body);
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }

  private static InputStream lines() {
    return new ByteArrayInputStream("{\"key\":\"k\",\"value\":\"v\"}\n".getBytes(UTF_8));
  }
}
