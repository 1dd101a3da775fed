package press.colophon.rights.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.colophon.rights.Letters;

/// A sentence with the [Concept]s marked in it, and cut into parts where another thought begins.
/// Immutable.
final class Marked {
  private static final String COMMAS = ",\u060C\u3001\uFF0C;\u061B()";

  private static final List<String> DASHES = List.of(" \u2013 ", " - ", ": ");

  /// A sentence in which more is found is no sentence, and what goes beyond is not read.
  private static final int MOST_TAGS = 150;

  /// "Use in newsletters:"
  private static final int LONGEST_LABEL = 4;

  private final TokenizedText text;
  private final Sentence sentence;
  private final List<Tag> tags;
  private final Map<Concept, List<Tag>> byConcept = new EnumMap<>(Concept.class);
  private final BitSet named;
  private final BitSet partStarts = new BitSet();
  private final int[] commas;
  private final Effort effort;

  private Marked(
      TokenizedText text, Sentence sentence, List<Tag> tags, BitSet blank, Effort effort) {
    this.effort = effort;
    this.named = blank.get(sentence.from(), sentence.to());
    this.text = text;
    this.sentence = sentence;
    this.tags = tags;
    for (Tag tag : tags) {
      byConcept.computeIfAbsent(tag.concept(), c -> new ArrayList<>()).add(tag);
      tag.addTo(named, sentence.from());
    }
    this.commas = countCommas();
    cutIntoParts();
  }

  /// Marks a sentence.
  ///
  /// @param blank tokens that are no words of it, such as the name of a licence
  static Marked of(
      TokenizedText text, Sentence sentence, Vocabulary words, BitSet blank, Effort effort) {
    List<Tag> found = new ArrayList<>();
    for (int at = sentence.from(); at < sentence.to(); at++) {
      words.tag(text.tokens(), at, sentence.to(), found, effort);
    }
    found.removeIf(tag -> tag.intersects(blank));
    return new Marked(text, sentence, withoutParts(found, effort), blank, effort);
  }

  /// A longer phrase says what its words alone would not.
  private static List<Tag> withoutParts(List<Tag> found, Effort effort) {
    List<Tag> some = found.subList(0, Math.min(found.size(), MOST_TAGS));
    effort.spend(some.size() * some.size());
    return some.stream()
        .filter(tag -> some.stream().noneMatch(tag::isPartOf))
        .filter(tag -> tag.concept() != Concept.ASIDE)
        .distinct()
        .sorted(Comparator.comparingInt(Tag::from).thenComparing(Tag::concept))
        .toList();
  }

  TokenizedText text() {
    return text;
  }

  Sentence sentence() {
    return sentence;
  }

  List<Tag> tags() {
    return tags;
  }

  /// Whether a token is part of a phrase found or of a licence's name.
  boolean isMarked(int token) {
    return token >= sentence.from() && named.get(token - sentence.from());
  }

  List<Tag> all(Concept... concepts) {
    if (concepts.length == 1) {
      List<Tag> of = byConcept.getOrDefault(concepts[0], List.of());
      effort.spend(1 + of.size());
      return of;
    }
    if (!has(concepts)) {
      return List.of();
    }
    effort.spend(tags.size());
    Set<Concept> wanted = setOf(concepts);
    return tags.stream().filter(tag -> wanted.contains(tag.concept())).toList();
  }

  boolean has(Concept... concepts) {
    effort.spend(concepts.length);
    return Arrays.stream(concepts).anyMatch(byConcept::containsKey);
  }

  /// Whether it asks something.
  boolean isQuestion() {
    String behind = text.before(sentence.to());
    return behind.codePoints().anyMatch(c -> "?\u061F\uFF1F".indexOf(c) >= 0);
  }

  /// Whether one of the concepts is its first word.
  boolean opensWith(Concept concept) {
    return all(concept).stream().anyMatch(tag -> tag.from() == sentence.from());
  }

  /// Whether the phrase is what is said of a label: "Photographs: no".
  boolean isBehindLabel(Tag tag) {
    int label = partTo(sentence.from());
    return tag.from() == label && label - sentence.from() <= LONGEST_LABEL;
  }

  /// Whether a tag's part only names something and leaves what is said of it to the next:
  /// "Photographs: ...".
  boolean isInLabel(Tag tag) {
    int from = partFrom(tag.from());
    int to = partTo(tag.from());
    return from == sentence.from() && to < sentence.to() && to - from <= LONGEST_LABEL;
  }

  /// Whether it is the first cell of a row: "Photographs | not included".
  boolean isCell() {
    return sentence.length() <= LONGEST_LABEL && text.before(sentence.to()).contains("|");
  }

  /// Whether it begins where a line does.
  boolean startsLine() {
    return text.before(sentence.from()).indexOf('\n') >= 0 || sentence.from() == 0;
  }

  /// Those within the same part of the sentence.
  List<Tag> inPartOf(Tag tag, Concept... concepts) {
    int from = partFrom(tag.from());
    int to = partTo(tag.from());
    return all(concepts).stream().filter(t -> t.from() >= from && t.from() < to).toList();
  }

