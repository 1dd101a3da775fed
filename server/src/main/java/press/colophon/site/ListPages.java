package press.colophon.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Selection;
import press.colophon.articles.Topics;
import press.colophon.platform.http.Answer;
import press.colophon.rights.Channel;
import press.colophon.syndication.Addresses;
import press.colophon.syndication.Alternates;
import press.colophon.syndication.StructuredData;
import press.colophon.taxonomy.Taxonomy;
import press.colophon.taxonomy.Theme;
import press.colophon.translation.Rendition;
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

  /// One page of a list; a list without a single article does not exist.
  Answer list(Reader reader, Listing listing, int page) {
    Selection selection = listing.selection();
    List<Article> found = articles.list(selection, PAGE + 1, (page - 1) * PAGE);
    if (found.isEmpty()) {
      return new Answer.NotFound();
    }
    List<Rendition> shown =
        translations.renditions(found.subList(0, Math.min(PAGE, found.size())), reader.language());
    String address = frames.within(addresses.of(selection, reader.tag()));
    ListView view =
        new ListView(
            listing.title(),
            listing.website(),
            teasers.of(shown, reader),
            page,
            page == 1 ? null : page == 2 ? address : address + "?page=" + (page - 1),
            found.size() > PAGE ? address + "?page=" + (page + 1) : null);
    String described =
        structuredData.list(
            selection,
            listing.title(),
            reader.tag(),
            dispatches.of(shown, Channel.SITE, reader.texts()));
    return templates
        .list(frame(reader, selection, listing.title(), page, described), view)
        .about(topics(selection, reader));
  }

  private static Set<String> topics(Selection selection, Reader reader) {
    Set<String> topics = new HashSet<>(Topics.of(selection, reader.tag()));
    topics.add(Topics.ofNames(reader.tag()));
    return topics;
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
            Refresh.NEVER,
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
    List<Rendition> rest = new ArrayList<>(translations.renditions(latest, reader.language()));
    Rendition lead = lead(rest);
    rest.remove(lead);
    List<Rendition> seconds = seconds(rest);
    rest.removeAll(seconds);
    List<Rendition> next = rest.subList(0, Math.min(LATEST, rest.size()));
    List<Rendition> others = rest.subList(next.size(), rest.size());
    return new HomeView(
        teasers.of(List.of(lead), reader).getFirst(),
        teasers.of(seconds, reader),
        teasers.of(next, reader),
        blocks(others, reader));
  }

  /// The latest article with a picture among the first few, or simply the latest.
  private static Rendition lead(List<Rendition> latest) {
    return pictured(latest).findFirst().orElse(latest.getFirst());
  }

  /// Two articles with pictures among the first few, or simply the next two.
  private static List<Rendition> seconds(List<Rendition> rest) {
    List<Rendition> pictured = pictured(rest).limit(SECONDS).toList();
    return pictured.size() == SECONDS ? pictured : rest.stream().limit(SECONDS).toList();
  }

  private static Stream<Rendition> pictured(List<Rendition> latest) {
    return latest.stream().limit(SECONDS + LATEST).filter(ListPages::isPictured);
  }

  private static boolean isPictured(Rendition rendition) {
    FeaturedImage image = rendition.article().revision().image();
    return image != null && image.picture() != null;
  }

  /// The most used themes, each with its latest articles; an article stands in one block only.
  private List<HomeView.Block> blocks(List<Rendition> latest, Reader reader) {
    List<Rendition> unused = new ArrayList<>(latest);
    List<HomeView.Block> blocks = new ArrayList<>();
    for (Theme theme : taxonomy.themes()) {
      List<Rendition> ofTheme =
          unused.stream().filter(r -> r.article().themes().contains(theme)).limit(CARDS).toList();
      if (!ofTheme.isEmpty() && blocks.size() < BLOCKS) {
        unused.removeAll(ofTheme);
        blocks.add(block(theme, ofTheme, reader));
      }
    }
    return blocks;
  }

  private HomeView.Block block(Theme theme, List<Rendition> latest, Reader reader) {
    return new HomeView.Block(
        theme.slug().text(),
        reader.texts().themeName(theme.name()),
        Teasers.languageOf(theme, reader, addresses),
        frames.within(addresses.of(new Selection.OnTheme(theme), reader.tag())),
        teasers.of(latest, reader));
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
