package press.colophon.rights;

import java.util.Locale;

/// The ground on which an article is republished here.
public enum Basis {
  /// A licence that its publisher gave to everyone.
  LICENCE,
  /// Its publisher's own words that allow republication with credit.
  ATTRIBUTION,
  /// A permission given to us.
  PERMISSION,
  FAIR_USE,
  PUBLIC_DOMAIN,
  OWN_WORK,
  /// The page does not say.
  UNSTATED;

  /// The word used in the database and in names of interface texts.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The basis of this word.
  ///
  /// @throws IllegalArgumentException where there is none
  public static Basis ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
