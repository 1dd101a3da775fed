package press.colophon.intake;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Receipt;
import press.colophon.articles.Smallness;
import press.colophon.articles.Status;
import press.colophon.intake.review.Proposal;
import press.colophon.intake.review.Proposals;

/// A person's decisions on proposals: each is carried out, told to readers and noted with its name
/// in one transaction, and saying it twice does no more. Thread-safe.
public final class Review {
  private final Jdbi db;
  private final Articles articles;
  private final Filing filing;
  private final Proposals proposals;

  public Review(Jdbi db, Articles articles, Filing filing, Proposals proposals) {
    this.db = db;
    this.articles = articles;
    this.filing = filing;
    this.proposals = proposals;
  }

  /// What came of a decision.
  public sealed interface Decision {}

  /// It is done, or was done before.
  ///
  /// @param again whether it was decided so before
  public record Done(Proposal proposal, boolean again) implements Decision {}

  /// It is not published yet: it does not say what it must.
  ///
  /// @param missing what it does not say, in plain English
  public record Incomplete(Proposal proposal, List<String> missing) implements Decision {
    public Incomplete {
      missing = List.copyOf(missing);
    }
  }

  /// It cannot be done any more.
  ///
  /// @param because a sentence for the person who decided
  public record TooLate(String because) implements Decision {}

  /// What readers are told of a change that is accepted.
  public sealed interface Telling {}

  /// The date of the new text.
  public record Plainly() implements Telling {}

  /// Nothing else: it is a typo, and every translation stays as it is.
  public record Small() implements Telling {}

  /// That the article was corrected, in every language.
  ///
  /// @param words what was corrected, in the article's language; null for the date alone
  public record Corrected(@Nullable String words) implements Telling {}

  /// Publishes, changes or withdraws the article as proposed.
  ///
  /// @param who the name of a user of the system
  public Decision accept(long id, String who) {
    return accept(id, who, new Plainly());
  }

  /// The same, with more to say of a change.
  public Decision accept(long id, String who, Telling telling) {
    return accept(id, who, telling, null);
  }

  /// The same for an article that does not say what it must.
  ///
  /// @param althoughMissing why `who` answers for that; null where nobody does
  public Decision accept(long id, String who, Telling telling, @Nullable String althoughMissing) {
    return decide(id, who, new Verdict(Proposal.State.ACCEPTED, telling, althoughMissing));
  }

  /// What keeps a new article from being published, in plain English.
  public List<String> missing(Proposal proposal) {
    return proposal.kind() == Proposal.Kind.ARTICLE && proposal.isOpen()
        ? db.withHandle(h -> filing.missing(h, proposal.article()))
        : List.of();
  }

  /// Changes where an article stands with its readers, by a person's hand.
  ///
  /// @param althoughMissing why `who` answers for what is missing; null where nobody does
  /// @return what keeps it from being published; then nothing is done
  public List<String> mark(
      ArticleId article, Status status, String who, @Nullable String althoughMissing) {
    return mark(article, status, who, althoughMissing, (h, marked) -> {});
  }

  /// The same, with what belongs to the change in the same transaction.
  public List<String> mark(
      ArticleId article,
      Status status,
      String who,
      @Nullable String althoughMissing,
      BiConsumer<Handle, ArticleId> also) {
    return db.inTransaction(
        h -> {
          filing.awaitTurn(h);
          boolean isNew =
              status.isVisible()
                  && articles.find(h, article).filter(a -> !a.status().isVisible()).isPresent();
          List<String> missing = isNew ? unanswered(h, article, who, althoughMissing) : List.of();
          if (missing.isEmpty()) {
            articles.mark(h, article, status);
            also.accept(h, article);
          }
          return missing;
        });
  }

  /// What is missing and nobody answers for.
  private List<String> unanswered(
      Handle h, ArticleId article, String who, @Nullable String althoughMissing) {
    List<String> missing = filing.missing(h, article);
    if (missing.isEmpty() || althoughMissing == null) {
      return missing;
    }
    filing.answerFor(h, article, missing, althoughMissing, who);
    return List.of();
  }

  /// Leaves the article as it is. The same proposal does not come again.
  public Decision reject(long id, String who) {
    return decide(id, who, new Verdict(Proposal.State.REJECTED, new Plainly(), null));
  }

