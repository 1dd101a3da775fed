package press.colophon.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Invented pages of the shapes that the web has, in many languages, one file each. The comment at
/// its head holds parts of sentences that the body must have (`has:`) and must not have (`not:`).
/// Most state their address and fields too: `url:`, `title:`, `author:`, `date:`, `licence:`, where
/// `-` is none.
class ShapesTest {

  private static final Path SHAPES = Path.of("src/test/resources/shapes");

  static List<String> shapes() throws IOException {
    try (Stream<Path> files = Files.list(SHAPES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void findsTheArticleAndNothingElse(String shape) throws IOException {
    String html = Files.readString(SHAPES.resolve(shape));

    String body = body(html);

    assertThat(body).contains(snippets(html, "has: "));
    assertThat(snippets(html, "not: ")).allSatisfy(part -> assertThat(body).doesNotContain(part));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void findsItsFields(String shape) throws IOException {
    String html = Files.readString(SHAPES.resolve(shape));
    ExtractedArticle article = article(html);

    assertField(html, "title: ", article.headline());
    assertField(html, "author: ", names(article));
    assertField(html, "date: ", article.published() == null ? null : article.published().day());
    assertField(html, "licence: ", article.licence() == null ? null : article.licence().name());
  }

  private static void assertField(String html, String label, @Nullable Object found) {
    for (String gold : snippets(html, label)) {
      assertThat(found == null ? "-" : found.toString()).as(label).isEqualTo(gold);
    }
  }

  private static @Nullable String names(ExtractedArticle article) {
    String names =
        article.authors().stream()
            .map(ExtractedArticle.Author::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? null : names;
  }

  private static String body(String html) {
    return Words.fold(ExtractionScores.text(article(html)));
  }

  private static ExtractedArticle article(String html) {
    String[] stated = snippets(html, "url: ");
    URI address = URI.create(stated.length > 0 ? stated[0] : "https://shapes.example/2020/05/page");
    Extraction extraction = new ArticleExtractor().extract(html, address);
    assertThat(extraction).isInstanceOf(ExtractedArticle.class);
    return (ExtractedArticle) extraction;
  }

  private static String[] snippets(String html, String label) {
    return html.substring(0, html.indexOf("-->"))
        .lines()
        .filter(line -> line.startsWith(label))
        .map(line -> Words.fold(line.substring(label.length())))
        .toArray(String[]::new);
  }
}
