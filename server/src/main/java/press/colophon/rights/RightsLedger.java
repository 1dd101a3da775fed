package press.colophon.rights;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Publication;

/// Where people record what they know of rights: permissions that were given, terms of
/// publications, clauses they have read. Whatever is recorded holds on every page at once, and what
/// it makes possible is done, such as translations. Thread-safe.
public final class RightsLedger {
  private final Jdbi db;
  private final Articles articles;
  private final TermsOfArticles ofArticles;
  private final TermsOfPublications ofPublications;
  private final GivenPermissions given;
  private final ExpireArticles expiry;

  public RightsLedger(
      Jdbi db,
      Articles articles,
      TermsOfArticles ofArticles,
      TermsOfPublications ofPublications,
      GivenPermissions given,
      ExpireArticles expiry) {
    this.db = db;
    this.articles = articles;
    this.ofArticles = ofArticles;
    this.ofPublications = ofPublications;
    this.given = given;
    this.expiry = expiry;
  }

  /// Records a permission for one article.
  ///
  /// @return its number
  public long record(Article article, GivenPermissions.Entry permission) {
    return db.inTransaction(
        h -> {
          articles.awaitTurn(h);
          return record(h, article.id(), permission);
        });
  }

  /// The same within a transaction that has [Articles#awaitTurn].
  public long record(Handle h, ArticleId article, GivenPermissions.Entry permission) {
    long number = given.record(h, article, permission);
    articles.retell(h, article);
    return number;
  }

  /// Records a permission for everything that first appeared in one publication.
  ///
  /// @return its number
  public long record(Publication publication, GivenPermissions.Entry permission) {
    return db.inTransaction(
        h -> {
          articles.awaitTurn(h);
          long number = given.record(h, publication, permission);
          articles.retell(h, articles.of(h, List.of(publication.id())));
          return number;
        });
  }

  /// Ends a permission.
  ///
  /// @return whether there was one of this number that still held
  public boolean revoke(long number, String by) {
    return db.inTransaction(
        h -> {
          articles.awaitTurn(h);
          List<ArticleId> concerned = concerned(h, number);
          boolean isRevoked = given.revoke(h, number, by);
          articles.retell(h, concerned);
          return isRevoked;
        });
  }

  private List<ArticleId> concerned(Handle h, long number) {
    return given
        .subject(h, number)
        .map(
            subject ->
                switch (subject) {
                  case GivenPermissions.OfArticle(ArticleId article) -> List.of(article);
                  case GivenPermissions.OfPublication(long id) -> articles.of(h, List.of(id));
                })
        .orElse(List.of());
  }

  /// States the terms of a publication, in place of earlier ones. What is known of their page
  /// stays: its address and text, and a change of it that nobody has read.
  ///
  /// @return what stood before
  public Optional<PublicationTerms> state(Publication publication, PublicationTerms stated) {
    return db.inTransaction(
        h -> {
          articles.awaitTurn(h);
          Optional<PublicationTerms> before = Optional.ofNullable(standing(h, publication));
          ofPublications.keep(h, publication, before.map(stated::inPlaceOf).orElse(stated));
          articles.retell(h, articles.of(h, List.of(publication.id())));
          expiry.order(h);
          return before;
        });
  }

  private @Nullable PublicationTerms standing(Handle h, Publication publication) {
    return ofPublications.of(h, List.of(publication.id())).get(publication.id());
  }

  /// States what the terms of one article say to single uses, in place of what was known of that.
  public void state(Article article, List<Clause> clauses, List<Duty> duties) {
    db.useTransaction(
        h -> {
          articles.awaitTurn(h);
          ofArticles.say(h, article.id(), clauses, duties);
          articles.retell(h, article.id());
          expiry.order(h);
        });
  }
}
