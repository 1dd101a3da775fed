package press.colophon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Receipt;
import press.colophon.articles.credit.Inscribed;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.http.CannedFetcher;
import press.colophon.rights.Basis;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsOfArticles;

final class IntakeTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final List<String> TABLES =
      List.of(
          "article",
          "revision",
          "provenance",
          "retrieval",
          "terms",
          "notice",
          "original",
          "author",
          "publication",
          "scheduled_tasks");

  private final CannedFetcher web = new CannedFetcher();

  @TempDir private Path media;
  private Articles articles;
  private TermsOfArticles terms;
  private Intake intake;

  @BeforeEach
  void open() {
    Newsroom room = Newsroom.empty(database.jdbi(), media, web, Clock.systemUTC());
    articles = room.articles;
    terms = room.terms;
    intake = room.intake;
  }

  @Test
  void aPageBecomesAnArticleWithItsTermsAndItsOriginal() {
    Receipt receipt = stored(page("CC BY-ND 4.0"));

    Article article = articles.at(receipt.path()).orElseThrow();
    assertThat(article.headline()).isEqualTo("The harbour that moved");
    Terms found = terms.of(article.id());
    assertThat(found.basis()).isEqualTo(Basis.LICENCE);
    assertThat(found.licence().id()).isEqualTo("CC-BY-ND-4.0");
    assertThat(count("original")).isEqualTo(1);
    assertThat(count("scheduled_tasks")).isEqualTo(1);
  }

  @Test
  void aChangedLicenceOfTheSameTextIsTakenOver() {
    Receipt first = stored(page("CC BY 4.0"));

    Receipt again = stored(page("CC BY-ND 4.0"));

    assertThat(again).isEqualTo(new Receipt.Described(first.article(), first.path()));
    assertThat(terms.of(first.article()).licence().id()).isEqualTo("CC-BY-ND-4.0");
    assertThat(count("revision")).isEqualTo(1);
  }

  @Test
  void theSamePageAgainIsUnchanged() {
    stored(page("CC BY 4.0"));

    assertThat(stored(page("CC BY 4.0"))).isInstanceOf(Receipt.Unchanged.class);
    assertThat(count("article")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"revision", "provenance", "retrieval", "terms", "original", "scheduled_tasks"})
  void nothingIsStoredHalfWhenAStepFails(String table) {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "alter table " + table + " add constraint no_more check (false) not valid"));
    try {
      assertThatThrownBy(() -> intake.take(page("CC BY 4.0"))).hasMessageContaining("no_more");

      assertThat(TABLES).allMatch(t -> count(t) == 0);
    } finally {
      database
          .jdbi()
          .useHandle(h -> h.execute("alter table " + table + " drop constraint no_more"));
    }
    assertThat(stored(page("CC BY 4.0"))).isInstanceOf(Receipt.Created.class);
  }

  @Test
  void whatIsNoArticleLeavesNoTrace() {
    assertThat(intake.take(original("<html><body><p>Hi</p></body></html>")))
        .singleElement()
        .isInstanceOf(Taken.Dropped.class);

    assertThat(TABLES).allMatch(t -> count(t) == 0);
  }

  @Test
  void aPictureSaysItsOwnCreditWhereThePageSaysNone() throws IOException {
    String address = "https://coast.example/quay.jpg";
    String words =
        "<photoshop:Credit>Ida Brook / Coast Courier</photoshop:Credit><xmpRights:WebStatement>"
            + "https://creativecommons.org/licenses/by/4.0/</xmpRights:WebStatement>";
    byte[] file = Inscribed.picture(drawn()).xmp(words).jpeg();
    web.with(address, CannedFetcher.document(address, 200, Map.of(), file));

    Receipt receipt = stored(withImage(page("CC BY 4.0"), address));

    FeaturedImage image = articles.at(receipt.path()).orElseThrow().revision().image();
    assertThat(image.credit()).isEqualTo("Ida Brook / Coast Courier");
    assertThat(image.licence()).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
    assertThat(image.picture().credit().credit()).isEqualTo("Ida Brook / Coast Courier");
  }

  private static Original withImage(Original page, String address) {
    String html = new String(page.bytes(), StandardCharsets.UTF_8);
    String meta = "<meta property=\"og:image\" content=\"" + address + "\"></head>";
    return original(html.replace("</head>", meta));
  }

  private static byte[] drawn() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "jpg", out);
    return out.toByteArray();
  }

  private Receipt stored(Original original) {
    return intake.take(original).getFirst()
            instanceof
            Taken.Stored(var item, var account, Receipt receipt, var remarks, var missing)
        ? receipt
        : org.assertj.core.api.Assertions.fail("it was refused");
  }

  private static Original page(String licence) {
    return original(
        """
        <!doctype html><html lang="en"><head><title>The harbour that moved</title>
        <meta property="article:published_time" content="2022-06-13">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"The harbour that moved",
          "license":"%s","author":{"@type":"Person","name":"Ida Brook"},
          "publisher":{"@type":"Organization","name":"Coast Courier"}}</script></head>
        <body><article><h1>The harbour that moved</h1>
        <p>The old harbour of Port Lune silted up within a single year, to everyone's surprise.</p>
        <p>Nobody had asked the ferry crew, who had measured the depth every morning since 1974.</p>
        <p>The town council now wants to move the quay two hundred metres further to the south.</p>
        </article></body></html>
        """
            .formatted(licence));
  }

  private static Original original(String html) {
    return new Original(
        "harbour.html",
        html.getBytes(StandardCharsets.UTF_8),
        URI.create("https://coast.example/2022/harbour"),
        null,
        Instant.parse("2022-06-14T08:00:00Z"));
  }

  private static int count(String table) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }
}
