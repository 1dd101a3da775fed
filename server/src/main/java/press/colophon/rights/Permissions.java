package press.colophon.rights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Outline;
import press.colophon.articles.Publication;

/// Decides what may be done with an article: every channel that reaches a reader asks here, and
/// nobody goes around it. Thread-safe.
///
/// [#of] loads what is known of an article's rights; [Rights] decides from that without asking the
/// database again.
public final class Permissions {
  private final Jdbi db;
  private final TermsOfPublications ofPublications;
  private final GivenPermissions given;
  private final HouseRules house;

  public Permissions(
      Jdbi db, TermsOfPublications ofPublications, GivenPermissions given, HouseRules house) {
    this.db = db;
    this.ofPublications = ofPublications;
    this.given = given;
    this.house = house;
  }

  /// Decides whether an article may be used on an occasion.
  public Permission decide(Article article, Occasion on) {
    return of(article).decide(on);
  }

  /// Decides one use of an article on an occasion.
  public Permission decide(Article article, Use use, Occasion on) {
    return of(article).decide(use, on);
  }

  /// What others may do with what is the house's own.
  public OwnTerms ownTerms() {
    return house.own();
  }

  /// The terms of all publications whose articles readers see, as far as they count.
  public List<TermsOfPublications.Stated> stated() {
    return ofPublications.stated();
  }

  /// All that is known of the rights in an article.
  public Rights of(Article article) {
    return Objects.requireNonNull(of(List.of(article)).get(article.id()));
  }

  /// The same for many, in as many questions as for one.
  public Map<ArticleId, Rights> of(Collection<Article> articles) {
    return articles.isEmpty()
        ? Map.of()
        : db.withHandle(h -> of(h, articles.stream().map(Outline::of).toList()));
  }

  /// The same within a transaction, for what needs no text.
  public Map<ArticleId, Rights> of(Handle h, Collection<Outline> articles) {
    Set<Long> publications = new LinkedHashSet<>();
    for (Outline article : articles) {
      publicationsOf(article).values().forEach(p -> publications.add(p.id()));
    }
    Map<ArticleId, Terms> own = TermsOfArticles.of(h, articles.stream().map(Outline::id).toList());
    Map<Long, PublicationTerms> theirs = ofPublications.of(h, publications);
    Map<Long, TermsChange> changes = TermsChanges.open(h, theirs.keySet());
    GivenPermissions.Found permissions =
        given.of(h, articles.stream().map(a -> a.id().value()).toList(), publications);
    Map<ArticleId, Rights> rights = new HashMap<>();
    for (Outline article : articles) {
      Terms terms = Objects.requireNonNull(own.get(article.id()));
      rights.put(article.id(), rights(article, terms, theirs, changes, permissions));
    }
    return rights;
  }

  private Rights rights(
      Outline article,
      Terms own,
      Map<Long, PublicationTerms> theirs,
      Map<Long, TermsChange> changes,
      GivenPermissions.Found permissions) {
    Map<Level, Terms> terms = new EnumMap<>(Level.class);
    terms.put(Level.ARTICLE, own.counting());
    List<Given> all =
        new ArrayList<>(permissions.ofArticles().getOrDefault(article.id().value(), List.of()));
    String contact = null;
    for (Map.Entry<Level, Publication> of : publicationsOf(article).entrySet()) {
      long id = of.getValue().id();
      if (of.getKey() == Level.SOURCE) { // a republisher cannot give more than it has
        all.addAll(permissions.ofPublications().getOrDefault(id, List.of()));
      }
      PublicationTerms stated = theirs.get(id);
      if (stated != null) {
        terms.put(of.getKey(), stated.counting());
        contact = contact == null ? stated.contact() : contact;
      }
      TermsChange change = changes.get(id);
      if (change != null) {
        terms.put(of.getKey().changed(), change.terms());
      }
    }
    return new Rights(
        article.language(),
        article.publishedOn(),
        article.isEdited(),
        terms,
        all,
        house,
        contactOr(contact, article));
  }

  private static Map<Level, Publication> publicationsOf(Outline article) {
    Map<Level, Publication> publications = new EnumMap<>(Level.class);
    Publication origin = article.origin();
    Publication publisher = article.publisher();
    if (origin != null) {
      publications.put(Level.SOURCE, origin);
    }
    if (publisher != null && (origin == null || origin.id() != publisher.id())) {
      publications.put(origin == null ? Level.SOURCE : Level.PUBLISHER, publisher);
    }
    return publications;
  }

  private static @Nullable String contactOr(@Nullable String contact, Outline article) {
    if (contact != null) {
      return contact;
    }
    Publication credited = article.credited();
    return credited == null ? null : credited.url();
  }
}
