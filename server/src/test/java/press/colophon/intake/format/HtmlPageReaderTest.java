package press.colophon.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import press.colophon.intake.Account;

class HtmlPageReaderTest {

  private static final URI ADDRESS = URI.create("https://harbour.example/storm");

  private static final String PAGE =
      """
      <html lang=en><head><meta property=og:site_name content="Harbour Post">
      <meta property=article:published_time content="2022-06-13T09:30:00+02:00"></head><body><article>
      <h1>Storm closes the harbour</h1><p class=byline>By Ada Reed</p>
      <p>The harbour was closed on Monday, officials said, after a storm moved the sand bank across the
      channel and two ships ran aground before the pilots could reach them, café guests watching.</p>
      <p>This article was first published by <a href="https://coast.example/">Coast Weekly</a>.</p>
      </article><div class=newsletter>Our letter, every morning</div></body></html>
      """;

  @Test
  void givesAnAccountOfAPage() {
    Reading reading =
        new HtmlPageReader().read(PAGE.getBytes(StandardCharsets.UTF_8), null, ADDRESS);

    Account account = ((Reading.Read) reading).account();
    assertThat(account.headline()).isEqualTo("Storm closes the harbour");
    assertThat(account.authors()).containsExactly(new Account.Name("Ada Reed", null));
    assertThat(account.published()).hasToString("2022-06-13T09:30:00+02:00");
    assertThat(account.origin())
        .isEqualTo(new Account.Origin("Coast Weekly", "https://coast.example/", null));
    assertThat(account.body().getFirst()).startsWith("<p>The harbour").contains("café");
    assertThat(account.furniture())
        .contains(new Account.Furniture(Account.Kind.NEWSLETTER, "Our letter, every morning"));
  }

  @Test
  void saysWhyThereIsNoArticle() {
    Reading reading = new HtmlPageReader().read("<p>Hello.</p>", ADDRESS);

    assertThat(reading).isInstanceOf(Reading.NoArticle.class);
  }
}
