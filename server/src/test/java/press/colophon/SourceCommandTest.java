package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.colophon.intake.source.FullText;
import press.colophon.intake.source.LocalSite;
import press.colophon.intake.source.Profile;
import press.colophon.intake.source.Source;
import press.colophon.intake.source.Sources;
import press.colophon.intake.source.Trust;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Database;
import press.colophon.platform.jobs.Jobs;

/// A local site with RSS, Atom and JSON Feed, through the commands an administrator types.
final class SourceCommandTest {
  private static final Path DATA = Child.dataFolder();
  private static Database database;

  private final LocalSite site = new LocalSite();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void open() throws IOException {
    Files.createDirectories(DATA);
    database = Database.open(DATA, Settings.read(DATA, Map.of(), Map.of()).database());
  }

  @AfterAll
  static void close() {
    database.close();
    Child.delete(DATA);
  }

  @BeforeEach
  void site() throws IOException {
    Files.writeString(
        DATA.resolve(Settings.FILE_NAME),
        "fetch.allow = localhost:%d\nsources.host-gap = 1 ms\n".formatted(site.port()));
    database
        .jdbi()
        .useHandle(h -> h.execute("truncate source, article, original, scheduled_tasks cascade"));
    site.with("/", "text/html", FRONT_PAGE)
        .with("/rss", "application/rss+xml", LocalSite.rss(LocalSite.whole(1, "First.")))
        .with("/atom", "application/atom+xml", ATOM)
        .with("/feed.json", "application/feed+json", JSON)
        .with("/republish", "text/html", TERMS);
  }

  @AfterEach
  void closeSite() {
    site.close();
  }

  @Test
  void whatIsKnownOfASourceIsChangedAndTheRestStays() {
    run("add", site.address("/rss"), "--name", "Harbour", "--contact", "ida@wire.example");

    int done =
        run(
            "edit",
            "harbour",
            "--trust",
            "publish",
            "--region",
            "Iceland",
            "--language",
            "is",
            "--full-text",
            "never",
            "--contact",
            "");

    assertThat(done).as(err.toString()).isZero();
    Profile profile = sourceNamed("harbour").profile();
    assertThat(profile.name()).isEqualTo("Harbour");
    assertThat(profile.trust()).isEqualTo(Trust.PUBLISH);
    assertThat(profile.regions()).containsExactly("Iceland");
    assertThat(profile.language()).isEqualTo("is");
    assertThat(profile.fullText()).isEqualTo(FullText.NEVER);
    assertThat(profile.contact()).isNull();
    run("edit", "harbour", "--theme", "Fishing");
    assertThat(sourceNamed("harbour").profile().regions()).containsExactly("Iceland");
    assertThat(run("edit", "nowhere", "--trust", "review")).isEqualTo(1);
  }

  private static Source sourceNamed(String name) {
    return new Sources(database.jdbi(), new Jobs(), Clock.systemUTC(), new Random(1)).find(name);
  }

