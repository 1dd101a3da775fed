package press.colophon;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import press.colophon.articles.Outline;
import press.colophon.articles.Publication;
import press.colophon.platform.PlainException;
import press.colophon.platform.cli.Columns;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.cli.Typist;
import press.colophon.rights.Audit;
import press.colophon.rights.Basis;
import press.colophon.rights.Channel;
import press.colophon.rights.Clause;
import press.colophon.rights.DecisionTable;
import press.colophon.rights.Duty;
import press.colophon.rights.GivenPermissions;
import press.colophon.rights.Licence;
import press.colophon.rights.Occasion;
import press.colophon.rights.PublicationTerms;
import press.colophon.rights.Rights;
import press.colophon.rights.Scope;
import press.colophon.rights.Terms;
import press.colophon.rights.Use;
import press.colophon.rights.Verdict;
import press.colophon.taxonomy.Slug;

/// `colophon rights`: what may be done with an article, and why; and what people record of it.
@Command(
    name = "rights",
    description = {
      "Show what may be done with an article: each use, by each channel, with the reason.",
      "The commands record permissions and look through everything that is published."
    },
    subcommands = {RightsReadCommand.class, RightsConfirmCommand.class, RightsAskCommand.class},
    synopsisSubcommandLabel = "[COMMAND]",
    footer = {
      "",
      "Examples:",
      "  ./colophon rights 2022/06/the-harbour-that-moved",
      "  ./colophon rights audit",
      "  ./colophon rights allow 2022/06/the-harbour-that-moved --use translate --to fr \\",
      "    --by \"Coast Courier\" --evidence \"Mail of 3 May: you may put it into French\"",
      "  ./colophon rights revoke 4"
    })
