package press.colophon.intake.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/// Lists of sources: OPML 1 and 2, and CSV as the directory has it. Thread-safe.
///
/// A line that cannot be used is reported by its number, and the rest goes on. A list that is
/// imported again changes nothing.
public final class SourceLists {
  private static final int DEEPEST = 200;

  private final Sources sources;
  private final Duration within;

  /// @param within the first polls of imported feeds are spread over so long a time
  public SourceLists(Sources sources, Duration within) {
    this.sources = sources;
    this.within = within;
  }

  /// What became of one entry of a list.
  public sealed interface Imported {
    int line();

    /// It is a source of ours now, or a further feed of one.
    record Added(int line, String name, String feed) implements Imported {}

    /// Its feed was there already.
    record Known(int line, String name) implements Imported {}

    /// The list says that it is not in use.
    record Inactive(int line, String name) implements Imported {}

    /// It cannot be used.
    record Bad(int line, String reason) implements Imported {}
  }

  /// Takes a list in and says of each entry what became of it.
  ///
  /// @throws SourceException where the text is no list
  public void take(String text, Consumer<Imported> to) {
    if (text.stripLeading().replaceFirst("^\uFEFF", "").startsWith("<")) {
      opml(text, to);
    } else {
      csv(text, to);
    }
  }

  private void csv(String text, Consumer<Imported> to) {
    List<CsvRows.Row> rows = CsvRows.of(text);
    if (rows.isEmpty() || !rows.getFirst().values().containsAll(List.of("name", "feed"))) {
      throw new SourceException(
          "This is neither OPML nor a list whose first line is"
              + " name,feed,terms,licenceLabel,language,active.");
    }
    for (CsvRows.Row row : rows.subList(1, rows.size())) {
      try {
        to.accept(take(ListedSource.of(row)));
      } catch (SourceException e) {
        to.accept(new Imported.Bad(row.line(), String.valueOf(e.getMessage())));
      }
    }
  }

  private void opml(String text, Consumer<Imported> to) {
    Parser parser = Parser.xmlParser().setTrackPosition(true).setMaxDepth(DEEPEST);
    Document document = Jsoup.parse(text, "", parser);
    if (document.firstElementChild() == null
        || !document.firstElementChild().normalName().equals("opml")) {
      throw new SourceException("This is XML, but no OPML: it does not begin with <opml>.");
    }
    for (Element outline : document.getElementsByTag("outline")) {
      int line = outline.sourceRange().start().lineNumber();
      try {
        if (!attribute(outline, "xmlUrl").isEmpty()) {
          to.accept(take(listed(outline, line)));
        } else if (outline.childrenSize() == 0) {
          to.accept(new Imported.Bad(line, "it names no feed (xmlUrl)"));
        }
      } catch (SourceException e) {
        to.accept(new Imported.Bad(line, String.valueOf(e.getMessage())));
      }
    }
  }

  private static ListedSource listed(Element outline, int line) {
    String feed = attribute(outline, "xmlUrl");
    String site = attribute(outline, "htmlUrl");
    return new ListedSource(
            line,
            name(outline).orElse(feed),
            feed,
            Sources.isAddress(site) ? site : null,
            null,
            null,
            LanguageNames.tag(attribute(outline, "language")).orElse(null),
            List.copyOf(themes(outline)),
            true)
        .checked();
  }

  private static Optional<String> name(Element outline) {
    return List.of("title", "text").stream()
        .map(name -> attribute(outline, name))
        .filter(name -> !name.isBlank())
        .findFirst();
  }

  /// The folders around it, and its categories: `/News/Harbour` is "Harbour".
  private static Set<String> themes(Element outline) {
    Set<String> themes = new TreeSet<>();
    for (Element folder = outline.parent(); folder != null; folder = folder.parent()) {
      if (folder.normalName().equals("outline")) {
        name(folder).ifPresent(themes::add);
      }
    }
    for (String category : attribute(outline, "category").split(",", -1)) {
      String last = category.substring(category.lastIndexOf('/') + 1).strip();
      if (!last.isEmpty()) {
        themes.add(last);
      }
    }
    return themes;
  }

  /// Attributes without regard to case: OPML is written by many programs.
  private static String attribute(Element element, String name) {
    return element.attributes().getIgnoreCase(name).strip();
  }

  private Imported take(ListedSource listed) {
    Optional<Source> known = sources.ofFeed(listed.feed());
    if (known.isPresent()) {
      return new Imported.Known(listed.line(), known.get().name());
    }
    if (!listed.active()) {
      return new Imported.Inactive(listed.line(), listed.name());
    }
    sources
        .twin(listed.profile())
        .ifPresentOrElse(
            twin -> sources.addFeed(twin, listed.feed(), within),
            () -> sources.add(listed.profile(), List.of(listed.feed()), within));
    return new Imported.Added(listed.line(), listed.name(), listed.feed());
  }

  /// All sources as OPML 2: one outline for each feed.
  public static String opml(List<Source> sources) {
    StringBuilder opml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    opml.append("<opml version=\"2.0\">\n<head><title>Sources</title></head>\n<body>\n");
    sources.forEach(source -> source.feeds().forEach(feed -> opml.append(outline(source, feed))));
    return opml.append("</body>\n</opml>\n").toString();
  }

  private static String outline(Source source, Feed feed) {
    List<String> attributes = new ArrayList<>();
    attributes.add(written("text", source.name()));
    attributes.add(written("title", source.name()));
    attributes.add(written("type", "rss"));
    attributes.add(written("xmlUrl", feed.address()));
    Profile profile = source.profile();
    if (profile.site() != null) {
      attributes.add(written("htmlUrl", profile.site()));
    }
    if (profile.language() != null) {
      attributes.add(written("language", profile.language().toLowerCase(Locale.ROOT)));
    }
    if (!profile.themes().isEmpty()) {
      attributes.add(written("category", String.join(",", profile.themes())));
    }
    return "<outline " + String.join(" ", attributes) + "/>\n";
  }

  private static String written(String name, String value) {
    Document.OutputSettings xml =
        new Document.OutputSettings().syntax(Document.OutputSettings.Syntax.xml);
    return name + "=\"" + Entities.escape(value, xml.escapeMode(Entities.EscapeMode.xhtml)) + "\"";
  }
}
