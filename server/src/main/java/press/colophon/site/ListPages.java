package press.colophon.site;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.Publication;
import press.colophon.articles.Selection;
import press.colophon.articles.Topics;
import press.colophon.platform.http.Answer;
import press.colophon.syndication.Addresses;
import press.colophon.syndication.Alternates;
import press.colophon.syndication.StructuredData;
import press.colophon.taxonomy.Taxonomy;
import press.colophon.taxonomy.Theme;
import press.colophon.translation.Translations;

/// The front page and the lists: by region, theme, author, origin and month.
final class ListPages {
  private static final int PAGE = 20;
  private static final int FRONT = 60;
  private static final int SECONDS = 2;
  private static final int LATEST = 5;
  private static final int BLOCKS = 6;
  private static final int CARDS = 3;

  private final Articles articles;
  private final Taxonomy taxonomy;
  private final Translations translations;
  private final Dispatches dispatches;
  private final Teasers teasers;
  private final Frames frames;
  private final Addresses addresses;
  private final SiteIdentity identity;
  private final StructuredData structuredData;
  private final Templates templates;

  ListPages(
      Articles articles,
      Taxonomy taxonomy,
      Translations translations,
      Dispatches dispatches,
      Teasers teasers,
      Frames frames,
      Addresses addresses,
      SiteIdentity identity,
      Templates templates) {
    this.articles = articles;
    this.taxonomy = taxonomy;
    this.translations = translations;
    this.dispatches = dispatches;
    this.teasers = teasers;
    this.frames = frames;
    this.addresses = addresses;
    this.identity = identity;
    this.structuredData = new StructuredData(addresses, identity.house());
    this.templates = templates;
  }

  Answer home(Reader reader) {
    Selection all = new Selection.All();
    List<Article> latest = articles.list(all, FRONT, 0);
    Frame frame =
        frame(
            reader,
            all,
            null,
            1,
            structuredData.home(identity.name(), identity.tagline(), reader.tag()));
    return templates.home(frame, front(latest, reader)).about(topics(all, reader));
  }

  Answer region(Reader reader, String slug, int page) {
    return taxonomy
        .findRegion(slug)
        .map(
            region ->
                list(
                    reader,
                    new Selection.InRegion(region),
                    reader.texts().regionName(region.name()),
                    null,
                    page))
        .orElseGet(Answer.NotFound::new);
  }

  Answer theme(Reader reader, String slug, int page) {
    return taxonomy
        .findTheme(slug)
        .map(theme -> list(reader, new Selection.OnTheme(theme), theme.name(), null, page))
        .orElseGet(Answer.NotFound::new);
  }

  Answer author(Reader reader, String slug, int page) {
    return articles
        .findAuthor(slug)
        .map(
            author ->
                list(
                    reader,
                    new Selection.ByAuthor(author),
                    reader.texts().say("author.title", Map.of("author", author.name())),
                    author.url() == null ? null : new Link(author.name(), author.url()),
                    page))
        .orElseGet(Answer.NotFound::new);
  }

  Answer origin(Reader reader, String slug, int page) {
    return articles
        .findPublication(slug)
        .map(
            origin ->
                list(
                    reader,
                    new Selection.FromOrigin(origin),
                    reader.texts().say("origin.title", Map.of("origin", origin.name())),
                    websiteOf(origin, reader),
                    page))
        .orElseGet(Answer.NotFound::new);
  }

  Answer month(Reader reader, YearMonth month, int page) {
    return list(reader, new Selection.InMonth(month), reader.texts().month(month), null, page);
  }

  /// A list without a single article does not exist.
  private Answer list(
      Reader reader, Selection selection, String title, @Nullable Link link, int page) {
    List<Article> found = articles.list(selection, PAGE + 1, (page - 1) * PAGE);
    if (found.isEmpty()) {
      return new Answer.NotFound();
    }
    List<Article> shown = found.subList(0, Math.min(PAGE, found.size()));
    String address = frames.within(addresses.of(selection, reader.tag()));
    ListView view =
        new ListView(
            title,
            link,
            teasers.of(shown, reader),
            page,
            page == 1 ? null : page == 2 ? address : address + "?page=" + (page - 1),
            found.size() > PAGE ? address + "?page=" + (page + 1) : null);
    return templates
        .list(
            frame(reader, selection, title, page, described(selection, title, shown, reader)), view)
        .about(topics(selection, reader));
  }

