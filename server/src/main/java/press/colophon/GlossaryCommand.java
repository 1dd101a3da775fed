package press.colophon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import press.colophon.translation.HoldToGlossary;
import press.colophon.translation.Language;
import press.colophon.translation.Term;
import press.colophon.translation.exchange.ExchangeException;
import press.colophon.translation.exchange.TbxExport;
import press.colophon.translation.exchange.TbxImport;

/// `colophon glossary`: how words are translated, and how not.
@Command(
    name = "glossary",
    description = {
      "How words are to be translated, and how not, and which names are not translated.",
      "Names are kept from engines; a translation that lacks a required term or has a",
      "forbidden one is marked for editors. Works beside a running server, which looks",
      "through finished translations: what a machine made is made again where it breaks a",
      "new entry, what a person wrote is marked."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ./colophon glossary add quay quai --to fr --forbid dock",
      "  ./colophon glossary add \"Coast Courier\" --not-translated",
      "  ./colophon glossary list",
      "  ./colophon glossary remove quay --to fr",
      "  ./colophon glossary export --out glossary.tbx"
    })
final class GlossaryCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// The languages of a term.
  static final class TermOptions {
    @Option(
        names = "--from",
        paramLabel = "LANGUAGE",
        defaultValue = "en",
        description = "Language of the originals (default: en).")
    private String from = "en";

    @Option(
        names = "--to",
        paramLabel = "LANGUAGE",
        description = "Language of the translations (default: every language).")
    private @Nullable String to;

    private Language source() {
      return TranslationsCommand.language(from);
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

  @Command(name = "add", description = "Add a term, or put it in place of the one there is.")
  int add(
      @Mixin ServeOptions options,
      @Mixin TermOptions languages,
      @Parameters(index = "0", paramLabel = "TERM", description = "As the original has it.")
          String source,
      @Parameters(
              index = "1..*",
              arity = "0..*",
              paramLabel = "TRANSLATION",
              description = "One of these must stand in the translation.")
          @Nullable List<String> required,
      @Option(
              names = "--forbid",
              paramLabel = "WORDS",
              description = "A translation that is wrong; may be repeated.")
          @Nullable List<String> forbidden,
      @Option(names = "--not-translated", description = "It is a name and stays as it is.")
          boolean name,
      @Option(names = "--case-sensitive", description = "Capitals tell it from another word.")
          boolean caseSensitive,
      @Option(names = "--note", paramLabel = "TEXT", description = "For editors and translators.")
          @Nullable String note) {
    List<String> wanted = required == null ? List.of() : required;
    if (name ? !wanted.isEmpty() : wanted.isEmpty() && forbidden == null) {
      throw new ParameterException(
          spec.commandLine(), "Give a TRANSLATION, a --forbid, or --not-translated.");
    }
    Term term =
        term(
            new Given(
                languages,
                source,
                name ? List.of(source) : wanted,
                forbidden,
                name || caseSensitive,
                note));
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      HoldToGlossary.Findings found = put(newspaper, List.of(term));
      say(line(term));
      tell(found);
      return CommandLine.ExitCode.OK;
    }
  }

  /// What is finished is counted before a running server looks through it.
  private static HoldToGlossary.Findings put(Newspaper newspaper, List<Term> terms) {
    HoldToGlossary.Findings found = newspaper.holdToGlossary().find(terms);
    newspaper.glossary().put(terms);
    return found;
  }

  private void tell(HoldToGlossary.Findings found) {
    if (found.translations() > 0) {
      say(
          "Finished translations that break it: %d. Sentences of machines, to be made again: %d;"
                  .formatted(found.translations(), found.byMachine())
              + " of people, marked at the Desk: %d.".formatted(found.byPeople()));
    }
  }

  private record Given(
      TermOptions languages,
      String source,
      List<String> required,
      @Nullable List<String> forbidden,
      boolean caseSensitive,
      @Nullable String note) {}

  private Term term(Given given) {
    try {
      return new Term(
          given.languages().source(),
          given.languages().target(),
          given.source(),
          given.required(),
          given.forbidden() == null ? List.of() : given.forbidden(),
          given.caseSensitive(),
          given.note());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  @Command(name = "list", description = "List all terms.")
  int list(@Mixin ServeOptions options) {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      List<Term> terms = newspaper.glossary().all();
      terms.forEach(term -> say(line(term)));
      if (terms.isEmpty()) {
        say("The glossary is empty.");
      }
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(name = "remove", description = "Remove a term.")
  int remove(
      @Mixin ServeOptions options,
      @Mixin TermOptions languages,
      @Parameters(paramLabel = "TERM") String source) {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      if (newspaper.glossary().remove(languages.source(), languages.target(), source)) {
        say("Removed: " + source);
        return CommandLine.ExitCode.OK;
      }
      warn("There is no such term. See ./colophon glossary list.");
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  @Command(name = "export", description = "Write the glossary as TBX-Basic (ISO 30042:2019).")
  int export(
      @Mixin ServeOptions options,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "Where to write it (default: standard output).")
          @Nullable Path file) {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      String text = TbxExport.of(newspaper.glossary().all());
      if (file == null) {
        say(text);
      } else {
        Files.writeString(file, text, StandardCharsets.UTF_8);
      }
      return CommandLine.ExitCode.OK;
    } catch (IOException e) {
      throw new ExchangeException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  @Command(
      name = "import",
      description = {
        "Add the terms of a TBX file, in place of those for the same words.",
        "Deprecated translations become forbidden ones."
      },
      footer = {"", "Exit code: 0 all was taken in, 1 some was not, 2 wrong usage."})
  int take(
      @Mixin ServeOptions options,
      @Option(
              names = "--from",
              paramLabel = "LANGUAGE",
              defaultValue = "en",
              description = "Language of the originals (default: en).")
          String from,
      @Parameters(paramLabel = "FILE", description = "TBX.") Path file) {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings());
        InputStream in = Files.newInputStream(file)) {
      TbxImport.Result result = TbxImport.read(in, TranslationsCommand.language(from));
      HoldToGlossary.Findings found = put(newspaper, result.terms());
      result.left().forEach(this::warn);
      say("%d terms added, %d left out".formatted(result.terms().size(), result.left().size()));
      tell(found);
      return result.left().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } catch (IOException e) {
      throw new ExchangeException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String line(Term term) {
    StringBuilder line = new StringBuilder();
    line.append(term.from()).append(" > ").append(term.to() == null ? "*" : term.to());
    line.append("  ").append(term.source()).append(": ");
    line.append(term.isName() ? "not translated" : String.join(", ", term.required()));
    if (!term.forbidden().isEmpty()) {
      line.append("; not ").append(String.join(", ", term.forbidden()));
    }
    if (term.caseSensitive() && !term.isName()) {
      line.append(" (case-sensitive)");
    }
    if (term.note() != null) {
      line.append(" - ").append(term.note());
    }
    return line.toString();
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }

  private void warn(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
