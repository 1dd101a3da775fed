package press.colophon.intake.format.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account;
import press.colophon.intake.Account.Image;
import press.colophon.intake.Account.Name;
import press.colophon.intake.Drop;
import press.colophon.intake.Envelope.RightsStatement;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.RightsField;
import press.colophon.intake.format.Sample;

/// Reads JSON Feed, versions 1 and 1.1. Thread-safe.
///
/// The format has no field for rights; what extensions and publishers add under names that speak of
/// rights is kept as such.
public final class JsonFeedReader implements OriginalFormat {
  private static final int LONGEST_LINE = 500;

  public JsonFeedReader() {}

  @Override
  public String name() {
    return "JSON Feed";
  }

  @Override
  public boolean recognises(Sample sample) {
    return JsonFeed.isFeed(sample);
  }

  @Override
  public void read(Original original, Consumer<Item> to) throws IOException {
    JsonFeed feed = JsonFeed.read(original);
    int count = 0;
    for (String text : feed.items()) {
      count++;
      to.accept(item("entry " + count, text, feed, original));
    }
    if (feed.broken() != null) {
      to.accept(
          new Item.Empty(
              "end of the feed",
              Drop.Reason.BROKEN_FORMAT,
              "the feed breaks off after %d entries: %s".formatted(count, feed.broken())));
    } else if (count == 0) {
      to.accept(new Item.Empty("", Drop.Reason.EMPTY, "there is no entry in the feed"));
    }
  }

  private static Item item(String name, String text, JsonFeed feed, Original original) {
    JsonNode item;
    try {
      item = JsonFeed.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return new Item.Empty(name, Drop.Reason.BROKEN_FORMAT, e.getOriginalMessage());
    }
    if (!item.isObject()) {
      return new Item.Empty(name, Drop.Reason.BROKEN_FORMAT, "it is no object but " + text);
    }
    String id = JsonFeed.text(item, "id");
    String full = id == null ? name : name + " (" + id + ")";
    Entry entry = new Entry(full, feed.format(), text.getBytes(StandardCharsets.UTF_8));
    read(item, feed, feed.base(original), entry);
    return EntryAccount.item(entry, original);
  }

  private static void read(JsonNode item, JsonFeed feed, @Nullable String base, Entry entry) {
    entry.envelope.identifier(JsonFeed.text(item, "id"));
    entry.link = Links.web(Links.resolve(base, JsonFeed.text(item, "url")));
    entry.base = entry.link == null ? base : entry.link;
    entry.language = XmlFeedHead.language(JsonFeed.text(feed.fields(), "language"));
    publisher(feed, entry);
    for (Map.Entry<String, JsonNode> field : item.properties()) {
      field(field.getKey(), field.getValue(), item, entry);
    }
    if (entry.authors.isEmpty()) {
      authors(feed.fields(), entry, "feed ");
    }
    if (entry.rights.isEmpty()) {
      feed.fields().properties().forEach(f -> rights(f.getKey(), f.getValue(), entry, "channel "));
    }
  }

  private static void publisher(JsonFeed feed, Entry entry) {
    String title = EntryText.plain(JsonFeed.text(feed.fields(), "title"));
    if (!title.isEmpty()) {
      String site = Links.web(JsonFeed.text(feed.fields(), "home_page_url"));
      entry.publisher = new Name(title, site);
    }
  }

  private static void field(String name, JsonNode value, JsonNode item, Entry entry) {
    String text = JsonFeed.text(item, name);
    Entry.Found found = text == null ? null : new Entry.Found(text, name);
    switch (name) {
      case "id", "url", "author" -> {}
      case "title" -> entry.title = found;
      case "content_html" -> entry.content = found == null ? entry.content : found;
      case "content_text" -> text(text, entry);
      case "summary" ->
          entry.summary =
              found == null ? null : new Entry.Found(EntryText.paragraphs(found.value()), name);
      case "date_published" -> entry.published = found;
      case "date_modified" -> entry.updated = found;
      case "language" ->
          entry.language = text == null ? entry.language : XmlFeedHead.language(text);
      case "external_url" -> origin(text, entry);
      case "image", "banner_image" -> picture(text, entry);
      case "tags" -> value.forEach(tag -> Modules.category(entry, tag.asText(), ""));
      case "authors" -> authors(item, entry, "");
      case "attachments" -> value.forEach(attachment -> attachment(attachment, entry));
      default -> unknown(name, value, entry);
    }
    if (name.equals("author") && !item.has("authors")) {
      authors(item, entry, "");
    }
  }

  private static void text(@Nullable String text, Entry entry) {
    if (entry.content == null && text != null) {
      entry.content = new Entry.Found(EntryText.paragraphs(text), "content_text");
    }
  }

  /// Where an entry that points elsewhere points to: there is its original.
  private static void origin(@Nullable String address, Entry entry) {
    String link = Links.web(Links.resolve(entry.base, address));
    if (link != null) {
      entry.origin = new Account.Origin(Links.host(link), link, null);
      entry.originFrom = "external_url";
      entry.link = entry.link == null ? link : entry.link;
    }
  }

  private static void picture(@Nullable String address, Entry entry) {
    String url = Links.resolve(entry.base, address);
    if (url != null && (entry.image == null || !url.equals(entry.image.url()))) {
      entry.picture(new Image(null, null, url));
    }
  }

  private static void authors(JsonNode holder, Entry entry, String where) {
    JsonNode many = holder.path("authors");
    for (JsonNode author : many) {
      author(author, entry, where + "authors");
    }
    JsonNode one = holder.path("author");
    if (many.isEmpty() && (one.isObject() || one.isTextual())) {
      author(one, entry, where + "author");
    }
  }

  private static void author(JsonNode author, Entry entry, String element) {
    String name = author.isTextual() ? author.asText() : JsonFeed.text(author, "name");
    entry.people(name, Links.web(JsonFeed.text(author, "url")), element);
  }

  private static void attachment(JsonNode attachment, Entry entry) {
    String url = Links.resolve(entry.base, JsonFeed.text(attachment, "url"));
    String type = JsonFeed.text(attachment, "mime_type");
    String title = JsonFeed.text(attachment, "title");
    if (url == null) {
      entry.notUnderstood.add("attachment: " + attachment);
    } else if (MediaOfEntry.isPicture(type == null ? "" : type, url)) {
      entry.picture(new Image(title, null, url));
    } else {
      MediaOfEntry.attach(entry, url, type, title);
    }
  }

  private static void unknown(String name, JsonNode value, Entry entry) {
    if (!rights(name, value, entry, "") && !value.isNull()) {
      String line = name + ": " + (value.isTextual() ? value.asText() : value.toString());
      entry.notUnderstood.add(
          line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line);
    }
  }

  /// What a field or an extension says of rights; whether that is all it says.
  private static boolean rights(String name, JsonNode value, Entry entry, String where) {
    List<RightsStatement> said = RightsField.in(name, value);
    said.forEach(right -> entry.right(where + right.element(), right.words(), right.address()));
    return !said.isEmpty() && RightsField.isNamed(name);
  }
}