  private String described(Selection selection, String title, List<Article> shown, Reader reader) {
    return structuredData.list(
        selection,
        title,
        reader.tag(),
        translations.renditions(shown, reader.language()).stream()
            .map(r -> dispatches.of(r, reader.texts()))
            .toList());
  }

  private Frame frame(
      Reader reader,
      Selection selection,
      @Nullable String title,
      int page,
      @Nullable String structuredData) {
    Set<String> readable = frames.readableLists();
    Alternates alternates = Alternates.of(addresses, selection, readable);
    String first = addresses.of(selection, reader.tag());
    String self = page == 1 ? first : first + "?page=" + page;
    return frames.frame(
        reader,
        new Frames.Own(
            title,
            title == null && !identity.tagline().isEmpty() ? identity.tagline() : null,
            self,
            readable.contains(reader.tag()),
            0,
            page == 1 ? alternates.links() : List.of(),
            frames.menu(reader, readable, lang -> frames.within(addresses.of(selection, lang))),
            selection,
            frames.card(reader, title, self, alternates),
            structuredData,
            section(selection)));
  }

  private HomeView front(List<Article> latest, Reader reader) {
    if (latest.isEmpty()) {
      return new HomeView(null, List.of(), List.of(), List.of());
    }
    Article lead = lead(latest);
    List<Article> rest = new ArrayList<>(latest);
    rest.remove(lead);
    List<Article> seconds = seconds(rest);
    rest.removeAll(seconds);
    List<Article> next = rest.subList(0, Math.min(LATEST, rest.size()));
    List<Article> others = rest.subList(next.size(), rest.size());
    return new HomeView(
        teasers.of(List.of(lead), reader).getFirst(),
        teasers.of(seconds, reader),
        teasers.of(next, reader),
        blocks(others, reader));
  }

  /// The latest article with a picture among the first few, or simply the latest.
  private static Article lead(List<Article> latest) {
    return pictured(latest).findFirst().orElse(latest.getFirst());
  }

  /// Two articles with pictures among the first few, or simply the next two.
  private static List<Article> seconds(List<Article> rest) {
    List<Article> pictured = pictured(rest).limit(SECONDS).toList();
    return pictured.size() == SECONDS ? pictured : rest.stream().limit(SECONDS).toList();
  }

  private static Stream<Article> pictured(List<Article> latest) {
    return latest.stream()
        .limit(SECONDS + LATEST)
        .filter(a -> a.revision().image() != null && a.revision().image().picture() != null);
  }

  /// The most used themes, each with its latest articles; an article stands in one block only.
  private List<HomeView.Block> blocks(List<Article> latest, Reader reader) {
    Set<Article> used = new HashSet<>();
    List<HomeView.Block> blocks = new ArrayList<>();
    for (Theme theme : taxonomy.themes()) {
      List<Article> ofTheme =
          latest.stream()
              .filter(a -> a.themes().contains(theme) && !used.contains(a))
              .limit(CARDS)
              .toList();
      if (ofTheme.isEmpty()) {
        continue;
      }
      used.addAll(ofTheme);
      blocks.add(
          new HomeView.Block(
              theme.slug().text(),
              theme.name(),
              addresses.language(),
              frames.within(addresses.of(new Selection.OnTheme(theme), reader.tag())),
              teasers.of(ofTheme, reader)));
      if (blocks.size() == BLOCKS) {
        break;
      }
    }
    return blocks;
  }

  private static @Nullable Link websiteOf(Publication origin, Reader reader) {
    return origin.url() == null
        ? null
        : new Link(
            reader.texts().say("origin.site", Map.of("origin", origin.name())), origin.url());
  }

  private static Set<String> topics(Selection selection, Reader reader) {
    Set<String> topics = new HashSet<>(Topics.in(reader.tag(), Set.of(Topics.of(selection))));
    topics.add(Topics.of(selection));
    return topics;
  }

  private static String section(Selection selection) {
    return switch (selection) {
      case Selection.All() -> "/";
      case Selection.InRegion(var region) -> "/regions";
      case Selection.OnTheme(var theme) -> "/themes";
      case Selection.InMonth(var month) -> "/archive";
      case Selection.ByAuthor(var author) -> "";
      case Selection.FromOrigin(var origin) -> "";
    };
  }
}