  @Test
  void aSiteIsUnderstoodAddedPolledAndItsStoryTold() {
    assertThat(run("add", site.address("/"))).as(err.toString()).isZero();

    assertThat(said())
        .contains(
            "  1  SITE/rss  \"News\"",
            "  2  SITE/atom  \"News as Atom\"",
            "  3  SITE/feed.json  \"News as JSON\"",
            "  4  SITE/comments  \"Comments\"  (comments)",
            "The first holds: RSS 2.0, 1 article",
            "The Harbour Wire (the-harbour-wire)",
            "  Language    en",
            "  Licence     CC BY 4.0",
            "  Terms       SITE/republish",
            "\"You may republish our articles with credit.\"",
            "review: its articles are drafts until an editor publishes them",
            "Polls       none yet",
            "./colophon source poll the-harbour-wire");

    assertThat(run("poll", "the-harb")).as(err.toString()).isZero();
    assertThat(said())
        .contains(
            "  Harbour report number 1: new, /2026/11/harbour-report-number-1", "1 item: 1 taken");
    assertThat(run("poll", "the-harb")).isZero();
    assertThat(said()).isEqualTo("SITE/rss: nothing new\n");

    site.with("/rss", LocalSite.status(500));
    assertThat(run("poll", "the-harb")).isEqualTo(1);
    assertThat(run("poll", "the-harb")).isEqualTo(1);
    site.with("/rss", LocalSite.status(429, "Retry-After", "3600"));
    assertThat(run("poll", "the-harb")).isEqualTo(1);
    assertThat(run("poll", "the-harb")).isEqualTo(1);
    assertThat(err.toString()).contains("is not asked for another 60 min");
    said();

    assertThat(run("show", "the-harb")).isZero();
    assertThat(said())
        .containsSubsequence(
            "The Harbour Wire (the-harbour-wire)",
            "  State       failing: none of its feeds can be read at the moment",
            "  Items       1 stored",
            "Feed SITE/rss  \"Harbour Wire\"",
            "  State       3 polls in a row have failed",
            "  Last error  the site asks us to come more rarely (429)",
            "  What to do  it is tried again by itself; at once: ./colophon source poll"
                + " the-harbour-wire",
            "  Next poll   20",
            "  failed     the site asks us to come more rarely (429)",
            "  failed     the site answers with status 500 (2 times since",
            "  unchanged  nothing new",
            "  read       1 item: 1 taken");
  }

  @Test
  void allFeedsOfASiteCanBeTakenAndOneArticleStaysOne() {
    site.with("/comments", "application/rss+xml", LocalSite.rss());

    assertThat(run("add", site.address("/"), "--feed", "all", "--trust", "publish")).isZero();
    assertThat(run("poll", "--all")).as(err.toString()).isZero();

    assertThat(said())
        .contains(
            "SITE/rss: 1 item: 1 taken",
            "Atom report: new, /2026/11/atom-report",
            "JSON report: new, /2026/11/json-report",
            "SITE/comments: the feed is sound, but empty");
    assertThat(run("list")).isZero();
    assertThat(said()).contains("the-harbour-wire", "active", "publish", "CC BY 4.0");
    assertThat(run("list", "--json")).isZero();
    assertThat(said())
        .startsWith("{\"slug\":\"the-harbour-wire\",")
        .contains("\"feeds\":[{\"url\":");
  }

  @Test
  void aFeedWithoutALinkIsFoundAtItsUsualPlaceAndNoneIsSaidPlainly() {
    site.with("/", "text/html", "<html><head><title>Plain</title></head><body>Hi</body></html>");
    site.with("/rss", LocalSite.status(404)).with("/feed.json", LocalSite.status(404));
    site.with("/feed.xml", "application/rss+xml", LocalSite.rss(LocalSite.whole(1, "First.")));
    assertThat(run("add", site.address("/"))).as(err.toString()).isZero();
    assertThat(said()).contains("SITE/feed.xml");

    site.with("/feed.xml", LocalSite.status(404));
    assertThat(run("add", site.address("/"))).isEqualTo(1);
    assertThat(err.toString()).contains("No feed was found at", "the page links none");
  }

  @Test
  void aGoneFeedAndARemovedSourceAreToldApart() {
    assertThat(run("add", site.address("/rss"), "--name", "Harbour")).isZero();
    site.with("/rss", LocalSite.status(410));
    assertThat(run("poll", "harbour")).isEqualTo(1);
    said();
    run("show", "harbour");
    assertThat(said())
        .contains("gone: its feeds say that they are gone for good", "Next poll   none");

    assertThat(run("pause", "harbour")).isZero();
    assertThat(run("resume", "harbour")).isZero();
    assertThat(run("remove", "harbour")).isZero();
    assertThat(run("show", "harbour")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no source \"harbour\".");
  }

