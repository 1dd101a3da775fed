package press.colophon.translation.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import press.colophon.translation.Language;

/// The door to measured quality: of each way the latest figures. Thread-safe.
public final class Measurements {
  private final Jdbi db;

  public Measurements(Jdbi db) {
    this.db = db;
  }

  /// Keeps figures in place of earlier ones of the same engine and model.
  public void keep(Measurement measured) {
    db.useHandle(
        h ->
            h.createUpdate(
                    """
                    insert into measurement (source_language, language, engine, model, chrf2, bleu,
                      sentences, words_per_second, measured_at)
                    values (:from, :to, :engine, :model, :chrf2, :bleu, :sentences, :speed, :at)
                    on conflict (source_language, language, engine, model) do update set
                      chrf2 = excluded.chrf2, bleu = excluded.bleu,
                      sentences = excluded.sentences,
                      words_per_second = excluded.words_per_second,
                      measured_at = excluded.measured_at
                    """)
                .bind("from", measured.from().tag())
                .bind("to", measured.to().tag())
                .bind("engine", measured.engine())
                .bind("model", measured.model())
                .bind("chrf2", measured.score().chrf2())
                .bind("bleu", measured.score().bleu())
                .bind("sentences", measured.score().sentences())
                .bind("speed", measured.wordsPerSecond())
                .bind("at", measured.at().atOffset(ZoneOffset.UTC))
                .execute());
  }

  /// All figures of ways from a language.
  public List<Measurement> from(Language language) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select * from measurement where source_language = :from
                    order by language, measured_at desc
                    """)
                .bind("from", language.tag())
                .map((row, context) -> measurement(row))
                .list());
  }

  private static Measurement measurement(ResultSet row) throws SQLException {
    return new Measurement(
        new Language(row.getString("source_language")),
        new Language(row.getString("language")),
        row.getString("engine"),
        row.getString("model"),
        new Score(row.getDouble("chrf2"), row.getDouble("bleu"), row.getInt("sentences")),
        row.getDouble("words_per_second"),
        row.getObject("measured_at", OffsetDateTime.class).toInstant());
  }
}
