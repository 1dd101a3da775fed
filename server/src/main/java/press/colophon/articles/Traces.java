package press.colophon.articles;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What articles leave behind to be known again by: identifiers, paragraphs, the hash of the text
/// and its bands. Every question looks at a bounded number of rows, however many articles there
/// are and however many of them have something in common.
final class Traces {
  /// How many articles with something in common are looked at closely.
  private static final int CANDIDATES = 8;

  /// So many articles with one trace in common, the latest, are counted.
  private static final int EACH = 64;

  /// So many paragraphs of a text are kept and looked up.
  private static final int PARAGRAPHS = 1_000;

  /// Articles without traces that one intake takes up.
  private static final int CATCH_UP = 20;

  private final Handle h;

  Traces(Handle h) {
    this.h = h;
  }

  /// Articles with any of these identifiers, those with most of them first.
  List<Long> named(List<String> identifiers) {
    return candidates(
        "article_identifier where identifier = t.trace", "text", identifiers.toArray());
  }

  /// Articles with any of these paragraphs in their current text. One that more than a few
  /// articles have says nothing of any of them.
  List<Long> sharing(List<String> fingerprints) {
    return h.createQuery(
            """
            select article_id from (
              select c.article_id, count(*) over (partition by t.trace) as articles
              from unnest(:traces::bigint[]) t (trace), lateral (
                select article_id from article_paragraph where fingerprint = t.trace
                order by article_id desc limit :each + 1) c) x
            where articles <= :each
            group by article_id order by count(*) desc, article_id limit :most
            """)
        .bindArray("traces", Long.class, (Object[]) numbers(fingerprints))
        .bind("each", EACH)
        .bind("most", CANDIDATES)
        .mapTo(Long.class)
        .list();
  }

  /// Articles with this very text but for signs and spaces.
  List<Long> saying(Body body) {
    return candidates("article_text where hash = t.trace", "text", new Object[] {body.letters()});
  }

  /// Articles with wording in common, the most likely first.
  List<Long> like(Shingles text) {
    return candidates("article_band where band = t.trace", "int", (Object[]) Bands.of(text));
  }

  private List<Long> candidates(String having, String type, Object[] traces) {
    return h.createQuery(
            """
            select c.article_id from unnest(:traces::%2$s[]) t (trace), lateral (
              select article_id from %1$s order by article_id desc limit :each) c
            group by c.article_id order by count(*) desc, c.article_id limit :most
            """
                .formatted(having, type))
        .bindArray("traces", type.equals("int") ? Integer.class : String.class, traces)
        .bind("each", EACH)
        .bind("most", CANDIDATES)
        .mapTo(Long.class)
        .list();
  }

  /// Those of these paragraphs that `others` articles beside `article` have too.
  List<String> commonplaces(ArticleId article, Collection<String> fingerprints, int others) {
    return h.createQuery(
            """
            select p from unnest(:paragraphs::text[]) p
            where :others = (select count(*) from (
              select from article_paragraph
              where fingerprint = ('x' || p)::bit(64)::bigint and article_id <> :article
              limit :others) x)
            """)
        .bindArray("paragraphs", String.class, fingerprints)
        .bind("article", article.value())
        .bind("others", others)
        .mapTo(String.class)
        .list();
  }

  /// Keeps the traces of an article's current text in place of those of the one before.
  void keep(ArticleId article, Body body) {
    for (String table : List.of("article_paragraph", "article_text", "article_band")) {
      h.execute("delete from " + table + " where article_id = ?", article.value());
    }
    insert("article_paragraph (fingerprint, article_id)", article, numbers(body.fingerprints()));
    insert("article_band (band, article_id)", article, Bands.of(Shingles.of(body.text())));
    h.execute("insert into article_text values (?, ?)", article.value(), body.letters());
  }

  private <T> void insert(String into, ArticleId article, T[] traces) {
    String type = traces instanceof Integer[] ? "int" : "bigint";
    h.createUpdate(
            "insert into %s select distinct t, :article from unnest(:traces::%s[]) t"
                .formatted(into, type))
        .bind("article", article.value())
        .bindArray("traces", traces.getClass().getComponentType(), (Object[]) traces)
        .execute();
  }

  /// Adds names that an article was found under.
  void name(ArticleId article, List<String> identifiers) {
    h.createUpdate(
            """
            insert into article_identifier
            select i, :article from unnest(:identifiers::text[]) i on conflict do nothing
            """)
        .bind("article", article.value())
        .bindArray("identifiers", String.class, identifiers)
        .execute();
  }

  /// Takes up a few of the articles that were there before their traces were kept.
  void catchUp() {
    List<Long> untraced =
        h.createQuery("select article_id from article_untraced limit :most")
            .bind("most", CATCH_UP)
            .mapTo(Long.class)
            .list();
    for (long id : untraced) {
      Article article = new ArticleLoader(h).one(new ArticleId(id)).orElseThrow();
      keep(article.id(), article.revision().body());
      String address = Identifiers.address(article.provenance().originalUrl());
      name(article.id(), address == null ? List.of() : List.of(address));
      h.execute("delete from article_untraced where article_id = ?", id);
    }
  }

  private static Long[] numbers(List<String> fingerprints) {
    return fingerprints.stream()
        .limit(PARAGRAPHS)
        .map(f -> Long.parseUnsignedLong(f, 16))
        .toArray(Long[]::new);
  }
}
