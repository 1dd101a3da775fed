package press.colophon.intake.source;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PageBytes;
import press.colophon.intake.Account;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.OriginalReader;
import press.colophon.intake.format.feed.FeedHead;
import press.colophon.platform.http.Fetch;
import press.colophon.platform.http.FetchRequest;

/// Finds the feeds of a site and what it says of itself, for a person who gave an address.
/// Thread-safe.
public final class FeedFinder {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Where publishing systems have their feeds when their pages do not say so.
  private static final List<String> USUAL_PLACES =
      List.of("/feed", "/rss", "/atom.xml", "/feed.json", "/index.xml", "/feed.xml", "/rss.xml");

  private final PoliteFetcher fetcher;
  private final Robots robots;
  private final OriginalReader reader;
  private final Clock clock;

  FeedFinder(PoliteFetcher fetcher, Robots robots, OriginalReader reader, Clock clock) {
    this.fetcher = fetcher;
    this.robots = robots;
    this.reader = reader;
    this.clock = clock;
  }

  private record Page(URI address, String html) {}

  private record FoundFeed(URI address, Original original, FeedHead head) {}

  /// Looks at an address: a feed, or a page of a site that has some.
  ///
  /// @throws SourceException where it cannot be read or there is no feed
  public Discovery find(String address) {
    String whole = address.contains("://") ? address : "https://" + address;
    if (!Sources.isAddress(whole)) {
      throw new SourceException("\"" + address + "\" is not an address such as https://x.org.");
    }
    Fetch.Fetched fetched = read(whole);
    Optional<FoundFeed> feed = feed(fetched);
    return feed.isPresent() ? ofFeed(feed.get()) : ofPage(page(fetched));
  }

  private Discovery ofFeed(FoundFeed feed) {
    FeedLink link =
        new FeedLink(
            feed.address().toString(),
            Objects.requireNonNullElse(feed.head().title(), ""),
            feed.head().podcast() ? FeedLink.Kind.PODCAST : FeedLink.Kind.ARTICLES);
    return discovery(List.of(link), feed, frontPage(feed.head().site()));
  }

  private Discovery ofPage(Page page) {
    List<FeedLink> links = FeedLink.of(page.html(), page.address());
    for (FeedLink link : links) {
      Optional<FoundFeed> feed = tryFeed(link.address());
      if (feed.isPresent()) {
        return discovery(links, feed.get(), page);
      }
    }
    return atUsualPlace(page)
        .orElseThrow(
            () ->
                new SourceException(
                    "No feed was found at %s: the page links none, and none is at %s. Give the address of the feed itself."
                        .formatted(page.address(), String.join(", ", USUAL_PLACES))));
  }

  private Optional<Discovery> atUsualPlace(Page page) {
    return USUAL_PLACES.stream()
        .map(place -> page.address().resolve(place).toString())
        .flatMap(place -> tryFeed(place).stream())
        .findFirst()
        .map(
            feed ->
                discovery(
                    List.of(
                        new FeedLink(
                            feed.address().toString(),
                            Objects.requireNonNullElse(feed.head().title(), ""),
                            FeedLink.Kind.ARTICLES)),
                    feed,
                    page));
  }

  private Discovery discovery(List<FeedLink> links, FoundFeed feed, @Nullable Page page) {
    List<FeedLink> mainFirst = new ArrayList<>(links);
    mainFirst.sort((one, other) -> Boolean.compare(isOf(other, feed), isOf(one, feed)));
    List<Account> articles = articles(feed.original());
    Optional<TermsPage> site =
        Optional.ofNullable(page).map(p -> TermsPage.of(p.html(), p.address()));
    FeedHead head = feed.head();
    return new Discovery(
        name(head, page, feed.address()),
        head.site() != null ? head.site() : page == null ? null : page.address().toString(),
        language(head, page),
        site.flatMap(TermsPage::licence).or(() -> stated(articles)).orElse(null),
        site.flatMap(TermsPage::termsAddress).orElse(null),
        mainFirst,
        contents(head, articles));
  }

  private static boolean isOf(FeedLink link, FoundFeed feed) {
    return link.address().equals(feed.original().from())
        || link.address().equals(feed.address().toString());
  }

