package press.colophon.site;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.colophon.articles.Articles;
import press.colophon.articles.Pictures;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.Assets;
import press.colophon.platform.http.ErrorPages;
import press.colophon.platform.http.Page;
import press.colophon.platform.http.PageRender;
import press.colophon.platform.http.PageRequest;
import press.colophon.platform.http.RateLimit;
import press.colophon.platform.http.Request;
import press.colophon.platform.http.WebServer;
import press.colophon.platform.texts.AllTexts;
import press.colophon.rights.Permissions;
import press.colophon.syndication.Addresses;
import press.colophon.syndication.Disclosure;
import press.colophon.syndication.Feed;
import press.colophon.syndication.Feeds;
import press.colophon.syndication.NewsItems;
import press.colophon.syndication.RightsStatements;
import press.colophon.syndication.Robots;
import press.colophon.taxonomy.Slug;
import press.colophon.taxonomy.Taxonomy;
import press.colophon.translation.Names;
import press.colophon.translation.Translations;

/// The readers' pages and their routes.
///
/// Every page stands at its address in the publication's own language, and with a language tag
/// before it in every other: `/region/alps`, `/fr/region/alps`.
public final class Site {
  private static final Set<String> PAGED = Set.of("page");
  private static final Set<String> CHOSEN = Set.of(ArticlePages.IN);
  private static final String LANGUAGE = "/:lang([a-z]{2,3}(?:-[A-Z][a-z]{3})?)";
  private static final String ARTICLE = "/:year(\\d{4})/:month(\\d{2})/:slug";
  private static final String ENDING = ".:ending(html|txt|md)";
  private static final String FEED = "/:feed(feed\\.xml|atom\\.xml|feed\\.json)";
  private static final String SITEMAP = "/:file(sitemap(?:-[1-9]\\d{0,5})?\\.xml)";
  private static final Pattern ARTICLE_IN_PATH = Pattern.compile("\\d{4}/\\d{2}/[a-z0-9-]+");
  private static final int LAST_PAGE = 10_000;

  private final Assets assets;
  private final Frames frames;
  private final Listings listings;
  private final ListPages lists;
  private final ArticlePages articlePages;
  private final RepublishPages republishing;
  private final IndexPages indexes;
  private final TermsPages terms;
  private final FeedPages feeds;
  private final SitemapPages sitemaps;
  private final Addresses addresses;
  private final RateLimit orders;
  private final RequestPages requestPages;
  private final RequestForms forms;

  /// Builds every page.
  ///
  /// @param disclosure what readers and programs are told of machine translations
  /// @param orders how often a reader may order a translation
  /// @param forms what readers ask
  public Site(
      SiteIdentity identity,
      Disclosure disclosure,
      Addresses addresses,
      AllTexts texts,
      Names names,
      Articles articles,
      Taxonomy taxonomy,
      Permissions permissions,
      Translations translations,
      Pictures pictures,
      RateLimit orders,
      RequestForms forms,
      Clock clock) {
    this.orders = orders;
    this.forms = forms;
    this.addresses = addresses;
    this.assets = Assets.load("/assets", Site.class, "/assets/", "site.css", "site.js", "mark.svg");
    this.frames = new Frames(identity, addresses, texts, names, translations, assets);
    Templates templates = new Templates();
    Dispatches dispatches =
        new Dispatches(permissions, translations, pictures, identity.house(), clock);
    RightsStatements statements = new RightsStatements(addresses, clock);
    NewsItems items = new NewsItems(addresses, identity.house(), statements);
    this.listings = new Listings(articles, taxonomy);
    this.lists =
        new ListPages(
            articles,
            taxonomy,
            translations,
            dispatches,
            new Teasers(addresses),
            frames,
            addresses,
            identity,
            templates);
    this.articlePages =
        new ArticlePages(
            articles,
            dispatches,
            translations,
            frames,
            addresses,
            identity,
            disclosure,
            statements,
            items,
            templates);
    this.republishing =
        new RepublishPages(
            articles, dispatches, translations, frames, addresses, statements, items, templates);
    this.requestPages =
        new RequestPages(
            articles,
            dispatches,
            forms.requests(),
            new FormTokens(forms.requests().formKey(), clock),
            frames,
            addresses,
            identity.name(),
            templates);
    this.indexes = new IndexPages(articles, taxonomy, frames, addresses, identity, templates);
    this.terms = new TermsPages(permissions, indexes, frames, addresses, identity, templates);
    this.feeds =
        new FeedPages(
            articles,
            dispatches,
            translations,
            new Feeds(addresses, identity.house()),
            frames,
            identity);
    this.sitemaps = new SitemapPages(articles, dispatches, addresses, identity, frames, clock);
  }

