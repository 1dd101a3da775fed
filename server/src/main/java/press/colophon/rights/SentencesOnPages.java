package press.colophon.rights;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import press.colophon.rights.Clause.Confirmation;

/// The sentences on the use of articles that stand on their pages, as a publication prints them
/// below each: read once, they are read for all.
final class SentencesOnPages {
  private static final int MOST = 200;

  private static final String SAME =
      """
      p.article_id = c.article_id and coalesce(p.publisher_id, p.origin_id) = :publication
      and c.confirmed_by is null and c.use = :use and c.verdict = :verdict
      and md5(c.quotation) = md5(:quotation) and c.quotation = :quotation
      """;

  private SentencesOnPages() {}

  /// Those that no person has confirmed, each once, the most frequent first.
  static List<Clause> unconfirmed(Handle h, long publication) {
    Long[] articles =
        h.createQuery(
                """
                select min(c.article_id) from clause c
                join provenance p on p.article_id = c.article_id
                where c.confirmed_by is null
                  and coalesce(p.publisher_id, p.origin_id) = :publication
                group by c.use, c.verdict, c.quotation
                order by count(*) desc, min(c.id) limit :most
                """)
            .bind("publication", publication)
            .bind("most", MOST)
            .mapTo(Long.class)
            .list()
            .toArray(Long[]::new);
    List<Clause> sentences = new ArrayList<>();
    Sayings sayings = Sayings.of(h, Sayings.Of.ARTICLE, articles);
    for (Long article : articles) {
      sayings.addedTo(Terms.UNSTATED, article).clauses().stream()
          .filter(clause -> clause.confirmed() == null)
          .filter(clause -> sentences.stream().noneMatch(clause::saysTheSame))
          .forEach(sentences::add);
    }
    return sentences;
  }

  /// Notes on every page what a person made of a sentence.
  ///
  /// @param read confirmed, where the person has confirmed it
  /// @param isWrong whether the page does not say so
  static void decide(Handle h, long publication, Clause read, boolean isWrong) {
    if (isWrong) {
      h.createUpdate("delete from clause c using provenance p where " + SAME)
          .bind("publication", publication)
          .bind("use", read.use().word())
          .bind("verdict", read.verdict().word())
          .bind("quotation", read.quotation())
          .execute();
    } else if (read.confirmed() != null) {
      confirm(h, publication, read, Objects.requireNonNull(read.confirmed()));
    }
  }

  private static void confirm(Handle h, long publication, Clause read, Confirmation by) {
    h.createUpdate(
            "update clause c set confirmed_by = :by, confirmed_at = :at from provenance p where "
                + SAME)
        .bind("by", by.by())
        .bind("at", by.at().atOffset(ZoneOffset.UTC))
        .bind("publication", publication)
        .bind("use", read.use().word())
        .bind("verdict", read.verdict().word())
        .bind("quotation", read.quotation())
        .execute();
  }
}
