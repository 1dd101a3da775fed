package press.colophon.newsroom;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.translation.Flaw;
import press.colophon.translation.Language;
import press.colophon.translation.Maker;
import press.colophon.translation.Unit;

/// An original and its translation side by side.
///
/// @param person who looks
/// @param saved what was said of the last change; empty for nothing
public record TranslationView(
    String person, Article article, Language language, List<Pair> pairs, String saved) {

  public TranslationView {
    pairs = List.copyOf(pairs);
  }

  /// The page's own address.
  public String address() {
    return TranslationPages.address(article.id(), language.tag());
  }

  public String originalDirection() {
    return new Language(article.language()).direction().html();
  }

  public String direction() {
    return language.direction().html();
  }

  /// One sentence and its translation.
  ///
  /// @param place among all of them
  public record Pair(int place, Unit unit) {

    public String hash() {
      return unit.source().hash();
    }

    /// Sanitised HTML.
    public String source() {
      return unit.source().html();
    }

    public String target() {
      return unit.target() == null ? "" : unit.target().html();
    }

    /// How many lines the field has.
    public int lines() {
      return Math.clamp(target().length() / 50 + 1, 2, 12);
    }

    /// Who made it, and what a program finds wrong with it.
    public String said() {
      String flaws =
          unit.flaws().stream()
              .map(Flaw::word)
              .collect(Collectors.joining(", ", "; look at: ", ""));
      return maker(Objects.requireNonNull(unit.maker())) + (unit.flaws().isEmpty() ? "" : flaws);
    }

    public boolean isByPerson() {
      return unit.maker() instanceof Maker.Person;
    }

    public boolean isToLookAt() {
      return !unit.flaws().isEmpty() || unit.kept() != null;
    }

    /// What a person wrote for an earlier wording.
    public Unit.@Nullable Kept kept() {
      return unit.kept();
    }

    private static String maker(Maker maker) {
      return switch (maker) {
        case Maker.Machine(String engine, String model, var at) -> engine;
        case Maker.Person(String name, boolean wrote, var at) ->
            (wrote ? "written by " : "approved by ") + name;
      };
    }
  }
}
