package press.colophon.intake.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.colophon.intake.Account;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.Account.Name;
import press.colophon.intake.format.Reading;

class TextPageReaderTest {

  /// Far above what any page needs: a text that doubles the time with each character still fails.
  /// Far beyond what linear time takes on the slowest machine, far below what quadratic time would.
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static final String BODY =
      """
      The council of Port Selma met on Monday to talk about the ferries, the bridge and the price of bread.

      It met again on Tuesday, because on Monday nobody had brought the bread.
      """;

  @Test
  void recoversEverythingOfTheRepublishedArticle() throws IOException {
    Account account = TextPages.account(Files.readString(seed()));

    assertThat(account.headline()).isEqualTo("Russian Ambassador Claims US Asked Him to Defect");
    assertThat(account.authors()).containsExactly(new Name("Morning Star", null));
    assertThat(account.publisher()).isEqualTo(new Name("Global Research", null));
    assertThat(account.published()).hasToString("2022-06-13");
    assertThat(account.origin()).isEqualTo(new Account.Origin("Morning Star", null, null));
    assertThat(account.regions()).containsExactly("Russia and FSU", "USA");
    assertThat(account.themes()).containsExactly("Intelligence");
    assertThat(account.body()).hasSize(7).allMatch(block -> block.startsWith("<p>"));
    assertThat(account.notes()).singleElement().asString().startsWith("Note to readers:");
    assertThat(account.notUnderstood()).isEmpty();
  }

  @Test
  void keepsCaptionCreditAndCopyrightOfTheRepublishedArticleApart() throws IOException {
    Account account = TextPages.account(Files.readString(seed()));

    assertThat(account.image())
        .isEqualTo(
            new Account.Image(
                "Anatoly Antonov (left) at a press conference when he was Russia’s Deputy Minister of Defence in 2015",
                "Russian Ministry of Defence / Mil.ru",
                null));
    assertThat(account.copyright())
        .hasFieldOrPropertyWithValue("holder", "Morning Star")
        .hasFieldOrPropertyWithValue("year", java.time.Year.of(2022));
  }

  @Test
  void namesTheFurnitureOfTheRepublishedArticle() throws IOException {
    Account account = TextPages.account(Files.readString(seed()));

    assertThat(account.furniture())
        .extracting(Account.Furniture::kind)
        .containsExactly(
            Kind.TRANSLATE,
            Kind.NEWSLETTER,
            Kind.FOLLOW,
            Kind.SEPARATOR,
            Kind.COMMENT,
            Kind.MEMBERSHIP,
            Kind.ARTICLES_BY,
            Kind.DISCLAIMER,
            Kind.FAIR_USE,
            Kind.CONTACT);
  }

  @Test
  void saysThatAListOfLinksIsNoArticle() {
    Reading reading = new TextPageReader().read("Home\nNews\nSport\n\nContact\nImprint\n");

    assertThat(reading).isInstanceOf(Reading.NoArticle.class);
  }

  @Test
  void saysThatTextWithoutAHeadlineIsNoArticle() {
    Reading reading = new TextPageReader().read(BODY);

    assertThat(reading).isEqualTo(new Reading.NoArticle("no line reads as a headline"));
  }

  @Test
  void readsNothingAsNoArticle() {
    assertThat(new TextPageReader().read("")).isInstanceOf(Reading.NoArticle.class);
  }

  @Test
  void survivesBytesThatAreNoText() {
    byte[] bytes = new byte[200_000];
    new Random(7).nextBytes(bytes);
    String noise = new String(bytes, StandardCharsets.ISO_8859_1);

    assertThatCode(() -> new TextPageReader().read(noise)).doesNotThrowAnyException();
  }

  @Test
  void leadsNoReaderToAScript() {
    Account account =
        TextPages.account(
            "Ferry runs again\n\n"
                + BODY
                + "\n[Click](javascript:alert(1)) said the <script>alert(2)</script> page to everybody.");

    assertThat(String.join("", account.body()))
        .contains("&lt;script&gt;")
        .doesNotContain("<script", "href=\"javascript");
  }

  @Test
  void readsAVeryLongLineInLinearTime() {
    for (String unit : List.of("word ", "[a](b ", "*a ", "June 13, ")) {
      String line = unit.repeat(5_000_000 / unit.length());

      assertTimeoutPreemptively(
          LIMIT, () -> new TextPageReader().read("A headline of four words\n\n" + line), unit);
    }
  }

  @Test
  void readsTwoHundredThousandLinesInLinearTime() {
    for (String line :
        List.of(
            "One more line about the ferry in the rain.\n",
            "> quote\n",
            "```\n",
            "Related\n",
            "Tags:\n",
            "References\n",
            "Photo: Ana Paz\n\n")) {
      String text = "A headline of four words\n\n" + BODY + "\n" + line.repeat(200_000);

      assertTimeoutPreemptively(LIMIT, () -> new TextPageReader().read(text), line);
    }
  }

  /// The seed lies beside the project; without it there is nothing to compare with.
  private static Path seed() {
    Path seed =
        Stream.of("../shared", "../../shared", "../../../shared")
            .map(shared -> Path.of(shared, "seeds", "republished-article.txt"))
            .filter(Files::exists)
            .findFirst()
            .orElse(Path.of("absent"));
    assumeTrue(Files.exists(seed), "no ../shared/seeds/republished-article.txt beside the project");
    return seed;
  }
}
