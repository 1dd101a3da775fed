package press.colophon.intake;

import java.util.Locale;

/// The steps by which an original becomes an article, in their order.
public enum Step {
  FETCH,
  DECODE,
  PARSE,
  EXTRACT,
  DETECT_LANGUAGE,
  SUGGEST,
  SANITISE,
  ATTRIBUTE,
  DEDUPLICATE,
  KEEP_EVIDENCE,
  STORE;

  /// The word for people and machines: `detect-language`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
