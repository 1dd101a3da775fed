package press.colophon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.articles.Article;
import press.colophon.platform.cli.Columns;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.cli.Typist;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.rights.Use;
import press.colophon.rights.requests.Ask;
import press.colophon.rights.requests.Asks;

/// `colophon rights ask`: our questions to sources, and their replies.
@Command(
    name = "ask",
    description = {
      "Draft a letter that asks a source for what its terms do not allow; several articles of one",
      "source in one letter. Without an article: the letters and how far they are."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    footer = {
      "",
      "Examples:",
      "  ./colophon rights ask 2026/05/counting-ibex --use translate --to fr,de",
      "  ./colophon rights ask send 3",
      "  ./colophon rights ask reply 3 granted --letter reply.txt --by \"A. Lam, editor\""
    })
final class RightsAskCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  @Parameters(paramLabel = "ARTICLE", arity = "0..*", description = "Paths, numbers or addresses.")
  private List<String> named = List.of();

  @Option(
      names = "--use",
      split = ",",
      paramLabel = "USE",
      description = "What we would like to do: translate, edit, images, newsletter ...")
  private List<String> uses = List.of();

  @Option(
      names = "--to",
      split = ",",
      paramLabel = "TAG",
      description = "Languages of translations; all if not given.")
  private Set<String> languages = Set.of();

  @Option(
      names = "--contact",
      paramLabel = "ADDRESS",
      description = "Whom to ask; whom the terms name if not given.")
  private @Nullable String contact;

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      return named.isEmpty() ? list(newspaper) : draft(newspaper);
    }
  }

  private int list(Newspaper newspaper) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("number", "state", "since", "to", "subject"));
    for (Ask ask : newspaper.correspondence().asks().list(MOST)) {
      rows.add(
          List.of(
              Long.toString(ask.number()),
              ask.state().word(),
              Objects.requireNonNullElse(ask.sentAt(), ask.draftedAt()).toString(),
              ask.contact().text(),
              ask.subject()));
    }
    print(Columns.aligned(rows).stripTrailing());
    return CommandLine.ExitCode.OK;
  }

  private int draft(Newspaper newspaper) {
    Asks.Wish wish;
    try {
      wish = new Asks.Wish(articles(newspaper), used(), languages, address(), Typist.name());
    } catch (IllegalArgumentException e) {
      throw fault(Objects.requireNonNullElse(e.getMessage(), "It cannot be asked."));
    }
    return switch (newspaper.correspondence().asks().draft(wish)) {
      case Asks.Drafted(long number) -> {
        newspaper.correspondence().asks().find(number).ifPresent(this::show);
        print(
            "Letter %d is drafted. Send it: ./colophon rights ask send %d"
                .formatted(number, number));
        yield CommandLine.ExitCode.OK;
      }
      case Asks.NobodyToAsk(String because) -> {
        print(because + " (--contact)");
        yield CommandLine.ExitCode.SOFTWARE;
      }
    };
  }

  private List<Article> articles(Newspaper newspaper) {
    return named.stream()
        .map(
            one ->
                ArticlePath.find(newspaper.articles(), one)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException("There is no article %s.".formatted(one))))
        .toList();
  }

  private Set<Use> used() {
    Set<Use> found = new LinkedHashSet<>();
    for (String word : uses) {
      try {
        found.add(Use.ofWord(word));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("There is no use \"%s\".".formatted(word), e);
      }
    }
    return found;
  }

  private @Nullable EmailAddress address() {
    return contact == null ? null : new EmailAddress(contact);
  }

  @Command(name = "show", description = "Show a letter and its reply.")
  int show(@Mixin ServeOptions options, @Parameters(paramLabel = "N") long number) {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Optional<Ask> ask = newspaper.correspondence().asks().find(number);
      ask.ifPresentOrElse(this::show, () -> print("There is no letter " + number + "."));
      return ask.isPresent() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private void show(Ask ask) {
    print("To: %s\nSubject: %s\n\n%s".formatted(ask.contact(), ask.subject(), ask.text()));
    if (ask.reply() != null) {
      print("%s, in their words:\n\n%s".formatted(ask.state().word(), ask.reply()));
    }
  }

  @Command(name = "send", description = "Send a drafted letter, as it is or as it was edited.")
  int send(
      @Mixin ServeOptions options,
      @Parameters(paramLabel = "N") long number,
      @Option(names = "--letter", paramLabel = "FILE", description = "The letter, in UTF-8.")
          @Nullable Path letter)
      throws IOException {
    String text = letter == null ? null : Files.readString(letter);
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      boolean isSent = newspaper.correspondence().asks().send(number, text);
      print(
          isSent
              ? newspaper.correspondence().outbox().overview().sentence()
              : "There is no draft %d.".formatted(number));
      return isSent ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  @Command(
      name = "reply",
      description = {
        "File a reply: granted or refused. What it grants is recorded for each article with the",
        "reply as evidence, and holds at once."
      })
  int reply(
      @Mixin ServeOptions options,
      @Parameters(index = "0", paramLabel = "N") long number,
      @Parameters(index = "1", paramLabel = "ANSWER", description = "granted or refused")
          String answer,
      @Option(
              names = "--letter",
              required = true,
              paramLabel = "FILE",
              description = "The reply, in UTF-8.")
          Path letter,
      @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who wrote it.")
          String by)
      throws IOException {
    if (!answer.equals("granted") && !answer.equals("refused")) {
      throw fault("A reply is either granted or refused.");
    }
    String text = Files.readString(letter);
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      boolean isFiled =
          newspaper
              .correspondence()
              .asks()
              .answered(number, answer.equals("granted"), text, by, null, Typist.name());
      print(
          isFiled
              ? "The reply to letter %d is filed.".formatted(number)
              : "There is no letter %d that waits for a reply.".formatted(number));
      return isFiled ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private ParameterException fault(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private void print(String text) {
    spec.commandLine().getOut().println(text);
    spec.commandLine().getOut().flush();
  }
}
