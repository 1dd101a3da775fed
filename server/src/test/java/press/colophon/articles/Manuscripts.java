package press.colophon.articles;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Manuscript.Named;
import press.colophon.articles.Manuscript.PlacedNote;

/// Manuscripts for tests; a test starts from one and changes only what it is about.
public final class Manuscripts {
  private static final String STORY =
      """
      <p>The old harbour of Port Lune silted up within a single year, to everyone's surprise.</p>\
      <p>Nobody had asked the ferry crew, who had measured the depth every morning since 1974.</p>\
      <p>The town council now wants to move the quay two hundred metres further to the south.</p>\
      <p>That will cost more than the town earns with its harbour in a decade of good summers.</p>""";

  private String headline = "The harbour that moved";
  private String body = STORY;
  private @Nullable FeaturedImage image;
  private LocalDate day = LocalDate.of(2022, 6, 13);
  private List<Named> authors = List.of(new Named("Ida Brook", null));
  private List<String> regions = List.of("Ireland");
  private List<String> themes = List.of("Shipping");
  private @Nullable Named origin = new Named("Coast Courier", "https://coast.example/");
  private @Nullable String originalUrl;
  private @Nullable Named publisher;
  private List<PlacedNote> notes = List.of();
  private List<String> identifiers = List.of();
  private @Nullable Instant moment;
  private String from = "harbour.html";
  private String bytes = UUID.randomUUID().toString();

  private Manuscripts() {}

  /// An article of four paragraphs.
  public static Manuscripts harbour() {
    return new Manuscripts();
  }

  public Manuscripts headline(String text) {
    headline = text;
    return this;
  }

  public Manuscripts body(String html) {
    body = html;
    return this;
  }

  /// The body with one more paragraph at its end.
  public Manuscripts more(String paragraph) {
    body = body + "<p>" + paragraph + "</p>";
    return this;
  }

  /// The body with other words in place of these.
  public Manuscripts change(String words, String others) {
    body = body.replace(words, others);
    return this;
  }

  public Manuscripts image(FeaturedImage featured) {
    image = featured;
    return this;
  }

  public Manuscripts day(LocalDate published) {
    day = published;
    return this;
  }

  /// The time it bears, on that day; without it the beginning of the day.
  public Manuscripts at(Instant time) {
    moment = time;
    day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    return this;
  }

  public Manuscripts identifiers(String... ids) {
    identifiers = List.of(ids);
    return this;
  }

  public Manuscripts authors(String... names) {
    authors = List.of(names).stream().map(n -> new Named(n, null)).toList();
    return this;
  }

  public Manuscripts regions(String... names) {
    regions = List.of(names);
    return this;
  }

  public Manuscripts themes(String... names) {
    themes = List.of(names);
    return this;
  }

  public Manuscripts origin(@Nullable String name) {
    origin = name == null ? null : new Named(name, null);
    return this;
  }

  public Manuscripts originalUrl(@Nullable String address) {
    originalUrl = address;
    return this;
  }

  public Manuscripts publisher(String name) {
    publisher = new Named(name, null);
    return this;
  }

  public Manuscripts note(String text) {
    notes = List.of(new PlacedNote(Body.ofText(text), Note.Place.BELOW));
    return this;
  }

  public Manuscripts from(String name) {
    from = name;
    return this;
  }

  /// What its file held; by default no two manuscripts come from the same bytes.
  public Manuscripts bytes(String content) {
    bytes = content;
    return this;
  }

  public Manuscript manuscript() {
    Instant published = moment != null ? moment : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Manuscript(
            headline,
            null,
            Body.sanitise(body, null),
            image,
            "en",
            day,
            published,
            null,
            authors,
            regions,
            themes,
            origin,
            originalUrl,
            null,
            publisher,
            null,
            notes,
            new Retrieval(published, from, "test", hash(bytes)))
        .withIdentifiers(identifiers);
  }

  private static String hash(String content) {
    String hex =
        java.util.HexFormat.of()
            .formatHex(
                UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8));
    return hex.substring(0, 64);
  }
}
