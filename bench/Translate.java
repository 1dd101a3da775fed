import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import press.colophon.nmt.MarianTranslator;
import press.colophon.nmt.ModelFiles;
import press.colophon.nmt.TranslatedSentence;
import press.colophon.nmt.Translator;
import press.colophon.nmt.TranslatorOptions;

/// Our side of `translate.sh`: translates the same sentences again and again when told to.
///
/// Says how long it took to load, then answers each line of standard input, `SECONDS THREADS`, with
/// a line of JSON about a window of at least so many seconds: whole passes over all sentences.
public final class Translate {
  private final ModelFiles files;
  private final List<String> sentences;
  private final int perCall;
  private final double lengthFactor;
  private final Map<Integer, Translator> translators = new HashMap<>();

  private Translate(
      ModelFiles files, List<String> sentences, int perCall, double lengthFactor) {
    this.files = files;
    this.sentences = sentences;
    this.perCall = perCall;
    this.lengthFactor = lengthFactor;
  }

  /// @param args folder of a model, file of sentences, how many of them, lines per call; and after
  ///     how many times its tokens a sentence ends, if not after as many
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    ModelFiles files =
        new ModelFiles(
            folder.resolve("model.intgemm.alphas.bin"),
            folder.resolve("vocab.spm"),
            folder.resolve("vocab.spm"),
            folder.resolve("lex.s2t.bin"));
    List<String> sentences =
        Files.readAllLines(Path.of(args[1])).subList(0, Integer.parseInt(args[2]));
    double lengthFactor = args.length > 4 ? Double.parseDouble(args[4]) : 1.0;
    new Translate(files, sentences, Integer.parseInt(args[3]), lengthFactor).run();
  }

  private void run() throws IOException {
    long began = System.nanoTime();
    translator(1);
    answer(
        """
        {"readyMs":%d,"loadMs":%d}\
        """,
        sinceStart().toMillis(), (System.nanoTime() - began) / 1_000_000);
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      measure(Double.parseDouble(words[0]), translator(Integer.parseInt(words[1])));
    }
  }

  private static Duration sinceStart() {
    return Duration.between(
        ProcessHandle.current().info().startInstant().orElseThrow(), Instant.now());
  }

  /// One that ends each sentence after as many tokens as it has, like the reference in the
  /// comparison with it, and gives no scores, which the reference was not asked for either.
  private Translator translator(int threads) {
    TranslatorOptions options =
        TranslatorOptions.DEFAULT.withLengthFactor(lengthFactor).withScores(false).withThreads(threads);
    return translators.computeIfAbsent(threads, count -> MarianTranslator.open(files, options));
  }

  private void measure(double seconds, Translator translator) throws IOException {
    long cpu = cpuNanos();
    long began = System.nanoTime();
    long words = 0;
    long tokens = 0;
    do {
      for (int from = 0; from < sentences.size(); from += perCall) {
        List<String> call = sentences.subList(from, Math.min(from + perCall, sentences.size()));
        for (TranslatedSentence translated : translator.translate(call)) {
          words += words(translated.source());
          tokens += translated.targetTokens().size();
        }
      }
    } while (System.nanoTime() - began < seconds * 1e9);
    answer(
        """
        {"words":%d,"tokens":%d,"seconds":%.3f,"cpuSeconds":%.3f,"rssMiB":%d,"peakMiB":%d}\
        """,
        words,
        tokens,
        (System.nanoTime() - began) / 1e9,
        (cpuNanos() - cpu) / 1e9,
        memory("VmRSS:"),
        memory("VmHWM:"));
  }

  private static int words(String sentence) {
    return sentence.isBlank() ? 0 : sentence.strip().split("\\s+").length;
  }

  /// User and system time of all threads: what compiles and collects counts too.
  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static int memory(String field) throws IOException {
    String line =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(one -> one.startsWith(field))
            .findFirst()
            .orElseThrow();
    return Integer.parseInt(line.replaceAll("\\D", "")) / 1024;
  }

  private static void answer(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
