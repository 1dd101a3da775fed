package press.colophon.rights;

import java.util.Locale;
import press.colophon.articles.Outline;

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

  /// Whether it rests on what somebody says, which a machine may have misread: fair use rests on
  /// the law and the rules of the house.
  public boolean restsOnWords() {
    return switch (this) {
      case ATTRIBUTION, PERMISSION, PUBLIC_DOMAIN -> true;
      case LICENCE, FAIR_USE, OWN_WORK, UNSTATED -> false;
    };
  }

  /// Whether an article on this ground must say a thing of itself before it is published. Our own
  /// work is from nowhere else. Whoever quotes names the source and the author (Berne Convention,
  /// article 10(3)); no law asks for an address, which licences and publishers do.
  boolean needs(Outline.Part part) {
    return switch (this) {
      case OWN_WORK -> part == Outline.Part.AUTHORS;
      case FAIR_USE -> part != Outline.Part.ADDRESS;
      case LICENCE, ATTRIBUTION, PERMISSION, PUBLIC_DOMAIN, UNSTATED -> true;
    };
  }

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
