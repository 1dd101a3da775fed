package press.colophon.rights;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Outline;

/// Looks through everything that readers can see for what stands on no good ground: nobody or
/// nothing named, no basis, a basis that has run out, words that no person has read. Thread-safe.
public final class Audit {
  private static final int BATCH = 2_000;

  private final Jdbi db;
  private final Articles articles;
  private final Permissions permissions;
  private final Clock clock;

  /// What is wrong with one article.
  ///
  /// @param what in plain English, beginning with a small letter
  public record Finding(Outline article, Kind kind, String what) {}

  public enum Kind {
    /// Something that every article must name is not named.
    MISSING,
    /// Nothing says that it may be used.
    NO_BASIS,
    /// It may be shown no longer.
    EXPIRED,
    /// It must not be shown at all.
    REFUSED,
    /// It stands on words that no person has read.
    UNCONFIRMED
  }

  public Audit(Jdbi db, Articles articles, Permissions permissions, Clock clock) {
    this.db = db;
    this.articles = articles;
    this.permissions = permissions;
    this.clock = clock;
  }

  /// Tells each finding as it is found, by the ids of the articles.
  ///
  /// @return how many articles were looked at
  public int run(Consumer<Finding> findings) {
    int seen = 0;
    long last = 0;
    for (List<Outline> some = articles.outlines(last, BATCH);
        !some.isEmpty();
        some = articles.outlines(last, BATCH)) {
      List<Outline> batch = some;
      Map<ArticleId, Rights> rights = db.withHandle(h -> permissions.of(h, batch));
      for (Outline article : batch) {
        findings(article, Objects.requireNonNull(rights.get(article.id()))).forEach(findings);
      }
      seen += batch.size();
      last = batch.getLast().id().value();
    }
    return seen;
  }

  private List<Finding> findings(Outline article, Rights rights) {
    List<Finding> findings = new ArrayList<>();
    if (rights.basis() != Basis.OWN_WORK && !article.missing().isEmpty()) {
      findings.add(
          new Finding(
              article,
              Kind.MISSING,
              "it does not say " + String.join(", nor ", article.missing())));
    }
    if (rights.basis() == Basis.UNSTATED) {
      findings.add(new Finding(article, Kind.NO_BASIS, "nothing says on what ground it is shown"));
    }
    Permission shown = rights.decide(Occasion.page(article.language(), clock.instant()));
    if (shown.because() instanceof Ground.Expired expired) {
      findings.add(new Finding(article, Kind.EXPIRED, expired.words()));
    } else if (!shown.isGranted() && rights.basis() != Basis.UNSTATED) {
      findings.add(new Finding(article, Kind.REFUSED, shown.because().words()));
    }
    rights.unconfirmed().stream()
        .map(clause -> new Finding(article, Kind.UNCONFIRMED, unread(clause)))
        .forEach(findings::add);
    return findings;
  }

  private static String unread(Clause clause) {
    return "nobody has confirmed \"%s\" on %s".formatted(clause.quotation(), clause.use().word());
  }
}
