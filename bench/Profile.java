import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Reads a flight recording of our engine and prints where its time went, by operation and half of
/// the network, for `profile.sh`.
///
/// A sample belongs to the outermost operation on its stack, whatever that is made of, and without
/// one to the innermost method of the engine. A second table has these methods for all samples.
public final class Profile {
  private static final String ENGINE = "press.colophon.nmt.";
  private static final String OPERATIONS = ENGINE + "kernel.VectorOperations";
  private static final List<String> HALVES = List.of("Encoder", "Decoder");

  private final Map<String, int[]> operations = new TreeMap<>();
  private final Map<String, int[]> methods = new TreeMap<>();
  private int all;

  /// @param args the recording
  public static void main(String[] args) throws IOException {
    Profile profile = new Profile();
    for (RecordedEvent event : RecordingFile.readAllEvents(Path.of(args[0]))) {
      if (event.getEventType().getName().equals("jdk.ExecutionSample")) {
        profile.count(event.getStackTrace().getFrames());
      }
    }
    profile.print("operation", profile.operations);
    profile.print("innermost method of the engine", profile.methods);
  }

  private void count(List<RecordedFrame> innermostFirst) {
    int half = half(innermostFirst);
    operations.computeIfAbsent(work(innermostFirst), name -> new int[3])[half]++;
    methods.computeIfAbsent(innermost(innermostFirst), name -> new int[3])[half]++;
    all++;
  }

  private static String work(List<RecordedFrame> frames) {
    Optional<RecordedFrame> operation =
        frames.reversed().stream().filter(frame -> isOf(frame, OPERATIONS)).findFirst();
    if (operation.isPresent()) {
      return operation(operation.get());
    }
    if (frames.stream().anyMatch(frame -> isOf(frame, ENGINE + "sentencepiece."))) {
      return "text to tokens and back";
    }
    return innermost(frames);
  }

  private static String innermost(List<RecordedFrame> frames) {
    return frames.stream()
        .filter(frame -> isOf(frame, ENGINE))
        .findFirst()
        .map(frame -> type(frame).substring(ENGINE.length()) + "." + frame.getMethod().getName())
        .orElse("all else");
  }

  private static String operation(RecordedFrame frame) {
    String name = frame.getMethod().getName();
    if (!name.equals("multiply")) {
      return name;
    }
    return frame.getMethod().getDescriptor().contains("kernel/Output")
        ? "multiply, last layer"
        : "multiply";
  }

  /// 0 and 1 as in [#HALVES], 2 for neither.
  private static int half(List<RecordedFrame> frames) {
    for (int i = 0; i < HALVES.size(); i++) {
      String type = ENGINE + "marian." + HALVES.get(i);
      if (frames.stream().anyMatch(frame -> type(frame).equals(type))) {
        return i;
      }
    }
    return HALVES.size();
  }

  private static boolean isOf(RecordedFrame frame, String prefix) {
    return type(frame).startsWith(prefix);
  }

  private static String type(RecordedFrame frame) {
    return frame.getMethod().getType().getName();
  }

  private void print(String title, Map<String, int[]> samples) {
    System.out.println("\n| " + title + " | share | encoder | decoder |\n|---|---|---|---|");
    samples.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -total(entry.getValue())))
        .filter(entry -> share(total(entry.getValue())) >= 1)
        .forEach(entry -> print(entry.getKey(), entry.getValue()));
  }

  private void print(String name, int[] counts) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "| %s | %.1f %% | %.1f | %.1f |",
            name,
            share(total(counts)),
            share(counts[0]),
            share(counts[1])));
  }

  private static int total(int[] counts) {
    return counts[0] + counts[1] + counts[2];
  }

  private double share(int count) {
    return 100.0 * count / all;
  }
}
