package press.colophon.site;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.FetchRequest;
import press.colophon.platform.http.Fetcher;
import press.colophon.platform.http.Page;
import press.colophon.platform.http.RateLimit;
import press.colophon.platform.http.Request;
import press.colophon.platform.http.WebServer;
import press.colophon.rights.CounterPolicy;
import press.colophon.rights.Duty;
import press.colophon.rights.Permissions;
import press.colophon.rights.Rights;
import press.colophon.syndication.Dispatch;

/// Lets a source count how often its article is read here, where the terms of the publication ask
/// for that and the setting `rights.counters` is `proxy`: the page has an empty picture of ours,
/// and each time it is asked for, this server asks the source's counter once.
///
/// The source learns that somebody read the article, and nothing of who: neither address nor
/// browser nor language nor cookie is passed on. A reader whose browser asks not to be tracked is
/// not counted. What the source answers is thrown away. Thread-safe.
public final class Counters {
  private static final String PREFIX = "/counter/";
  private static final String ENDING = ".gif";
  private static final byte[] EMPTY_PICTURE =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

  private static final int OF_A_CLIENT = 10;
  private static final Duration NEXT_OF_A_CLIENT = Duration.ofSeconds(6);
  private static final int OF_AN_ARTICLE = 60;
  private static final Duration NEXT_OF_AN_ARTICLE = Duration.ofSeconds(1);
  private static final int AT_ONCE = 4;

  private final Articles articles;
  private final Permissions permissions;
  private final CounterPolicy policy;
  private final Fetcher fetcher;
  private final RateLimit byClient;
  private final RateLimit byArticle;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  /// @param fetcher reads from the public web alone
  public Counters(
      Articles articles,
      Permissions permissions,
      CounterPolicy policy,
      Fetcher fetcher,
      InstantSource clock) {
    this.articles = articles;
    this.permissions = permissions;
    this.policy = policy;
    this.fetcher = fetcher;
    this.byClient = new RateLimit(OF_A_CLIENT, NEXT_OF_A_CLIENT, clock);
    this.byArticle = new RateLimit(OF_AN_ARTICLE, NEXT_OF_AN_ARTICLE, clock);
  }

  /// Where the picture of an article stands; there is none where its terms ask for no counter.
  static Optional<String> path(Dispatch dispatch, CounterPolicy policy) {
    return switch (policy) {
      case BLOCK, LINK -> Optional.empty();
      case PROXY ->
          counter(dispatch.rights()).map(at -> PREFIX + dispatch.article().path() + ENDING);
    };
  }

  /// Adds the pictures to the server, where there are any.
  public void register(WebServer server) {
    switch (policy) {
      case BLOCK, LINK -> {}
      case PROXY ->
          server.get(PREFIX + ":year(\\d{4})/:month(\\d{2})/:slug.:ending(gif)", this::picture);
    }
  }

  private static Optional<String> counter(Rights rights) {
    return rights
        .dutyToPublication(Duty.Kind.COUNTER)
        .flatMap(Duty::address)
        .filter(Counters::isAddress);
  }

  private static boolean isAddress(String written) {
    try {
      return URI.create(written).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Answer picture(Request request) {
    String path =
        "%s/%s/%s"
            .formatted(
                request.parameter("year"), request.parameter("month"), request.parameter("slug"));
    if (mayBeCounted(request)) {
      articles
          .at(path)
          .filter(article -> article.status().isVisible())
          .filter(article -> byArticle.take("article " + article.id().value()).isEmpty())
          .ifPresent(this::count);
    }
    return Page.bytes("image/gif", EMPTY_PICTURE).cacheControl(Page.KEEP_NOWHERE).once();
  }

  private boolean mayBeCounted(Request request) {
    boolean asksNotTo =
        Optional.of("1").equals(request.header("dnt"))
            || Optional.of("1").equals(request.header("sec-gpc"));
    return !asksNotTo && byClient.take(request.client()).isEmpty();
  }

  /// Nobody waits for it; what is too much at a time is not counted.
  private void count(Article article) {
    Optional<String> counter = counter(permissions.of(article));
    if (counter.isPresent() && turns.tryAcquire()) {
      Thread.startVirtualThread(
          () -> {
            try {
              fetcher.fetch(FetchRequest.get(counter.get()));
            } finally {
              turns.release();
            }
          });
    }
  }
}
