package press.colophon.rights;

import java.util.Locale;

/// A way on which an article leaves the house.
public enum Channel {
  /// Readers' pages.
  SITE,
  /// RSS, Atom, JSON Feed and what else is polled.
  FEED,
  NEWSLETTER,
  /// What programs ask for.
  API,
  /// Servers of the fediverse.
  FEDERATION,
  /// What is offered to others who republish it.
  KIT,
  PRINT;

  /// The word used in the database, in files and in names of interface texts.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The channel of this word.
  ///
  /// @throws IllegalArgumentException where there is none
  public static Channel ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// What the channel does besides showing the article.
  Use alsoDoes() {
    return switch (this) {
      case SITE, FEED, API, PRINT -> Use.REPRINT;
      case NEWSLETTER -> Use.NEWSLETTER;
      case FEDERATION -> Use.FEDERATE;
      case KIT -> Use.SUBLICENSE;
    };
  }
}
