package press.colophon.newsroom;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.Page;
import press.colophon.platform.http.Request;
import press.colophon.translation.Editing;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.Unit;

/// Pages on which editors read translations beside their originals and mend them.
final class TranslationPages {
  private static final int MOST = 200;

  private final Articles articles;
  private final Editing editing;
  private final Templates templates;

  TranslationPages(Articles articles, Editing editing, Templates templates) {
    this.articles = articles;
    this.editing = editing;
    this.templates = templates;
  }

  static String address(ArticleId article, String language) {
    return "/desk/translations/" + article.value() + "/" + language;
  }

  /// Those with something to look at first, then the latest.
  Answer list(String person) {
    List<Editing.Overview> latest = editing.latest(MOST);
    Map<ArticleId, Article> found =
        articles.find(latest.stream().map(Editing.Overview::article).distinct().toList());
    List<TranslationsView.Row> rows =
        latest.stream()
            .map(made -> row(Objects.requireNonNull(found.get(made.article())), made))
            .toList();
    return templates.translations(new TranslationsView(person, rows)).once();
  }

  private static TranslationsView.Row row(Article article, Editing.Overview made) {
    return new TranslationsView.Row(
        address(article.id(), made.language().tag()),
        article.headline(),
        made.language().nameIn(Language.ENGLISH),
        made.kind().word(),
        made.toLookAt());
  }

  Answer show(String person, Request request) {
    return at(request).<Answer>map(place -> page(person, place, "")).orElseGet(this::nothing);
  }

  /// Saves, approves or gives back one sentence.
  Answer change(String person, Request request) {
    return at(request).map(place -> change(person, place, request)).orElseGet(this::nothing);
  }

  /// Notes that the person answers for every sentence as it stands.
  Answer approveAll(String person, Request request) {
    return at(request)
        .map(
            place -> {
              editing.approveAll(place.article(), place.language(), place.units(), person);
              return (Answer)
                  new Answer.SeeOther(address(place.article().id(), place.language().tag()));
            })
        .orElseGet(this::nothing);
  }

  private Answer change(String person, Place place, Request request) {
    int at = Integer.parseInt(request.parameter("place"));
    String source = request.form("source").orElse("");
    Editing.Outcome outcome =
        switch (request.form("do").orElse("")) {
          case "approve" -> approve(place, at, source, person);
          case "machine" -> editing.backToMachine(place.article(), place.language(), at, source);
          default -> write(place, at, source, request.form("text").orElse(""), person);
        };
    return switch (outcome) {
      case Editing.Done done ->
          new Answer.SeeOther(address(place.article().id(), place.language().tag()) + "#s" + at);
      case Editing.Refused(String because) -> page(person, place, because).status(409);
    };
  }

  private Editing.Outcome write(Place place, int at, String source, String text, String person) {
    return editing.write(place.article(), place.language(), at, source, text, person);
  }

  private Editing.Outcome approve(Place place, int at, String source, String person) {
    return editing.approve(place.article(), place.language(), at, source, person);
  }

  /// A translation as it stands.
  private record Place(Article article, Language language, List<Unit> units) {}

  private Optional<Place> at(Request request) {
    return articles
        .find(new ArticleId(Long.parseLong(request.parameter("article"))))
        .flatMap(
            article ->
                Languages.find(request.parameter("lang"))
                    .flatMap(
                        language ->
                            editing
                                .units(article, language)
                                .map(units -> new Place(article, language, units))));
  }

  private Page page(String person, Place place, String said) {
    List<TranslationView.Pair> pairs =
        IntStream.range(0, place.units().size())
            .filter(i -> place.units().get(i).target() != null)
            .filter(i -> !place.units().get(i).source().isBlank())
            .mapToObj(i -> new TranslationView.Pair(i, place.units().get(i)))
            .toList();
    return templates
        .translation(new TranslationView(person, place.article(), place.language(), pairs, said))
        .once();
  }

  private Answer nothing() {
    return templates
        .message(
            "No finished translation", "It may be in the making again: look once more in a moment.")
        .status(404)
        .once();
  }
}
