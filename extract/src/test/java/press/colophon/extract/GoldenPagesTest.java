package press.colophon.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Invented pages of many shapes with all that is understood of them, field by field.
/// `-Dgolden=update` writes the answers anew; the difference is then read.
class GoldenPagesTest {

  private static final Path PAGES = Path.of("src/test/resources/pages");

  private static final URI ADDRESS = URI.create("https://pages.example/2025/02/ferry");

  static List<String> pages() throws IOException {
    try (Stream<Path> folders = Files.list(PAGES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void understandsThePageAsReviewed(String page) throws IOException {
    Path golden = PAGES.resolve(page).resolve("out.txt");
    String html = Files.readString(PAGES.resolve(page).resolve("in.html"));

    String found = print(new ArticleExtractor().extract(html, ADDRESS));

    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(golden, found);
    }
    assertThat(found).isEqualTo(Files.readString(golden));
  }

  private static String print(Extraction extraction) {
    return switch (extraction) {
      case NoArticle none -> "no article: " + none.reason() + "\n";
      case ExtractedArticle article -> print(article);
    };
  }

  private static String print(ExtractedArticle article) {
    StringBuilder out = new StringBuilder();
    field(out, "headline", article.headline());
    field(out, "standfirst", article.standfirst());
    field(out, "byline", article.byline());
    each(out, "author", article.authors());
    field(out, "published", article.published());
    field(out, "modified", article.modified());
    field(out, "site", article.siteName());
    field(out, "language", article.language());
    field(out, "canonical", article.canonical());
    field(out, "picture", article.picture());
    each(out, "section", article.sections());
    each(out, "tag", article.tags());
    each(out, "region", article.regions());
    each(out, "theme", article.themes());
    field(out, "licence", article.licence());
    field(out, "original", article.original());
    field(out, "copyright", article.copyright());
    field(out, "access", article.access());
    each(out, "body", article.body());
    each(out, "note", article.notes());
    each(out, "furniture", article.furniture());
    each(out, "not understood", article.notUnderstood());
    return out.toString();
  }

  private static void field(StringBuilder out, String name, @Nullable Object value) {
    if (value != null) {
      out.append(name).append(": ").append(value).append('\n');
    }
  }

  private static void each(StringBuilder out, String name, Collection<?> values) {
    values.forEach(value -> field(out, name, value));
  }
}