  /// Adds every page to the server, those without a language first.
  public void register(WebServer server) {
    server.assets(assets);
    server.page("/robots.txt", request -> sitemaps.robots());
    server.page("/news-sitemap.xml", request -> sitemaps.news());
    server.page(SITEMAP, request -> sitemaps.sitemap(request.parameter("file")));
    republishing(server);
    requests(server);
    server.page(LANGUAGE + SITEMAP, inLanguage((r, q) -> sitemaps.sitemap(r, q.parameter("file"))));
    server.page(
        ARTICLE, CHOSEN, orChosen(request -> articlePages.original(path(request::parameter))));
    server.page(
        LANGUAGE + ARTICLE,
        CHOSEN,
        orChosen(inLanguage((r, q) -> articlePages.in(r, path(q::parameter)))));
    server.get(
        Robots.ORDERS + LANGUAGE + ARTICLE,
        orders.around(q -> articlePages.order(q, q.parameter("lang"), path(q::parameter))));
    server.get(
        Robots.ORDERS + LANGUAGE + ARTICLE + ArticlePages.BULLETINS,
        q -> articlePages.bulletins(q, q.parameter("lang"), path(q::parameter)));
    server.page(Frames.OFFERS + LANGUAGE.substring(1), inLanguage((r, q) -> indexes.offer(r)));
    server.page("/", request -> lists.home(frames.house()));
    server.page(LANGUAGE, inOtherLanguage((reader, request) -> lists.home(reader)));
    listing(server, "/region/:slug", (r, q) -> listings.region(r, slug(q)));
    listing(server, "/theme/:slug", (r, q) -> listings.theme(r, slug(q)));
    listing(server, "/author/:slug", (r, q) -> listings.author(r, slug(q)));
    listing(server, "/origin/:slug", (r, q) -> listings.origin(r, slug(q)));
    listing(
        server,
        "/archive/:year(\\d{4})/:month(\\d{2})",
        (r, q) -> month(q).map(month -> listings.month(r, month)));
    both(server, "/regions", (reader, request) -> indexes.regions(reader));
    both(server, "/themes", (reader, request) -> indexes.themes(reader));
    both(server, "/archive", (reader, request) -> indexes.archive(reader));
    both(server, "/feeds", (reader, request) -> indexes.feeds(reader));
    both(server, "/about", (reader, request) -> indexes.about(reader));
    both(server, Addresses.TERMS, (reader, request) -> terms.page(reader));
    both(server, FEED, (r, q) -> feeds.all(r, form(q)));
  }

  /// What others may do, for people and for machines. `/rsl` looks like a language: it comes first.
  private void republishing(WebServer server) {
    String page = Addresses.REPUBLISH + ARTICLE;
    server.page(page + ENDING, q -> republishing.file(path(q::parameter), q.parameter("ending")));
    server.page(page, q -> republishing.original(path(q::parameter)));
    server.page(
        LANGUAGE + page + ENDING,
        inLanguage((r, q) -> republishing.file(r, path(q::parameter), q.parameter("ending"))));
    server.page(LANGUAGE + page, inLanguage((r, q) -> republishing.in(r, path(q::parameter))));
    server.page(RightsStatements.RSL_OF_SITE, q -> republishing.rsl());
    server.page(RightsStatements.TDM, q -> republishing.tdm());
    server.page(RightsStatements.RSL + ARTICLE, q -> republishing.rsl(path(q::parameter)));
    server.page(RightsStatements.ODRL + ARTICLE, q -> republishing.odrl(path(q::parameter)));
    server.page(NewsItems.NINJS + ARTICLE, q -> republishing.ninjs(path(q::parameter)));
    server.page(NewsItems.NEWSML + ARTICLE, q -> republishing.newsml(path(q::parameter)));
  }

  /// Forms are made for one reader each, and the answer to one is nobody else's.
  private void requests(WebServer server) {
    String page = Addresses.REQUEST + ARTICLE;
    String confirm = RequestPages.CONFIRM;
    server.get(page, q -> requestPages.form(null, path(q::parameter)));
    server.post(page, forms.sent().around(q -> requestPages.take(q, null, path(q::parameter))));
    server.get(LANGUAGE + page, q -> requestPages.form(q.parameter("lang"), path(q::parameter)));
    server.post(
        LANGUAGE + page,
        forms.sent().around(q -> requestPages.take(q, q.parameter("lang"), path(q::parameter))));
    server.get(confirm, q -> requestPages.confirmation(q, frames.house()));
    server.post(confirm, forms.sent().around(q -> requestPages.confirm(q, frames.house())));
    server.get(LANGUAGE + confirm, q -> confirming(q, requestPages::confirmation));
    server.post(LANGUAGE + confirm, forms.sent().around(q -> confirming(q, requestPages::confirm)));
  }