  @Test
  void aListIsImportedAndExported() throws IOException {
    Path list = DATA.resolveSibling("list.csv");
    Files.writeString(
        list,
        """
        name,feed,terms,licenceLabel,language,active
        One,https://one.example/feed,,CC BY,English,yes
        Two,nowhere,,CC BY,English,yes
        """);

    assertThat(run("import", list.toString())).isEqualTo(1);

    assertThat(said())
        .contains(
            "line 2: added One", "1 added, 0 there already, 0 not in use, 1 could not be used.");
    assertThat(err.toString()).contains("line 3: not imported: \"nowhere\" is not the address");
    assertThat(run("export")).isZero();
    assertThat(said()).contains("xmlUrl=\"https://one.example/feed\"");
    assertThat(run("import", DATA.resolve("missing.opml").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file");
  }

  @Test
  void theDirectoryIsSearchedWithoutADatabase() {
    assertThat(run("directory", "--language", "es", "--licence", "CC BY-ND")).isZero();

    assertThat(said()).contains("es       CC BY-ND", "newsrooms.");
  }

  @Test
  void wrongWordsGetTheRightOnes() {
    assertThat(run("add", "file:///etc/passwd")).isEqualTo(1);
    assertThat(run("add", "http://169.254.169.254/")).isEqualTo(1);
    assertThat(run("add", site.address("/nothing"))).isEqualTo(1);
    assertThat(run("add", site.address("/"), "--feed", "9")).isEqualTo(1);
    assertThat(run("add", site.address("/"), "--full-text", "always")).isEqualTo(2);
    assertThat(run("add")).isEqualTo(2);

    assertThat(err.toString())
        .contains(
            "is not an address such as", "169.254.169.254", "status 404", "from 1 to 4, or all")
        .contains("is neither never nor if-terms-allow")
        .doesNotContain("inside Colophon");
  }

  private int run(String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of("source", command));
    line.addAll(List.of(arguments));
    if (!command.equals("directory")) {
      line.addAll(List.of("--data", DATA.toString()));
    }
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(line.toArray(String[]::new));
  }

  /// What was printed since the last time.
  private String said() {
    String text = out.toString().replace(site.address(""), "SITE");
    out.getBuffer().setLength(0);
    return text;
  }

  private static final String FRONT_PAGE =
      """
      <!doctype html><html lang="en-GB"><head><title>Home</title>
      <meta property="og:site_name" content="The Harbour Wire">
      <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments">
      <link rel="alternate" type="application/rss+xml" title="News" href="/rss">
      <link rel="alternate" type="application/atom+xml" title="News as Atom" href="/atom">
      <link rel="alternate" type="application/feed+json" title="News as JSON" href="/feed.json">
      </head><body><a href="/republish">Republish our work</a>
      <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></body></html>
      """;

  private static final String TERMS =
      """
      <html><body><h1>Terms</h1><p>We like to be read. You may republish our articles with credit.</p>
      </body></html>
      """;

  private static final String BODY =
      "<p>In the morning the pilot boat went out to meet the %1$s, which had waited for the tide since"
          + " midnight with the mail of three islands.</p><p>By noon the %1$s lay at pier nine, and the"
          + " harbour master counted forty sacks and one goat.</p>";

  private static final String ATOM =
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Wire</title><id>tag:wire,2026:feed</id>
      <updated>2026-11-10T10:00:00Z</updated><entry><id>tag:wire,2026:a</id><title>Atom report</title>
      <link href="HERE/a"/><updated>2026-11-10T10:00:00Z</updated><published>2026-11-10T10:00:00Z</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">%s</div></content></entry></feed>
      """
          .formatted(BODY.formatted("Kestrel"));

  private static final String JSON =
      """
      {"version":"https://jsonfeed.org/version/1.1","title":"Harbour Wire","home_page_url":"HERE/",
      "items":[{"id":"j","url":"HERE/j","title":"JSON report","date_published":"2026-11-10T11:00:00Z",
      "content_html":"%s"}]}
      """
          .formatted(BODY.formatted("Osprey"));
}
