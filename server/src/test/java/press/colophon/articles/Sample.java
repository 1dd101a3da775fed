package press.colophon.articles;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.credit.PictureCredit;
import press.colophon.taxonomy.Region;
import press.colophon.taxonomy.Slug;
import press.colophon.taxonomy.Theme;

/// A small newspaper for tests: articles made in memory, each with a character of its own.
///
/// A test starts from one of them and changes only what it is about:
/// `Sample.harbour().headline("Tom & Jerry").article()`.
public final class Sample {
  private static final Instant RETRIEVED = Instant.parse("2022-06-14T08:00:00Z");
  private static final String HASH = "0123456789abcdef".repeat(4);

  private long id = 1;
  private String path;
  private LocalDate publishedOn = LocalDate.of(2022, 6, 13);
  private Status status = Status.PUBLISHED;
  private String language = "en";
  private String headline;
  private @Nullable String standfirst;
  private Body body;
  private @Nullable FeaturedImage image;
  private @Nullable Publication origin;
  private @Nullable LocalDate originDate;
  private @Nullable String originalUrl;
  private List<Author> authors = List.of();
  private List<Region> regions = List.of();
  private List<Theme> themes = List.of();

  private Sample(String path, String headline, String body) {
    this.path = path;
    this.headline = headline;
    this.body = Body.sanitise(body, null);
  }

  /// A reprint with everything: two authors, a licence to be given, a picture, regions and themes.
  public static Sample harbour() {
    Sample sample =
        new Sample(
            "2022/06/the-harbour-that-moved",
            "The harbour that moved",
            """
            <p>The old harbour of <em>Port Lune</em> silted up within a year.</p>\
            <h2>Who pays</h2>\
            <p>“Nobody asked us,” said <a href="https://example.net/ferry">the ferry crew</a>.</p>\
            """);
    sample.standfirst = "A town on the coast follows its water.";
    sample.image =
        new FeaturedImage(
            new Picture(HASH, "image/jpeg", 1600, 900, PictureCredit.NONE),
            "The new quay in spring",
            "Photo: Ida Brook",
            "CC BY 4.0",
            "A concrete quay with three boats");
    sample.origin =
        new Publication(3, "Coast Courier", new Slug("coast-courier"), "https://coast.example/");
    sample.originDate = LocalDate.of(2022, 6, 12);
    sample.originalUrl = "https://coast.example/2022/harbour?id=7&view=full";
    sample.authors =
        List.of(
            new Author(1, "Ida Brook", new Slug("ida-brook"), "https://coast.example/ida"),
            new Author(2, "Tomás Ó Sé", new Slug("tomas-o-se"), null));
    sample.regions = List.of(new Region(5, "Ireland", new Slug("ireland")));
    sample.themes =
        List.of(
            new Theme(7, "Shipping & Ports", new Slug("shipping-ports")),
            new Theme(8, "Climate", new Slug("climate")));
    return sample;
  }

  /// The least an article can be: no author, no origin, no picture, no subject.
  public static Sample notice() {
    Sample sample =
        new Sample("2022/06/a-notice", "A notice", "<p>The office is closed on Monday.</p>");
    sample.id = 2;
    return sample;
  }

  /// Written from right to left.
  public static Sample lighthouse() {
    Sample sample =
        new Sample(
            "2022/06/al-manara", "المنارة القديمة", "<p>أُطفئت المنارة بعد مئة عام من العمل.</p>");
    sample.id = 3;
    sample.language = "ar";
    sample.origin = new Publication(4, "صحيفة الساحل", new Slug("sahifat-al-sahil"), null);
    sample.originDate = LocalDate.of(2022, 6, 12);
    sample.authors = List.of(new Author(4, "ليلى", new Slug("layla"), null));
    return sample;
  }

  public Sample id(long number) {
    id = number;
    return this;
  }

  public Sample path(String end) {
    path = end;
    return this;
  }

  public Sample publishedOn(LocalDate day) {
    publishedOn = day;
    return this;
  }

  public Sample status(Status now) {
    status = now;
    return this;
  }

  public Sample language(String tag) {
    language = tag;
    return this;
  }

  public Sample headline(String text) {
    headline = text;
    return this;
  }

  public Sample standfirst(@Nullable String text) {
    standfirst = text;
    return this;
  }

  public Sample body(String html) {
    body = Body.sanitise(html, null);
    return this;
  }

  public Sample image(@Nullable FeaturedImage featured) {
    image = featured;
    return this;
  }

  public Sample origin(@Nullable Publication publication) {
    origin = publication;
    return this;
  }

  public Sample originDate(@Nullable LocalDate day) {
    originDate = day;
    return this;
  }

  public Sample originalUrl(@Nullable String address) {
    originalUrl = address;
    return this;
  }

  public Sample authors(Author... people) {
    authors = List.of(people);
    return this;
  }

  /// The same article with its text altered here.
  public static Article altered(Article a, Set<Alteration> alterations) {
    Revision r = a.revision();
    return new Article(
        a.id(),
        a.path(),
        a.publishedOn(),
        a.publishedAt(),
        a.changedAt(),
        a.correctedAt(),
        a.status(),
        a.language(),
        new Revision(
            r.id(),
            r.number(),
            r.headline(),
            r.standfirst(),
            r.body(),
            r.image(),
            r.madeAt(),
            r.small(),
            alterations),
        a.provenance(),
        a.authors(),
        a.regions(),
        a.themes(),
        a.notes());
  }

  public Article article() {
    Instant published = publishedOn.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Article(
        new ArticleId(id),
        path,
        publishedOn,
        published,
        published.plusSeconds(3_600),
        status == Status.CORRECTED ? published.plusSeconds(3_600) : null,
        status,
        language,
        new Revision(10 * id, 1, headline, standfirst, body, image, RETRIEVED, null),
        new Provenance(
            origin,
            originalUrl,
            originDate,
            null,
            null,
            null,
            new Retrieval(RETRIEVED, "sample", "sample", HASH)),
        authors,
        regions,
        themes,
        List.of());
  }
}
