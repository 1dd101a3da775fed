package press.colophon.rights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    return db.withHandle(h -> of(h, article));
  }

  /// The same within a transaction.
  public Terms of(Handle h, ArticleId article) {
    return Objects.requireNonNull(of(h, List.of(article)).get(article));
  }

  /// The terms of each article, in four questions however many there are.
  public Map<ArticleId, Terms> of(Collection<ArticleId> articles) {
    return articles.isEmpty() ? Map.of() : db.withHandle(h -> of(h, articles));
  }

  /// Keeps the terms that came with an article, in place of earlier ones. Clauses and duties are
  /// kept by themselves: [#say].
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
    keepNotices(h, article, terms.notices());
  }

  /// Keeps what the terms of an article say to single uses, in place of what was kept before.
  public void say(Handle h, ArticleId article, List<Clause> clauses, List<Duty> duties) {
    Sayings.keep(h, Sayings.Of.ARTICLE, article.value(), clauses, duties);
  }

  /// The hash of the words that the clauses of an article were read from; empty where none is kept.
  public Optional<String> wordsRead(Handle h, ArticleId article) {
    return h.createQuery(
            "select words_read from terms where article_id = :id and words_read is not null")
        .bind("id", article.value())
        .mapTo(String.class)
        .findOne();
  }

  /// Keeps the hash of the words that the clauses of an article were read from.
  public void keepWordsRead(Handle h, ArticleId article, String hash) {
    h.execute("update terms set words_read = ? where article_id = ?", hash, article.value());
  }

  /// Has the words of an article read again when they come again.
  public void forgetWordsRead(Handle h, ArticleId article) {
    h.execute("update terms set words_read = null where article_id = ?", article.value());
  }

  /// The articles whose terms set a last day, by their own words.
  List<ArticleId> expiring(Handle h) {
    return Sayings.withDuty(h, Sayings.Of.ARTICLE, Duty.Kind.EXPIRE).stream()
        .map(ArticleId::new)
        .toList();
  }

  private static void keepNotices(Handle h, ArticleId article, List<Notice> notices) {
    h.execute("delete from notice where article_id = ?", article.value());
    int position = 0;
    for (Notice notice : notices) {
      h.execute(
          "insert into notice (article_id, position, subject, quotation) values (?, ?, ?, ?)",
          article.value(),
          position++,
          notice.subject().word(),
          notice.quotation());
    }
  }

  static Map<ArticleId, Terms> of(Handle h, Collection<ArticleId> articles) {
    Long[] ids = articles.stream().map(ArticleId::value).toArray(Long[]::new);
    Map<ArticleId, List<Notice>> notices = notices(h, ids);
    Sayings sayings = Sayings.of(h, Sayings.Of.ARTICLE, ids);
    Map<ArticleId, Terms> found = new HashMap<>();
    h.createQuery(
            """
            select article_id, basis, licence, licence_as_found, copyright_holder,
              copyright_year, copyright_notice
            from terms where article_id = any(:ids)
            """)
        .bindArray("ids", Long.class, (Object[]) ids)
        .map((row, context) -> Map.entry(article(row), terms(row, notices, sayings)))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    articles.forEach(
        article -> found.computeIfAbsent(article, a -> sayings.addedTo(Terms.UNSTATED, a.value())));
    return found;
  }

  private static Map<ArticleId, List<Notice>> notices(Handle h, Long[] ids) {
    Map<ArticleId, List<Notice>> notices = new HashMap<>();
    h.createQuery(
            """
            select article_id, subject, quotation from notice
            where article_id = any(:ids) order by article_id, position
            """)
        .bindArray("ids", Long.class, (Object[]) ids)
        .map((row, context) -> Map.entry(article(row), notice(row)))
        .forEach(
            entry ->
                notices
                    .computeIfAbsent(entry.getKey(), article -> new ArrayList<>())
                    .add(entry.getValue()));
    return notices;
  }

  private static ArticleId article(ResultSet row) throws SQLException {
    return new ArticleId(row.getLong("article_id"));
  }

  private static Notice notice(ResultSet row) throws SQLException {
    return new Notice(Notice.Subject.ofWord(row.getString("subject")), row.getString("quotation"));
  }

  private static Terms terms(ResultSet row, Map<ArticleId, List<Notice>> notices, Sayings sayings)
      throws SQLException {
    Terms found =
        new Terms(
            Basis.ofWord(row.getString("basis")),
            licence(row.getString("licence")),
            row.getString("licence_as_found"),
            copyright(
                row.getString("copyright_holder"),
                row.getObject("copyright_year", Integer.class),
                row.getString("copyright_notice")),
            notices.getOrDefault(article(row), List.of()));
    return sayings.addedTo(found, row.getLong("article_id"));
  }

  static @Nullable Licence licence(@Nullable String id) {
    return id == null ? null : Licence.ofId(id);
  }

  private static @Nullable Copyright copyright(
      @Nullable String holder, @Nullable Integer year, @Nullable String notice) {
    return holder == null && year == null && notice == null
        ? null
        : new Copyright(holder, year == null ? null : Year.of(year), notice);
  }
}
