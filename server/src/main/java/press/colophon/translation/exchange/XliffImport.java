package press.colophon.translation.exchange;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.translation.Editing;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.Maker;
import press.colophon.translation.Unit;
import press.colophon.translation.exchange.XliffFile.Sentence;

/// Takes in what translators made of a file of [XliffExport]: a changed translation is what a
/// person wrote, an unchanged one in the state `reviewed` or `final` is approved.
///
/// A sentence is found by its place and the hash of its original, or by the hash alone where it
/// moved. What does not fit is told with its words and left alone: an original that changed since,
/// a translation that a person changed since, a lost tag. Doing it twice changes nothing.
public final class XliffImport {
  private static final int LONGEST_QUOTE = 200;

  private final Articles articles;
  private final Editing editing;

  public XliffImport(Articles articles, Editing editing) {
    this.articles = articles;
    this.editing = editing;
  }

  /// What became of one article's translation.
  ///
  /// @param article its path
  /// @param language the tag of the translation
  /// @param left a sentence for each thing that was not taken in
  public record Report(
      String article, String language, int written, int approved, int same, List<String> left) {
    public Report {
      left = List.copyOf(left);
    }
  }

  /// Takes a file in.
  ///
  /// @param person who answers for it
  /// @throws ExchangeException where the file is no XLIFF 2
  public List<Report> run(InputStream in, String person) {
    return XliffFile.read(in).stream().map(file -> new Reading(file, person).run()).toList();
  }

  private Optional<Article> article(XliffFile file) {
    String number = file.id().replaceFirst("^" + XliffExport.FILE_ID, "");
    return number.matches("[0-9]{1,18}") && !number.equals(file.id())
        ? articles.find(new ArticleId(Long.parseLong(number)))
        : articles.findByPath(file.original());
  }

  private final class Reading {
    private final XliffFile file;
    private final String person;
    private final List<String> left = new ArrayList<>();
    private int written;
    private int approved;
    private int same;

    private Reading(XliffFile file, String person) {
      this.file = file;
      this.person = person;
    }

    private Report run() {
      Optional<Article> article = article(file);
      Optional<Language> language = Languages.find(file.target());
      if (article.isEmpty()) {
        left.add("There is no article \"%s\" here.".formatted(file.original()));
      } else if (language.isEmpty()) {
        left.add("Its target language \"%s\" is not in the catalogue.".formatted(file.target()));
      } else {
        run(article.get(), language.get());
      }
      return new Report(file.original(), file.target(), written, approved, same, left);
    }

    private void run(Article article, Language language) {
      Optional<List<Unit>> units = editing.units(article, language);
      if (units.isEmpty()) {
        left.add(
            "There is no finished translation into %s now; take the file in when there is."
                .formatted(language));
        return;
      }
      file.sentences().forEach(sentence -> take(article, language, units.get(), sentence));
    }

    private void take(Article article, Language language, List<Unit> units, Sentence sentence) {
      Optional<Integer> place = place(units, sentence);
      if (place.isPresent()) {
        take(article, language, place.get(), units.get(place.get()), sentence);
      } else if (sentence.target() != null) {
        leave(
            sentence,
            isPlace(units, sentence.id())
                ? "the original has changed since"
                : "the article has no such sentence");
      }
    }

    private void take(Article article, Language language, int place, Unit unit, Sentence sentence) {
      List<Codes.Part> target = sentence.target();
      if (target == null) {
        same++;
        return;
      }
      Codes codes = Codes.of(unit.source(), null);
      String html = codes.html(target);
      String given = XliffExport.fingerprint(html);
      String now = unit.target() == null ? "" : XliffExport.fingerprint(unit.target().html());
      boolean byPerson = unit.maker() instanceof Maker.Person;
      if (given.equals(now)) {
        approve(article, language, place, unit, sentence);
      } else if (given.equals(sentence.before())) {
        leaveUntouched(sentence);
      } else if (byPerson && !now.equals(sentence.before())) {
        leave(sentence, "somebody has changed the translation since");
      } else if (!codes.lost(target).isEmpty()) {
        leave(sentence, "it has lost " + String.join(" ", codes.lost(target)));
      } else {
        note(
            sentence, editing.write(article, language, place, unit, html, person), () -> written++);
      }
    }

    private void approve(
        Article article, Language language, int place, Unit unit, Sentence sentence) {
      if (!sentence.approved() || unit.maker() instanceof Maker.Person) {
        same++;
        return;
      }
      note(sentence, editing.approve(article, language, place, unit, person), () -> approved++);
    }

    /// The translator left it as it was, and it has changed here.
    private void leaveUntouched(Sentence sentence) {
      if (sentence.approved()) {
        leave(sentence, "the translation that it approves has changed since");
      } else {
        same++;
      }
    }

    private void note(Sentence sentence, Editing.Outcome outcome, Runnable count) {
      switch (outcome) {
        case Editing.Done done -> count.run();
        case Editing.Refused(String because) -> leave(sentence, because);
      }
    }

    private void leave(Sentence sentence, String because) {
      String words = sentence.words().strip();
      left.add(
          "Sentence %s is not taken in, %s: \"%s\""
              .formatted(
                  sentence.id(),
                  because,
                  words.length() > LONGEST_QUOTE
                      ? words.substring(0, LONGEST_QUOTE) + "..."
                      : words));
    }
  }

  private static boolean isPlace(List<Unit> units, String id) {
    return id.matches("[0-9]{1,6}") && Integer.parseInt(id) < units.size();
  }

  /// The sentence with this original that is nearest to the place it had.
  private static Optional<Integer> place(List<Unit> units, Sentence sentence) {
    int was = sentence.id().matches("[0-9]{1,6}") ? Integer.parseInt(sentence.id()) : 0;
    return IntStream.range(0, units.size())
        .boxed()
        .filter(i -> units.get(i).source().hash().equals(sentence.source()))
        .min(Comparator.comparingInt(i -> Math.abs(i - was)));
  }
}
