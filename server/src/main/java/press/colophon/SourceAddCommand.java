package press.colophon;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.colophon.intake.source.Directory;
import press.colophon.intake.source.Discovery;
import press.colophon.intake.source.FeedFinder;
import press.colophon.intake.source.FeedLink;
import press.colophon.intake.source.FullText;
import press.colophon.intake.source.ListedSource;
import press.colophon.intake.source.Profile;
import press.colophon.intake.source.Source;
import press.colophon.intake.source.SourceException;
import press.colophon.intake.source.Trust;

/// `colophon source add`: finds the feeds of a site and makes it a source.
@Command(
    name = "add",
    description = {
      "Add a source: the address of a site, or of its feed.",
      "Finds the feeds, reads name, language, licence and terms, and prints what was understood."
          + " What you give as an option goes before what was found."
    },
    footer = {"", "Exit code: 0 added, 1 it could not be, 2 wrong usage."})
final class SourceAddCommand implements Callable<Integer> {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private From from = new From();

  /// Where the source is found.
  static final class From {
    @Parameters(paramLabel = "URL", description = "Address of the site or of its feed.")
    private @Nullable String address;

    @Option(
        names = "--from-directory",
        paramLabel = "NAME",
        description = "A newsroom of ./colophon source directory.")
    private @Nullable String listed;
  }

  @Mixin private SourceAbout about = new SourceAbout();

  @Option(
      names = "--feed",
      paramLabel = "N|all",
      description = "Which of the feeds found: its number, or all (default: 1, the main one).")
  private String which = "1";

  @Mixin private SourceOptions options = new SourceOptions();

  @Override
  public Integer call() {
    try (Newspaper newspaper = options.open()) {
      return from.listed == null ? addAddress(newspaper) : addListed(newspaper, from.listed);
    }
  }

  private int addListed(Newspaper newspaper, String name) {
    List<ListedSource> entries = Directory.read().named(name);
    if (entries.isEmpty()) {
      throw new SourceException(
          "The directory has no newsroom \"%s\". Look for a part of the name: ./colophon source directory --search TEXT"
              .formatted(name));
    }
    String language = about.language();
    List<ListedSource> chosen =
        entries.stream()
            .filter(entry -> language == null || language.equals(entry.language()))
            .toList();
    if (chosen.size() != 1) {
      options.say("The directory has more than one; name it whole, and --language:");
      entries.forEach(e -> options.say("  " + e.name() + "  " + e.language() + "  " + e.feed()));
      return 1;
    }
    ListedSource entry = chosen.getFirst();
    options.say("From the directory of republishable newsrooms (no permission by itself):");
    return add(newspaper, entry.profile(), List.of(entry.feed()), null);
  }

  private int addAddress(Newspaper newspaper) {
    FeedFinder finder = newspaper.polling().finder();
    Discovery found = finder.find(Objects.requireNonNull(from.address));
    options.say("Found at " + from.address + ":");
    List<FeedLink> feeds = found.feeds();
    for (int i = 0; i < feeds.size(); i++) {
      options.say("  %d  %s".formatted(i + 1, said(feeds.get(i))));
    }
    options.say("  The first holds: " + found.main().said());
    List<String> chosen = chosen(feeds).stream().map(FeedLink::address).toList();
    return add(newspaper, profile(found), chosen, found.main());
  }

  private static String said(FeedLink link) {
    String kind =
        switch (link.kind()) {
          case ARTICLES -> "";
          case PODCAST -> "  (a podcast)";
          case COMMENTS -> "  (comments)";
        };
    return link.address() + (link.title().isEmpty() ? "" : "  \"" + link.title() + "\"") + kind;
  }

  private List<FeedLink> chosen(List<FeedLink> feeds) {
    if (which.equals("all")) {
      return feeds;
    }
    if (!which.matches("[0-9]{1,3}")
        || Integer.parseInt(which) < 1
        || Integer.parseInt(which) > feeds.size()) {
      throw new SourceException(
          "--feed is a number from 1 to %d, or all; not \"%s\".".formatted(feeds.size(), which));
    }
    return List.of(feeds.get(Integer.parseInt(which) - 1));
  }

  /// What was found, and what the directory knows where nothing was.
  private static Profile profile(Discovery found) {
    Optional<ListedSource> listed =
        Directory.read().at(URI.create(found.feeds().getFirst().address()));
    return new Profile(
        listed.map(ListedSource::name).orElse(found.name()),
        found.site(),
        found.language() != null
            ? found.language()
            : listed.map(ListedSource::language).orElse(null),
        listed.map(ListedSource::terms).orElse(found.termsAddress()),
        List.of(),
        found.licence() != null ? found.licence() : listed.map(ListedSource::licence).orElse(null),
        null,
        List.of(),
        List.of(),
        Trust.REVIEW,
        FullText.IF_TERMS_ALLOW);
  }

  private int add(
      Newspaper newspaper,
      Profile found,
      List<String> feeds,
      Discovery.@Nullable Contents contents) {
    Profile quoted = SourceAbout.quoting(newspaper, options, about.over(found));
    Source source = newspaper.sources().add(quoted, feeds, Duration.ZERO);
    options.say("");
    options.say(newspaper.polling().story().of(source).stripTrailing());
    options.say("");
    options.say("Added. A running server polls it at once; without one:");
    options.say("  ./colophon source poll " + source.slug());
    if (contents != null && contents.podcast()) {
      options.say("Note: this feed is a podcast; its items may hold little to read.");
    }
    return 0;
  }
}
