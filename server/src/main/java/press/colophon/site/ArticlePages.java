package press.colophon.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Selection;
import press.colophon.articles.Status;
import press.colophon.articles.Topics;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.Page;
import press.colophon.platform.http.Request;
import press.colophon.platform.texts.Html;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Duty;
import press.colophon.rights.Rights;
import press.colophon.rights.Use;
import press.colophon.syndication.Addresses;
import press.colophon.syndication.Canonical;
import press.colophon.syndication.Disclosure;
import press.colophon.syndication.Dispatch;
import press.colophon.syndication.NewsItems;
import press.colophon.syndication.OpenGraph;
import press.colophon.syndication.RepublishKit;
import press.colophon.syndication.RightsStatements;
import press.colophon.syndication.StructuredData;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.Rendition;
import press.colophon.translation.Translation;
import press.colophon.translation.Translations;

/// The pages of articles, in the original and in every other language.
///
/// A language without a text of the article shows the original with a sentence that says so; it is
/// never an error and never a made-up text.
final class ArticlePages {
  /// The query parameter by which an article's page is asked for in another language.
  static final String IN = "in";

  /// Follows the address of an order: where an open page hears how the translation grows.
  static final String BULLETINS = "/bulletins";

  /// After how long a page asks again whose translation is under way.
  private static final int SECONDS = 2;

