package press.colophon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
import press.colophon.articles.Author;
import press.colophon.articles.Manuscript.Named;
import press.colophon.articles.Provenance;
import press.colophon.articles.Publication;
import press.colophon.articles.StatedProvenance;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.cli.Typist;

/// `colophon provenance`: who wrote an article and where it is from, shown or stated.
@Command(
    name = "provenance",
    description = {
      "Show who wrote an article and where it is from; with options, state it.",
      "What you state goes before what the page says, now and when it comes again; readers see it at",
      "once where the article is published. Your name is kept with it."
    },
    footer = {
      "",
      "Examples:",
      "  ./colophon provenance 2022/06/the-harbour-that-moved",
      "  ./colophon provenance 2022/06/the-harbour-that-moved --author \"Ida Brook\" \\",
      "    --origin \"Coast Courier\" --original https://coast.example/2022/harbour"
    })
final class ProvenanceCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ARTICLE", description = "Path, number or address of the article.")
  private String named = "";

  @Option(
      names = "--author",
      paramLabel = "NAME",
      description = "Who wrote it; may be repeated. In place of the authors it has.")
  private List<String> authors = new ArrayList<>();

  @Option(names = "--origin", paramLabel = "NAME", description = "Where it first appeared.")
  private @Nullable String origin;

  @Option(names = "--site", paramLabel = "URL", description = "The site of that publication.")
  private @Nullable String site;

  @Option(names = "--original", paramLabel = "URL", description = "Its address there.")
  private @Nullable String original;

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Optional<StatedProvenance> stated = stated();
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Optional<Article> article =
          ArticlePath.find(newspaper.articles(), named)
              .flatMap(found -> state(newspaper, found, stated));
      article.ifPresentOrElse(this::show, this::notThere);
      return article.isPresent() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static Optional<Article> state(
      Newspaper newspaper, Article article, Optional<StatedProvenance> stated) {
    String who = Typist.name();
    return stated.isEmpty()
        ? Optional.of(article)
        : newspaper.articles().state(article.id(), stated.get(), who);
  }

  private Optional<StatedProvenance> stated() {
    if (authors.stream().anyMatch(String::isBlank) || (origin != null && origin.isBlank())) {
      throw new ParameterException(spec.commandLine(), "A name is not blank.");
    }
    if (site != null && origin == null) {
      throw new ParameterException(spec.commandLine(), "--site goes with --origin.");
    }
    if (authors.isEmpty() && origin == null && original == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new StatedProvenance(
              authors.stream().map(name -> new Named(name.strip(), null)).toList(),
              origin == null ? null : new Named(origin.strip(), site),
              original));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "This is no address of the web: " + original, e);
    }
  }

  private void show(Article article) {
    Provenance from = article.provenance();
    print("/%s: %s".formatted(article.path(), article.headline()));
    print("authors    " + orNobody(article));
    print("origin     " + name(from.origin()));
    print("publisher  " + name(from.publisher()));
    print("original   " + (from.originalUrl() == null ? "not known" : from.originalUrl()));
  }

  private static String orNobody(Article article) {
    if (article.authors().isEmpty()) {
      String printed = article.provenance().bylines();
      return printed == null ? "not known" : printed;
    }
    return article.authors().stream().map(Author::name).collect(Collectors.joining(", "));
  }

  private static String name(@Nullable Publication publication) {
    return publication == null ? "not known" : publication.name();
  }

  private void notThere() {
    spec.commandLine()
        .getErr()
        .println(
            "There is no article %s. An article is named by its path, such as 2022/06/slug."
                .formatted(named));
    spec.commandLine().getErr().flush();
  }

  private void print(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
