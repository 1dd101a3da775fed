package press.colophon.intake.format.agency;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A code of a published vocabulary, written as IPTC abbreviates it: `medtop:04000000`.
///
/// The vocabularies are those of <https://cv.iptc.org/newscodes/>.
final class SubjectCode {
  private static final String IPTC = "^https?://cvx?\\.iptc\\.org/newscodes/";
  private static final Map<String, String> ALIASES =
      Map.of(
          "mediatopic", "medtop",
          "subjectcode", "subj",
          "subjectqualifier", "subjqual",
          "genre", "genre",
          "worldregion", "wldreg",
          "mediatopics", "medtop",
          "subjectcodes", "subj");

  private SubjectCode() {}

  /// The code, or null where nothing but a name is given.
  ///
  /// @param scheme an alias or the address of the vocabulary
  static @Nullable String of(
      @Nullable String scheme, @Nullable String code, @Nullable String address) {
    if (address != null && !address.isBlank()) {
      return abbreviated(address);
    }
    if (code == null || code.isBlank()) {
      return null;
    }
    if (scheme == null || scheme.isBlank() || code.contains(":")) {
      return abbreviated(code);
    }
    return scheme.contains("/")
        ? abbreviated(scheme.endsWith("/") ? scheme + code : scheme + "/" + code)
        : ALIASES.getOrDefault(scheme, scheme) + ":" + code;
  }

  /// `http://cv.iptc.org/newscodes/mediatopic/04000000` as `medtop:04000000`; any other stays.
  static String abbreviated(String address) {
    String rest = address.strip().replaceFirst(IPTC, "");
    if (rest.equals(address.strip())) {
      return rest;
    }
    int slash = rest.indexOf('/');
    if (slash < 0) {
      return address.strip();
    }
    String scheme = rest.substring(0, slash);
    return ALIASES.getOrDefault(scheme, scheme) + ":" + rest.substring(slash + 1);
  }
}
