package press.colophon.rights.reading;

import java.util.Locale;

/// How a proposal was found, so that an editor can see why.
public enum Rule {
  /// A word of permission stands beside the use.
  PERMITTED,
  /// A word of prohibition, or a negated permission, stands beside the use.
  PROHIBITED,
  /// "not edit", "without changes": the use itself is negated.
  NEGATED,
  /// "for non-commercial purposes": one word says what is not allowed.
  NAMED_AS_EXCLUDED,
  /// "only for ...": everything else is not allowed.
  ONLY_OTHERWISE,
  /// "not without our permission", "contact us for".
  WITH_CONSENT,
  /// "If you republish, do this": who sets conditions allows what they are for.
  CONDITION_IMPLIES,
  /// Pictures are named among what is licensed.
  LICENSED_WITH_TEXT,
  /// "except for images".
  EXCEPTED,
  /// A list below a heading such as "You may not:".
  UNDER_HEADING,
  /// "May I republish? Yes.", "Translations: yes".
  ANSWERED,
  /// A word that asks for the duty.
  ASKED_FOR,
  /// The duty belongs to the one before it in the same sentence.
  ASKED_TOGETHER;

  /// The word used in files.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
