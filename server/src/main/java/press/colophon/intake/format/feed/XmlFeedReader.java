package press.colophon.intake.format.feed;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account.Name;
import press.colophon.intake.Drop;
import press.colophon.intake.Envelope.RightsStatement;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.Characters;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;
import press.colophon.intake.format.feed.Cutter.Piece;

/// Reads RSS 0.9x, 1.0 and 2.0 and Atom 0.3 and 1.0. Thread-safe.
///
/// The feed is gone through twice: first for what stands around the entries, since its rights and
/// its language may come after them, then entry by entry.
public final class XmlFeedReader implements OriginalFormat {

  public XmlFeedReader() {}

  @Override
  public String name() {
    return "RSS or Atom";
  }

  @Override
  public boolean recognises(Sample sample) {
    return XmlFeed.isFeed(sample.lower());
  }

  @Override
  public void read(Original original, Consumer<Item> to) throws IOException {
    Optional<XmlFeed> feed = XmlFeed.head(original);
    if (feed.isEmpty()) {
      to.accept(new Item.Empty("", Drop.Reason.BROKEN_FORMAT, "there is no element in it"));
      return;
    }
    Reading reading = new Reading(feed.get(), original, to);
    try (Reader reader = Characters.open(original)) {
      Cutter.cut(reader, reading::piece);
    }
    reading.end();
  }

  /// One feed while it is read.
  private static final class Reading {
    private final XmlFeed feed;
    private final Original original;
    private final Consumer<Item> to;
    private final String format;
    private final @Nullable String language;
    private final @Nullable Name publisher;
    private final List<RightsStatement> rights;
    private final List<FeedElement> authors;
    private int count;
    private boolean cut;

    Reading(XmlFeed feed, Original original, Consumer<Item> to) {
      this.feed = feed;
      this.original = original;
      this.to = to;
      this.format = feed.format();
      FeedHead head = XmlFeedHead.of(feed);
      this.language = head.language();
      this.publisher = publisher(head);
      this.rights = rights(feed);
      this.authors = feed.channel().all("atom:author").toList();
    }

    private static @Nullable Name publisher(FeedHead head) {
      String name =
          EntryText.plain(head.title()).replaceFirst("(?i)\\s+(?:rss|atom)?\\s*feed$|\\s+rss$", "");
      return name.isEmpty() ? null : new Name(name, head.site());
    }

    /// What the channel says of rights, which goes for the entries that say nothing themselves.
    private static List<RightsStatement> rights(XmlFeed feed) {
      Entry channel = new Entry("", "", new byte[0]);
      channel.base = feed.base();
      for (FeedElement child : feed.channel().children()) {
        Modules.rights(child, channel);
        if (child.isCalled("atom:link")) {
          AtomEntry.rightsLink(child, channel);
        } else if (child.isCalled("media:copyright") || child.isCalled("media:license")) {
          channel.right(
              child.name(), child.text(), child.attribute("href") + child.attribute("url"));
        }
      }
      return channel.rights;
    }

    void piece(Piece piece) {
      count++;
      to.accept(item(piece));
    }

    /// A feed that ends between two entries and never closes was cut off, too.
    void end() {
      if (!cut && !feed.closed()) {
        to.accept(
            new Item.Empty(
                "end of the feed",
                Drop.Reason.BROKEN_FORMAT,
                "the feed is cut off after %d entries".formatted(count)));
      } else if (count == 0) {
        to.accept(new Item.Empty("", Drop.Reason.EMPTY, "there is no entry in the feed"));
      }
    }

    private Item item(Piece piece) {
      String name = "entry " + count;
      return switch (piece.state()) {
        case CUT_OFF -> {
          cut = true;
          yield new Item.Empty(
              name, Drop.Reason.BROKEN_FORMAT, "the feed is cut off in the middle of it");
        }
        case TOO_LARGE ->
            new Item.Empty(
                name,
                Drop.Reason.TOO_LARGE,
                "it is larger than %,d characters".formatted(Cutter.LARGEST));
        case WHOLE, UNCLOSED -> read(name, piece);
      };
    }

    private Item read(String name, Piece piece) {
      FeedElement element = FeedElement.parse(piece.text(), feed.namespaces()).orElse(null);
      if (element == null) {
        return new Item.Empty(name, Drop.Reason.BROKEN_FORMAT, "it is no element");
      }
      String full = named(name, element);
      return element.local().equals("deleted-entry")
          ? takedown(full, element)
          : EntryAccount.item(entry(full, element, piece), original);
    }

    private static String named(String name, FeedElement element) {
      String stated = element.textOf("guid", "atom:id", "link");
      String id =
          stated == null && !element.attribute("ref").isEmpty() ? element.attribute("ref") : stated;
      return id == null
          ? name
          : name + " (" + (id.length() > 200 ? id.substring(0, 200) + "…" : id) + ")";
    }

    private Entry entry(String name, FeedElement element, Piece piece) {
      Entry entry = new Entry(name, format, piece.text().getBytes(StandardCharsets.UTF_8));
      entry.base = feed.base();
      entry.language = language;
      entry.publisher = publisher;
      if (element.local().equals("entry")) {
        AtomEntry.read(element, entry);
      } else {
        RssEntry.read(element, entry);
      }
      inherit(entry);
      return entry;
    }

    private void inherit(Entry entry) {
      if (entry.authors.isEmpty()) {
        authors.forEach(author -> AtomEntry.person(author, entry));
      }
      if (entry.authors.isEmpty()) {
        entry.people(feed.channel().textOf("managingEditor"), null, "channel managingEditor");
      }
      if (entry.rights.isEmpty()) {
        rights.forEach(
            said -> entry.right("channel " + said.element(), said.words(), said.address()));
      }
    }

    /// RFC 6721.
    private static Item takedown(String name, FeedElement element) {
      Instant when = FeedDates.moment(element.attribute("when"));
      String reference = element.attribute("ref");
      return reference.isEmpty()
          ? new Item.Empty(
              name, Drop.Reason.BROKEN_FORMAT, "it takes an entry back and does not say which")
          : new Item.Takedown(name, List.of(reference), when, element.textOf("at:comment"));
    }
  }
}
