package press.colophon.intake.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells how a source fares, plainly: what it is, on what terms, how each of its feeds answers,
/// what the last polls brought, what went no further and why, how the pages of its articles answer
/// when they are asked again, and what to do about errors. Thread-safe.
public final class SourceStory {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final int POLLS = 20;

  private final FeedItems items;
  private final Polls polls;
  private final Revisits revisits;
  private final Subscriptions subscriptions;
  private final Clock clock;

  SourceStory(
      FeedItems items, Polls polls, Revisits revisits, Subscriptions subscriptions, Clock clock) {
    this.items = items;
    this.polls = polls;
    this.revisits = revisits;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /// The story of a source, many lines.
  public String of(Source source) {
    StringBuilder story = new StringBuilder();
    profile(story, source);
    items(story, source);
    pages(story, source);
    source.feeds().forEach(feed -> feed(story, source, feed));
    return story.toString();
  }

  private static void profile(StringBuilder story, Source source) {
    Profile profile = source.profile();
    story.append("%s (%s)%n".formatted(source.name(), source.slug()));
    line(story, "State", state(source));
    line(story, "Site", profile.site());
    line(story, "Language", profile.language());
    line(story, "Licence", profile.licence());
    line(story, "Terms", profile.termsAddress());
    profile.terms().forEach(sentence -> line(story, "", "\"" + sentence + "\""));
    line(story, "Contact", profile.contact());
    line(story, "Regions", joined(profile.regions()));
    line(story, "Themes", joined(profile.themes()));
    line(
        story,
        "Trust",
        switch (profile.trust()) {
          case PUBLISH -> "publish: its articles appear at once";
          case REVIEW -> "review: its articles are drafts until an editor publishes them";
        });
    line(
        story,
        "Full text",
        switch (profile.fullText()) {
          case NEVER -> "never: excerpts stay excerpts";
          case IF_TERMS_ALLOW -> "if-terms-allow: read from the page where the feed has an excerpt";
        });
    line(story, "Added", TIME.format(source.addedAt()));
  }

  private static String state(Source source) {
    return switch (source.state()) {
      case ACTIVE -> "active";
      case PAUSED -> "paused: ./colophon source resume " + source.slug();
      case FAILING -> "failing: none of its feeds can be read at the moment";
      case GONE -> "gone: its feeds say that they are gone for good";
    };
  }

  private void items(StringBuilder story, Source source) {
    Map<FeedItem.State, Integer> counts = items.counts(source.id());
    if (counts.isEmpty()) {
      line(story, "Items", "none yet");
      return;
    }
    StringBuilder said = new StringBuilder();
    for (FeedItem.State state : FeedItem.State.values()) {
      if (counts.containsKey(state)) {
        said.append(said.isEmpty() ? "" : ", ").append(counts.get(state)).append(" ");
        said.append(state.word());
      }
    }
    line(story, "Items", said.toString());
    for (FeedItems.Dropped dropped : items.drops(source.id())) {
      String example = dropped.items() == 1 ? dropped.example() : dropped.example() + " ...";
      line(story, "", "%d x %s (%s)".formatted(dropped.items(), dropped.said(), example));
    }
  }

  private void pages(StringBuilder story, Source source) {
    Revisits.Watched watched = revisits.watched(source.id());
    if (watched.all() == 0) {
      return;
    }
    String next =
        watched.next() == null || source.paused() ? "" : ", the next " + at(watched.next(), "");
    line(
        story,
        "Pages",
        "%d of %d are asked again from time to time%s"
            .formatted(watched.asked(), watched.all(), next));
    for (Revisits.Answers answers : revisits.answers(source.id())) {
      String example = answers.pages() == 1 ? answers.example() : answers.example() + " ...";
      line(story, "", "%d x %s (%s)".formatted(answers.pages(), answers.said(), example));
    }
  }

  private String at(Instant time, String more) {
    Duration wait = Duration.between(clock.instant(), time);
    String in = wait.isNegative() ? "as soon as a server runs" : "in " + words(wait);
    return TIME.format(time) + " (" + in + more + ")";
  }

  private void feed(StringBuilder story, Source source, Feed feed) {
    String title = feed.title() == null ? "" : "  \"" + feed.title() + "\"";
    story.append("%nFeed %s%s%n".formatted(feed.address(), title));
    feed.former().forEach(former -> line(story, "Moved from", former));
    line(story, "State", state(feed));
    if (feed.error() != null) {
      line(story, "Last error", feed.error());
      line(story, "What to do", advice(source, feed));
    }
    if (feed.movingTo() != null) {
      line(
          story,
          "Moving",
          "%d polls in a row were led to %s for good"
              .formatted(feed.movingSeen(), feed.movingTo()));
    }
    line(story, "Next poll", nextPoll(source, feed));
    subscriptions.of(feed.id()).ifPresent(s -> line(story, "WebSub", said(s)));
    log(story, feed);
  }

  private static String state(Feed feed) {
    return switch (feed.state()) {
      case ACTIVE -> feed.failures() == 0 ? "active" : "active, the last poll failed";
      case FAILING -> feed.failures() + " polls in a row have failed";
      case GONE -> "gone for good, not polled any more";
    };
  }

  private static String advice(Source source, Feed feed) {
    return switch (feed.state()) {
      case GONE ->
          "look for a new feed: ./colophon source add %s; or ./colophon source remove %s"
              .formatted(
                  source.profile().site() == null ? "SITE" : source.profile().site(),
                  source.slug());
      case ACTIVE, FAILING ->
          "it is tried again by itself; at once: ./colophon source poll " + source.slug();
    };
  }

  private String nextPoll(Source source, Feed feed) {
    if (source.paused() || feed.state() == Feed.State.GONE) {
      return "none";
    }
    String pace = feed.rhythm() == null ? "" : ", usually every " + words(feed.rhythm());
    return at(feed.dueAt(), pace);
  }

  /// For people: `45 s`, `12 min`, `3 h`, `2 d`.
  static String words(Duration time) {
    if (time.compareTo(Duration.ofSeconds(90)) < 0) {
      return time.toSeconds() + " s";
    }
    if (time.compareTo(Duration.ofMinutes(90)) < 0) {
      return Math.round(time.toSeconds() / 60.0) + " min";
    }
    return time.toHours() < 48
        ? Math.round(time.toMinutes() / 60.0) + " h"
        : Math.round(time.toHours() / 24.0) + " d";
  }

  private static String said(Subscription subscription) {
    return switch (subscription.state()) {
      case ASKED -> "asked " + subscription.hub() + ", which has not confirmed yet";
      case DENIED ->
          "denied by " + subscription.hub() + ": " + subscription.said() + "; the feed is polled";
      case ACTIVE ->
          "news are sent by %s until %s, renewed before"
              .formatted(
                  subscription.hub(),
                  Optional.ofNullable(subscription.endsAt()).map(TIME::format).orElse("?"));
    };
  }

  private void log(StringBuilder story, Feed feed) {
    List<Poll> last = polls.last(feed.id(), POLLS);
    if (last.isEmpty()) {
      line(story, "Polls", "none yet");
      return;
    }
    line(story, "Last polls", "");
    last.forEach(poll -> story.append("    ").append(said(poll)).append(System.lineSeparator()));
  }

  private static String said(Poll poll) {
    String outcome =
        switch (poll.outcome()) {
          case READ -> "read";
          case UNCHANGED -> "unchanged";
          case FAILED -> "failed";
          case GONE -> "gone";
        };
    String times =
        poll.times() == 1
            ? ""
            : " (%d times since %s)".formatted(poll.times(), SHORT.format(poll.beganAt()));
    return "%s  %-9s  %s%s".formatted(SHORT.format(poll.endedAt()), outcome, poll.said(), times);
  }

  private static @Nullable String joined(List<String> names) {
    return names.isEmpty() ? null : String.join(", ", names);
  }

  private static void line(StringBuilder story, String label, @Nullable String value) {
    if (value != null) {
      story.append("  %-11s %s".formatted(label, value).stripTrailing());
      story.append(System.lineSeparator());
    }
  }
}
