package press.colophon.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

/// Invented pages of the Harbour Post, for tests.
final class Pages {

  static final URI ADDRESS = URI.create("https://harbour.example/2022/06/storm");

  static final String PROSE =
      "<p>The harbour was closed on Monday, officials said, after a storm moved the sand bank across"
          + " the channel and two ships ran aground before the pilots could reach them.</p>"
          + "<p>Divers found no damage below the water line, and the port captain, who had asked for a"
          + " second tug last winter, said that the ships would be towed free at the next high tide.</p>"
          + "<p>Fishermen, whose boats stayed in port for the third day, want the channel dredged every"
          + " spring, a demand that the council has refused twice because of its cost.</p>";

  private Pages() {}

  /// A page with a headline and three paragraphs.
  static String with(String head, String body) {
    return "<html lang=en><head><title>Storm closes the harbour | Harbour Post</title>"
        + head
        + "</head><body><article><h1>Storm closes the harbour</h1>"
        + body
        + "</article></body></html>";
  }

  static ExtractedArticle article(String html) {
    Extraction extraction = new ArticleExtractor().extract(html, ADDRESS);
    assertThat(extraction).isInstanceOf(ExtractedArticle.class);
    return (ExtractedArticle) extraction;
  }
}
