package press.colophon.newsroom;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.newsroom.TranslationView.Unstored;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.Page;
import press.colophon.platform.http.Request;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permissions;
import press.colophon.translation.Editing;
import press.colophon.translation.FuzzyMatch;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.Maker;
import press.colophon.translation.Segment;
import press.colophon.translation.Unit;

/// Pages on which editors read translations beside their originals and mend them.
final class TranslationPages {
  private static final int MOST = 200;

  /// The place of no sentence.
  private static final int NOWHERE = -1;

  private final Articles articles;
  private final Editing editing;
  private final Permissions permissions;
  private final Templates templates;
  private final Clock clock;

  TranslationPages(
      Articles articles,
      Editing editing,
      Permissions permissions,
      Templates templates,
      Clock clock) {
    this.articles = articles;
    this.editing = editing;
    this.permissions = permissions;
    this.templates = templates;
    this.clock = clock;
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
    return at(request).<Answer>map(place -> page(person, place, null)).orElseGet(this::nothing);
  }

  /// Saves, approves or gives back one sentence, or puts other words into its field.
  Answer change(String person, Request request) {
    Change change = Change.of(request);
    return at(request)
        .map(place -> change(person, place, change, request))
        .orElseGet(() -> change.words().isBlank() ? nothing() : lost(request, change));
  }

  /// Notes that the person answers for every sentence as it was seen.
  Answer approveAll(String person, Request request) {
    return at(request).map(place -> approveAll(person, place, request)).orElseGet(this::nothing);
  }

  private Answer approveAll(String person, Place place, Request request) {
    String seen = request.form("seen").orElse("");
    if (!seen.equals(TranslationView.fingerprint(place.units()))) {
      String because = "the translation was changed meanwhile. It stands here as it is now.";
      return page(person, place, new Unstored(NOWHERE, "", because)).status(409);
    }
    editing.approveAll(place.article(), place.language(), place.units(), person);
    return new Answer.SeeOther(address(place.article().id(), place.language().tag()));
  }

  /// What a form asks for.
  ///
  /// @param at the place of the sentence
  /// @param source the hash of the sentence that was seen
  /// @param seen the fingerprint of all that was seen of it
  /// @param words in the field
  private record Change(int at, String what, String source, String seen, String words) {
    static Change of(Request request) {
      return new Change(
          Integer.parseInt(request.parameter("place")),
          request.form("do").orElse(""),
          request.form("source").orElse(""),
          request.form("seen").orElse(""),
          request.form("text").orElse(""));
    }

    boolean isWriting() {
      return what.isEmpty() || what.equals("save");
    }

    boolean isOf(Unit unit) {
      return seen.equals(TranslationView.fingerprint(unit));
    }
  }

  private Answer change(String person, Place place, Change change, Request request) {
    Optional<Unit> unit = place.unit(change.at()).filter(change::isOf);
    if (unit.isEmpty()) {
      return overtaken(person, place, change);
    }
    return words(place, change, unit.get())
        .<Answer>map(words -> page(person, place, new Unstored(change.at(), words, "")))
        .orElseGet(() -> store(person, place, change, unit.get(), request));
  }

  /// The words that an editor wants to begin with, where that is asked for.
  private Optional<String> words(Place place, Change change, Unit unit) {
    if (change.what().equals("kept")) {
      return Optional.ofNullable(unit.kept()).map(kept -> kept.target().html());
    }
    return IntStream.range(0, Editing.MATCHES)
        .filter(number -> change.what().equals("match-" + number))
        .boxed()
        .findFirst()
        .flatMap(number -> match(place, change.at(), number))
        .map(match -> match.target().html());
  }

  private Optional<FuzzyMatch> match(Place place, int at, int number) {
    return editing
        .matches(place.article(), place.language(), place.units())
        .getOrDefault(at, List.of())
        .stream()
        .skip(number)
        .findFirst();
  }

  private Answer store(String person, Place place, Change change, Unit seen, Request request) {
    Article article = place.article();
    Language language = place.language();
    int at = change.at();
    Editing.Outcome outcome =
        switch (change.what()) {
          case "approve" -> editing.approve(article, language, at, seen, person);
          case "machine" -> editing.backToMachine(article, language, at, seen);
          default -> editing.write(article, language, at, seen, change.words(), person);
        };
    return switch (outcome) {
      case Editing.Done done ->
          new Answer.SeeOther(address(article.id(), language.tag()) + "#s" + at);
      case Editing.Refused(String because) -> refused(person, change, because, request);
    };
  }

