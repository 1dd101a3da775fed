package press.colophon.rights;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Outline;
import press.colophon.articles.Status;
import press.colophon.platform.jobs.JobKind;
import press.colophon.platform.jobs.Jobs;
import press.colophon.platform.jobs.Rounds;

/// Takes articles down on the day after their last, in every language and channel: their addresses
/// answer "gone" from then on.
///
/// Each round looks when the next one is due, so there is one job, however many articles. Done
/// twice it changes nothing.
public final class ExpireArticles {
  private static final Logger log = LoggerFactory.getLogger(ExpireArticles.class);
  private static final JobKind<Order> KIND = new JobKind<>("expire-articles", Order.class);
  private static final String ONLY = "all";
  private static final int BATCH = 500;

  /// Terms may have been changed by another way than the ledger's.
  private static final Duration AT_LEAST = Duration.ofDays(1);

  private final Jdbi db;
  private final Articles articles;
  private final TermsOfArticles ofArticles;
  private final Permissions permissions;
  private final Jobs jobs;
  private final Clock clock;

  /// What the job is told: nothing.
  record Order() {}

  public ExpireArticles(
      Jdbi db,
      Articles articles,
      TermsOfArticles ofArticles,
      Permissions permissions,
      Jobs jobs,
      Clock clock) {
    this.db = db;
    this.articles = articles;
    this.ofArticles = ofArticles;
    this.permissions = permissions;
    this.jobs = jobs;
    this.clock = clock;
  }

  public Rounds<?> worker() {
    return new Rounds<>(KIND, order -> run());
  }

  /// Has the job look now.
  public void order() {
    db.useTransaction(this::order);
  }

  /// The same within a transaction.
  public void order(Handle h) {
    jobs.enqueueAt(h, KIND, ONLY, new Order(), clock.instant());
  }

  /// Takes down what has expired.
  ///
  /// @return when to look again; empty where nothing expires, until terms say otherwise
  Optional<Instant> run() {
    List<ArticleId> expiring = db.withHandle(this::expiring);
    if (expiring.isEmpty()) {
      return Optional.empty();
    }
    Instant next = clock.instant().plus(AT_LEAST);
    for (int from = 0; from < expiring.size(); from += BATCH) {
      List<ArticleId> some = expiring.subList(from, Math.min(expiring.size(), from + BATCH));
      List<Outline> shown = db.withHandle(h -> Articles.outlines(h, some));
      Map<ArticleId, Rights> rights = db.withHandle(h -> permissions.of(h, shown));
      for (Outline article : shown) {
        Rights of = Objects.requireNonNull(rights.get(article.id()));
        if (isExpired(article, of)) {
          takeDown(article, of.lastDay());
        } else {
          next = of.lastDay().map(ExpireArticles::end).filter(next::isAfter).orElse(next);
        }
      }
    }
    return Optional.of(next);
  }

  private List<ArticleId> expiring(Handle h) {
    Set<ArticleId> expiring = new LinkedHashSet<>(ofArticles.expiring(h));
    expiring.addAll(articles.of(h, Sayings.withDuty(h, Sayings.Of.PUBLICATION, Duty.Kind.EXPIRE)));
    return List.copyOf(expiring);
  }

  private boolean isExpired(Outline article, Rights rights) {
    Occasion now = Occasion.page(article.language(), clock.instant());
    return rights.decide(Use.REPRINT, now).because() instanceof Ground.Expired;
  }

  private void takeDown(Outline article, Optional<LocalDate> day) {
    articles.mark(article.id(), Status.WITHDRAWN);
    log.info(
        "event=article-expired article={} last-day={}",
        article.id(),
        day.map(LocalDate::toString).orElse("unknown"));
  }

  /// The first moment at which it is shown no longer.
  private static Instant end(LocalDate lastDay) {
    return lastDay.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
