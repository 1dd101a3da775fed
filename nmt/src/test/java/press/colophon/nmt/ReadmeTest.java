package press.colophon.nmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README says, done. Its snippets stand here line by line; the model is one of random
/// weights, so words come out as nonsense.
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Path SELF = Path.of("src/test/java/press/colophon/nmt/ReadmeTest.java");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @BeforeEach
  void fillFolder() throws IOException {
    for (String file : List.of("tiny/model.intgemm.alphas.bin", "tiny/lex.s2t.bin", "vocab.spm")) {
      Path from = Fixtures.file(file);
      Files.copy(from, folder.resolve(from.getFileName()));
    }
  }

  @Test
  void showsNothingThatIsNotDoneHere() throws IOException {
    String self = stripped(Files.readString(SELF));

    assertThat(snippets().stream().skip(1))
        .allSatisfy(snippet -> assertThat(self).contains(stripped(snippet)));
  }

  @Test
  void runsTheFirstProgramOnTheClassPath() throws Exception {
    assertThat(hello("--add-modules", "jdk.incubator.vector", "-cp", library())).isNotBlank();
  }

  @Test
  void runsTheFirstProgramOnTheModulePath() throws Exception {
    assertThat(hello("-p", library(), "--add-modules", "press.colophon.nmt")).isNotBlank();
  }

  @Test
  void translatesTexts() {
    try (Translator translator = MarianTranslator.open(folder)) {
      SentenceSplitter splitter = SentenceSplitter.of(Locale.ENGLISH);
      TextTranslator texts = new TextTranslator(translator, splitter);
      String translated = texts.translate("Dr. Smith read it.\n\nNobody else did!");

      assertThat(translated)
          .isEqualTo(
              translator.translate("Dr. Smith read it.").text()
                  + "\n\n"
                  + translator.translate("Nobody else did!").text());
    }
  }

  @Test
  void translatesHtml() {
    SentenceSplitter splitter = text -> List.of(new TextRange(0, text.length()));
    try (Translator translator = MarianTranslator.open(folder)) {
      MarkupTranslator markup = new MarkupTranslator(translator, splitter);
      String html =
          markup.translate("The <b>editor</b> read <a href=\"/l?a=1&amp;b=2\">the letter</a>.");

      assertThat(html).containsOnlyOnce("<b>").containsOnlyOnce("<a href=\"/l?a=1&amp;b=2\">");
    }
  }

  @Test
  void goesByWayOfAThirdLanguage() {
    Translator danishToEnglish = MarianTranslator.open(folder);
    Translator englishToFrench = MarianTranslator.open(folder);
    try (Translator toFrench = new PivotTranslator(danishToEnglish, englishToFrench)) {
      System.out.println(toFrench.translate("Havnen er åben.").text());
    }
  }

  @Test
  void saysWhichWordsBecameWhich() {
    try (Translator translator = MarianTranslator.open(folder)) {
      TranslatedSentence sentence = translator.translate("The café is open.");
      byte[] source = sentence.source().getBytes(StandardCharsets.UTF_8);
      byte[] target = sentence.text().getBytes(StandardCharsets.UTF_8);
      Alignment alignment = sentence.alignment();
      for (int t = 0; t < alignment.targetTokens(); t++) {
        Token made = sentence.targetTokens().get(t);
        int s = alignment.best(t);
        Token from = s < alignment.sourceTokens() ? sentence.sourceTokens().get(s) : null;
        System.out.printf(
            "%s <- %s (%.0f %%)%n",
            part(target, made), part(source, from), 100 * alignment.weight(t, s));
      }

      assertThat(alignment.targetTokens()).isPositive();
      assertThat(Math.exp(sentence.score())).isBetween(0.0, 1.0);
    }
  }

  static String part(byte[] text, Token token) {
    return token == null
        ? "end of sentence"
        : new String(text, token.begin(), token.end() - token.begin(), StandardCharsets.UTF_8);
  }

  @Test
  void takesOptions() {
    TranslatorOptions options =
        TranslatorOptions.DEFAULT.withScores(false).withThreads(2).withBatchTokens(2048);
    ModelFiles files = ModelFiles.in(folder);
    Translator translator = MarianTranslator.open(files, options);
    List<TranslatedSentence> all = translator.translate(List.of("Who wrote it?", "Nobody knows."));
    translator.close();

    assertThat(all).hasSize(2).allSatisfy(one -> assertThat(one.score()).isNaN());
  }

  @Test
  void needsNoOptionOfJavaForThePlainKernel() throws Exception {
    String plain =
        "ModelFiles.in(Path.of(arguments[0])),"
            + " TranslatorOptions.DEFAULT.withKernel(TranslatorOptions.Kernel.PLAIN)";
    String program =
        "import press.colophon.nmt.*;\n"
            + snippets().getFirst().replace("Path.of(arguments[0])", plain);

    assertThat(run(program, "-cp", library()))
        .isEqualTo(hello("--add-modules", "jdk.incubator.vector", "-cp", library()));
  }

  @Test
  void letsAModelRest() {
    try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
      RestingTranslator resting =
          new RestingTranslator(() -> MarianTranslator.open(folder), Duration.ofMinutes(10), timer);

      assertThat(resting.translate("Read it!").text()).isNotBlank();
      resting.close();
      timer.shutdownNow();
    }
  }

  private static List<String> snippets() throws IOException {
    Matcher snippet = JAVA.matcher(Files.readString(README));
    List<String> snippets = new ArrayList<>();
    while (snippet.find()) {
      snippets.add(snippet.group(1));
    }
    return snippets;
  }

  private static String stripped(String code) {
    return code.replaceAll("\\s", "");
  }

  /// What the README's first program prints, less the warning of the JVM.
  private String hello(String... options) throws Exception {
    return run(snippets().getFirst(), options);
  }

  private String run(String program, String... options) throws Exception {
    Path source = Files.writeString(folder.resolve("Hello.java"), program);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of(source.toString(), folder.toString(), "The harbour is open."));
    Path err = folder.resolve("err.txt");
    Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(err)).isZero();
    return said;
  }

  /// The folder of the compiled library.
  private static String library() throws URISyntaxException {
    return Path.of(
            MarianTranslator.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }
}