  /// The refusal beside the sentence as it is now: somebody may have been faster by a moment.
  private Answer refused(String person, Change change, String because, Request request) {
    return at(request)
        .map(
            now ->
                now.unit(change.at()).filter(change::isOf).isPresent()
                    ? page(person, now, new Unstored(change.at(), change.words(), because))
                        .status(409)
                    : overtaken(person, now, change))
        .orElseGet(() -> lost(request, change));
  }

  /// Says what was changed meanwhile, and leaves the person's words in the field.
  private Answer overtaken(String person, Place place, Change change) {
    OptionalInt now = place.find(change.source(), change.at());
    String because =
        now.isEmpty()
            ? "the original sentence was changed or taken out meanwhile."
            : "the translation was changed meanwhile (%s)."
                .formatted(TranslationView.maker(place.maker(now.getAsInt())));
    String again =
        now.isPresent() && change.isWriting()
            ? " Save again to put your words in its place."
            : " Look at it once more.";
    String words = change.isWriting() ? change.words() : "";
    return page(person, place, new Unstored(now.orElse(NOWHERE), words, because + again))
        .status(409);
  }

  private Answer lost(Request request, Change change) {
    Language language = Languages.find(request.parameter("lang")).orElse(Language.ENGLISH);
    return templates
        .lost(
            "The article was changed meanwhile, and its translation is being made again.",
            change.words(),
            language)
        .status(409)
        .once();
  }

  /// A translation as it stands.
  private record Place(Article article, Language language, List<Unit> units) {

    /// The unit at a place, where it is translated.
    Optional<Unit> unit(int at) {
      return at < units.size() && isShown(at) ? Optional.of(units.get(at)) : Optional.empty();
    }

    /// The place of a sentence, the nearest to where it was.
    OptionalInt find(String source, int was) {
      return IntStream.range(0, units.size())
          .filter(this::isShown)
          .filter(i -> units.get(i).source().hash().equals(source))
          .boxed()
          .min(Comparator.comparingInt(i -> Math.abs(i - was)))
          .map(OptionalInt::of)
          .orElseGet(OptionalInt::empty);
    }

    boolean isShown(int at) {
      return units.get(at).target() != null && !units.get(at).source().isBlank();
    }

    Maker maker(int at) {
      return Objects.requireNonNull(units.get(at).maker());
    }

    int nextToLookAt(int after) {
      return IntStream.range(after + 1, units.size())
          .filter(this::isShown)
          .filter(i -> TranslationView.isToLookAt(units.get(i)))
          .findFirst()
          .orElse(NOWHERE);
    }
  }

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

  private Page page(String person, Place place, @Nullable Unstored unstored) {
    Article article = place.article();
    List<Unit> units = place.units();
    Map<Integer, List<FuzzyMatch>> matches = editing.matches(article, place.language(), units);
    Map<String, Segment> machines = editing.machines(article, place.language(), units);
    List<TranslationView.Pair> pairs =
        IntStream.range(0, units.size())
            .filter(place::isShown)
            .mapToObj(
                at ->
                    new TranslationView.Pair(
                        at,
                        place.nextToLookAt(at),
                        units.get(at),
                        words(units.get(at), at, unstored),
                        machines.get(units.get(at).source().hash()),
                        TranslationView.Match.of(
                            units.get(at), matches.getOrDefault(at, List.of()))))
            .toList();
    return templates
        .translation(
            new TranslationView(
                person,
                article,
                place.language(),
                permissions.decide(article, Occasion.page(place.language().tag(), clock.instant())),
                TranslationView.fingerprint(units),
                pairs,
                unstored == null || unstored.because().isEmpty() ? null : unstored))
        .once();
  }

  private static String words(Unit unit, int at, @Nullable Unstored unstored) {
    return unstored != null && unstored.place() == at && !unstored.words().isBlank()
        ? unstored.words()
        : Objects.requireNonNull(unit.target()).html();
  }

  private Answer nothing() {
    return templates
        .message(
            "No finished translation", "It may be in the making again: look once more in a moment.")
        .status(404)
        .once();
  }
}
