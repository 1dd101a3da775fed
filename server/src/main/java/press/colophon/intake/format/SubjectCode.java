package press.colophon.intake.format;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A code of a published vocabulary, written as IPTC abbreviates it: `medtop:04000000`.
///
/// The vocabularies are those of <https://cv.iptc.org/newscodes/>.
public final class SubjectCode {
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

  /// A code among the keywords of a feed: `medtop:20000490`, `IPTC 04000000`, `04000000`.
  private static final Pattern KEYWORD = Pattern.compile("(?:(\\p{L}{3,20})[:/ ]{0,3})?(\\d{8})");

  private static final String MEDIA_TOPICS = "medtop";

  private SubjectCode() {}

  /// The code that a keyword is, or null where it is a word. A number alone, or one that names the
  /// IPTC and no vocabulary of it, is a media topic.
  public static @Nullable String ofKeyword(String keyword) {
    Matcher code = KEYWORD.matcher(keyword.strip());
    if (!code.matches()) {
      return null;
    }
    String scheme = code.group(1) == null ? "iptc" : code.group(1).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "iptc", "cat" -> of(MEDIA_TOPICS, code.group(2), null);
      case "medtop", "mediatopic", "mediatopics", "subj", "subjectcode", "subjectcodes" ->
          of(scheme, code.group(2), null);
      default -> null;
    };
  }

  /// The code, or null where nothing but a name is given.
  ///
  /// @param scheme an alias or the address of the vocabulary
  public static @Nullable String of(
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
  public static String abbreviated(String address) {
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
