package press.colophon.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Selection;
import press.colophon.platform.http.Assets;
import press.colophon.platform.texts.AllTexts;
import press.colophon.platform.texts.Texts;
import press.colophon.syndication.Addresses;
import press.colophon.syndication.Alternates;
import press.colophon.syndication.Feed;
import press.colophon.syndication.OpenGraph;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.Names;
import press.colophon.translation.Translations;

/// Builds what every page has around its content. Thread-safe.
final class Frames {
  /// Comes before a language's tag: the line that offers a page in that language.
  static final String OFFERS = "/offer/";

  private final SiteIdentity identity;
  private final Addresses addresses;
  private final AllTexts allTexts;
  private final Names names;
  private final Translations translations;
  private final Assets assets;
  private final OpenGraph openGraph;

  Frames(
      SiteIdentity identity,
      Addresses addresses,
      AllTexts allTexts,
      Names names,
      Translations translations,
      Assets assets) {
    this.identity = identity;
    this.addresses = addresses;
    this.allTexts = allTexts;
    this.names = names;
    this.translations = translations;
    this.assets = assets;
    this.openGraph = new OpenGraph(addresses, identity.house());
  }

  /// What one page has of its own.
  ///
  /// @param section which entry of the navigation it stands under, as a path without language
  record Own(
      @Nullable String title,
      @Nullable String description,
      @Nullable String canonical,
      boolean indexed,
      Refresh refresh,
      List<Alternates.Link> alternates,
      LanguageMenu menu,
      Selection feeds,
      List<OpenGraph.Property> openGraph,
      @Nullable String structuredData,
      String section) {}

  /// The frame of a page that search engines do not list and no feed belongs to.
  ///
  /// @param readable tags of the languages it can be read in
  /// @param address of the page in each of them
  Frame unlisted(Reader reader, String title, Set<String> readable, UnaryOperator<String> address) {
    return frame(
        reader,
        new Own(
            title,
            null,
            null,
            false,
            Refresh.NEVER,
            List.of(),
            menu(reader, readable, address),
            new Selection.All(),
            List.of(),
            null,
            ""));
  }

  /// The frame of a page that stands in place of another and has no address of its own.
  Frame message(Reader reader, String title) {
    return unlisted(reader, title, readableLists(), lang -> within(addresses.home(lang)));
  }

  /// The reader of a language of the catalogue for which there is an interface.
  Optional<Reader> reader(String tag) {
    return Languages.all().stream()
        .filter(l -> l.tag().equals(tag))
        .findFirst()
        .flatMap(l -> allTexts.in(l.tag()).map(texts -> reader(l, texts)));
  }

  private Reader reader(Language language, Texts texts) {
    return new Reader(language, texts.naming(name -> names.in(language, name)));
  }

  /// The reader of pages without a language in their address.
  Reader house() {
    return reader(addresses.language())
        .orElseGet(() -> reader(Language.ENGLISH, allTexts.english()));
  }

  /// Whether this is [#house].
  boolean isHouse(Reader reader) {
    return reader.tag().equals(house().tag());
  }

  Frame frame(Reader reader, Own own) {
    Texts texts = reader.texts();
    return new Frame(
        texts,
        identity.name(),
        isHouse(reader) ? identity.tagline() : "",
        within(addresses.home(reader.tag())),
        own.title() == null ? identity.name() : own.title() + " · " + identity.name(),
        own.description(),
        own.canonical(),
        own.indexed(),
        own.refresh(),
        own.alternates(),
        own.menu(),
        feeds(reader, own),
        own.openGraph(),
        own.structuredData(),
        sections(reader, own.section()),
        feedsPage(reader),
        termsPage(reader),
        assets.address("site.css"),
        assets.address("site.js"),
        assets.address("mark.svg"));
  }

  /// A menu in which every language leads to `address` in that language.
  ///
  /// @param readable tags of the languages that have, or get, a text of their own
  /// @param address as links of the page have it
  LanguageMenu menu(Reader reader, Set<String> readable, Function<String, String> address) {
    List<LanguageMenu.Choice> translated = new ArrayList<>();
    List<LanguageMenu.Choice> untranslated = new ArrayList<>();
    for (Language language : Languages.all()) {
      LanguageMenu.Choice choice =
          new LanguageMenu.Choice(
              language.tag(), language.ownName(), address.apply(language.tag()));
      (readable.contains(language.tag()) ? translated : untranslated).add(choice);
    }
    return new LanguageMenu(
        new LanguageMenu.Choice(reader.tag(), reader.language().ownName(), ""),
        translated,
        untranslated,
        within(addresses.base() + OFFERS));
  }

  /// Tags of the languages a list is shown in: the publication's own, and those its articles get.
  Set<String> readableLists() {
    Set<String> readable = new TreeSet<>(Set.of(addresses.language()));
    Languages.find(addresses.language())
        .ifPresent(own -> translations.reachable(own).forEach(l -> readable.add(l.tag())));
    return readable;
  }

  /// An address within the site, as links on its pages have it.
  String within(String address) {
    return addresses.within(address);
  }

  /// The path of a page that is not a list, in a language.
  String page(String lang, String path) {
    String home = addresses.home(lang);
    boolean isHome = path.equals("/");
    return isHome
        ? home
        : (home.endsWith("/") ? home.substring(0, home.length() - 1) : home) + path;
  }

  /// A page that is not a list, in the languages that lists are shown in.
  Alternates alternates(String path) {
    SequencedMap<String, String> pages = new LinkedHashMap<>();
    pages.put(addresses.language(), page(addresses.language(), path));
    readableLists().forEach(lang -> pages.putIfAbsent(lang, page(lang, path)));
    return new Alternates(page(addresses.language(), path), pages);
  }

  /// What programs that show a card for a link get to know of a page that is no article.
  List<OpenGraph.Property> card(
      Reader reader, @Nullable String title, String address, Alternates alternates) {
    String name = title == null ? identity.name() : title;
    return openGraph.page(
        name,
        identity.tagline().isEmpty() ? name : identity.tagline(),
        address,
        reader.tag(),
        alternates);
  }

  private List<Frame.FeedLink> feeds(Reader reader, Own own) {
    List<Frame.FeedLink> feeds = new ArrayList<>();
    for (Feed.Form form : Feed.Form.values()) {
      feeds.add(
          new Frame.FeedLink(
              form.mediaType(),
              own.title() == null || own.feeds() instanceof Selection.All
                  ? identity.name()
                  : own.title(),
              within(addresses.feed(own.feeds(), reader.tag(), form))));
    }
    return feeds;
  }

  private List<Link> sections(Reader reader, String section) {
    List<Link> links = new ArrayList<>();
    for (Map.Entry<String, String> entry :
        List.of(
            Map.entry("/", "nav.home"),
            Map.entry("/regions", "nav.regions"),
            Map.entry("/themes", "nav.themes"),
            Map.entry("/archive", "nav.archive"),
            Map.entry("/about", "nav.about"))) {
      links.add(
          new Link(
              reader.texts().say(entry.getValue()),
              within(page(reader.tag(), entry.getKey())),
              entry.getKey().equals(section)));
    }
    return links;
  }

  private Link termsPage(Reader reader) {
    return new Link(reader.texts().say("about.use.title"), within(addresses.terms(reader.tag())));
  }

  private Link feedsPage(Reader reader) {
    return new Link(reader.texts().say("feeds.title"), within(page(reader.tag(), "/feeds")));
  }
}
