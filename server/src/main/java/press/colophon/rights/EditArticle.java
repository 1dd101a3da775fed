package press.colophon.rights;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.Alteration;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.Edit;
import press.colophon.articles.Outline;

/// Edits an article's text, where its terms permit that: the headline stays where they ask for it,
/// and so does the whole text. What is changed is told to readers with the credit. Thread-safe.
public final class EditArticle {
  private final Jdbi db;
  private final Articles articles;
  private final Permissions permissions;
  private final InstantSource clock;

  public EditArticle(Jdbi db, Articles articles, Permissions permissions, InstantSource clock) {
    this.db = db;
    this.articles = articles;
    this.permissions = permissions;
    this.clock = clock;
  }

  /// What came of it.
  public sealed interface Outcome {}

  /// Readers see the new text.
  ///
  /// @param alterations against what the source has
  public record Edited(Set<Alteration> alterations) implements Outcome {}

  /// The terms stand in the way.
  ///
  /// @param because a sentence for the editor
  public record NotPermitted(String because) implements Outcome {}

  public Outcome run(Article article, Edit edit) {
    return db.inTransaction(
        h -> {
          articles.awaitTurn(h);
          Article current = articles.find(h, article.id()).orElseThrow();
          Set<Alteration> alterations = edit.alterations(articles.asTaken(h, current));
          Optional<String> obstacle = obstacle(h, current, alterations);
          if (obstacle.isPresent()) {
            return new NotPermitted(obstacle.get());
          }
          articles.edit(h, current, edit);
          return new Edited(alterations);
        });
  }

  /// To go back to what the source has needs no permission.
  private Optional<String> obstacle(Handle h, Article article, Set<Alteration> alterations) {
    Rights rights = Objects.requireNonNull(permissions.of(h, ofOne(article)).get(article.id()));
    return alterations.isEmpty()
        ? Optional.empty()
        : obstacle(rights, alterations, Occasion.page(article.language(), clock.instant()));
  }

  private static Set<Outline> ofOne(Article article) {
    return Set.of(Outline.of(article));
  }

  static Optional<String> obstacle(Rights rights, Set<Alteration> alterations, Occasion on) {
    Permission permission = rights.decide(Use.EDIT, on);
    if (!permission.isGranted()) {
      return Optional.of("It may not be edited: " + permission.because().words() + ".");
    }
    if (alterations.contains(Alteration.HEADLINE)
        && rights.duty(Duty.Kind.KEEP_TITLE, Use.EDIT).isPresent()) {
      return Optional.of("Its terms ask to keep the headline as it is.");
    }
    if (alterations.contains(Alteration.SHORTENED)
        && rights.duty(Duty.Kind.WHOLE_TEXT, Use.EDIT).isPresent()) {
      return Optional.of("Its terms ask to publish the whole text.");
    }
    return Optional.empty();
  }
}
