package press.colophon;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.translation.Language;
import press.colophon.translation.exchange.ExchangeException;
import press.colophon.translation.exchange.TmxImport;

/// `colophon memory`: the translation memory as a file, and back.
@Command(
    name = "memory",
    description = {
      "Write the translation memory as TMX 1.4b, take such files in, and name regions and themes.",
      "What was translated once is used again in every article, a person's words first.",
      "Works beside a running server."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ./colophon memory export --out memory.tmx",
      "  ./colophon memory export --from en --to fr > en-fr.tmx",
      "  ./colophon memory name Shipping Navegación --to es",
      "  ./colophon memory import agency.tmx --as \"The agency\" --from en --to fr"
    })
final class MemoryCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// Which languages.
  static final class PairOptions {
    @Option(names = "--from", paramLabel = "LANGUAGE", description = "Only from this language: en.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "LANGUAGE", description = "Only into this language: fr.")
    private @Nullable String to;

    private @Nullable Language source() {
      return from == null ? null : TranslationsCommand.language(from);
    }

    private @Nullable Language target() {
      return to == null ? null : TranslationsCommand.language(to);
    }
  }

  /// Without a command of its own: the help.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(name = "export", description = "Write what is remembered.")
  int export(
      @Mixin ServeOptions options,
      @Mixin PairOptions pair,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "Where to write it (default: standard output).")
          @Nullable Path file) {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings());
        OutputStream out = file == null ? standardOutput() : open(file)) {
      long written =
          newspaper.memoryExport().run(out, pair.source(), pair.target(), VersionCommand.release());
      warn("%d translations written".formatted(written));
      return CommandLine.ExitCode.OK;
    } catch (IOException e) {
      throw new ExchangeException("The file cannot be written: " + e.getMessage(), e);
    }
  }

  @Command(
      name = "import",
      description = {
        "Take a TMX file in. Its units count as a person's work, unless they say that a",
        "machine made them. Taking the same file in again changes nothing."
      },
      footer = {"", "Exit code: 0 all was taken in, 1 some was not, 2 wrong usage."})
  int take(
      @Mixin ServeOptions options,
      @Mixin PairOptions pair,
      @Parameters(paramLabel = "FILE", description = "TMX.") Path file,
      @Option(
              names = "--as",
              paramLabel = "NAME",
              description = "Who made units that name nobody (default: your user name).")
          @Nullable String name) {
    String person = Objects.requireNonNullElseGet(name, TranslationsCommand::userName);
    try (Newspaper newspaper = Newspaper.openBeside(options.settings());
        InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      TmxImport.Report report =
          newspaper
              .memoryImport()
              .run(in, new TmxImport.Wish(pair.source(), pair.target(), person));
      report.told().forEach(this::warn);
      spec.commandLine()
          .getOut()
          .println(
              "%d translations read, %d of them new or newer; %d left out"
                  .formatted(report.read(), report.taken(), report.left()));
      spec.commandLine().getOut().flush();
      return report.left() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } catch (IOException e) {
      throw new ExchangeException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Command(
      name = "name",
      description = {
        "Say what a region or a theme is called in another language. Readers see it at once."
      })
  int name(
      @Mixin ServeOptions options,
      @Parameters(paramLabel = "NAME", description = "As the site has it: Shipping.") String given,
      @Parameters(paramLabel = "TRANSLATION", description = "Navegación.") String translation,
      @Option(names = "--to", required = true, paramLabel = "LANGUAGE", description = "es.")
          String to,
      @Option(
              names = "--as",
              paramLabel = "NAME",
              description = "Who says so (default: your user name).")
          @Nullable String name) {
    Language language = TranslationsCommand.language(to);
    String person = Objects.requireNonNullElseGet(name, TranslationsCommand::userName);
    if (given.isBlank() || translation.isBlank()) {
      throw new ParameterException(spec.commandLine(), "A name and its translation have words.");
    }
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      newspaper.names().put(given.strip(), language, translation.strip(), person);
      spec.commandLine().getOut().printf("%s is %s in %s%n", given, translation, to);
      spec.commandLine().getOut().flush();
      return CommandLine.ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file));
  }

  /// Standard output, which stays open.
  private static OutputStream standardOutput() {
    return new FilterOutputStream(new BufferedOutputStream(System.out)) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  private void warn(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
