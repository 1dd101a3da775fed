package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RobotsTest {

  @Test
  void letsEveryoneReadAndNamesTheSitemaps() {
    assertThat(Robots.text(Dispatches.ADDRESSES, List.of()))
        .isEqualTo(
            """
            User-agent: *
            Allow: /
            Disallow: /translate/
            Disallow: /request/
            Disallow: /*/request/

            License: https://paper.example/rsl.xml

            Sitemap: https://paper.example/sitemap.xml
            Sitemap: https://paper.example/news-sitemap.xml
            """);
  }

  @Test
  void addsTheLinesOfTheOperator() {
    assertThat(Robots.text(Dispatches.ADDRESSES, List.of("User-agent: Greedy", "Disallow: /")))
        .endsWith("\n\nUser-agent: Greedy\nDisallow: /\n");
  }

  @Test
  void refusesALineThatIsMoreThanOne() {
    assertThatThrownBy(() -> Robots.text(Dispatches.ADDRESSES, List.of("a\nDisallow: /")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
