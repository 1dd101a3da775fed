package press.colophon.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Invented pages of the shapes that the web has, in many languages, one file each. The comment at
/// its head holds parts of sentences that the body must have (`has:`) and must not have (`not:`).
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

  private static String body(String html) {
    URI address = URI.create("https://shapes.example/2020/05/page");
    return new ArticleExtractor().extract(html, address) instanceof ExtractedArticle article
        ? Words.fold(ExtractionScores.text(article))
        : "";
  }

  private static String[] snippets(String html, String label) {
    return html.substring(0, html.indexOf("-->"))
        .lines()
        .filter(line -> line.startsWith(label))
        .map(line -> Words.fold(line.substring(label.length())))
        .toArray(String[]::new);
  }
}
