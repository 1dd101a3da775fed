package press.colophon.nmt;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs the kernel benchmarks and prints two tables: kernels that multiply, with their share of the
/// machine's peak, and the others in nanoseconds for an element. Figures are medians.
///
/// Each benchmark has its own JVM, which measures the peak before each of its iterations.
public final class Kernels {
  private Kernels() {}

  /// @param args forks, iterations, then regular expressions of benchmarks; none for all
  public static void main(String[] args) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    for (int i = 2; i < args.length; i++) {
      options.include(args[i]);
    }
    options.forks(Integer.parseInt(args[0])).measurementIterations(Integer.parseInt(args[1]));
    options.warmupIterations(3).warmupTime(TimeValue.seconds(1));
    options.measurementTime(TimeValue.milliseconds(500));
    options.verbosity(System.getenv("VERBOSE") == null ? VerboseMode.SILENT : VerboseMode.NORMAL);
    options.shouldFailOnError(false);
    Collection<RunResult> results = new Runner(options.build()).run();
    List<RunResult> products = results.stream().filter(one -> rate(one, "macs") > 0).toList();
    List<RunResult> others = results.stream().filter(one -> rate(one, "elements") > 0).toList();
    printProducts(products);
    printOthers(others);
  }

  private static void printProducts(List<RunResult> results) {
    if (results.isEmpty()) {
      return;
    }
    double[] peaks =
        results.stream()
            .flatMap(Kernels::iterations)
            .mapToDouble(one -> value(one, "peak"))
            .toArray();
    print("Peak: %.1f GMAC/s with %d lanes", median(peaks), FloatVector.SPECIES_PREFERRED.length());
    print("%n| kernel | | GMAC/s | of the peak |%n|---|---|---|---|");
    for (RunResult one : results) {
      print(
          "| %s | %s | %.1f | %.0f %% |",
          name(one),
          parameters(one),
          rate(one, "macs"),
          100 * median(iterations(one).mapToDouble(Kernels::share).toArray()));
    }
  }

  private static void printOthers(List<RunResult> results) {
    if (results.isEmpty()) {
      return;
    }
    print("%n| kernel | | ns per element |%n|---|---|---|");
    for (RunResult one : results) {
      print("| %s | %s | %.2f |", name(one), parameters(one), 1 / rate(one, "elements"));
    }
  }

  private static String name(RunResult result) {
    String name = result.getParams().getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String parameters(RunResult result) {
    return result.getParams().getParamsKeys().stream()
        .map(key -> key + " " + result.getParams().getParam(key))
        .collect(Collectors.joining(", "));
  }

  /// In a nanosecond of processor time.
  private static double rate(RunResult result, String counter) {
    return median(iterations(result).mapToDouble(one -> rate(one, counter)).toArray());
  }

  private static double rate(IterationResult iteration, String counter) {
    return value(iteration, counter) / value(iteration, "nanos");
  }

  private static double share(IterationResult iteration) {
    return rate(iteration, "macs") / value(iteration, "peak");
  }

  private static Stream<IterationResult> iterations(RunResult result) {
    return result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream());
  }

  private static double value(IterationResult iteration, String counter) {
    var result = iteration.getSecondaryResults().get(counter);
    return result == null ? 0 : result.getScore();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
