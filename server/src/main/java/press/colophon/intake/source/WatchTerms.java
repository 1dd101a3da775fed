package press.colophon.intake.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.articles.Articles;
import press.colophon.articles.Publication;
import press.colophon.extract.PageBytes;
import press.colophon.intake.source.WatchedTerms.Answer;
import press.colophon.intake.source.WatchedTerms.Outcome;
import press.colophon.intake.source.WatchedTerms.Page;
import press.colophon.platform.PlainException;
import press.colophon.platform.http.Fetch;
import press.colophon.platform.http.FetchRequest;
import press.colophon.platform.jobs.Rounds;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsOfPublications;
import press.colophon.rights.TermsReadings;
import press.colophon.rights.TermsStated;
import press.colophon.rights.reading.ReadTerms;
import press.colophon.rights.reading.TermsPage;
import press.colophon.rights.reading.TermsReaderOnDemand;

/// The job that reads the pages again on which publications state their terms. What a page says
/// now, and how it answered, is stored in one transaction; a kill at any moment has it read again,
/// which makes nothing twice. A page that is gone or cannot be read changes nothing, and people are
/// told. Thread-safe.
final class WatchTerms {
  private static final Logger LOG = LoggerFactory.getLogger(WatchTerms.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration AFTER_OTHERS = Duration.ofSeconds(30);

  private static final Duration FIRST_RETRY = Duration.ofHours(1);
  private static final int MOST_DOUBLED = 10;
  private static final int MOST_AT_ONCE = 50;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int NOT_CHANGED = 304;

  private final Jdbi db;
  private final WatchedTerms pages;
  private final TermsReadings readings;
  private final TermsReaderOnDemand reader;
  private final Articles articles;
  private final PoliteFetcher fetcher;
  private final Robots robots;
  private final Duration interval;
  private final Clock clock;

  WatchTerms(
      Jdbi db,
      WatchedTerms pages,
      TermsReadings readings,
      TermsReaderOnDemand reader,
      Articles articles,
      PoliteFetcher fetcher,
      Robots robots,
      Duration interval,
      Clock clock) {
    this.db = db;
    this.pages = pages;
    this.readings = readings;
    this.reader = reader;
    this.articles = articles;
    this.fetcher = fetcher;
    this.robots = robots;
    this.interval = interval;
    this.clock = clock;
  }

  Rounds<TermsStated> rounds() {
    return new Rounds<>(TermsOfPublications.STATED, order -> run());
  }

  /// Reads the pages that are due, not too many of them.
  ///
  /// @return when it is time again; empty where there is none, until one is named
  Optional<Instant> run() {
    pages.meet();
    for (Page page : pages.due(MOST_AT_ONCE)) {
      if (!ask(page)) {
        return Optional.of(clock.instant().plus(AFTER_OTHERS));
      }
    }
    return pages.firstDue();
  }

  /// @return false where the host's turn did not come in time, or we are stopping
  private boolean ask(Page page) {
    return switch (robots.permit(page.address())) {
      case Robots.Permit.Forbidden(String sentence) -> failed(page, Outcome.UNREAD, sentence, null);
      case Robots.Permit.Unknown(String sentence) -> failed(page, Outcome.UNREAD, sentence, null);
      case Robots.Permit.Allowed(Duration delay) -> ask(page, delay);
    };
  }

  private boolean ask(Page page, Duration delay) {
    FetchRequest request =
        FetchRequest.get(page.address().toString())
            .unlessStill(page.entityTag(), page.lastModified());
    Optional<Fetch> fetch = fetcher.fetch(request, PATIENCE, delay);
    if (fetch.isEmpty()) {
      return false;
    }
    return switch (fetch.get()) {
      case Fetch.Refused(Fetch.Because because, String reason)
          when because == Fetch.Because.STOPPED ->
          false;
      case Fetch.Refused(Fetch.Because because, String reason) ->
          failed(page, Outcome.UNREAD, reason, null);
      case Fetch.Fetched fetched -> heard(page, fetched);
    };
  }

  private boolean heard(Page page, Fetch.Fetched fetched) {
    String status = "%s answers with status %d".formatted(page.address(), fetched.status());
    return switch (fetched.status()) {
      case NOT_FOUND, GONE -> failed(page, Outcome.GONE, status, null);
      case NOT_CHANGED -> same(page);
      case 200 -> read(page, fetched);
      default -> failed(page, Outcome.UNREAD, status, fetched.retryAfter().orElse(null));
    };
  }

  private boolean same(Page page) {
    Publication publication = articles.findPublication(page.publication()).orElseThrow();
    db.useTransaction(
        h -> {
          readings.readAgain(h, publication);
          pages.keep(h, page, well(Outcome.SAME, page.entityTag(), page.lastModified()));
        });
    return true;
  }

  /// A defect that one page brings to light must not keep the others from being read.
  private boolean read(Page page, Fetch.Fetched fetched) {
    try {
      String text = text(fetched);
      if (text.isBlank()) {
        return failed(page, Outcome.UNREAD, page.address() + " has no text", null);
      }
      keep(page, fetched, text);
      return true;
    } catch (PlainException e) {
      throw e; // Such as a lost database: the others would fare no better.
    } catch (RuntimeException e) {
      LOG.warn("event=terms-failed publication={}", page.publication(), e);
      return failed(page, Outcome.UNREAD, "something went wrong inside Colophon: " + e, null);
    }
  }

  private static String text(Fetch.Fetched fetched) {
    String text = PageBytes.decode(fetched.bytes(), fetched.charset().orElse(null)).text();
    String plain = TermsPage.isHtml(text) ? TermsPage.text(text) : text;
    return plain.replace("\0", "");
  }

  private void keep(Page page, Fetch.Fetched fetched, String text) {
    String address = page.address().toString();
    Function<String, Terms> terms = t -> ReadTerms.of(reader.read(t), address, clock.instant());
    Publication publication = articles.findPublication(page.publication()).orElseThrow();
    String tag = fetched.header("etag").orElse(null);
    String modified = fetched.header("last-modified").orElse(null);
    TermsReadings.Outcome came =
        db.inTransaction(
            h -> {
              TermsReadings.Outcome outcome = readings.read(h, publication, address, text, terms);
              pages.keep(h, page, well(outcome(outcome), tag, modified));
              return outcome;
            });
    LOG.info(
        "event=terms-read publication={} outcome={}", page.publication(), outcome(came).word());
  }

  private static Outcome outcome(TermsReadings.Outcome outcome) {
    return switch (outcome) {
      case FIRST, SAME -> Outcome.SAME;
      case CHANGED -> Outcome.CHANGED;
    };
  }

  private Answer well(Outcome outcome, @Nullable String tag, @Nullable String modified) {
    return new Answer(outcome, null, tag, modified, 0, clock.instant().plus(interval));
  }

  private boolean failed(Page page, Outcome outcome, String said, @Nullable Duration retryAfter) {
    LOG.info("event=terms-not-read publication={} said=\"{}\"", page.publication(), said);
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(page.failures(), MOST_DOUBLED));
    Duration shorter = wait.compareTo(interval) < 0 ? wait : interval;
    Duration longer =
        retryAfter != null && retryAfter.compareTo(shorter) > 0 ? retryAfter : shorter;
    pages.keep(
        page,
        new Answer(
            outcome,
            said,
            page.entityTag(),
            page.lastModified(),
            page.failures() + 1,
            clock.instant().plus(longer)));
    return true;
  }
}
