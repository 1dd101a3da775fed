package press.colophon.intake.format.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account;
import press.colophon.intake.Account.Image;
import press.colophon.intake.Account.Name;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.Characters;
import press.colophon.intake.format.JsonSketch;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;

/// Reads the JSON export of a Ghost site, post by post, however large. Thread-safe.
///
/// It is gone through twice: first for the small tables that posts refer to, then for the posts.
public final class GhostReader implements OriginalFormat {
  /// What Ghost writes for the address of its own site.
  private static final String OWN = "__GHOST_URL__";

  private static final Set<String> TABLES =
      Set.of("users", "tags", "posts_tags", "posts_authors", "posts_meta", "settings");

  public GhostReader() {}

  @Override
  public String name() {
    return "Ghost export";
  }

  @Override
  public boolean recognises(Sample sample) {
    JsonSketch json = sample.json();
    Set<String> data = json.within("data");
    boolean tables = data.contains("posts") && TABLES.stream().anyMatch(data::contains);
    return json.within("db").contains("data")
        || json.within("meta").contains("exported_on")
        || tables;
  }

  @Override
  public boolean isStreamed() {
    return true;
  }

  @Override
  public void read(Original original, Consumer<Item> to) throws IOException {
    Tables tables = new Tables();
    walk(original, TABLES, tables::add);
    int[] count = {0};
    String broken =
        walk(
            original,
            Set.of("posts"),
            (table, post) -> {
              count[0]++;
              String name = "post " + count[0];
              to.accept(Item.soundly(name, () -> item(name, post, tables, original)));
            });
    if (broken != null) {
      String sentence = "the export breaks off after %d posts: %s".formatted(count[0], broken);
      to.accept(new Item.Empty("end of the export", Drop.Reason.BROKEN_FORMAT, sentence));
    } else if (count[0] == 0) {
      to.accept(new Item.Empty("", Drop.Reason.EMPTY, "there is no post in the export"));
    }
  }

