package press.colophon.intake.format.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an RSS or Atom feed says of itself, for whoever polls it.
final class XmlFeedHead {
  private static final int MINUTES_OF_A_YEAR = 60 * 24 * 366;

  private final XmlFeed feed;
  private final FeedElement channel;

  private XmlFeedHead(XmlFeed feed) {
    this.feed = feed;
    this.channel = feed.channel();
  }

  static FeedHead of(XmlFeed feed) {
    return new XmlFeedHead(feed).head();
  }

  private FeedHead head() {
    return new FeedHead(
        feed.format(),
        channel.textOf("title", "atom:title", "dc:title"),
        site(),
        web("self"),
        feed.hubs(),
        language(feed),
        web("next") == null ? web("prev-archive") : web("next"),
        every(),
        skipHours(),
        skipDays(),
        updated(),
        isPodcast(),
        isComplete(),
        movedTo());
  }

  private @Nullable String web(String relation) {
    return feed.links(relation).map(Links::web).filter(a -> a != null).findFirst().orElse(null);
  }

  private @Nullable String site() {
    String linked = web("alternate");
    String printed = Links.web(Links.resolve(feed.base(), channel.textOf("link")));
    return feed.isAtom() || printed == null ? linked : printed;
  }

  static @Nullable String language(XmlFeed feed) {
    String printed = feed.channel().textOf("language", "dc:language");
    String said = printed == null ? feed.channel().nearest("xml:lang") : printed;
    return language(said);
  }

  /// A language tag in its usual spelling, or null for what is none.
  static @Nullable String language(@Nullable String printed) {
    String tag = printed == null ? "" : printed.strip().replace('_', '-');
    Locale locale = Locale.forLanguageTag(tag);
    return tag.isEmpty() || locale.getLanguage().isEmpty() ? null : locale.toLanguageTag();
  }

  private @Nullable Duration every() {
    int minutes = number(channel.textOf("ttl"), MINUTES_OF_A_YEAR);
    return minutes > 0 ? Duration.ofMinutes(minutes) : period();
  }

  /// `sy:updatePeriod` shared out among `sy:updateFrequency` times.
  private @Nullable Duration period() {
    String printed = channel.textOf("sy:updatePeriod");
    if (printed == null) {
      return null;
    }
    int days =
        switch (printed.toLowerCase(Locale.ROOT)) {
          case "daily" -> 1;
          case "weekly" -> 7;
          case "monthly" -> 30;
          case "yearly" -> 365;
          default -> 0;
        };
    int times = Math.max(1, number(channel.textOf("sy:updateFrequency"), 10_000));
    Duration whole = days == 0 ? Duration.ofHours(1) : Duration.ofDays(days);
    return whole.dividedBy(times);
  }

  /// A whole number up to `most`, or 0.
  private static int number(@Nullable String printed, int most) {
    return printed != null && printed.matches("\\d{1,9}")
        ? Math.min(most, Integer.parseInt(printed))
        : 0;
  }

  private Set<Integer> skipHours() {
    Set<Integer> hours = new HashSet<>();
    channel
        .first("skipHours")
        .ifPresent(skip -> skip.all("hour").forEach(hour -> hours.add(hour(hour.text()))));
    hours.remove(-1);
    return hours;
  }

  /// RSS 0.91 counts the hours from 1 to 24, where 24 is midnight.
  private static int hour(String printed) {
    return printed.matches("\\d{1,2}") && Integer.parseInt(printed) <= 24
        ? Integer.parseInt(printed) % 24
        : -1;
  }

  private Set<DayOfWeek> skipDays() {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    channel.first("skipDays").ifPresent(skip -> skip.all("day").forEach(day -> add(days, day)));
    return days;
  }

  private static void add(Set<DayOfWeek> days, FeedElement printed) {
    String name = printed.text().toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equals(name)) {
        days.add(day);
      }
    }
  }

  private @Nullable Instant updated() {
    return FeedDates.moment(
        channel.textOf(
            "lastBuildDate",
            "atom:updated",
            "atom:modified",
            "dcterms:modified",
            "pubDate",
            "dc:date"));
  }

  private boolean isPodcast() {
    return channel.children().stream()
        .anyMatch(child -> child.name().toLowerCase(Locale.ROOT).startsWith("itunes:"));
  }

  private boolean isComplete() {
    return "yes".equalsIgnoreCase(channel.textOf("itunes:complete"))
        || channel.first("fh:complete").isPresent();
  }

  private @Nullable String movedTo() {
    return Links.web(channel.textOf("itunes:new-feed-url"));
  }
}
