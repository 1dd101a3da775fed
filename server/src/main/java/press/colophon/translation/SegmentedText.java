package press.colophon.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// An article's text taken apart into [Segment]s, to be put together again in another language.
///
/// Headline, standfirst, caption and description are one segment each; body and notes have one for
/// each sentence. Not thread-safe.
public final class SegmentedText {
  private final List<Segment> lines;
  private final SegmentedBody body;
  private final List<SegmentedBody> notes;

  private SegmentedText(List<Segment> lines, SegmentedBody body, List<SegmentedBody> notes) {
    this.lines = lines;
    this.body = body;
    this.notes = notes;
  }

  /// Takes a text apart.
  ///
  /// @param from the language the text is written in
  public static SegmentedText of(ArticleText text, Language from) {
    return new SegmentedText(
        Stream.of(text.headline(), text.standfirst(), text.caption(), text.alt())
            .map(Segment::ofText)
            .toList(),
        SegmentedBody.of(text.bodyHtml(), from),
        text.notes().stream().map(note -> SegmentedBody.of(note, from)).toList());
  }

  /// What is to be translated, in reading order. A line that the article does not have is blank.
  public List<Segment> segments() {
    List<Segment> all = new ArrayList<>(lines);
    all.addAll(body.segments());
    notes.forEach(note -> all.addAll(note.segments()));
    return List.copyOf(all);
  }

  /// The text with translations in place of its segments.
  ///
  /// @param translations as many as there are [#segments()], in the same order
  public ArticleText filled(List<Segment> translations, Language to) {
    if (translations.size() != segments().size()) {
      throw new IllegalArgumentException(
          "%d translations for %d segments".formatted(translations.size(), segments().size()));
    }
    List<Segment> left = new ArrayList<>(translations);
    return new ArticleText(
        left.removeFirst().text(),
        left.removeFirst().text(),
        left.removeFirst().text(),
        left.removeFirst().text(),
        body.filled(taken(left, body), to),
        notes.stream().map(note -> note.filled(taken(left, note), to)).toList());
  }

  private static List<Segment> taken(List<Segment> left, SegmentedBody from) {
    List<Segment> first = left.subList(0, from.segments().size());
    List<Segment> taken = List.copyOf(first);
    first.clear();
    return taken;
  }
}
