package lockmap.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WrkReportTest {

  private static final String GOOD =
      """
      Running 5s test @ http://127.0.0.1:3000/store/k
        1 threads and 64 connections
        Thread Stats   Avg      Stdev     Max   +/- Stdev
          Latency   661.16us  612.44us  15.94ms   92.63%
          Req/Sec    96.52k     4.40k  103.07k    74.00%
        Latency Distribution
           50%  583.00us
           75%  743.00us
           90%    1.02ms
           99%    2.90ms
        480213 requests in 5.01s, 113.10MB read
      Requests/sec:  95851.85
      Transfer/sec:     22.57MB
      """;

  @Test
  void readsAnswersTimeAndLatencies() {
    WrkReport report = WrkReport.parse(GOOD);
    assertEquals(new WrkReport(480_213, 5.01, 0, 0, 583, 2900), report);
    assertEquals(95_851, report.perSecond(), 1);
    assertEquals(0, report.failed());
  }

  @Test
  void countsWhatWasNotAnsweredAsItWasToBe() {
    String bad =
        GOOD.replace(
            "Requests/sec",
            """
              Socket errors: connect 1, read 20, write 300, timeout 4000
              Non-2xx or 3xx responses: 475892
            Requests/sec\
            """);
    WrkReport report = WrkReport.parse(bad);
    assertEquals(475_892, report.refused());
    assertEquals(4321, report.broken());
    assertEquals((475_892 + 4321) / (480_213 + 4321.0), report.failed());
  }

  @Test
  void readsSecondsWhichArePaddedAndMinutes() {
    assertEquals(1.68e6, WrkReport.parse(GOOD.replace("   2.90ms", "   1.68s ")).p99());
    assertEquals(90, WrkReport.parse(GOOD.replace("5.01s", "1.50m")).seconds());
  }

  @Test
  void quotesWhatIsNoReport() {
    IllegalArgumentException failure =
        assertThrows(
            IllegalArgumentException.class,
            () -> WrkReport.parse("unable to connect to 127.0.0.1:1 Connection refused\n"));
    assertTrue(failure.getMessage().contains("Connection refused"), failure.getMessage());
  }
}
