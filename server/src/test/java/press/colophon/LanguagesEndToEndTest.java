package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.colophon.platform.download.FileServer;
import press.colophon.translation.models.PublishedModels;

/// The life of a translation as an administrator, an editor, a translator and readers see it, with
/// every command as a process of its own beside a running server: languages come from a registry on
/// this machine whose models are toys, and Galician by way of Spanish and Apertium.
final class LanguagesEndToEndTest {
  private static final String PATH = "/2022/02/the-harbour-that-moved";
  private static final String FIRST = "The council of the island moved the harbour in spring.";
  private static final String WRONG = "The boats stayed where they were until the summer came.";
  private static final String LAST = "The boats stayed where they were until the winter came.";
  private static final String RIGHT = "The boats stayed where they were until the autumn came.";

  private final Path data = Child.dataFolder();
  private final int port = Child.freePort();
  private final FileServer registry = new FileServer();
  private final HttpClient browser =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private String session = "";

  @BeforeEach
  void publishModels() throws IOException {
    new PublishedModels()
        .with("en-ar")
        .files()
        .forEach((path, content) -> registry.put("/" + path, content));
    Files.createDirectories(data);
    Files.write(
        data.resolve("colophon.conf"),
        List.of(
            "models.registry = " + registry.at(""),
            "translation.eager-languages = es, gl, ar",
            "server.port = " + port));
  }

  @AfterEach
  void delete() {
    browser.close();
    registry.close();
    Child.delete(data);
  }

  @Test
  void anArticleIsTranslatedCorrectedEditedAndSentToATranslator() {
    assumeTrue(
        Files.exists(Path.of("/usr/share/apertium/modes/es-gl.mode")),
        "the Apertium pair es-gl is not installed");
    try (Child server = Child.start("serve", "--data", data.toString())) {
      server.untilItSays("Serving at");
      languagesComeWhileTheServerRuns(server);
      theArticleIsReadInGalicianAndArabic(server);
      aCorrectionIsTranslatedAlone(server);
      anEditorWritesASentence(server);
      aTranslatorSendsOneBack(server);
      theEditorsSentenceOutlivesTheNextCorrection(server);
    }
  }

  private void languagesComeWhileTheServerRuns(Child server) {
    assertThat(languages(page("/"))).doesNotContain("ar");

    assertThat(command("languages", "add", "es", "ar")).contains("en-es: installed");

    until(server, "/", page -> languages(page).contains("ar"));
    assertThat(languages(page("/"))).contains("es", "gl").doesNotContain("ru");
  }

  private void theArticleIsReadInGalicianAndArabic(Child server) {
    importPage(WRONG);

    Document galician = until(server, "/gl" + PATH, LanguagesEndToEndTest::isFinished);
    assertThat(galician.text())
        .contains("Firefox Translations + Apertium")
        .containsPattern("inglés → español → galego");
    Document arabic = until(server, "/ar" + PATH, LanguagesEndToEndTest::isFinished);
    assertThat(arabic.selectFirst("html").attr("dir")).isEqualTo("rtl");
    assertThat(coverage("ar")).isEqualTo("1 0 0 0");
  }

  private void aCorrectionIsTranslatedAlone(Child server) {
    importPage(RIGHT);

    for (String language : List.of("es", "gl", "ar")) {
      server.until(
          "the correction in " + language,
          () ->
              server
                  .err()
                  .lines()
                  .anyMatch(
                      line ->
                          line.contains("event=translated ")
                              && line.contains(
                                  "revision=2 language=" + language + " segments=1 ")));
      until(server, "/" + language + PATH, LanguagesEndToEndTest::isFinished);
    }
  }

  private void anEditorWritesASentence(Child server) {
    String link = command("desk", "link", "--as", "Ida Brook").strip();
    session = enter(link.substring(link.indexOf("key=")));
    Element pair = pair(RIGHT);

    post(
        pair.attr("action"),
        "do=save&source="
            + pair.selectFirst("[name=source]").attr("value")
            + "&seen="
            + encoded(pair.selectFirst("[name=seen]").attr("value"))
            + "&text="
            + encoded("Os barcos quedaron ata o outono."));

    until(server, "/gl" + PATH, page -> page.text().contains("Os barcos quedaron ata o outono."));
    assertThat(pair(RIGHT).text()).contains("written by Ida Brook");
  }