  /// Most translations are done by then: their first reader sees them without waiting on a page.
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);

  private static final Duration LOOK = Duration.ofMillis(50);

  /// Below the time between two bulletins, so that each listener hears what is new.
  private static final Duration LOOK_AGAIN = Duration.ofMillis(900);

  /// What calls itself a robot orders nothing.
  private static final Pattern ROBOT =
      Pattern.compile("(?i).*(?:bot|crawl|spider|slurp|preview|archiver|scrape).*");
  private static final int DESCRIPTION = 200;

  private static final long TRANSLATIONS_WATCHED = 200;

  private final Articles articles;
  private final Dispatches dispatches;
  private final Translations translations;
  private final Frames frames;
  private final Addresses addresses;
  private final SiteIdentity identity;
  private final OpenGraph openGraph;
  private final StructuredData structuredData;
  private final RightsStatements statements;
  private final NewsItems items;
  private final Templates templates;
  private final Disclosure disclosure;
  private final Cache<String, Growth.Stage> stages;

  ArticlePages(
      Articles articles,
      Dispatches dispatches,
      Translations translations,
      Frames frames,
      Addresses addresses,
      SiteIdentity identity,
      Disclosure disclosure,
      RightsStatements statements,
      NewsItems items,
      Templates templates) {
    this.articles = articles;
    this.dispatches = dispatches;
    this.translations = translations;
    this.frames = frames;
    this.addresses = addresses;
    this.identity = identity;
    this.openGraph = new OpenGraph(addresses, identity.house());
    this.structuredData = new StructuredData(addresses, identity.house());
    this.disclosure = disclosure;
    this.statements = statements;
    this.items = items;
    this.templates = templates;
    this.stages =
        Caffeine.newBuilder()
            .maximumSize(TRANSLATIONS_WATCHED)
            .expireAfterWrite(LOOK_AGAIN)
            .build();
  }

  /// The original text; the interface is in its language where there is one.
  Answer original(String path) {
    return articles
        .at(path)
        .map(
            article ->
                answer(
                    article,
                    Languages.find(article.language())
                        .flatMap(l -> frames.reader(l.tag()))
                        .orElseGet(frames::house)))
        .orElseGet(Answer.NotFound::new);
  }

  /// The article for readers of another language.
  Answer in(Reader reader, String path) {
    return articles
        .at(path)
        .map(
            article ->
                reader.tag().equals(article.language())
                    ? new Answer.Moved(frames.within(addresses.original(article)))
                    : answer(article, reader))
        .orElseGet(Answer.NotFound::new);
  }

  /// The way to the article in a language chosen from its menu.
  Answer chosen(String lang, String path) {
    return articles
        .at(path)
        .filter(article -> frames.reader(lang).isPresent())
        .<Answer>map(article -> new Answer.Moved(frames.within(addresses.article(article, lang))))
        .orElseGet(Answer.NotFound::new);
  }

  private Answer answer(Article article, Reader reader) {
    Rights rights = dispatches.rights(article);
    if (article.status() == Status.WITHDRAWN || !dispatches.mayBeShown(article, rights)) {
      return new Answer.Gone();
    }
    Standing standing = standing(article, reader, rights);
    Page page = page(standing, reader, rights);
    return standing.isKept() ? keep(page, article, reader) : page.once();
  }

  /// The last day of an article that its terms let nobody show any more.
  Optional<LocalDate> endedOn(String path) {
    return articles.at(path).flatMap(dispatches::endedOn);
  }

  private Standing standing(Article article, Reader reader, Rights rights) {
    return switch (translations.of(article, reader.language(), rights)) {
      case Translation.Ready(Rendition rendition) ->
          Standing.kept(rendition, label(rendition, reader));
      case Translation.Waiting() -> growing(Rendition.original(article), reader);
      case Translation.InProgress(Rendition partly) -> growing(partly, reader);
      case Translation.Unasked() -> orderable(article, reader);
      case Translation.NoEngine() -> inPlace(article, reader, "translation.missing");
      // Not kept: a later reader may be the one for whom it is tried again.
      case Translation.Failed failed ->
          translations.isTimeToTryAgain(failed)
              ? orderable(article, reader)
              : inPlace(article, reader, "translation.failed").once();
      case Translation.NotPermitted() -> inPlace(article, reader, "translation.refused");
    };
  }

  /// What is done of a translation, while the rest is made.
  private Standing growing(Rendition rendition, Reader reader) {
    Html language = Html.text(reader.texts().languageName(reader.tag()));
    String bulletins =
        frames.within(addresses.order(rendition.article(), reader.tag())) + BULLETINS;
    return Standing.passing(
        rendition,
        reader.texts().html("translation.waiting", Map.of("language", language)),
        Refresh.after(SECONDS, bulletins));
  }

  /// The original text for those who only look, such as search engines; the browser of a reader
  /// goes on to [#order] at once, or by the link where it does not follow by itself.
  private Standing orderable(Article article, Reader reader) {
    String order = frames.within(addresses.order(article, reader.tag()));
    Html language = Html.link(order, reader.texts().languageName(reader.tag()));
    return Standing.passing(
        Rendition.original(article),
        reader.texts().html("translation.waiting", Map.of("language", language)),
        Refresh.at(order));
  }

  /// The original text in place of a translation, with the reason.
  private static Standing inPlace(Article article, Reader reader, String reason) {
    Texts texts = reader.texts();
    Html status =
        texts.html(
            reason,
            Map.of(
                "language", Html.text(texts.languageName(reader.tag())),
                "original", Html.text(texts.languageName(article.language()))));
    return Standing.kept(Rendition.original(article), status);
  }

  /// Orders the translation that a reader wants, waits a moment for it and leads to its page.
  Answer order(Request request, String lang, String path) {
    Optional<Reader> reader = frames.reader(lang);
    Optional<Article> article = articles.at(path).filter(a -> a.status().isVisible());
    if (reader.isEmpty() || article.isEmpty()) {
      return new Answer.NotFound();
    }
    if (!isRobot(request)) {
      translations.request(article.get(), reader.get().language());
      await(article.get(), reader.get());
    }
    return new Answer.SeeOther(frames.within(addresses.article(article.get(), lang)));
  }

  private static boolean isRobot(Request request) {
    return request.header("user-agent").filter(agent -> !ROBOT.matcher(agent).matches()).isEmpty();
  }

  private void await(Article article, Reader reader) {
    long end = System.nanoTime() + FIRST_WAIT.toNanos();
    while (System.nanoTime() < end && translations.isInTheMaking(article, reader.language())) {
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// Tells a page that shows part of a translation how it grows. Who calls itself a robot is told
  /// nothing.
  Answer bulletins(Request request, String lang, String path) {
    Optional<Reader> reader = frames.reader(lang);
    if (reader.isEmpty() || articles.at(path).isEmpty()) {
      return new Answer.NotFound();
    }
    return isRobot(request)
        ? new Answer.NoContent()
        : new Answer.Listening(new Growth(() -> stage(reader.get(), path)));
  }

  /// Many may wait for the same translation: one look serves them all.
  private Growth.Stage stage(Reader reader, String path) {
    return stages.get(reader.tag() + "/" + path, key -> look(reader, path));
  }

  private Growth.Stage look(Reader reader, String path) {
    Optional<Article> article = articles.at(path).filter(a -> a.status().isVisible());
    if (article.isEmpty()) {
      return new Growth.Stage("", true);
    }
    Rights rights = dispatches.rights(article.get());
    Standing standing = standing(article.get(), reader, rights);
    Dispatch dispatch = dispatches.of(standing.rendition(), rights, reader.texts());
    return new Growth.Stage(
        templates.text(view(dispatch, reader, standing), reader.texts()), !standing.isGrowing());
  }

  private static Page keep(Page page, Article article, Reader reader) {
    return page.about(Topics.of(article.id()), Topics.ofNames(reader.tag()))
        .lastModified(article.changedAt());
  }

  private @Nullable Html label(Rendition rendition, Reader reader) {
    return disclosure.label(rendition, reader.texts()).orElse(null);
  }

  private Page page(Standing standing, Reader reader, Rights rights) {
    Dispatch dispatch = dispatches.of(standing.rendition(), rights, reader.texts());
    Page page =
        templates.article(
            frame(dispatch, reader, standing.refresh()), view(dispatch, reader, standing));
    for (var header : headers(dispatch).entrySet()) {
      page = page.header(header.getKey(), header.getValue());
    }
    return page;
  }

  /// What programs learn without reading the page: the licence, what is reserved, and that a
  /// machine translated it.
  private Map<String, String> headers(Dispatch dispatch) {
    Map<String, String> headers = new TreeMap<>(statements.tdmHeaders(dispatch));
    headers.put("Link", statements.links(dispatch) + ", " + items.links(dispatch.article()));
    disclosure
        .header(dispatch.rendition())
        .ifPresent(value -> headers.put(Disclosure.HEADER, value));
    return headers;
  }

  private String self(Article article, Reader reader) {
    return isOriginalPage(article, reader)
        ? addresses.original(article)
        : addresses.article(article, reader.tag());
  }

  private Frame frame(Dispatch dispatch, Reader reader, Refresh refresh) {
    Article article = dispatch.article();
    String pageLanguage = isOriginalPage(article, reader) ? article.language() : reader.tag();
    Canonical canonical =
        Canonical.of(dispatch, pageLanguage, identity.reprintsOf(article), addresses);
    return frames.frame(
        reader,
        new Frames.Own(
            dispatch.rendition().headline(),
            description(dispatch.rendition()),
            canonical.address(),
            canonical.isIndexed(),
            refresh,
            canonical.alternates(),
            menu(dispatch, reader),
            new Selection.All(),
            openGraph.article(dispatch, reader.texts()),
            structuredData.article(
                dispatch, reader.texts(), frames.page(addresses.language(), "/about")),
            ""));
  }

  /// Languages without a text of the article are asked for within its address: the many links stay
  /// short, and search engines see one page.
  private LanguageMenu menu(Dispatch dispatch, Reader reader) {
    Set<String> readable = readable(dispatch);
    return frames.menu(
        reader,
        readable,
        lang ->
            readable.contains(lang)
                ? frames.within(addresses.article(dispatch.article(), lang))
                : "?" + IN + "=" + lang);
  }

  private ArticleView view(Dispatch dispatch, Reader reader, Standing standing) {
    Article article = dispatch.article();
    String self = self(article, reader);
    Rendition rendition = dispatch.rendition();
    ArticleHead head = new ArticleHead(article, reader, addresses);
    return new ArticleView(
        rendition,
        Teasers.direction(rendition.language()),
        standing.status(),
        standing.refresh().bulletins(),
        isOriginalPage(article, reader) ? null : frames.within(addresses.original(article)),
        head.correction(),
        head.authors(),
        head.dates(),
        head.regions(),
        head.themes(),
        PictureView.of(article.revision().image(), pictureText(rendition)),
        self,
        mailLink(rendition, self),
        head.origin(),
        dispatch.colophon(),
        creditAbove(dispatch),
        Counters.path(dispatch, identity.counters()).map(this::ofSite).orElse(null),
        republish(dispatch, reader),
        request(article, reader));
  }

  private String request(Article article, Reader reader) {
    String lang = isOriginalPage(article, reader) ? article.language() : reader.tag();
    return frames.within(addresses.request(article, lang));
  }

  private String ofSite(String path) {
    return frames.within(addresses.base() + path);
  }

  /// The credit with a link to the original, for sources that want it above the text.
  private @Nullable Html creditAbove(Dispatch dispatch) {
    String line = dispatch.colophon().creditLine();
    return dispatch.rights().duty(Duty.Kind.PLACEMENT_TOP, Use.REPRINT).isPresent()
        ? dispatch.originalUrl().map(url -> Html.link(url, line)).orElse(Html.text(line))
        : null;
  }

  private @Nullable String republish(Dispatch dispatch, Reader reader) {
    Article article = dispatch.article();
    String lang = isOriginalPage(article, reader) ? article.language() : reader.tag();
    return RepublishKit.mayBeRepublished(dispatch)
        ? frames.within(addresses.republish(article, lang))
        : null;
  }

  /// Tags of the languages in which the article has a text or gets one when it is asked for.
  private Set<String> readable(Dispatch dispatch) {
    Set<String> readable = new HashSet<>(dispatch.translations());
    readable.add(dispatch.article().language());
    Languages.find(dispatch.article().language()).map(translations::reachable).stream()
        .flatMap(Set::stream)
        .map(Language::tag)
        .filter(dispatch::mayBeIn)
        .forEach(readable::add);
    return readable;
  }

  private boolean isOriginalPage(Article article, Reader reader) {
    return reader.tag().equals(article.language())
        || (Languages.find(article.language()).isEmpty() && frames.isHouse(reader));
  }

  private static String description(Rendition rendition) {
    String standfirst = rendition.standfirst();
    return standfirst == null ? rendition.body().excerpt(DESCRIPTION) : standfirst;
  }

  /// What the picture shows, for those who do not see it; nothing where nobody has said it.
  private static String pictureText(Rendition rendition) {
    FeaturedImage image = rendition.article().revision().image();
    return image == null || rendition.imageAlt() == null ? "" : rendition.imageAlt();
  }

  private static String mailLink(Rendition rendition, String address) {
    return "mailto:?subject=" + encoded(rendition.headline()) + "&body=" + encoded(address);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