  boolean partHas(Tag tag, Concept... concepts) {
    return !inPartOf(tag, concepts).isEmpty();
  }

  /// One of the concepts ending at most `gap` words before the tag, without a comma between.
  Optional<Tag> shortlyBefore(Tag tag, int gap, Concept... concepts) {
    return all(concepts).stream()
        .filter(t -> t.to() <= tag.from() && tag.from() - t.to() <= reach(gap, t.to()))
        .filter(t -> commas(t.to() - 1, tag.from()) == 0 && samePart(t, tag))
        .reduce((first, second) -> second);
  }

  /// One of the concepts beginning at most `gap` words behind the tag, without a comma between.
  Optional<Tag> shortlyAfter(Tag tag, int gap, Concept... concepts) {
    return all(concepts).stream()
        .filter(t -> t.from() >= tag.to() && t.from() - tag.to() <= reach(gap, tag.from()))
        .filter(t -> commas(tag.to() - 1, t.from()) == 0 && samePart(t, tag))
        .findFirst();
  }

  /// One of the concepts in a gap of the tag's phrase.
  Optional<Tag> inside(Tag tag, Concept... concepts) {
    return all(concepts).stream()
        .filter(t -> t.from() >= tag.from() && t.to() <= tag.to() && !t.intersects(tag))
        .findFirst();
  }

  /// How far two tags are from one another, in words; a comma between counts as some.
  int distance(Tag a, Tag b) {
    int from = Math.min(a.to(), b.to());
    int to = Math.max(a.from(), b.from());
    int words = Math.max(0, to - from);
    return (isUnspaced(from) ? words / 3 : words) + 3 * commas(from, to);
  }

  /// Whether a comma stands between two tags.
  boolean isAcross(Tag a, Tag b) {
    int from = Math.min(a.to(), b.to());
    int to = Math.max(a.from(), b.from());
    return to > from && commas(from - 1, to) > 0;
  }

  /// Whether nothing follows before the next comma or the end.
  boolean endsClause(Tag tag) {
    return tag.to() == sentence.to() || commas(tag.to() - 1, tag.to()) > 0;
  }

  boolean samePart(Tag a, Tag b) {
    return partFrom(a.from()) == partFrom(b.from());
  }

  int partFrom(int token) {
    return partStarts.previousSetBit(token);
  }

  int partTo(int token) {
    int next = partStarts.nextSetBit(token + 1);
    return next < 0 ? sentence.to() : next;
  }

  /// The words of the part that a tag stands in.
  Quotation quoteOfPart(Tag tag) {
    return text.quote(partFrom(tag.from()), partTo(tag.from()));
  }

  /// The words from the first of these tags to the end of their parts.
  Quotation quoteOf(Tag first, Tag second) {
    int from = partFrom(Math.min(first.from(), second.from()));
    int to = partTo(Math.max(first.from(), second.from()));
    return text.quote(from, to);
  }

  Quotation quote() {
    return text.quote(sentence.from(), sentence.to());
  }

  /// How many commas stand between two tokens.
  int commas(int from, int to) {
    int last = Math.min(to, sentence.to() - 1) - sentence.from();
    return last <= from - sentence.from() ? 0 : commas[last] - commas[from - sentence.from()];
  }

  /// For each token the commas up to it.
  private int[] countCommas() {
    int[] counts = new int[sentence.length()];
    for (int i = 1; i < counts.length; i++) {
      String between = text.before(sentence.from() + i);
      boolean comma = between.codePoints().anyMatch(c -> COMMAS.indexOf(c) >= 0);
      counts[i] = counts[i - 1] + (comma ? 1 : 0);
    }
    return counts;
  }

  private int reach(int gap, int token) {
    return isUnspaced(token) ? gap * 3 : gap;
  }

  private boolean isUnspaced(int token) {
    int at = Math.min(token, sentence.to() - 1);
    return Letters.isWordByItself(text.text().codePointAt(text.token(at).start()));
  }

  private void cutIntoParts() {
    partStarts.set(sentence.from());
    for (Tag tag : all(Concept.BUT, Concept.PROVIDED, Concept.EXCEPT)) {
      if (!isInserted(tag)) {
        partStarts.set(tag.from());
      }
    }
    for (int i = sentence.from() + 1; i < sentence.to(); i++) {
      String between = text.before(i);
      if (between.codePoints().anyMatch(c -> ";\u061B\u2014\uFF1B".indexOf(c) >= 0)
          || DASHES.stream().anyMatch(between::contains)) {
        partStarts.set(i);
      }
    }
  }

  /// ", however," between commas turns the sentence and begins no new part.
  private boolean isInserted(Tag tag) {
    return tag.concept() == Concept.BUT
        && tag.from() > sentence.from()
        && tag.to() < sentence.to()
        && text.before(tag.from()).contains(",")
        && text.before(tag.to()).contains(",");
  }

  private static Set<Concept> setOf(Concept... concepts) {
    Set<Concept> set = EnumSet.noneOf(Concept.class);
    set.addAll(Arrays.asList(concepts));
    return set;
  }
}