  private Answer confirming(Request request, BiFunction<Request, Reader, Answer> page) {
    return frames
        .reader(request.parameter("lang"))
        .map(reader -> page.apply(request, reader))
        .orElseGet(Answer.NotFound::new);
  }

  /// What readers see instead of a page, in the language their address asked for.
  public ErrorPages errorPages() {
    return problem -> {
      String kind =
          switch (problem.status()) {
            case 410 -> "gone";
            case 429 -> "too-many";
            case 500, 502, 503, 504 -> "failure";
            default -> "not-found";
          };
      Reader reader = readerOf(problem.path());
      return gone(problem, reader).orElseGet(() -> indexes.message(reader, kind));
    };
  }

  /// What is known of why an article is gone.
  private Optional<Page> gone(ErrorPages.Problem problem, Reader reader) {
    Matcher article = ARTICLE_IN_PATH.matcher(problem.path());
    if (problem.status() != 410 || !article.find()) {
      return Optional.empty();
    }
    String path = article.group();
    return forms
        .tombstones()
        .at(path)
        .map(stone -> indexes.withdrawn(reader, stone))
        .or(() -> articlePages.endedOn(path).map(last -> indexes.expired(reader, last)));
  }

  /// Adds a list in pages, and its feeds.
  private void listing(
      WebServer server, String path, BiFunction<Reader, PageRequest, Optional<Listing>> find) {
    paged(
        server,
        path,
        (r, q) -> found(find.apply(r, q), listing -> lists.list(r, listing, page(q))));
    both(
        server,
        path + FEED,
        (r, q) -> found(find.apply(r, q), listing -> feeds.list(r, listing, form(q))));
  }

  private static Answer found(Optional<Listing> listing, Function<Listing, Answer> render) {
    return listing.map(render).orElseGet(Answer.NotFound::new);
  }

  private void both(WebServer server, String path, BiFunction<Reader, PageRequest, Answer> render) {
    server.page(path, request -> render.apply(frames.house(), request));
    server.page(LANGUAGE + path, inOtherLanguage(render));
  }

  private void paged(
      WebServer server, String path, BiFunction<Reader, PageRequest, Answer> render) {
    server.page(path, PAGED, request -> render.apply(frames.house(), request));
    server.page(LANGUAGE + path, PAGED, inOtherLanguage(render));
  }

  /// The page, or the way to it in the language that was chosen from its menu.
  private PageRender orChosen(PageRender page) {
    return request ->
        request
            .query(ArticlePages.IN)
            .map(lang -> articlePages.chosen(lang, path(request::parameter)))
            .orElseGet(() -> page.render(request));
  }

  private PageRender inLanguage(BiFunction<Reader, PageRequest, Answer> render) {
    return request ->
        frames
            .reader(request.parameter("lang"))
            .map(reader -> render.apply(reader, request))
            .orElseGet(Answer.NotFound::new);
  }

  /// The publication's own language has no tag in its addresses.
  private PageRender inOtherLanguage(BiFunction<Reader, PageRequest, Answer> render) {
    return request -> {
      String lang = request.parameter("lang");
      return lang.equals(addresses.language())
          ? new Answer.Moved(
              withoutLanguage(request.path(), lang)
                  + request.query("page").map(page -> "?page=" + page).orElse(""))
          : inLanguage(render).render(request);
    };
  }

  private static String withoutLanguage(String path, String lang) {
    String rest = path.substring(1 + lang.length());
    return rest.isEmpty() ? "/" : rest;
  }

  private Reader readerOf(String path) {
    String first = path.split("/", 3).length > 1 ? path.split("/", 3)[1] : "";
    Optional<Reader> reader = frames.reader(first);
    return reader.orElseGet(frames::house);
  }

  /// The article's path from the parts of its address.
  private static String path(UnaryOperator<String> part) {
    return part.apply("year") + "/" + part.apply("month") + "/" + part.apply("slug");
  }

  private static String slug(PageRequest request) {
    String slug = request.parameter("slug");
    return Slug.hasForm(slug) ? slug : "";
  }

  /// The page of a list; what is no number leads to a page that does not exist.
  private static int page(PageRequest request) {
    return request
        .query("page")
        .map(p -> p.matches("[1-9]\\d{0,4}") ? Integer.parseInt(p) : LAST_PAGE)
        .orElse(1);
  }

  private static Optional<YearMonth> month(PageRequest request) {
    try {
      return Optional.of(
          YearMonth.of(
              Integer.parseInt(request.parameter("year")),
              Integer.parseInt(request.parameter("month"))));
    } catch (DateTimeException noSuchMonth) {
      return Optional.empty();
    }
  }

  private static Feed.Form form(PageRequest request) {
    return Arrays.stream(Feed.Form.values())
        .filter(f -> f.fileName().equals(request.parameter("feed")))
        .findFirst()
        .orElseThrow();
  }
}
