package press.colophon.intake.format.feed;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account;
import press.colophon.intake.Account.Image;
import press.colophon.intake.Account.Name;
import press.colophon.intake.Drop;
import press.colophon.intake.Envelope.RightsStatement;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.Characters;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.RightsField;
import press.colophon.intake.format.Sample;
import press.colophon.intake.format.feed.Cutter.Piece;

/// Reads the export of a WordPress site (WXR 1.0 to 1.2), item by item, however large. Thread-safe.
///
/// It is gone through twice: first for the table of authors and the pictures, which posts name by
/// number, then for the posts. In memory are one item and those tables.
public final class WordPressReader implements OriginalFormat {
  private static final Pattern ATTACHMENT =
      Pattern.compile("post_type>\\s*(?:<!\\[CDATA\\[)?\\s*attachment");
  private static final Pattern CANONICAL =
      Pattern.compile(
          "_?(?:yoast_wpseo|rank_math|seopress_robots|genesis|aioseop?)_canonical(?:_url|_uri)?|canonical_url");

  /// More pictures than this are not remembered; their posts come without one.
  private static final int MOST_PICTURES = 500_000;

  private static final Set<String> TYPES = Set.of("post", "page");

  public WordPressReader() {}

  @Override
  public String name() {
    return "WordPress export";
  }

  @Override
  public boolean recognises(Sample sample) {
    return XmlFeed.isFeed(sample.lower()) && sample.contains("wordpress.org/export/");
  }

  @Override
  public boolean isStreamed() {
    return true;
  }

  @Override
  public void read(Original original, Consumer<Item> to) throws IOException {
    Map<Long, Image> pictures = new HashMap<>();
    XmlFeed feed = XmlFeed.head(original, piece -> picture(piece, pictures)).orElse(null);
    if (feed == null) {
      to.accept(new Item.Empty("", Drop.Reason.BROKEN_FORMAT, "there is no element in it"));
      return;
    }
    Site site = new Site(feed, pictures, original, to);
    try (Reader reader = Characters.open(original)) {
      Cutter.cut(reader, site::piece);
    }
    site.end();
  }

  private static void picture(Piece piece, Map<Long, Image> pictures) {
    if (pictures.size() >= MOST_PICTURES || !ATTACHMENT.matcher(piece.text()).find()) {
      return;
    }
    FeedElement item = FeedElement.parse(piece.text(), Map.of()).orElse(null);
    String id = item == null ? null : item.textOf("wp:post_id");
    String url = item == null ? null : Links.web(item.textOf("wp:attachment_url"));
    if (item != null && url != null && id != null && id.matches("\\d{1,18}")) {
      String caption = EntryText.plain(item.textOf("excerpt:encoded"));
      pictures.put(
          Long.parseLong(id),
          new Image(
              caption.isEmpty() ? null : caption,
              null,
              url,
              meta(item, "_wp_attachment_image_alt"),
              null));
    }
  }

  private static @Nullable String meta(FeedElement item, String key) {
    return item.all("wp:postmeta")
        .filter(meta -> key.equals(meta.textOf("wp:meta_key")))
        .map(meta -> meta.textOf("wp:meta_value"))
        .filter(value -> value != null)
        .findFirst()
        .orElse(null);
  }

  /// One export while it is read.
  private static final class Site {
    private final XmlFeed feed;
    private final Map<Long, Image> pictures;
    private final Original original;
    private final Consumer<Item> to;
    private final Map<String, String> authors = new HashMap<>();
    private final WordPressText text;
    private final FeedHead head;
    private final String format;
    private int count;
    private boolean cut;

    Site(XmlFeed feed, Map<Long, Image> pictures, Original original, Consumer<Item> to) {
      this.feed = feed;
      this.pictures = pictures;
      this.original = original;
      this.to = to;
      this.head = XmlFeedHead.of(feed);
      this.text = new WordPressText(pictures::get);
      String version = feed.channel().textOf("wp:wxr_version");
      this.format = version == null ? "WordPress export" : "WordPress export " + version;
      feed.channel().all("wp:author").forEach(this::author);
    }

    private void author(FeedElement author) {
      String login = author.textOf("wp:author_login");
      String name = author.textOf("wp:author_display_name");
      if (login != null && name != null) {
        authors.put(login, EntryText.plain(name));
      }
    }

    void piece(Piece piece) {
      count++;
      String name = "item " + count;
      to.accept(Item.soundly(name, () -> item(name, piece)));
    }

    void end() {
      if (!cut && !feed.closed()) {
        to.accept(
            new Item.Empty(
                "end of the export",
                Drop.Reason.BROKEN_FORMAT,
                "the export is cut off after %d items".formatted(count)));
      } else if (count == 0) {
        to.accept(new Item.Empty("", Drop.Reason.EMPTY, "there is no item in the export"));
      }
    }

    private Item item(String number, Piece piece) {
      return switch (piece.state()) {
        case CUT_OFF -> {
          cut = true;
          yield new Item.Empty(
              number, Drop.Reason.BROKEN_FORMAT, "the export is cut off in the middle of it");
        }
        case TOO_LARGE ->
            new Item.Empty(
                number,
                Drop.Reason.TOO_LARGE,
                "it is larger than %,d characters".formatted(Cutter.LARGEST));
        case WHOLE, UNCLOSED -> {
          FeedElement item = FeedElement.parse(piece.text(), feed.namespaces()).orElse(null);
          yield item == null
              ? new Item.Empty(number, Drop.Reason.BROKEN_FORMAT, "it is no element")
              : item(number, item, piece);
        }
      };
    }

