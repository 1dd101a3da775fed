package press.colophon.rights;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the text of a page says of the use of articles, compared with what another text of the page
/// said. A date or a menu says nothing of it, and neither does white space.
final class Wording {
  private Wording() {}

  static boolean isSame(String one, String other) {
    return squeezed(one).equals(squeezed(other));
  }

  /// Whether a sentence stands in a text.
  static boolean says(String text, String sentence) {
    return squeezed(text).contains(squeezed(sentence));
  }

  /// Whether two texts say the same of the use of articles. A text in which nothing is recognised
  /// says the same as itself alone.
  ///
  /// @param reader what a text seems to state
  static boolean saysTheSame(String one, String other, Function<String, Terms> reader) {
    if (isSame(one, other)) {
      return true;
    }
    Terms now = reader.apply(other);
    return !saysNothing(now) && statesTheSame(reader.apply(one), now);
  }

  /// Whether terms rest on no sentence that stood in one text and does not stand in the other.
  static boolean keepsQuotations(Terms terms, String before, String after) {
    return quotations(terms).filter(q -> says(before, q)).allMatch(q -> says(after, q));
  }

  private static Stream<String> quotations(Terms terms) {
    return Stream.concat(
            terms.clauses().stream().map(Clause::quotation),
            terms.duties().stream().map(Duty::because))
        .filter(Objects::nonNull);
  }

  private static boolean saysNothing(Terms read) {
    return read.licence() == null
        && read.licenceAsFound() == null
        && read.clauses().isEmpty()
        && read.duties().isEmpty();
  }

  private static boolean statesTheSame(Terms one, Terms other) {
    return one.basis() == other.basis()
        && Objects.equals(licence(one), licence(other))
        && clauses(one).equals(clauses(other))
        && duties(one).equals(duties(other));
  }

  /// A licence is the same however it is named; of one that is only described, the words are.
  private static @Nullable String licence(Terms terms) {
    return terms.licence() != null ? terms.licence().id() : terms.licenceAsFound();
  }

  private static Set<List<Object>> clauses(Terms terms) {
    return terms.clauses().stream()
        .map(c -> List.<Object>of(c.use(), c.verdict(), c.scope(), squeezed(c.quotation())))
        .collect(Collectors.toSet());
  }

  private static Set<Duty> duties(Terms terms) {
    return new HashSet<>(terms.duties());
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
