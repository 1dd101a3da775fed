package press.colophon.intake.source;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;
import press.colophon.intake.Account;
import press.colophon.intake.AccountJson;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.OriginalReader;
import press.colophon.platform.Sha256;

/// Takes in what one answer of a feed holds: every item that is new or has changed, in its order,
/// and says one line of each. Each item is written down in the transaction that takes it in, so
/// that a kill loses nothing and doubles nothing. Thread-safe.
final class FeedTaking {
  private static final int LONGEST_KEY = 500;
  private static final int LONGEST_NAME = 200;

  private final OriginalReader reader;
  private final TakeItem takeItem;
  private final FeedItems items;
  private final int pages;
  private final Clock clock;

  /// @param pages that are fetched for one answer at most
  FeedTaking(OriginalReader reader, TakeItem takeItem, FeedItems items, int pages, Clock clock) {
    this.reader = reader;
    this.takeItem = takeItem;
    this.items = items;
    this.pages = pages;
    this.clock = clock;
  }

  /// What became of the items of one answer.
  ///
  /// @param published the times at which its articles were published, where they say so
  /// @param damage what is wrong with the answer as a whole
  record Harvest(
      int all,
      int taken,
      int unchanged,
      int dropped,
      int pending,
      List<Instant> published,
      @Nullable String damage) {

    /// Nothing could be taken.
    static Harvest nothing(String damage) {
      return new Harvest(0, 0, 0, 0, 0, List.of(), damage);
    }

    /// For people: `20 items: 3 taken, 17 unchanged`.
    String said() {
      if (all == 0) {
        return "the feed is sound, but empty";
      }
      List<String> parts = new ArrayList<>();
      add(parts, taken, "taken");
      add(parts, unchanged, "unchanged");
      add(parts, dropped, "dropped");
      add(parts, pending, "to be tried again");
      return all + (all == 1 ? " item: " : " items: ") + String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String what) {
      if (count > 0) {
        parts.add(count + " " + what);
      }
    }
  }

  /// @param complete whether this is the feed itself, and not only what a hub sent of it
  Harvest take(Source source, Feed feed, Original answer, boolean complete, Consumer<String> to) {
    Map<String, Item> offered = offered(answer);
    Map<String, FeedItem> known = items.known(feed.id(), offered.keySet());
    Count count = new Count();
    offered.forEach(
        (key, item) -> {
          count.note(item);
          to.accept(name(item) + ": " + take(source, feed, key, item, known.get(key), count));
        });
    items.seen(feed.id(), offered.keySet(), clock.instant());
    if (complete && count.damage == null) {
      items.giveUp(feed.id(), offered.keySet());
    }
    return count.harvest();
  }

  private Map<String, Item> offered(Original answer) {
    Map<String, Item> offered = new LinkedHashMap<>();
    Map<String, Integer> copies = new HashMap<>();
    reader.read(
        answer,
        item -> {
          if (!isEmptyFeed(item)) {
            String key = key(item);
            int copy = copies.merge(key, 1, Integer::sum);
            offered.put(copy == 1 ? key : key + " #" + copy, item);
          }
        });
    return offered;
  }

  /// That nothing is in a feed is said of the feed.
  private static boolean isEmptyFeed(Item item) {
    return item instanceof Item.Empty empty && empty.reason() == Drop.Reason.EMPTY;
  }

  /// @return what to say of it
  private String take(
      Source source, Feed feed, String key, Item item, @Nullable FeedItem known, Count count) {
    String hash = hash(item);
    if (known != null && known.isSettled(hash, clock.instant())) {
      count.unchanged++;
      return settled(known);
    }
    FeedItem now =
        takeItem.run(
            new TakeItem.Offer(source, feed.id(), item, key, hash, name(item), known),
            count.pagesLeft);
    count.add(now);
    return String.valueOf(now.said());
  }

  private static String settled(FeedItem known) {
    return switch (known.state()) {
      case STORED, PROPOSED, HELD, WITHDRAWN -> "unchanged";
      case DROPPED -> "unchanged, " + known.said();
      case PENDING -> "waits, " + known.said();
    };
  }

  /// By which an item is known again.
  private static String key(Item item) {
    String key =
        switch (item) {
          case Item.Article article -> key(article.account());
          case Item.Takedown takedown -> "takedown " + String.join(" ", takedown.identifiers());
          case Item.Empty empty -> "empty " + empty.name() + " " + empty.sentence();
          case Item.Inner inner -> "inner " + inner.name();
        };
    return key.length() <= LONGEST_KEY ? key : "sha256 " + Sha256.hex(key, 32);
  }

  private static String key(Account account) {
    if (!account.envelope().identifiers().isEmpty()) {
      return account.envelope().identifiers().getFirst();
    }
    return account.canonical() != null
        ? account.canonical()
        : account.headline() + " " + account.published();
  }

  /// The hash of what was understood: a changed number of comments is no change.
  private static String hash(Item item) {
    String understood =
        switch (item) {
          case Item.Article article -> AccountJson.of("", article.account()).toString();
          case Item.Takedown takedown -> takedown.toString();
          case Item.Empty empty -> empty.toString();
          case Item.Inner inner -> inner.name();
        };
    return Sha256.hex(understood, 32);
  }

  private static String name(Item item) {
    String headline = item instanceof Item.Article a ? a.account().headline() : null;
    String line = (headline == null ? item.name() : headline).replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "...";
  }

  /// The items of one answer, counted while they are taken.
  private final class Count {
    private final List<Instant> published = new ArrayList<>();
    private final AtomicInteger pagesLeft = new AtomicInteger(pages);
    private int all;
    private int taken;
    private int unchanged;
    private int dropped;
    private int pending;
    private @Nullable String damage;

    void note(Item item) {
      all++;
      if (item instanceof Item.Article article) {
        Optional.ofNullable(article.account().published())
            .map(Count::moment)
            .ifPresent(published::add);
      }
      if (item instanceof Item.Empty(String name, Drop.Reason reason, String sentence)
          && reason == Drop.Reason.BROKEN_FORMAT) {
        damage = sentence;
      }
    }

    private static Instant moment(PublicationDate date) {
      OffsetDateTime time = date.time();
      return time == null ? date.day().atStartOfDay(ZoneOffset.UTC).toInstant() : time.toInstant();
    }

    void add(FeedItem item) {
      switch (item.state()) {
        case STORED, PROPOSED, HELD, WITHDRAWN -> taken++;
        case DROPPED -> dropped++;
        case PENDING -> pending++;
      }
    }

    Harvest harvest() {
      return new Harvest(all, taken, unchanged, dropped, pending, List.copyOf(published), damage);
    }
  }
}
