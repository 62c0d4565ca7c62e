package lockmap.server.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One run of JMH, in a JVM of its own for each benchmark and each choice of parameters.
 *
 * @param type the class of benchmarks
 * @param methods which of its methods; all if empty
 * @param parameters which values of its parameters; all those of a parameter that is not named
 * @param threads how many threads run each
 */
record JmhRun(
    Class<?> type, List<String> methods, Map<String, List<String>> parameters, int threads) {

  /**
   * What a benchmark has come to.
   *
   * @param method the benchmark
   * @param parameters the values of its parameters
   * @param threads how many threads ran it
   * @param value its score, in its own unit
   * @param unit that unit
   * @param cpu how many nanoseconds of processor time an operation took
   */
  record Score(
      String method,
      Map<String, String> parameters,
      int threads,
      double value,
      String unit,
      double cpu) {}

  /**
   * Runs it.
   *
   * @param seconds for how long it is measured, after as long to warm up but two seconds at most
   * @param options for the JVMs
   */
  List<Score> scores(int seconds, List<String> options) {
    ChainedOptionsBuilder run =
        new OptionsBuilder()
            .forks(1)
            .threads(threads)
            .warmupIterations(Math.min(seconds, 2))
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(seconds)
            .measurementTime(TimeValue.seconds(1))
            .jvmArgs("-Xms3g", "-Xmx3g", "--sun-misc-unsafe-memory-access=allow")
            .jvmArgsAppend(options.toArray(String[]::new))
            .addProfiler(CpuPerOperation.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    String name = type.getName().replace(".", "\\.") + "\\.";
    if (methods.isEmpty()) {
      run.include(name);
    }
    methods.forEach(method -> run.include(name + method + "$"));
    parameters.forEach((parameter, values) -> run.param(parameter, values.toArray(String[]::new)));
    try {
      return scores(new Runner(run.build()).run());
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not run " + this, e);
    }
  }

  private static List<Score> scores(Collection<RunResult> results) {
    List<Score> scores = new ArrayList<>();
    for (RunResult result : results) {
      BenchmarkParams run = result.getParams();
      Map<String, String> parameters = new TreeMap<>();
      run.getParamsKeys().forEach(key -> parameters.put(key, run.getParam(key)));
      scores.add(
          new Score(
              run.getBenchmark().substring(run.getBenchmark().lastIndexOf('.') + 1),
              parameters,
              run.getThreads(),
              result.getPrimaryResult().getScore(),
              result.getPrimaryResult().getScoreUnit(),
              result.getSecondaryResults().get(CpuPerOperation.NAME).getScore()));
    }
    return scores;
  }
}