  private static Discovery.Contents contents(FeedHead head, List<Account> articles) {
    int excerpts = (int) articles.stream().filter(a -> a.envelope().excerpt()).count();
    return new Discovery.Contents(
        head.format(),
        articles.size(),
        excerpts,
        head.podcast(),
        head.hubs().isEmpty() ? null : head.hubs().getFirst());
  }

  private List<Account> articles(Original feed) {
    List<Account> articles = new ArrayList<>();
    reader.read(
        feed,
        item -> {
          if (item instanceof Item.Article article) {
            articles.add(article.account());
          }
        });
    return articles;
  }

  /// The licence that all articles of a feed state alike.
  private static Optional<String> stated(List<Account> articles) {
    List<String> licences =
        articles.stream().map(Account::licence).filter(Objects::nonNull).distinct().toList();
    return licences.size() == 1 ? Optional.of(licences.getFirst()) : Optional.empty();
  }

  private static String name(FeedHead head, @Nullable Page page, URI feed) {
    String site =
        page == null
            ? ""
            : Jsoup.parse(page.html()).select("meta[property=og:site_name]").attr("content");
    if (!site.isBlank()) {
      return site.strip();
    }
    String title = head.title() == null ? "" : head.title().replaceAll("\\s+", " ").strip();
    return title.isEmpty() ? String.valueOf(feed.getHost()) : title;
  }

  private static @Nullable String language(FeedHead head, @Nullable Page page) {
    String ofPage = page == null ? "" : Jsoup.parse(page.html()).select("html").attr("lang");
    return Optional.ofNullable(head.language())
        .flatMap(LanguageNames::tag)
        .or(() -> LanguageNames.tag(ofPage))
        .orElse(null);
  }

  /// The sentences on republishing of a page with terms.
  ///
  /// @throws SourceException where it cannot be read
  public List<String> terms(String address) {
    Fetch.Fetched fetched = read(address);
    Page page = page(fetched);
    return TermsPage.of(page.html(), page.address()).sentences();
  }

  /// A person gave the address: that is why it is read whatever robots are told.
  private Fetch.Fetched read(String address) {
    Fetch fetch =
        fetcher
            .fetch(FetchRequest.get(address), PATIENCE)
            .orElseThrow(
                () -> new SourceException("The host of " + address + " is busy. Try again."));
    return switch (fetch) {
      case Fetch.Refused(Fetch.Because because, String reason) -> throw new SourceException(reason);
      case Fetch.Fetched fetched when fetched.status() != 200 ->
          throw new SourceException(
              "Cannot read %s: the site answers with status %d."
                  .formatted(address, fetched.status()));
      case Fetch.Fetched fetched -> fetched;
    };
  }

  private Optional<FoundFeed> tryFeed(String address) {
    return fetcher
        .fetch(FetchRequest.get(address), PATIENCE)
        .filter(Fetch.Fetched.class::isInstance)
        .map(Fetch.Fetched.class::cast)
        .filter(fetched -> fetched.status() == 200)
        .flatMap(this::feed);
  }

  private Optional<FoundFeed> feed(Fetch.Fetched fetched) {
    Original original = Original.of(fetched, clock.instant());
    // A redirect that is not for good is followed at each poll anew.
    URI address = fetched.hasMoved() ? fetched.finalUri() : fetched.hops().getFirst().address();
    return FeedAnswer.head(original).map(head -> new FoundFeed(address, original, head));
  }

  private static Page page(Fetch.Fetched fetched) {
    String html = PageBytes.decode(fetched.bytes(), fetched.charset().orElse(null)).text();
    return new Page(fetched.finalUri(), html);
  }

  /// The page of a site whose feed is known: a help, not a need.
  private @Nullable Page frontPage(@Nullable String site) {
    if (site == null
        || !Sources.isAddress(site)
        || !(robots.permit(URI.create(site)) instanceof Robots.Permit.Allowed)) {
      return null;
    }
    return fetcher
        .fetch(FetchRequest.get(site), PATIENCE)
        .filter(Fetch.Fetched.class::isInstance)
        .map(Fetch.Fetched.class::cast)
        .filter(fetched -> fetched.status() == 200)
        .map(FeedFinder::page)
        .orElse(null);
  }
}
