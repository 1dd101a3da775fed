package press.colophon;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import press.colophon.nmt.MarkupTranslator;
import press.colophon.nmt.SentenceSplitter;
import press.colophon.nmt.TextRange;
import press.colophon.nmt.TextTranslator;
import press.colophon.nmt.Translator;
import press.colophon.nmt.TranslatorOptions;
import press.colophon.nmt.TranslatorOptions.Arithmetic;
import press.colophon.platform.cli.Lines;
import press.colophon.platform.cli.Tally;
import press.colophon.translation.Language;
import press.colophon.translation.VectorApi;
import press.colophon.translation.models.ModelsException;
import press.colophon.translation.models.Pair;
import press.colophon.translation.models.Translators;

/// `colophon translate`: text in, text out, with the models of this machine; no server needed. With
/// `--all` the whole archive.
@Command(
    name = "translate",
    description = {
      "Translate standard input to standard output: each line gives one line.",
      "Uses the models of ./colophon models; where none leads there straight, two,",
      "by way of English.",
      "",
      "With --all instead: translate every published article into some languages, by all",
      "engines of the publication, beside a running server or without one. Cut short at any",
      "moment, the same command goes on where it was."
    },
    footer = {
      "",
      "Examples:",
      "  ./colophon translate --from en --to es < article.txt > articulo.txt",
      "  ./colophon translate --from en --to fr --html < paragraphs.html",
      "  ./colophon translate --model DIR < in > out",
      "  ./colophon translate --all --to fr,de",
      "",
      "With --model the language is not known, so each line counts as one sentence;",
      "with --from beside it, lines are cut into sentences of that language.",
      "",
      "Exit code: 0 all lines were translated, 1 some were not (a line of --html that",
      "is not well-formed is given back as it was), 2 wrong usage. With --all: 0 everything",
      "was made, 1 something failed or was cancelled."
    })
final class TranslateCommand implements Callable<Integer> {

  /// So many lines go through the network together, for each thread.
  private static final int LINES_OF_A_THREAD = 64;

  @Option(names = "--from", paramLabel = "LANGUAGE", description = "Language of the input: en.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "LANGUAGE",
      description = "Language of the output: es. With --all also several: fr,de.")
  private @Nullable String to;

  @Option(names = "--all", description = "Translate every published article.")
  private boolean all;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "With --all: external PostgreSQL, postgresql://user:password@host/name.")
  private @Nullable String database;

  @Option(names = "--html", description = "Lines are inline HTML: keep tags, escape what must be.")
  private boolean html;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = {
        "Use the model in this folder: weights (*.bin), one or two vocabularies",
        "(*.spm; src... and trg..., or else the first is the source's), and",
        "perhaps a shortlist (lex*.bin)."
      })
  private @Nullable Path model;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that translate (default: all processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--batch",
      paramLabel = "LINES",
      description = "Lines translated together (default: 64 a thread; 1 to compare).")
  private int batch;

  @Option(names = "--no-shortlist", description = "Weigh the whole vocabulary; to compare.")
  private boolean noShortlist;

  @Option(
      names = "--saturating",
      description = "Sum 8-bit products as the reference engine's WASM does; slow, to compare.")
  private boolean saturating;

  @Mixin private ModelsOptions models = new ModelsOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  /// Lines read so far, and whether any came out untranslated.
  private long lines;

  private boolean failed;

  @Override
  public Integer call() {
    if (all) {
      return translateArchive();
    }
    requireSense();
    VectorApi.enable();
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (Translator translator = open()) {
      translate(new Lines(new BufferedInputStream(System.in)), translations(translator), out);
      return failed ? 1 : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int translateArchive() {
    if (to == null || from != null || model != null || html) {
      throw new ParameterException(
          spec.commandLine(), "With --all say only the languages: --all --to fr,de.");
    }
    List<Language> languages =
        Arrays.stream(to.split(","))
            .map(String::strip)
            .map(TranslationsCommand::language)
            .distinct()
            .toList();
    return new TranslateArchive(models.settings(database), languages, spec.commandLine().getOut())
        .run();
  }

  private void requireSense() {
    if (database != null) {
      throw new ParameterException(spec.commandLine(), "--database goes with --all.");
    }
    if (model == null && (from == null || to == null)) {
      throw new ParameterException(
          spec.commandLine(), "Say --from LANGUAGE and --to LANGUAGE, or --model DIR.");
    }
    if (threads < 1 || threads > 1024 || batch < 0 || batch > 100_000) {
      throw new ParameterException(
          spec.commandLine(), "--threads is 1 to 1024, --batch 1 to 100000.");
    }
  }

  private Translator open() {
    TranslatorOptions options =
        TranslatorOptions.DEFAULT
            .withScores(false)
            .withThreads(threads)
            .withArithmetic(saturating ? Arithmetic.SATURATING : Arithmetic.EXACT);
    Translators translators = new Translators(options, !noShortlist);
    return model != null
        ? translators.open(model)
        : translators.open(models.installed(), new Pair(language(from), language(to)));
  }

  private static Language language(@Nullable String tag) {
    try {
      return new Language(Objects.requireNonNull(tag));
    } catch (IllegalArgumentException e) {
      throw new ModelsException("\"" + tag + "\" is not a language tag such as en or zh-Hans.", e);
    }
  }

  private UnaryOperator<List<String>> translations(Translator translator) {
    SentenceSplitter splitter =
        from == null
            ? line -> List.of(new TextRange(0, line.length()))
            : SentenceSplitter.of(Locale.forLanguageTag(from));
    return html
        ? new MarkupTranslator(translator, splitter)::translate
        : new TextTranslator(translator, splitter)::translate;
  }

  private void translate(Lines in, UnaryOperator<List<String>> translations, PrintStream out)
      throws IOException {
    Tally tally = new Tally(spec.commandLine().getErr(), "lines");
    int most = batch == 0 ? threads * LINES_OF_A_THREAD : batch;
    for (List<String> some = in.next(most); !some.isEmpty(); some = in.next(most)) {
      List<String> translated = translated(some, translations);
      for (int i = 0; i < some.size(); i++) {
        out.print(isBlank(some.get(i)) ? "" : oneLine(translated.get(i)));
        out.print('\n');
      }
      out.flush();
      if (out.checkError()) {
        failed = true; // nobody reads on (head, less), or the disk is full
        return;
      }
      tally.add(some.size());
    }
    tally.end();
  }

  /// A line that is no HTML comes out as it went in and keeps no other out.
  private List<String> translated(List<String> some, UnaryOperator<List<String>> translations) {
    try {
      List<String> all = translations.apply(some);
      lines += some.size();
      return all;
    } catch (IllegalArgumentException e) {
      if (!html) {
        throw e;
      }
      return some.stream().map(line -> translated(line, translations)).toList();
    }
  }

  private String translated(String line, UnaryOperator<List<String>> translations) {
    lines++;
    try {
      return translations.apply(List.of(line)).getFirst();
    } catch (IllegalArgumentException e) {
      failed = true;
      PrintWriter err = spec.commandLine().getErr();
      err.println("Line " + lines + " is left as it was: " + e.getMessage() + ".");
      err.flush();
      return line;
    }
  }

  private static boolean isBlank(String line) {
    return line.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ').replace('\r', ' ');
  }
}
