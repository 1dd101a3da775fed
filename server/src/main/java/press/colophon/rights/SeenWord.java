package press.colophon.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.Sha256;
import press.colophon.rights.TermsReadings.Known;

/// Makes the short word that stands for all that a person is shown of terms. Whoever confirms them
/// gives it back, so that nothing is confirmed that came a moment later. When the page was read
/// last is not part of it.
final class SeenWord {
  /// Each is two characters of the word.
  private static final int BYTES = 4;

  private static final String BETWEEN = "\0";

  private final List<String> shown = new ArrayList<>();

  private SeenWord() {}

  static String of(Known known) {
    SeenWord word = new SeenWord();
    PublicationTerms standing = known.standing();
    if (standing != null) {
      word.add("standing", standing.address());
      word.add(standing.terms());
    }
    TermsChange change = known.change();
    if (change != null) {
      word.add("change", change.before(), change.after());
      word.add(change.terms());
    }
    word.add("on pages");
    known.onPages().forEach(word::add);
    return Sha256.hex(String.join(BETWEEN, word.shown), BYTES);
  }

  private void add(Terms terms) {
    Licence licence = terms.licence();
    add("basis", terms.basis().word(), licence == null ? null : licence.id());
    add("as found", terms.licenceAsFound());
    terms.clauses().forEach(this::add);
    terms.duties().forEach(d -> add("duty", d.kind().word(), d.value(), d.because()));
  }

  private void add(Clause clause) {
    Clause.Confirmation read = clause.confirmed();
    add("clause", clause.use().word(), clause.verdict().word(), clause.quotation());
    add("confirmed", read == null ? null : read.by());
  }

  private void add(@Nullable String... words) {
    for (String word : words) {
      shown.add(Objects.requireNonNullElse(word, ""));
    }
  }
}