  private record Verdict(Proposal.State state, Telling telling, @Nullable String althoughMissing) {}

  private Decision decide(long id, String who, Verdict verdict) {
    return db.inTransaction(
        h -> {
          filing.awaitTurn(h);
          return proposals
              .lock(h, id)
              .map(proposal -> decide(h, proposal, who, verdict))
              .orElseGet(() -> new TooLate("There is no proposal " + id + "."));
        });
  }

  private Decision decide(Handle h, Proposal proposal, String who, Verdict verdict) {
    if (proposal.state() == verdict.state()) {
      return new Done(proposal, true);
    }
    if (!proposal.isOpen()) {
      return new TooLate(
          "Proposal %d is %s already.".formatted(proposal.id(), proposal.state().word()));
    }
    Optional<Decision> obstacle =
        verdict.state() == Proposal.State.ACCEPTED
            ? carryOut(h, proposal, verdict, who)
            : Optional.empty();
    if (obstacle.isPresent()) {
      h.rollback();
      return obstacle.get();
    }
    proposals.decide(h, proposal.id(), verdict.state(), who);
    return new Done(proposal, false);
  }

  /// @return what stands in the way
  private Optional<Decision> carryOut(Handle h, Proposal proposal, Verdict verdict, String who) {
    if (proposal.kind() != Proposal.Kind.REVISION && !(verdict.telling() instanceof Plainly)) {
      return tooLate(
          "Proposal %d is no change of a text that readers know (%s): it is neither small nor a"
                  .formatted(proposal.id(), proposal.kind().word())
              + " correction.");
    }
    return switch (proposal.kind()) {
      case ARTICLE -> publish(h, proposal, who, verdict.althoughMissing());
      case REVISION -> revise(h, proposal, verdict.telling(), who);
      case WITHDRAWAL -> withdraw(h, proposal);
    };
  }

  private static Optional<Decision> tooLate(String because) {
    return Optional.of(new TooLate(because));
  }

  private Optional<Decision> publish(
      Handle h, Proposal proposal, String who, @Nullable String althoughMissing) {
    ArticleId id = proposal.article();
    if (articles.find(h, id).filter(a -> a.status() == Status.DRAFT).isEmpty()) {
      return Optional.empty();
    }
    List<String> missing = unanswered(h, id, who, althoughMissing);
    return missing.isEmpty()
        ? mark(h, proposal, Status.PUBLISHED)
        : Optional.of(new Incomplete(proposal, missing));
  }

  /// What else was proposed for the article is settled with it.
  private Optional<Decision> withdraw(Handle h, Proposal proposal) {
    proposals.settle(h, proposal.article());
    return mark(h, proposal, Status.WITHDRAWN);
  }

  private Optional<Decision> mark(Handle h, Proposal proposal, Status status) {
    articles.mark(h, proposal.article(), status);
    return Optional.empty();
  }

  private Optional<Decision> revise(Handle h, Proposal proposal, Telling telling, String who) {
    boolean isWithdrawn =
        articles
            .find(h, proposal.article())
            .filter(a -> a.status() == Status.WITHDRAWN)
            .isPresent();
    return isWithdrawn
        ? tooLate(
            "The article of proposal %d is withdrawn: no change brings it back."
                .formatted(proposal.id()))
        : change(h, proposal, telling, who);
  }

  private Optional<Decision> change(Handle h, Proposal proposal, Telling telling, String who) {
    Parcel parcel = ParcelJson.read(Objects.requireNonNull(proposal.parcel()));
    Receipt receipt = filing.accept(h, parcel);
    tell(h, receipt, telling, who);
    return receipt.article().equals(proposal.article())
        ? Optional.empty()
        : tooLate(
            "The article has changed so much since that proposal %d fits it no longer. Import its"
                    .formatted(proposal.id())
                + " original again.");
  }

  private void tell(Handle h, Receipt receipt, Telling telling, String who) {
    switch (telling) {
      case Plainly plainly -> {}
      case Small small -> {
        if (receipt instanceof Receipt.Revised revised) {
          articles.noteSmall(h, revised.article(), new Smallness.ByPerson(who));
        }
      }
      case Corrected(String words) -> articles.correct(h, receipt.article(), words);
    }
  }
}
