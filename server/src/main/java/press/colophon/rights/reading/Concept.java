package press.colophon.rights.reading;

import java.util.Locale;

/// What a word or phrase of a terms text stands for, whatever its language. The files under
/// `resources/terms` give each language's words for it, under its [#word].
enum Concept {
  /// Frequent small words by which the language is recognised; they mean nothing else here.
  WORDS,
  /// Letters that only few languages of the script have, a help where small words are few.
  LETTERS,
  /// A phrase that must not be understood by its parts: "unless otherwise noted", "terms of use".
  ASIDE,
  /// What readers give or entrust to the newsroom, not what they may do: "by posting a comment you
  /// grant us". Such a sentence sets no terms.
  READERS,

  // How something is said.
  /// May, is free to, is welcome to.
  MAY,
  /// Must not, is prohibited.
  BAN,
  /// Needs a permission that somebody gives when asked.
  ASK,
  NOT,
  WITHOUT,
  /// Without, put behind what is missing.
  LACKING,
  ONLY,
  MUST,
  /// A permission, as a thing to get.
  CONSENT,
  /// Without asking: it depends on what stands there whether one may, or must ask.
  UNASKED,
  /// Write to us.
  CONTACT,
  IF,
  EXCEPT,
  BUT,
  /// Provided that, as long as.
  PROVIDED,
  /// Not needed: what would be a duty is none.
  WAIVED,
  /// The answer to a question.
  YES,
  NO,

  // What is done, with what.
  /// To publish again, copy, distribute: words that seldom mean anything else.
  REPRINT,
  /// To use, publish, share: words that mean it only beside a permission.
  USE,
  EXCERPT,
  TRANSLATE,
  EDIT,
  /// As it is, unaltered.
  UNCHANGED,
  IMAGES,
  NEWSLETTER,
  COMMERCIAL,
  NONCOMMERCIAL,
  /// To sell, as a verb beside others: "copied, distributed or sold".
  SELL,
  SUBLICENSE,
  MACHINE_LEARNING,
  /// Articles, material, everything here.
  CONTENT,

  // What has to be done.
  CREDIT,
  /// The source, us.
  SOURCE,
  AUTHOR,
  LINK,
  ORIGINAL,
  HOME,
  LICENCE,
  CANONICAL,
  TITLE,
  COUNTER,
  NOTIFY,
  EXPIRE,
  ALIKE,
  CHANGES,
  TOP,
  LOGO,
  WHOLE;

  /// Whether it says how something is said, and not what is done or asked for.
  boolean isManner() {
    return compareTo(READERS) > 0 && compareTo(REPRINT) < 0;
  }

  /// Whether it is what something is done to, which a longer phrase does not use up.
  boolean isObject() {
    return switch (this) {
      case CONTENT, SOURCE, AUTHOR, ORIGINAL, HOME, LICENCE -> true;
      default -> false;
    };
  }

  /// Whether what stands in its phrase is only part of the phrase.
  boolean usesUpObjects() {
    return isObject() || this == ASIDE || this == NOTIFY || this == CONTACT || this == ASK;
  }

  /// The word used in the files.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Concept ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