    private Item item(String number, FeedElement item, Piece piece) {
      String id = item.textOf("wp:post_id");
      String name = id == null ? number : number + " (post " + id + ")";
      String type = item.textOf("wp:post_type");
      String status = item.textOf("wp:status");
      if (type != null && !TYPES.contains(type)) {
        return new Item.Empty(
            name, Drop.Reason.NO_ARTICLE, "it is neither post nor page but of type " + type);
      }
      if (status != null && !status.equals("publish")) {
        return new Item.Empty(name, Drop.Reason.NOT_PUBLISHED, "its status is " + status);
      }
      if (item.textOf("wp:post_password") != null) {
        return new Item.Empty(name, Drop.Reason.NOT_PUBLISHED, "it has a password");
      }
      Entry entry = new Entry(name, format, piece.text().getBytes(StandardCharsets.UTF_8));
      read(item, entry);
      return EntryAccount.item(entry, original);
    }

    private void read(FeedElement item, Entry entry) {
      entry.base = Links.resolve(feed.base(), head.site());
      entry.language = head.language();
      entry.publisher =
          head.title() == null ? null : new Name(EntryText.plain(head.title()), head.site());
      entry.link = Links.web(Links.resolve(entry.base, item.textOf("link")));
      entry.base = entry.link == null ? entry.base : entry.link;
      entry.envelope.identifier(item.textOf("guid"));
      entry.status = item.textOf("wp:status");
      item.children().forEach(child -> child(child, entry));
      dates(item, entry);
      featured(item, entry);
      canonical(item, entry);
    }

    private void child(FeedElement child, Entry entry) {
      String text = child.text();
      switch (child.name().toLowerCase(Locale.ROOT)) {
        case "title" -> entry.title = text.isEmpty() ? null : Modules.found(child);
        case "content:encoded" ->
            entry.content =
                new Entry.Found(
                    text.isEmpty() ? "" : this.text.html(child.text()), "content:encoded");
        case "excerpt:encoded", "description" -> {
          if (!text.isEmpty()) {
            entry.summary = Modules.found(child);
          }
        }
        case "dc:creator" -> entry.people(authors.getOrDefault(text, text), null, "dc:creator");
        case "category" -> category(child, entry);
        case "wp:postmeta" -> meta(child, entry);
        case "pubdate", "link", "guid" -> {}
        default -> {
          boolean own = child.name().startsWith("wp:");
          if (!own && !Modules.read(child, entry)) {
            entry.notUnderstood.add(AtomEntry.line(child));
          }
        }
      }
    }

    private static void category(FeedElement category, Entry entry) {
      String domain = category.attribute("domain");
      switch (domain) {
        case "author" -> entry.people(category.text(), null, "category domain=author");
        case "post_format", "nav_menu", "language", "post_translations", "post_visibility" -> {}
        default -> Modules.category(entry, category.text(), domain);
      }
    }

    /// Fields of a post. Those that begin with `_` are the system's own.
    private static void meta(FeedElement meta, Entry entry) {
      String key = meta.textOf("wp:meta_key");
      String value = meta.textOf("wp:meta_value");
      if (key == null || value == null) {
        return;
      }
      if (RightsField.isNamed(key)) {
        RightsStatement said = RightsField.statement("wp:postmeta " + key, value);
        entry.right(said.element(), said.words(), said.address());
      } else if (!key.startsWith("_") && !CANONICAL.matcher(key).matches()) {
        String line = "wp:postmeta " + key + ": " + value;
        entry.notUnderstood.add(line.length() > 500 ? line.substring(0, 500) + "…" : line);
      }
    }

    /// The dates in GMT, which say no zone; else those of the feed.
    private static void dates(FeedElement item, Entry entry) {
      entry.published = gmt(item, "wp:post_date_gmt");
      entry.updated = gmt(item, "wp:post_modified_gmt");
      if (entry.published == null) {
        entry.published =
            item.all("pubDate")
                .map(Modules::found)
                .filter(d -> !d.value().contains("-0001"))
                .findFirst()
                .orElse(null);
      }
      if (entry.published == null) {
        entry.published = item.all("wp:post_date").map(Modules::found).findFirst().orElse(null);
      }
    }

    private static Entry.@Nullable Found gmt(FeedElement item, String name) {
      String printed = item.textOf(name);
      return printed == null || printed.startsWith("0000")
          ? null
          : new Entry.Found(printed + "Z", name);
    }

    private void featured(FeedElement item, Entry entry) {
      String id = WordPressReader.meta(item, "_thumbnail_id");
      Image picture =
          id != null && id.matches("\\d{1,18}") ? pictures.get(Long.parseLong(id)) : null;
      if (picture != null) {
        entry.picture(picture);
      }
    }

    /// A canonical address on another site is where the article first appeared.
    private static void canonical(FeedElement item, Entry entry) {
      item.all("wp:postmeta")
          .filter(meta -> CANONICAL.matcher(String.valueOf(meta.textOf("wp:meta_key"))).matches())
          .map(meta -> Links.web(meta.textOf("wp:meta_value")))
          .filter(address -> address != null)
          .findFirst()
          .filter(
              address -> entry.link == null || !Links.host(address).equals(Links.host(entry.link)))
          .ifPresent(
              address -> {
                entry.origin = new Account.Origin(Links.host(address), address, null);
                entry.originFrom = "canonical address";
              });
    }
  }
}