  /// Hands on the rows of tables, and says where the export breaks, if it does.
  private static @Nullable String walk(
      Original original, Set<String> tables, BiConsumer<String, JsonNode> rows) throws IOException {
    try (Reader reader = Characters.open(original);
        JsonParser parser = JsonFeed.JSON.getFactory().createParser(reader)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          field(parser, tables, rows);
        }
      }
      return null;
    } catch (JsonProcessingException e) {
      return e.getOriginalMessage() + " (line " + e.getLocation().getLineNr() + ")";
    }
  }

  private static void field(
      JsonParser parser, Set<String> tables, BiConsumer<String, JsonNode> rows) throws IOException {
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    if (tables.contains(name) && value == JsonToken.START_ARRAY) {
      for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
        rows.accept(name, JsonFeed.JSON.<JsonNode>readTree(parser));
      }
    } else if (!name.equals("db") && !name.equals("data")) {
      parser.skipChildren();
    }
  }

  /// The tables that posts refer to.
  private static final class Tables {
    private final Map<String, Name> users = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, List<String>> tagsOfPost = new HashMap<>();
    private final Map<String, List<String>> authorsOfPost = new HashMap<>();
    private final Map<String, JsonNode> meta = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();

    void add(String table, JsonNode row) {
      String id = row.path("id").asText();
      String post = row.path("post_id").asText();
      switch (table) {
        case "users" -> {
          String name = JsonFeed.text(row, "name");
          if (name != null) {
            users.put(id, new Name(name, Links.web(JsonFeed.text(row, "website"))));
          }
        }
        case "tags" -> tags.put(id, row.path("name").asText());
        case "posts_tags" -> list(tagsOfPost, post).add(row.path("tag_id").asText());
        case "posts_authors" -> list(authorsOfPost, post).add(row.path("author_id").asText());
        case "posts_meta" -> meta.put(post, row);
        default -> settings.put(row.path("key").asText(), row.path("value").asText());
      }
    }

    private static List<String> list(Map<String, List<String>> map, String key) {
      return map.computeIfAbsent(key, k -> new ArrayList<>());
    }
  }

  private static Item item(String number, JsonNode post, Tables tables, Original original) {
    if (!post.isObject()) {
      return new Item.Empty(number, Drop.Reason.BROKEN_FORMAT, "it is no object");
    }
    String id = JsonFeed.text(post, "id");
    String name = id == null ? number : number + " (" + id + ")";
    JsonNode meta = tables.meta.getOrDefault(String.valueOf(id), post);
    String status = post.path("status").asText("published");
    if (!status.equals("published")) {
      return new Item.Empty(name, Drop.Reason.NOT_PUBLISHED, "its status is " + status);
    }
    if (meta.path("email_only").asInt() == 1 || meta.path("email_only").asBoolean()) {
      return new Item.Empty(name, Drop.Reason.NOT_PUBLISHED, "it was sent by mail only");
    }
    Entry entry = new Entry(name, "Ghost export", post.toString().getBytes(StandardCharsets.UTF_8));
    read(post, meta, tables, original, entry);
    return EntryAccount.item(entry, original);
  }

  private static void read(
      JsonNode post, JsonNode meta, Tables tables, Original original, Entry entry) {
    String fetched = Links.of(original.address());
    String site = Links.web(tables.settings.get("url"));
    String home = site == null && fetched != null ? Links.resolve(fetched, "/") : site;
    entry.base = home;
    String slug = JsonFeed.text(post, "slug");
    entry.link = home == null || slug == null ? null : Links.resolve(home, "/" + slug + "/");
    entry.envelope.identifier(JsonFeed.text(post, "uuid")).identifier(JsonFeed.text(post, "id"));
    entry.title = found(post, "title");
    entry.published = found(post, "published_at");
    entry.updated = found(post, "updated_at");
    entry.summary = found(post, "custom_excerpt");
    content(post, entry, home);
    entry.language =
        XmlFeedHead.language(
            tables.settings.getOrDefault("locale", tables.settings.get("default_locale")));
    String title = tables.settings.get("title");
    entry.publisher = title == null || title.isBlank() ? null : new Name(title, home);
    people(post, tables, entry);
    for (String tag : tables.tagsOfPost.getOrDefault(post.path("id").asText(), List.of())) {
      String called = tables.tags.getOrDefault(tag, "");
      if (!called.startsWith("#")) {
        Modules.category(entry, called, "");
      }
    }
    picture(post, meta, entry, home);
    paywall(post, entry);
    canonical(post, entry);
  }

  private static void content(JsonNode post, Entry entry, @Nullable String home) {
    String html = JsonFeed.text(post, "html");
    String from = html != null ? "html" : post.hasNonNull("lexical") ? "lexical" : "mobiledoc";
    String made =
        html == null
            ? GhostCards.html(JsonFeed.text(post, "lexical"), JsonFeed.text(post, "mobiledoc"))
            : html;
    String plain = JsonFeed.text(post, "plaintext");
    if (!made.isBlank()) {
      entry.content = new Entry.Found(atHome(made, home), from);
    } else if (plain != null) {
      entry.content = new Entry.Found(EntryText.paragraphs(plain), "plaintext");
    }
  }

  private static void people(JsonNode post, Tables tables, Entry entry) {
    for (String id : tables.authorsOfPost.getOrDefault(post.path("id").asText(), List.of())) {
      Name author = tables.users.get(id);
      if (author != null) {
        entry.people(author.name(), author.url(), "posts_authors");
      }
    }
    Name author = tables.users.get(post.path("author_id").asText());
    if (entry.authors.isEmpty() && author != null) {
      entry.people(author.name(), author.url(), "author_id");
    }
  }

  private static void picture(JsonNode post, JsonNode meta, Entry entry, @Nullable String home) {
    String url = JsonFeed.text(post, "feature_image");
    if (url == null) {
      return;
    }
    String caption = EntryText.plain(JsonFeed.text(meta, "feature_image_caption"));
    entry.picture(
        new Image(
            caption.isEmpty() ? null : caption,
            null,
            Links.resolve(home, atHome(url, home)),
            JsonFeed.text(meta, "feature_image_alt"),
            null));
  }

  private static void paywall(JsonNode post, Entry entry) {
    String visibility = JsonFeed.text(post, "visibility");
    if (visibility != null) {
      entry.envelope.paywalled(!visibility.equals("public"));
      entry.status = "published, for " + visibility;
    }
  }

  /// A canonical address on another site is where the article first appeared.
  private static void canonical(JsonNode post, Entry entry) {
    String address = Links.web(JsonFeed.text(post, "canonical_url"));
    if (address != null
        && (entry.base == null || !Links.host(address).equals(Links.host(entry.base)))) {
      entry.origin = new Account.Origin(Links.host(address), address, null);
      entry.originFrom = "canonical_url";
    } else if (address != null) {
      entry.link = address;
    }
  }

  private static String atHome(String text, @Nullable String home) {
    return text.replace(OWN, home == null ? "" : home.replaceFirst("/$", ""));
  }

  private static Entry.@Nullable Found found(JsonNode post, String field) {
    String text = JsonFeed.text(post, field);
    return text == null ? null : new Entry.Found(text, field);
  }
}
