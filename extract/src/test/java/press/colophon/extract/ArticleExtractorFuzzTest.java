package press.colophon.extract;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Any bytes as a page: it is read without an exception, and what is written of it runs nothing.
///
/// The build only tries the inputs that were kept; with `JAZZER_FUZZ=1` it looks for new ones.
class ArticleExtractorFuzzTest {

  private static final URI ADDRESS = URI.create("https://harbour.example/2022/06/storm");

  private static final String SAFE =
      "p,h2,h3,h4,ul,ol,li,blockquote,figure,img,figcaption,table,tr,td,th,pre,a,em,strong,sup,sub,"
          + "code,br,hr,tbody";

  private static final List<String> ATTRIBUTES =
      List.of("href", "src", "alt", "colspan", "rowspan");

  @FuzzTest(maxDuration = "5m")
  void readsAnyBytes(byte[] page) {
    read(PageBytes.decode(page, null).text());
    read(PageBytes.decode(page, "iso-2022-jp").text());
  }

  @FuzzTest(maxDuration = "5m")
  void readsAnyTextAroundAnArticle(byte[] page) {
    String text = PageBytes.decode(page, "utf-8").text();
    read("<h1>Storm</h1><article>" + Pages.PROSE + text + Pages.PROSE);
  }

  @FuzzTest(maxDuration = "5m")
  void readsAnyStructuredData(byte[] page) {
    String text = PageBytes.decode(page, "utf-8").text();
    read("<script type='application/ld+json'>" + text + "</script>" + Pages.PROSE);
    read("<script type='application/json'>" + text + "</script>");
  }

  private static void read(String html) {
    if (new ArticleExtractor().extract(html, ADDRESS) instanceof ExtractedArticle article) {
      Stream.concat(article.body().stream(), article.notes().stream())
          .forEach(ArticleExtractorFuzzTest::requireHarmless);
    }
  }

  private static void requireHarmless(String block) {
    for (Element element : Jsoup.parseBodyFragment(block).body().getAllElements()) {
      boolean known = element.normalName().equals("body") || element.is(SAFE);
      boolean attributes =
          element.attributes().asList().stream().allMatch(a -> ATTRIBUTES.contains(a.getKey()));
      if (!known
          || !attributes
          || isScript(element.attr("href"))
          || isScript(element.attr("src"))) {
        throw new AssertionError("not harmless: " + block);
      }
    }
  }

  private static boolean isScript(String address) {
    return !address.isEmpty() && !address.matches("(?is)(?:https?://|mailto:).*");
  }
}
