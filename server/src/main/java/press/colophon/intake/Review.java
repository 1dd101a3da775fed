package press.colophon.intake;

import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.Articles;
import press.colophon.articles.Receipt;
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

  /// It cannot be done any more.
  ///
  /// @param because a sentence for the person who decided
  public record TooLate(String because) implements Decision {}

  /// Publishes, changes or withdraws the article as proposed.
  ///
  /// @param who the name of a user of the system
  public Decision accept(long id, String who) {
    return decide(id, who, Proposal.State.ACCEPTED);
  }

  /// Leaves the article as it is. The same proposal does not come again.
  public Decision reject(long id, String who) {
    return decide(id, who, Proposal.State.REJECTED);
  }

  private Decision decide(long id, String who, Proposal.State verdict) {
    return db.inTransaction(
        h -> {
          filing.awaitTurn(h);
          return proposals
              .lock(h, id)
              .map(proposal -> decide(h, proposal, who, verdict))
              .orElseGet(() -> new TooLate("There is no proposal " + id + "."));
        });
  }

  private Decision decide(Handle h, Proposal proposal, String who, Proposal.State verdict) {
    if (proposal.state() == verdict) {
      return new Done(proposal, true);
    }
    if (!proposal.isOpen()) {
      return new TooLate(
          "Proposal %d is %s already.".formatted(proposal.id(), proposal.state().word()));
    }
    Optional<String> obstacle =
        verdict == Proposal.State.ACCEPTED ? carryOut(h, proposal) : Optional.empty();
    if (obstacle.isPresent()) {
      h.rollback();
      h.begin();
      return new TooLate(obstacle.get());
    }
    proposals.decide(h, proposal.id(), verdict, who);
    return new Done(proposal, false);
  }

  /// @return what stands in the way
  private Optional<String> carryOut(Handle h, Proposal proposal) {
    return switch (proposal.kind()) {
      case ARTICLE -> publish(h, proposal);
      case REVISION -> revise(h, proposal);
      case WITHDRAWAL -> withdraw(h, proposal);
    };
  }

  private Optional<String> publish(Handle h, Proposal proposal) {
    boolean isDraft =
        articles.find(h, proposal.article()).filter(a -> a.status() == Status.DRAFT).isPresent();
    return isDraft ? mark(h, proposal, Status.PUBLISHED) : Optional.empty();
  }

  /// What else was proposed for the article is settled with it.
  private Optional<String> withdraw(Handle h, Proposal proposal) {
    proposals.settle(h, proposal.article());
    return mark(h, proposal, Status.WITHDRAWN);
  }

  private Optional<String> mark(Handle h, Proposal proposal, Status status) {
    articles.mark(h, proposal.article(), status);
    return Optional.empty();
  }

  private Optional<String> revise(Handle h, Proposal proposal) {
    Parcel parcel = ParcelJson.read(Objects.requireNonNull(proposal.parcel()));
    Receipt receipt = filing.accept(h, parcel);
    return receipt.article().equals(proposal.article())
        ? Optional.empty()
        : Optional.of(
            "The article has changed so much since that proposal %d fits it no longer. Import its"
                    .formatted(proposal.id())
                + " original again.");
  }
}
