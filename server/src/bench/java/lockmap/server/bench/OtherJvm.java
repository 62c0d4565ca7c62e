package lockmap.server.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.List;
import javax.management.remote.JMXServiceURL;

/** What can be asked of a JVM that this one has started. */
final class OtherJvm {

  private OtherJvm() {}

  /**
   * The options with which it was started, where it runs a jar, but for those that only serve the
   * classes in that jar.
   */
  static List<String> options(Process process) {
    List<String> arguments = List.of(process.info().arguments().orElseThrow());
    int jar = arguments.indexOf("-jar");
    if (jar < 0) {
      throw new IllegalStateException("runs no jar: " + arguments);
    }
    return arguments.subList(0, jar).stream()
        .filter(option -> !option.startsWith("-XX:AOT"))
        .toList();
  }

  /** Where it can be asked by JMX, which has it start some threads. */
  static JMXServiceURL managementAgent(Process process) throws IOException {
    try {
      VirtualMachine jvm = VirtualMachine.attach(Long.toString(process.pid()));
      try {
        return new JMXServiceURL(jvm.startLocalManagementAgent());
      } finally {
        jvm.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("process " + process.pid() + " cannot be asked anything", e);
    }
  }
}