final class RightsCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "ARTICLE",
      arity = "0..1",
      description = "Path, number or address of the article.")
  private @Nullable String article;

  @Option(
      names = "--in",
      paramLabel = "TAG",
      defaultValue = "fr",
      description = "Language that translations are asked for; ${DEFAULT-VALUE} if not given.")
  private String language = "fr";

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  /// Without an article or a command: the help.
  @Override
  public Integer call() {
    String named = article;
    if (named == null) {
      spec.commandLine().usage(spec.commandLine().getOut());
      return CommandLine.ExitCode.USAGE;
    }
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Article found = find(newspaper, named);
      print(shown(found, newspaper.permissions().of(found), language));
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "audit",
      description = {
        "List every published article that stands on no good ground: something is not named,",
        "nothing allows it, its time is over, or nobody has read the words it stands on; and each",
        "publication whose terms changed since somebody read them.",
        "Exit code: 0 nothing found, 1 something found."
      })
  int audit(@Mixin ServeOptions options) {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Map<Audit.Kind, Integer> counts = new EnumMap<>(Audit.Kind.class);
      int seen =
          newspaper
              .audit()
              .run(
                  finding -> {
                    counts.merge(finding.kind(), 1, Integer::sum);
                    print(line(finding));
                  });
      newspaper.polling().troublesWithTerms().forEach(this::print);
      print("%d articles looked at, %s".formatted(seen, counted(counts)));
      return counts.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  @Command(
      name = "allow",
      description = {
        "Record a permission that was given beyond the terms. It holds at once, and what it makes",
        "possible is done: translations, for instance."
      })
  int allow(
      @Mixin ServeOptions options,
      @Parameters(paramLabel = "ARTICLE", arity = "0..1") @Nullable String named,
      @Option(
              names = "--publication",
              paramLabel = "NAME",
              description = "Instead of one article: everything that first appeared there.")
          @Nullable String publication,
      @Option(
              names = "--use",
              required = true,
              split = ",",
              paramLabel = "USE",
              description = "What is permitted: reprint, excerpt, translate, edit, images ...")
          List<String> uses,
      @Option(
              names = "--to",
              split = ",",
              paramLabel = "TAG",
              description = "Into these languages alone.")
          @Nullable Set<String> languages,
      @Option(
              names = "--by",
              required = true,
              paramLabel = "NAME",
              description = "Who gave the permission.")
          String by,
      @Option(
              names = "--on",
              paramLabel = "DATE",
              description = "The day it was given; today if not given.")
          @Nullable LocalDate on,
      @Option(names = "--until", paramLabel = "DATE", description = "The last day it holds.")
          @Nullable LocalDate until,
      @Option(
              names = "--evidence",
              required = true,
              paramLabel = "TEXT",
              description = "Their words, or where the letter is kept.")
          String evidence) {
    if ((named == null) == (publication == null)) {
      throw new ParameterException(
          spec.commandLine(), "Name either an article or a publication (--publication).");
    }
    Set<String> tags = languages == null ? Set.of() : languages;
    GivenPermissions.Entry permission =
        new GivenPermissions.Entry(
            uses(uses),
            new Scope(tags, Set.of(), Set.of(), null, until),
            by,
            on == null ? LocalDate.now(ZoneOffset.UTC) : on,
            evidence,
            Typist.name());
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      long number =
          named != null
              ? newspaper.rightsLedger().record(find(newspaper, named), permission)
              : newspaper.rightsLedger().record(publication(newspaper, publication), permission);
      print("Permission " + number + " is recorded.");
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "state",
      description = {
        "State the terms of a publication, which hold for everything that comes from it; in place",
        "of what was stated before. You have read them: your name is kept with them. What is known",
        "of their page stays, and so does a change of it that nobody has confirmed.",
        "Uses: reprint, excerpt, translate, edit, images, newsletter, federate, sublicense,",
        "commercial, machine-learning."
      },
      footer = {
        "",
        "Example:",
        "  ./colophon rights state \"Coast Courier\" --basis attribution \\",
        "    --address https://coast.example/terms --contact desk@coast.example \\",
        "    --ask commercial=\"Ask us before you sell it.\" --duty expire=\"90 days\" \\",
        "    --duty credit=\"Coast Courier, coast.example\""
      })
  int state(
      @Mixin ServeOptions options,
      @Parameters(paramLabel = "PUBLICATION", description = "Its name.") String name,
      @Option(
              names = "--basis",
              paramLabel = "BASIS",
              description = "licence, attribution, permission, fair-use, public-domain, own-work.")
          @Nullable String basis,
      @Option(
              names = "--licence",
              paramLabel = "NAME",
              description = "Its licence, as people write it: CC BY-ND 4.0.")
          @Nullable String licence,
      @Option(names = "--address", paramLabel = "URL", description = "The page that states them.")
          @Nullable String address,
      @Option(
              names = "--contact",
              paramLabel = "WHO",
              description = "Whom to ask: an e-mail address or a page.")
          @Nullable String contact,
      @Option(
              names = "--allow",
              paramLabel = "USE=SENTENCE",
              description = "The sentence that allows a use; may be repeated.")
          @Nullable Map<String, String> allow,
      @Option(
              names = "--ask",
              paramLabel = "USE=SENTENCE",
              description = "The sentence that wants to be asked for it.")
          @Nullable Map<String, String> ask,
      @Option(
              names = "--deny",
              paramLabel = "USE=SENTENCE",
              description = "The sentence that forbids it.")
          @Nullable Map<String, String> deny,
      @Option(
              names = "--duty",
              paramLabel = "DUTY[=VALUE]",
              mapFallbackValue = "",
              description =
                  "What they ask for: credit=\"their words\", expire=\"90 days\", notify.")
          @Nullable Map<String, String> duties) {
    Instant now = Instant.now();
    Clause.Confirmation confirmed = new Clause.Confirmation(Typist.name(), now);
    List<Clause> clauses = new ArrayList<>();
    clauses.addAll(clauses(allow, Verdict.ALLOWED, address, confirmed));
    clauses.addAll(clauses(ask, Verdict.ASK, address, confirmed));
    clauses.addAll(clauses(deny, Verdict.DENIED, address, confirmed));
    Terms terms =
        new Terms(basis(basis, licence), licence(licence), licence, null, List.of())
            .saying(clauses, duties(duties));
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Publication publication = publication(newspaper, name);
      newspaper
          .rightsLedger()
          .state(publication, new PublicationTerms(terms, address, contact, null, now, confirmed))
          .ifPresent(before -> printReplaced(before, terms));
      print("The terms of %s are stated.".formatted(publication.name()));
      newspaper
          .termsReadings()
          .of(publication)
          .flatMap(known -> Optional.ofNullable(known.change()))
          .ifPresent(change -> print(TermsText.waiting(publication, change)));
      return CommandLine.ExitCode.OK;
    }
  }

  private void printReplaced(PublicationTerms before, Terms stated) {
    print("What was known before, and is replaced:");
    TermsText.lines(before.terms()).forEach(this::print);
    before.droppedBy(stated).forEach(duty -> print(TermsText.dropped(duty)));
  }

  private List<Clause> clauses(
      @Nullable Map<String, String> sentences,
      Verdict verdict,
      @Nullable String address,
      Clause.Confirmation confirmed) {
    List<Clause> clauses = new ArrayList<>();
    for (Map.Entry<String, String> said :
        Objects.requireNonNullElse(sentences, Map.<String, String>of()).entrySet()) {
      clauses.add(
          new Clause(
              use(said.getKey()),
              verdict,
              Scope.ALL,
              said.getValue(),
              address,
              confirmed.at(),
              confirmed));
    }
    return clauses;
  }

  private List<Duty> duties(@Nullable Map<String, String> written) {
    List<Duty> duties = new ArrayList<>();
    for (Map.Entry<String, String> duty :
        Objects.requireNonNullElse(written, Map.<String, String>of()).entrySet()) {
      String value = duty.getValue().isBlank() ? null : duty.getValue();
      duties.add(new Duty(known("duty", duty.getKey(), Duty.Kind::ofWord), value, null));
    }
    return duties;
  }

  private Basis basis(@Nullable String word, @Nullable String licence) {
    if (word == null) {
      if (licence == null) {
        throw new ParameterException(spec.commandLine(), "Name a licence or a basis.");
      }
      return Basis.LICENCE;
    }
    return known("basis", word, Basis::ofWord);
  }

  private @Nullable Licence licence(@Nullable String written) {
    return written == null
        ? null
        : Licence.recognise(written)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "No licence is known as \"%s\".".formatted(written)));
  }

  @Command(name = "revoke", description = "End a permission now; that it was given stays known.")
  int revoke(@Mixin ServeOptions options, @Parameters(paramLabel = "N") long number) {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      boolean isRevoked = newspaper.rightsLedger().revoke(number, Typist.name());
      print(
          isRevoked
              ? "Permission " + number + " is ended."
              : "There is no permission " + number + " that still holds.");
      return isRevoked ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private Set<Use> uses(List<String> written) {
    return written.stream().map(this::use).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Use use(String word) {
    return known("use", word, Use::ofWord);
  }

  /// What a word stands for, or the sentence that ends the command.
  ///
  /// @param what it should be, in English
  private <T> T known(String what, String word, Function<String, T> ofWord) {
    try {
      return ofWord.apply(word);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "There is no %s \"%s\".".formatted(what, word), e);
    }
  }

  private static Article find(Newspaper newspaper, String named) {
    return ArticlePath.find(newspaper.articles(), named)
        .orElseThrow(
            () ->
                new NotThereException(
                    "There is no article %s. An article is named by its path, such as 2022/06/slug."
                        .formatted(named)));
  }

  static Publication publication(Newspaper newspaper, @Nullable String name) {
    return Optional.ofNullable(name)
        .flatMap(n -> newspaper.articles().findPublication(Slug.of(n).text()))
        .orElseThrow(() -> new NotThereException("No article comes from \"%s\".".formatted(name)));
  }

  private static String shown(Article article, Rights rights, String language) {
    List<String> lines = new ArrayList<>();
    lines.add("/%s: %s".formatted(article.path(), article.headline()));
    lines.add(
        "basis: %s%s"
            .formatted(
                rights.basis().word(),
                rights.licence().map(Licence::name).map(name -> ", " + name).orElse("")));
    rights.lastDay().ifPresent(day -> lines.add("last day: " + day));
    Occasion page = Occasion.page(article.language(), Instant.now());
    rights.missing(Outline.of(article), page).forEach(what -> lines.add("missing: " + what));
    rights
        .withheld(article.revision().image(), page)
        .ifPresent(why -> lines.add("picture: not shown, " + why));
    lines.add("");
    lines.add(table(rights, language));
    List<Duty> duties = rights.duties(Use.TRANSLATE);
    duties.forEach(duty -> lines.add(line(duty)));
    return String.join("\n", lines);
  }

  private static String table(Rights rights, String language) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("use"));
    for (Channel channel : Channel.values()) {
      head.add(channel.word());
    }
    head.add("because");
    rows.add(head);
    for (DecisionTable.Row row : DecisionTable.of(rights, language, Instant.now()).rows()) {
      List<String> cells = new ArrayList<>(List.of(row.use().word()));
      row.decisions().forEach(decision -> cells.add(decision.word()));
      cells.add(String.join("; ", row.reasons()));
      rows.add(cells);
    }
    return Columns.aligned(rows);
  }

  private static String line(Duty duty) {
    return "duty: %s%s (%s)"
        .formatted(
            duty.kind().word(),
            duty.value() == null ? "" : " \"" + duty.value() + "\"",
            duty.because());
  }

  private static String line(Audit.Finding finding) {
    return "%-12s /%s: %s"
        .formatted(finding.kind().word(), finding.article().path(), finding.what());
  }

  private static String counted(Map<Audit.Kind, Integer> counts) {
    if (counts.isEmpty()) {
      return "nothing found.";
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((kind, count) -> parts.add(count + " " + kind.word().replace('-', ' ')));
    return String.join(", ", parts) + ".";
  }

  private void print(String text) {
    spec.commandLine().getOut().println(text);
    spec.commandLine().getOut().flush();
  }

  private static final class NotThereException extends PlainException {
    private static final long serialVersionUID = 1L;

    private NotThereException(String sentence) {
      super(sentence, null);
    }
  }
}
