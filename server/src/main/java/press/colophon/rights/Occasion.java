package press.colophon.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Where, in which language, for whom and when an article is to be used.
///
/// @param language BCP 47 tag of the text that is used
public record Occasion(Channel channel, String language, Audience audience, Instant at) {

  /// A page that everybody can read.
  public static Occasion page(String language, Instant at) {
    return new Occasion(Channel.SITE, language, Audience.PUBLIC, at);
  }

  public Occasion by(Channel other) {
    return new Occasion(other, language, audience, at);
  }

  public Occasion of(String other) {
    return new Occasion(channel, other, audience, at);
  }

  public Occasion forThe(Audience other) {
    return new Occasion(channel, language, other, at);
  }

  /// The day in UTC, by which terms that name a day are read.
  LocalDate day() {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
