package press.colophon.translation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Body;
import press.colophon.articles.Note;
import press.colophon.rights.Occasion;
import press.colophon.rights.Rights;

/// An article as readers of one language get it: the original text, or a translation of it.
///
/// Immutable.
///
/// @param language BCP 47 tag of the texts here
/// @param imageCaption of the featured image
/// @param imageAlt what the featured image shows
/// @param notes texts of the article's notes, in the order of [Article#notes()]
/// @param translation how the texts were made; absent for the original
public record Rendition(
    Article article,
    String language,
    String headline,
    @Nullable String standfirst,
    Body body,
    @Nullable String imageCaption,
    @Nullable String imageAlt,
    List<Body> notes,
    @Nullable Made translation) {

  /// How a translation was made.
  ///
  /// @param engine its label for readers; empty where a person wrote all of it
  /// @param person who reviewed or wrote all of it; absent where nobody did
  /// @param at when it was made or reviewed
  public record Made(Kind kind, String engine, @Nullable String person, Instant at) {
    /// The names of all who made it.
    public List<String> makers() {
      List<String> names = new ArrayList<>();
      if (!engine.isEmpty()) {
        names.add(engine);
      }
      if (person != null) {
        names.add(person);
      }
      return names;
    }

    /// Nobody has looked at it.
    public static Made byMachine(String engine, Instant at) {
      return new Made(Kind.MACHINE, engine, null, at);
    }
  }

  /// How far a translation is a person's work.
  public enum Kind {
    /// Not done yet: what is missing stands there in the original.
    UNFINISHED,
    MACHINE,
    /// A machine's, and a person answers for every sentence of it.
    REVIEWED,
    HUMAN;

    /// The word used in the database and for machines.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  public Rendition {
    notes = List.copyOf(notes);
  }

  /// The original text.
  public static Rendition original(Article article) {
    var revision = article.revision();
    return new Rendition(
        article,
        article.language(),
        revision.headline(),
        revision.standfirst(),
        revision.body(),
        revision.image() == null ? null : revision.image().caption(),
        revision.image() == null ? null : revision.image().alt(),
        article.notes().stream().map(n -> n.text()).toList(),
        null);
  }

  /// The article's notes at a place, in the language of this text.
  public List<Body> notes(Note.Place place) {
    List<Note> all = article.notes();
    return IntStream.range(0, Math.min(all.size(), notes.size()))
        .filter(i -> all.get(i).place() == place)
        .mapToObj(notes::get)
        .toList();
  }

  /// The same text without its picture and what stands below it.
  public Rendition withoutImage() {
    return new Rendition(
        article.withoutImage(),
        language,
        headline,
        standfirst,
        body,
        null,
        null,
        notes,
        translation);
  }

  /// What of it may be shown on an occasion: the original text where no translation may be
  /// published, and no picture that may not be shown.
  public Rendition permitted(Rights rights, Occasion on) {
    Rendition text =
        isOriginal() || rights.decide(on.of(language)).isGranted() ? this : original(article);
    return rights.decidePicture(article.revision().image(), on.of(text.language)).isGranted()
        ? text
        : text.withoutImage();
  }

  public boolean isOriginal() {
    return translation == null;
  }

  /// Whether a part of it is still missing.
  public boolean isUnfinished() {
    return translation != null && translation.kind() == Kind.UNFINISHED;
  }
}