  private void aTranslatorSendsOneBack(Child server) {
    Path file = data.resolveSibling("harbour.xlf");
    command("translations", "export", PATH.substring(1), "--to", "gl", "--out", file.toString());
    rewrite(file, FIRST, "O concello trasladou o porto.");

    assertThat(command("translations", "import", file.toString(), "--as", "Xoana Castro"))
        .contains("1 written, 0 approved")
        .contains(" 0 not taken in");

    until(server, "/gl" + PATH, page -> page.text().contains("O concello trasladou o porto."));
    assertThat(pair(FIRST).text()).contains("written by Xoana Castro");
  }

  private void theEditorsSentenceOutlivesTheNextCorrection(Child server) {
    importPage(LAST);

    Document galician =
        until(
            server,
            "/gl" + PATH,
            page -> isFinished(page) && !page.text().contains("Os barcos quedaron ata o outono."));
    assertThat(galician.text()).contains("O concello trasladou o porto.");
    assertThat(pair(LAST).text())
        .contains("The original was changed since Ida Brook translated it", "Ida Brook had")
        .contains("Os barcos quedaron ata o outono.");
  }

  // ---------------------------------------------------------------- what people do

  private String command(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    try (Child command = Child.start(all.toArray(String[]::new))) {
      assertThat(command.exitCode()).as(command.out() + command.err()).isZero();
      return command.out();
    }
  }

  private void importPage(String sentence) {
    Path file = data.resolveSibling("harbour.html");
    write(
        file,
        """
        <!doctype html><html lang="en"><head><title>The harbour that moved</title>
        <meta property="og:site_name" content="Harbour Post">
        <link rel="canonical" href="https://harbour.example/moved">
        <link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
        <meta property="article:published_time" content="2022-02-11T08:00:00Z"></head>
        <body><article><h1>The harbour that moved</h1><p class="byline">By Ida Brook</p>
        <p>%s Nobody had asked <a href="https://harbour.example/crew">the crews</a> about it. %s</p>
        <p>What happened then is told by those who were there, and by the letters that they wrote
        to their families at home. Many of the letters are kept in the museum of the town.</p>
        </article></body></html>
        """
            .formatted(FIRST, sentence));
    command("import", file.toString());
  }

  /// Writes the translation of a sentence into a file for translators, as their programs do.
  private static void rewrite(Path xliff, String source, String target) {
    String text = read(xliff);
    int from = text.indexOf("<target", text.indexOf(source));
    int begin = text.indexOf('>', from) + 1;
    write(
        xliff,
        text.substring(0, begin) + target + text.substring(text.indexOf("</target>", begin)));
  }

  /// Of a language: translated, outdated, waiting, failed.
  private String coverage(String language) {
    return command("languages")
        .lines()
        .filter(line -> line.startsWith(language + " "))
        .findFirst()
        .orElseThrow()
        .replaceFirst(".*\\) +\\S+ +(\\d+) +(\\d+) +(\\d+) +(\\d+) .*", "$1 $2 $3 $4");
  }

  // ---------------------------------------------------------------- what they see

  private static boolean isFinished(Document page) {
    return page.selectFirst("meta[http-equiv=refresh]") == null
        && page.text().contains("Firefox Translations");
  }

  /// Those that the page can be read in.
  private static List<String> languages(Document page) {
    return page.select("link[rel=alternate][hreflang]").eachAttr("hreflang");
  }

  private Document until(Child server, String path, Predicate<Document> wanted) {
    server.until(path, () -> wanted.test(page(path)));
    return page(path);
  }

  private Document page(String path) {
    return Jsoup.parse(send(at(path)).body());
  }

  /// A sentence at the Desk.
  private Element pair(String source) {
    String address = page("/desk").select("td a[href$=/gl]").attr("href");
    List<Element> pairs =
        page(address).select("form.pair").stream()
            .filter(pair -> pair.select(".original").text().equals(source))
            .toList();
    assertThat(pairs).as(address + ": " + source).hasSize(1);
    return pairs.getFirst();
  }

  /// Comes in by a link, and gives the cookie of the session.
  private String enter(String key) {
    return post("/desk/enter", key)
        .headers()
        .firstValue("set-cookie")
        .orElseThrow()
        .replaceFirst(";.*", "");
  }

  private HttpResponse<String> post(String path, String form) {
    return send(
        at(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Cookie", session);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
