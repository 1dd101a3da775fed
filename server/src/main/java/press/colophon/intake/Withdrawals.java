package press.colophon.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Publication;
import press.colophon.articles.Status;
import press.colophon.intake.review.Proposal;
import press.colophon.intake.review.Proposals;

/// Articles that their source takes back, in words or by taking the page away. Thread-safe.
///
/// A takedown in words withdraws at once where the article's own source publishes at once. All else
/// is proposed: a page may be missing by mistake, and a source may not speak for another one.
public final class Withdrawals {
  /// A page that is missing for less may be missing by mistake.
  public static final Duration PATIENCE = Duration.ofHours(20);

  private final Jdbi db;
  private final Articles articles;
  private final Proposals proposals;
  private final Clock clock;

  public Withdrawals(Jdbi db, Articles articles, Proposals proposals, Clock clock) {
    this.db = db;
    this.articles = articles;
    this.proposals = proposals;
    this.clock = clock;
  }

  /// Hears that a page answered "gone" (410) or "not found" (404). The second time, a day later or
  /// more, the withdrawal of its article is proposed.
  ///
  /// @return the proposal, where there is one now
  public Optional<Taken.Proposed> gone(String address, int status) {
    return gone(address, status, h -> articles.called(h, List.of(address), null));
  }

  /// The same where it is known whose page that is, which the article need not be called by.
  public Optional<Taken.Proposed> gone(ArticleId article, String address, int status) {
    return gone(address, status, h -> articles.find(h, article).stream().toList());
  }

  private Optional<Taken.Proposed> gone(
      String address, int status, Function<Handle, List<Article>> whose) {
    return db.inTransaction(
        h -> {
          articles.awaitTurn(h);
          return isGoneForLong(h, address)
              ? proposeMissing(h, whose.apply(h), address, status)
              : Optional.empty();
        });
  }

  /// Hears that a page is there. Forgets that it was gone.
  public void isThere(String address) {
    db.useHandle(h -> h.execute("delete from gone_address where address = ?", address));
  }

  private boolean isGoneForLong(Handle h, String address) {
    Instant now = clock.instant();
    Instant first =
        h.createQuery(
                """
                insert into gone_address (address, first_gone_at) values (:address, :now)
                on conflict (address) do update set first_gone_at = gone_address.first_gone_at
                returning first_gone_at
                """)
            .bind("address", address)
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .mapTo(OffsetDateTime.class)
            .one()
            .toInstant();
    return Duration.between(first, now).compareTo(PATIENCE) >= 0;
  }

  private Optional<Taken.Proposed> proposeMissing(
      Handle h, List<Article> missing, String address, int status) {
    String because = "Its page answers with status %d, on two days: %s".formatted(status, address);
    return missing.stream()
        .filter(a -> a.status() != Status.WITHDRAWN)
        .findFirst()
        .map(a -> propose(h, "", a, because));
  }

  /// Withdraws what its sender takes back, or proposes to.
  ///
  /// @param h an open transaction; other intakes wait until it ends
  Taken takeDown(Handle h, Item.Takedown takedown, Handling handling) {
    return articles.called(h, takedown.identifiers(), handling.publisher()).stream()
        .findFirst()
        .map(article -> takeDown(h, takedown, article, handling))
        .orElseGet(() -> unknown(takedown));
  }

  private Taken takeDown(Handle h, Item.Takedown takedown, Article article, Handling handling) {
    String because = because(takedown, handling);
    if (article.status() != Status.WITHDRAWN) {
      if (handling.review() || !isFromThere(article, handling)) {
        return propose(h, takedown.name(), article, because);
      }
      articles.mark(h, article.id(), Status.WITHDRAWN);
      proposals.settle(h, article.id());
      proposals.made(h, article.id(), Proposal.Kind.WITHDRAWAL, because, null, null);
    }
    return new Taken.Withdrawn(takedown.name(), article.path());
  }

  private static Taken unknown(Item.Takedown takedown) {
    return new Taken.Dropped(
        takedown.name(),
        new Drop(Drop.Reason.UNKNOWN_ARTICLE, "it takes back an article that is not here"));
  }

  private Taken.Proposed propose(Handle h, String item, Article article, String because) {
    boolean isNew =
        proposals.of(h, article.id()).stream()
            .filter(p -> p.kind() == Proposal.Kind.WITHDRAWAL && p.because().equals(because))
            .noneMatch(p -> p.isOpen() || p.state() == Proposal.State.REJECTED);
    if (isNew) {
      proposals.propose(h, article.id(), Proposal.Kind.WITHDRAWAL, because, null, null, null);
    }
    return new Taken.Proposed(item, article.path(), "taken back");
  }

  private static String because(Item.Takedown takedown, Handling handling) {
    String who = handling.publisher() == null ? "Its sender" : handling.publisher();
    String why = takedown.because() == null ? "" : ": " + takedown.because();
    return who + " takes it back" + why;
  }

  /// Whether an article came from the source that speaks now; what a person brings, speaks for
  /// itself.
  private static boolean isFromThere(Article article, Handling handling) {
    String name = handling.publisher();
    return name == null
        || isNamed(article.provenance().publisher(), name)
        || isNamed(article.provenance().origin(), name);
  }

  private static boolean isNamed(@Nullable Publication publication, String name) {
    return publication != null && publication.isNamed(name);
  }
}
