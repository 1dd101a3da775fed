package press.colophon.rights;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Outline;
import press.colophon.articles.Publication;

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
    UNCONFIRMED,
    /// The terms of its publication changed, and no person has read them since.
    CHANGED;

    /// The word for it in lists and addresses.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
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
    Set<Long> told = new HashSet<>();
    for (List<Outline> some = articles.outlines(last, BATCH);
        !some.isEmpty();
        some = articles.outlines(last, BATCH)) {
      List<Outline> batch = some;
      Map<ArticleId, Rights> rights = db.withHandle(h -> permissions.of(h, batch));
      for (Outline article : batch) {
        Rights of = Objects.requireNonNull(rights.get(article.id()));
        findings(article, of).forEach(findings);
        changed(article, of, told).forEach(findings);
      }
      seen += batch.size();
      last = batch.getLast().id().value();
    }
    return seen;
  }

  private List<Finding> findings(Outline article, Rights rights) {
    List<Finding> findings = new ArrayList<>();
    Occasion page = Occasion.page(article.language(), clock.instant());
    List<String> unsaid = rights.unsaid(article);
    if (!unsaid.isEmpty()) {
      String what = "it does not say " + String.join(", nor ", unsaid);
      findings.add(new Finding(article, Kind.MISSING, what));
    }
    if (!rights.hasGround(page)) {
      findings.add(new Finding(article, Kind.NO_BASIS, "nothing says on what ground it is shown"));
    }
    Permission shown = rights.decide(page);
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

  /// One finding for each publication, with the first of its articles.
  private static List<Finding> changed(Outline article, Rights rights, Set<Long> told) {
    List<Finding> findings = new ArrayList<>();
    for (Level level : rights.changed()) {
      Publication of = level == Level.SOURCE_CHANGED ? article.credited() : article.publisher();
      if (of != null && told.add(of.id())) {
        String what =
            "the terms of %s changed, and nobody has read them since".formatted(of.name());
        findings.add(new Finding(article, Kind.CHANGED, what));
      }
    }
    return findings;
  }

  private static String unread(Clause clause) {
    return "nobody has confirmed \"%s\" on %s".formatted(clause.quotation(), clause.use().word());
  }
}
