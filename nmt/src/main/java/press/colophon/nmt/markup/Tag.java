package press.colophon.nmt.markup;

import java.util.Locale;
import java.util.Set;

/// A start tag, and what its name and attributes say about its content.
///
/// @param name in lower case
/// @param raw as it was written
/// @param position of its `<` in the source
/// @param closesItself whether it ends in `/>`
/// @param untranslated whether an attribute forbids to translate it
record Tag(String name, String raw, int position, boolean closesItself, boolean untranslated) {
  private static final Set<String> VOID =
      words("area base br col embed hr img input link meta param source track wbr");
  private static final Set<String> RAW_TEXT =
      words("script style textarea title xmp iframe noembed noframes");
  private static final Set<String> WORDLESS = words("script style svg template iframe textarea");
  private static final Set<String> VERBATIM =
      words(
          "code kbd samp var tt math script style svg template textarea xmp iframe noembed title");
  private static final Set<String> BREAKING =
      words(
          "address article aside blockquote br caption center dd details div dl dt fieldset "
              + "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre "
              + "section summary table tbody td tfoot th thead tr ul");

  /// Has no content and no end tag.
  boolean isVoid() {
    return closesItself || VOID.contains(name);
  }

  /// Its content is not markup but plain characters up to its end tag.
  boolean holdsRawText() {
    return RAW_TEXT.contains(name);
  }

  /// Its content is not part of the sentence.
  boolean isWordless() {
    return WORDLESS.contains(name);
  }

  /// Its content comes through as it is.
  boolean isUntouched() {
    return untranslated || VERBATIM.contains(name);
  }

  /// A line or a block ends here, and with it a sentence.
  boolean breaks() {
    return BREAKING.contains(name);
  }

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
