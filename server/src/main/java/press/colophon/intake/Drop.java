package press.colophon.intake;

import java.util.Locale;

/// Why a thing went no further.
///
/// @param sentence for the person who sent it
public record Drop(Step step, Reason reason, String sentence) {

  /// What kind of reason it was.
  public enum Reason {
    NOT_FETCHED(Step.FETCH),
    /// A robots.txt, or terms, forbid to fetch it.
    NOT_ALLOWED(Step.FETCH),
    EMPTY(Step.DECODE),
    TOO_LARGE(Step.DECODE),
    NOT_TEXT(Step.DECODE),
    BROKEN_CHARACTERS(Step.DECODE),
    /// It claims a format and is not in order: XML that is cut off, a damaged archive.
    BROKEN_FORMAT(Step.PARSE),
    /// More items, or deeper ones, than are read.
    TOO_MANY(Step.PARSE),
    /// Sound, but nothing for readers: a test message, a picture alone, a list of links.
    NO_ARTICLE(Step.EXTRACT),
    /// The sender says that it is not for publication: a draft, a password.
    NOT_PUBLISHED(Step.EXTRACT),
    /// Nothing is left of it once it is sanitised.
    NO_TEXT(Step.SANITISE),
    /// A takedown of something that is not here.
    UNKNOWN_ARTICLE(Step.DEDUPLICATE),
    /// A mistake of this program.
    DEFECT(Step.STORE);

    private final Step step;

    Reason(Step step) {
      this.step = step;
    }

    /// The step that gives this reason.
    public Step step() {
      return step;
    }

    /// The word for people and machines: `no-article`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// A drop at the step that gives this reason.
  public Drop(Reason reason, String sentence) {
    this(reason.step(), reason, sentence);
  }
}
