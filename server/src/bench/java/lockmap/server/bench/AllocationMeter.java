package lockmap.server.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;

/**
 * Asks another JVM how many bytes all its threads have allocated, which the JDK counts exactly and
 * at no cost; what virtual threads allocate is counted with their carriers. Asking allocates too,
 * some hundred kilobytes, so it has to be spread over many requests.
 */
final class AllocationMeter implements AutoCloseable {

  /** The variable that holds options for the JVM. */
  static final String OPTIONS = "JDK_JAVA_OPTIONS";

  /** Variables for the JVM: by default Helidon has it refuse whatever JMX is sent. */
  static final Map<String, String> ALLOWED =
      Map.of(OPTIONS, "-Dhelidon.serialFilter.missing.action=ignore");

  private static final ObjectName THREADS = ManagementFactory.getThreadMXBean().getObjectName();

  private final JMXConnector connector;

  /** Asks a contestant that runs in one JVM. */
  @SuppressWarnings("BanJNDI") // who answers is a process that this one has started
  AllocationMeter(Contestant contestant) throws IOException {
    connector =
        JMXConnectorFactory.connect(OtherJvm.managementAgent(contestant.processes().getFirst()));
  }

  /** How many bytes were allocated since the JVM's start. */
  long bytes() throws IOException {
    try {
      return (Long)
          connector.getMBeanServerConnection().getAttribute(THREADS, "TotalThreadAllocatedBytes");
    } catch (JMException e) {
      throw new IOException("a JVM does not say what it has allocated", e);
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
