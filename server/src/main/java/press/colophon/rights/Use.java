package press.colophon.rights;

import java.util.Locale;

/// One thing that can be done with an article.
public enum Use {
  /// To publish its text as it is.
  REPRINT,
  /// To publish a part of it, with a link to the whole.
  EXCERPT,
  /// To publish it in another language.
  TRANSLATE,
  /// To change or shorten it.
  EDIT,
  /// To publish the pictures that came with it.
  IMAGES,
  /// To send it by mail.
  NEWSLETTER,
  /// To deliver it to servers of the fediverse.
  FEDERATE,
  /// To pass on to others what we were allowed.
  SUBLICENSE,
  /// To publish it for profit: behind a paywall, beside advertisements, in what is sold.
  COMMERCIAL,
  /// To train machines with it.
  MACHINE_LEARNING;

  /// The word used in the database, in files and in names of interface texts.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The use of this word.
  ///
  /// @throws IllegalArgumentException where there is none
  public static Use ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
