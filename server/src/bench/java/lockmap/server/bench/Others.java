package lockmap.server.bench;

import java.io.IOException;
import java.util.Locale;

/** Finds out how much of the machine went to others while something was measured. */
final class Others {

  /** From which share on figures are provisional. */
  private static final double TOO_MUCH = 0.05;

  private final Workspace workspace;
  private final double all;
  private final double ours;
  private final long start = System.nanoTime();

  Others(Workspace workspace) throws IOException {
    this.workspace = workspace;
    all = Machine.allCpuSeconds();
    ours = ours();
  }

  /** A sentence about it for the page. */
  String sentence() throws IOException {
    double seconds = (System.nanoTime() - start) / 1e9 * Runtime.getRuntime().availableProcessors();
    double share = Math.max(0, Machine.allCpuSeconds() - all - (ours() - ours)) / seconds;
    String sentence =
        String.format(Locale.ROOT, "Others had %.0f %% of the processors meanwhile.", share * 100);
    return share < TOO_MUCH
        ? sentence
        : "**Provisional, for the machine was not quiet:** " + sentence;
  }

  private double ours() throws IOException {
    double seconds = Machine.ownCpuSeconds();
    for (Process process : workspace.processes()) {
      for (ProcessHandle child : process.descendants().toList()) {
        seconds += Machine.cpuSeconds(child.pid());
      }
      seconds += Machine.cpuSeconds(process.pid());
    }
    return seconds;
  }
}
