package press.colophon.intake.source;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.colophon.intake.Account;
import press.colophon.intake.AccountDraft;
import press.colophon.intake.Envelope;
import press.colophon.intake.EnvelopeDraft;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.OriginalReader;
import press.colophon.platform.http.Fetch;
import press.colophon.platform.http.FetchRequest;
import press.colophon.rights.Basis;

/// Reads the page of an article of which a feed has only the beginning. What the feed says of the
/// article stays; the page gives the text and what the feed does not say. Thread-safe.
final class WholeArticles {
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final PoliteFetcher fetcher;
  private final Robots robots;
  private final OriginalReader reader;
  private final Duration patience;
  private final Clock clock;

  /// @param patience how long to wait for a host's turn
  WholeArticles(
      PoliteFetcher fetcher, Robots robots, OriginalReader reader, Duration patience, Clock clock) {
    this.fetcher = fetcher;
    this.robots = robots;
    this.reader = reader;
    this.patience = patience;
    this.clock = clock;
  }

  /// What came of it.
  sealed interface Result {
    /// The whole article, with the page as its original.
    ///
    /// @param page what the page alone says
    record Whole(Item.Article article, Account page) implements Result {}

    /// It stays an excerpt, for an editor to look at.
    record Excerpt(String because) implements Result {}

    /// The page cannot be had now.
    record Later(String because) implements Result {}

    /// The article is not there, or not any more.
    ///
    /// @param page its address
    /// @param status 404, or 410 where it is said to be for good
    record Gone(URI page, int status, String because) implements Result {}
  }

  /// Why the page may not be read, whatever the page says itself; empty where it may.
  ///
  /// @param feed what the feed says of the article
  Optional<String> objection(Account feed, Source source) {
    if (source.profile().fullText() == FullText.NEVER) {
      return Optional.of("the source is set to full-text never");
    }
    Basis basis = source.handling(true).basis(feed);
    boolean allowed =
        basis == Basis.LICENCE || basis == Basis.ATTRIBUTION || basis == Basis.PUBLIC_DOMAIN;
    if (!allowed) {
      return Optional.of("no licence or terms are known that let its page be taken");
    }
    Optional<String> forbidding =
        basis == Basis.ATTRIBUTION
            ? source.profile().terms().stream().filter(TermsPage::forbids).findFirst()
            : Optional.empty();
    if (forbidding.isPresent()) {
      return forbidding.map(sentence -> "its terms seem to forbid it: \"" + sentence + "\"");
    }
    return address(feed).isPresent() ? Optional.empty() : Optional.of("it names no page");
  }

  /// Reads the page; the caller has seen that nothing is to be said against it.
  Result read(Item.Article excerpt) {
    URI page = address(excerpt.account()).orElseThrow();
    return switch (robots.permit(page)) {
      case Robots.Permit.Forbidden(String sentence) -> new Result.Excerpt(sentence);
      case Robots.Permit.Unknown(String sentence) -> new Result.Later(sentence);
      case Robots.Permit.Allowed(Duration delay) ->
          fetcher
              .fetch(FetchRequest.get(page.toString()), patience, delay)
              .map(fetch -> read(excerpt, page, fetch))
              .orElseGet(() -> new Result.Later("its site is busy with other requests of ours"));
    };
  }

  private Result read(Item.Article excerpt, URI page, Fetch fetch) {
    return switch (fetch) {
      case Fetch.Refused(Fetch.Because because, String reason) -> new Result.Later(reason);
      case Fetch.Fetched fetched when fetched.status() == GONE ->
          new Result.Gone(page, GONE, "its page is gone for good (410)");
      case Fetch.Fetched fetched when fetched.status() == NOT_FOUND ->
          new Result.Gone(page, NOT_FOUND, "its page answers with status 404");
      case Fetch.Fetched fetched when fetched.status() != 200 ->
          new Result.Later("its page answers with status " + fetched.status());
      case Fetch.Fetched fetched when leadsAway(page, fetched.finalUri()) ->
          new Result.Excerpt("its page leads to one that robots.txt forbids to read");
      case Fetch.Fetched fetched -> whole(excerpt, page, fetched);
    };
  }

  /// A redirect to another host is held against that host's rules, too.
  boolean leadsAway(URI asked, URI found) {
    return !String.valueOf(asked.getRawAuthority()).equals(found.getRawAuthority())
        && robots.permit(found) instanceof Robots.Permit.Forbidden;
  }

  private Result whole(Item.Article excerpt, URI asked, Fetch.Fetched fetched) {
    return switch (understood(fetched)) {
      case Understood.Page(Item.Article page) ->
          new Result.Whole(merged(excerpt, page), page.account());
      case Understood.Other(String because) -> new Result.Excerpt(because);
      case Understood.TakenBack() ->
          new Result.Gone(asked, GONE, "its page takes the article back");
    };
  }

  /// What a page was understood as.
  sealed interface Understood {
    /// An article.
    record Page(Item.Article article) implements Understood {}

    /// Something else.
    record Other(String because) implements Understood {}

    /// The page says that its article is taken back.
    record TakenBack() implements Understood {}
  }

  Understood understood(Fetch.Fetched fetched) {
    Original original = Original.of(fetched, clock.instant());
    List<Item> items = new ArrayList<>();
    reader.read(original, items::add);
    if (items.size() != 1) {
      return new Understood.Other("its page is not one article but " + items.size() + " things");
    }
    return switch (items.getFirst()) {
      case Item.Article page -> new Understood.Page(page);
      case Item.Empty empty -> new Understood.Other("its page was read, but " + empty.sentence());
      case Item.Takedown takedown -> new Understood.TakenBack();
      case Item.Inner inner -> new Understood.Other("its page is an archive");
    };
  }

  private static Item.Article merged(Item.Article excerpt, Item.Article page) {
    return new Item.Article(
        excerpt.name(),
        page.original(),
        merged(excerpt.account(), page.account()),
        excerpt.format() + " and " + page.format());
  }

  /// The page's account with the feed's fields over it: the feed is made by the publisher for
  /// programs, a page's fields are found among furniture.
  static Account merged(Account feed, Account page) {
    AccountDraft draft =
        AccountDraft.of(page)
            .headline(feed.headline())
            .standfirst(page.standfirst() == null ? feed.standfirst() : page.standfirst())
            .published(feed.published())
            .modified(feed.modified())
            .publisher(feed.publisher())
            .origin(feed.origin())
            .copyright(feed.copyright())
            .licence(feed.licence())
            .image(page.image() == null ? feed.image() : page.image())
            .canonical(feed.canonical())
            .language(feed.language())
            .envelope(whole(feed.envelope()));
    if (page.authors().isEmpty()) {
      draft.bylines(feed.bylines());
      feed.authors().forEach(draft::author);
    }
    feed.regions().forEach(draft::region);
    feed.themes().forEach(draft::theme);
    feed.findings().forEach((field, f) -> draft.finding(field, f.from(), f.confidence()));
    return draft.account();
  }

  private static Envelope whole(Envelope envelope) {
    return EnvelopeDraft.of(envelope).excerpt(false).envelope();
  }

  /// The page of an item, where it names one.
  static Optional<URI> address(Account feed) {
    String link = feed.canonical();
    return link != null && Sources.isAddress(link)
        ? Optional.of(URI.create(link))
        : Optional.empty();
  }
}
