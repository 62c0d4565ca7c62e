package lockmap.server.faults;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A process that runs one test class, or one method of it, and ends with how it went. */
final class OneTest {

  static final int FAILED = 3;
  static final String RAN = "ran the test";

  private OneTest() {}

  @SuppressWarnings("SystemExitOutsideMain")
  public static void main(String[] arguments) {
    String name = arguments[0];
    DiscoverySelector test =
        name.contains("#")
            ? DiscoverySelectors.selectMethod(name)
            : DiscoverySelectors.selectClass(name);
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(LauncherDiscoveryRequestBuilder.request().selectors(test).build(), listener);
    TestExecutionSummary summary = listener.getSummary();
    summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 5);
    if (summary.getTestsStartedCount() > 0) {
      System.out.println(RAN);
    }
    System.exit(summary.getTestsFailedCount() > 0 ? FAILED : 0);
  }
}
