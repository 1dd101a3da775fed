package press.colophon.site;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.Selection;
import press.colophon.articles.Topics;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.Page;
import press.colophon.rights.Channel;
import press.colophon.syndication.Addresses;
import press.colophon.syndication.Alternates;
import press.colophon.syndication.Canonical;
import press.colophon.syndication.Dispatch;
import press.colophon.syndication.Robots;
import press.colophon.syndication.Sitemaps;
import press.colophon.translation.Languages;
import press.colophon.translation.Rendition;

/// What search engines read: robots.txt, the sitemap in parts, the news sitemap.
final class SitemapPages {
  private static final String XML = "application/xml; charset=utf-8";
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final int AT_A_TIME = 500;

  /// Addresses that fit into a part in any case, however long the list of languages with each.
  private static final int FEWEST_IN_A_PART = 2_000;
  private static final int NEWS = 200;

  private final Articles articles;
  private final Dispatches dispatches;
  private final Addresses addresses;
  private final SiteIdentity identity;
  private final Frames frames;
  private final Sitemaps sitemaps;
  private final Clock clock;

  SitemapPages(
      Articles articles,
      Dispatches dispatches,
      Addresses addresses,
      SiteIdentity identity,
      Frames frames,
      Clock clock) {
    this.articles = articles;
    this.dispatches = dispatches;
    this.addresses = addresses;
    this.identity = identity;
    this.frames = frames;
    this.sitemaps = new Sitemaps(addresses, identity.house());
    this.clock = clock;
  }

  Page robots() {
    return Page.text("text/plain; charset=utf-8", Robots.text(addresses, List.of()));
  }

  /// One file of the sitemap; it changes with every article and every finished translation.
  Answer sitemap(String file) {
    return mayExist(file) ? answer(sitemaps.write(this::pages).get(file)) : new Answer.NotFound();
  }

  /// The same of the pages in one language alone.
  Answer sitemap(Reader reader, String file) {
    return mayExist(file)
        ? answer(sitemaps.writeOnly(this::pages, reader.tag()).get(file))
        : new Answer.NotFound();
  }

  private static Page answer(@Nullable String text) {
    // Kept even where it does not exist: finding that out costs as much as writing it.
    Page page =
        text == null
            ? Page.text(PLAIN, "There is no such part of the sitemap.\n").status(404)
            : Page.text(XML, text);
    return page.about(Topics.of(new Selection.All()), Topics.TRANSLATIONS);
  }

  /// Whether the articles could fill so many parts; looking closer means writing them all.
  private boolean mayExist(String file) {
    String number = file.replaceAll("\\D", "");
    long addresses = (long) (articles.count() + 1) * Languages.all().size();
    return number.isEmpty() || Integer.parseInt(number) <= 1 + addresses / FEWEST_IN_A_PART;
  }

  Page news() {
    List<Dispatch> latest = dispatches(articles.list(new Selection.All(), NEWS, 0));
    return Page.text(XML, sitemaps.news(latest, clock.instant())).once();
  }

  private Iterator<Sitemaps.Page> pages() {
    List<Sitemaps.Page> pages = new ArrayList<>();
    pages.add(
        new Sitemaps.Page(
            Alternates.of(addresses, new Selection.All(), frames.readableLists()), null));
    int offset = 0;
    List<Article> some;
    do {
      some = articles.list(new Selection.All(), AT_A_TIME, offset);
      dispatches(some).forEach(d -> pages.add(page(d)));
      offset += AT_A_TIME;
    } while (some.size() == AT_A_TIME);
    return pages.iterator();
  }

  private Sitemaps.Page page(Dispatch dispatch) {
    Article article = dispatch.article();
    boolean listed =
        Canonical.of(dispatch, article.language(), identity.reprintsOf(article), addresses)
            .isIndexed();
    return new Sitemaps.Page(
        dispatch.alternates(addresses),
        listed ? Set.of() : Set.of(article.language()),
        article.changedAt());
  }

  private List<Dispatch> dispatches(List<Article> some) {
    return dispatches.of(
        some.stream().map(Rendition::original).toList(), Channel.SITE, frames.house().texts());
  }
}
