package press.colophon.rights;

import java.time.Year;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.ArticleId;

/// The door to the terms that each article came with. Thread-safe.
public final class TermsOfArticles {
  private final Jdbi db;

  public TermsOfArticles(Jdbi db) {
    this.db = db;
  }

  /// The terms of an article; an article without any is treated as saying nothing.
  public Terms of(ArticleId article) {
    return db.withHandle(h -> read(h, article));
  }

  /// The same within a transaction.
  public Terms of(Handle h, ArticleId article) {
    return read(h, article);
  }

  /// Keeps the terms that came with an article, in place of earlier ones.
  public void keep(Handle h, ArticleId article, Terms terms) {
    Copyright copyright = terms.copyright();
    Year year = copyright == null ? null : copyright.year();
    h.createUpdate(
            """
            insert into terms (article_id, basis, licence, licence_as_found, copyright_holder,
              copyright_year, copyright_notice)
            values (:article, :basis, :licence, :asFound, :holder, :year, :notice)
            on conflict (article_id) do update set
              basis = excluded.basis, licence = excluded.licence,
              licence_as_found = excluded.licence_as_found,
              copyright_holder = excluded.copyright_holder,
              copyright_year = excluded.copyright_year,
              copyright_notice = excluded.copyright_notice
            """)
        .bind("article", article.value())
        .bind("basis", terms.basis().word())
        .bind("licence", terms.licence() == null ? null : terms.licence().id())
        .bind("asFound", terms.licenceAsFound())
        .bind("holder", copyright == null ? null : copyright.holder())
        .bind("year", year == null ? null : year.getValue())
        .bind("notice", copyright == null ? null : copyright.notice())
        .execute();
    keepClauses(h, article, terms.clauses());
  }

  private static void keepClauses(Handle h, ArticleId article, List<Clause> clauses) {
    h.execute("delete from clause where article_id = ?", article.value());
    int position = 0;
    for (Clause clause : clauses) {
      h.execute(
          "insert into clause (article_id, position, subject, quotation) values (?, ?, ?, ?)",
          article.value(),
          position++,
          clause.subject().word(),
          clause.quotation());
    }
  }

  private static Terms read(Handle h, ArticleId article) {
    List<Clause> clauses =
        h.createQuery(
                "select subject, quotation from clause where article_id = :id order by position")
            .bind("id", article.value())
            .map(
                (row, context) ->
                    new Clause(
                        Clause.Subject.ofWord(row.getString("subject")),
                        row.getString("quotation")))
            .list();
    return h.createQuery(
            """
            select basis, licence, licence_as_found, copyright_holder, copyright_year,
              copyright_notice
            from terms where article_id = :id
            """)
        .bind("id", article.value())
        .map(
            (row, context) ->
                new Terms(
                    Basis.ofWord(row.getString("basis")),
                    licence(row.getString("licence")),
                    row.getString("licence_as_found"),
                    copyright(
                        row.getString("copyright_holder"),
                        row.getObject("copyright_year", Integer.class),
                        row.getString("copyright_notice")),
                    clauses))
        .findOne()
        .orElse(new Terms(Basis.UNSTATED, null, null, null, clauses));
  }

  private static @Nullable Licence licence(@Nullable String id) {
    return id == null ? null : Licence.ofId(id);
  }

  private static @Nullable Copyright copyright(
      @Nullable String holder, @Nullable Integer year, @Nullable String notice) {
    return holder == null && year == null && notice == null
        ? null
        : new Copyright(holder, year == null ? null : Year.of(year), notice);
  }
}
