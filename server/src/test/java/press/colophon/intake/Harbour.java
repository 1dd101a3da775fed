package press.colophon.intake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.taxonomy.Slug;

/// One page of the Coast Courier, and one entry of its feed, with what a test changes in them.
final class Harbour {
  static final String ADDRESS = "https://coast.example/2022/harbour";
  static final Instant MORNING = Instant.parse("2022-06-14T08:00:00Z");
  static final Handling REVIEWED =
      new Handling(
          true,
          "Coast Courier",
          "https://coast.example/",
          null,
          List.of(),
          List.of(),
          null,
          List.of());
  static final Handling AT_ONCE =
      new Handling(
          false,
          "Coast Courier",
          "https://coast.example/",
          null,
          List.of(),
          List.of(),
          null,
          List.of());

  private Harbour() {}

  static Original page(String licence, String verb) {
    return original(html(licence, verb).getBytes(StandardCharsets.UTF_8));
  }

  static Original original(byte[] bytes) {
    return new Original(ADDRESS, bytes, URI.create(ADDRESS), null, MORNING);
  }

  static String html(String licence, String verb) {
    return """
    <!doctype html><html lang="en"><head><title>The harbour that moved</title>
    <meta property="article:published_time" content="2022-06-13">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"The harbour that moved",
      "license":"%s","author":{"@type":"Person","name":"Ida Brook"},
      "publisher":{"@type":"Organization","name":"Coast Courier"}}</script></head>
    <body><article><h1>The harbour that moved</h1>
    <p>The old harbour of Port Lune silted up within a single year, to everyone's surprise.</p>
    <p>Nobody had asked the ferry crew, who had %s the depth every morning since 1974.</p>
    <p>The town council now wants to move the quay two hundred metres further to the south.</p>
    </article></body></html>
    """
        .formatted(licence, verb);
  }

  /// The page as an entry with an envelope of its own.
  static Item.Article entry(
      String verb, @Nullable String version, @Nullable Instant embargoedUntil) {
    Original original = page("CC BY 4.0", verb);
    Account account = article(original).account();
    EnvelopeDraft envelope = new EnvelopeDraft().identifier("tag:coast.example,2022:7");
    envelope.version(version);
    envelope.embargoedUntil(embargoedUntil);
    Account within = AccountDraft.of(account).envelope(envelope.envelope()).account();
    return new Item.Article("entry 1", original, within, "RSS 2.0");
  }

  /// An entry that its publisher knows by a number of its own.
  static Item.Article numbered(String publisher, String number, Instant embargoedUntil) {
    String address = "https://%s.example/%s".formatted(Slug.of(publisher), number);
    byte[] bytes = html("CC BY 4.0", "heard by " + publisher).getBytes(StandardCharsets.UTF_8);
    Original original = new Original(address, bytes, URI.create(address), null, MORNING);
    EnvelopeDraft envelope = new EnvelopeDraft().identifier(number);
    envelope.embargoedUntil(embargoedUntil);
    Account account =
        AccountDraft.of(article(original).account())
            .publisher(new Account.Name(publisher, null))
            .envelope(envelope.envelope())
            .account();
    return new Item.Article("entry " + number, original, account, "ninjs");
  }

  static Handling from(String publisher) {
    return new Handling(false, publisher, null, null, List.of(), List.of(), null, List.of());
  }

  static Item.Article article(Original original) {
    Item[] read = new Item[1];
    new OriginalReader(1_000_000).read(original, item -> read[0] = item);
    return (Item.Article) read[0];
  }
}
