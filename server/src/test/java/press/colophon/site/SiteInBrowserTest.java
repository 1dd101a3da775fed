package press.colophon.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;
import press.colophon.SamplePublication;

class SiteInBrowserTest {
  @RegisterExtension static final SamplePublication publication = new SamplePublication();

  private static final int MOST_REQUESTS = 4;

  private static Browser browser;

  static List<PageKind> kinds() {
    return PageKind.all(publication);
  }

  @BeforeAll
  static void openBrowser() {
    browser = Browser.open();
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void readsByDayOnADesk() {
    browser.runsScripts(true);
    browser.shows("screen", "light");
    browser.screen(1280, 900);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isReadOnAPhoneWithoutBarriersAndWithoutStrangers(PageKind kind) {
    browser.screen(390, 844);
    browser.complaints();

    visit(kind.path());

    assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    assertThat(foreignRequests()).isEmpty();
    assertThat(shift()).isZero();
    assertThat(browser.complaints())
        .filteredOn(line -> kind.status() == 200 || !line.contains(kind.path()))
        .isEmpty();
    assertThat(browser.barriers()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isReadOnADeskInTheDarkWithoutBarriers(PageKind kind) {
    browser.shows("screen", "dark");

    visit(kind.path());

    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  void needsFourRequestsForAnArticleAtMost() {
    visit(publication.article(PageKind.PICTURED));

    assertThat(number("return 1 + performance.getEntriesByType('resource').length"))
        .isLessThanOrEqualTo(MOST_REQUESTS);
  }

  @Test
  void offersTheLanguagesWithoutScripts() {
    browser.runsScripts(false);
    browser.screen(390, 844);
    visit(publication.article(PageKind.PICTURED));

    browser.driver().findElement(By.cssSelector(".languages summary")).click();

    assertThat(browser.driver().findElement(By.cssSelector(".languages a[lang=es]")).isDisplayed())
        .isTrue();
    assertThat(browser.driver().findElement(By.cssSelector(".body p")).isDisplayed()).isTrue();
  }

  @Test
  void isReadInAnotherLanguageByKeyboardAlone() {
    visit(publication.article(PageKind.PICTURED));

    press(Keys.TAB);
    assertThat(browser.focused().getDomAttribute("class")).isEqualTo("skip");
    assertThat(browser.focused().getRect().getY()).isNotNegative();
    tabTo("summary");
    press(Keys.ENTER);
    press(Keys.TAB);
    assertThat(browser.focused().getTagName()).isEqualTo("input");
    press(Keys.TAB);
    WebElement first = browser.focused();
    assertThat(first.isDisplayed()).isTrue();
    assertThat(first.getCssValue("outline-style")).isEqualTo("solid");
    String leadsTo = first.getDomProperty("href");
    press(Keys.ENTER);

    assertThat(browser.driver().getCurrentUrl()).isEqualTo(leadsTo);
  }

  @ParameterizedTest
  @ValueSource(strings = {"espan", "SPANISH", "Es", "españ"})
  void findsALanguageByTypingAnyOfItsNames(String typed) {
    visit(publication.article(PageKind.PICTURED));
    openLanguages();
    WebElement field = browser.driver().findElement(By.id("find-language"));

    field.sendKeys(typed);

    assertThat(shownLanguages()).contains("es").doesNotContain("fi");
    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  void leadsFromWhatWasTypedToTheLanguageByKeyboard() {
    visit(publication.article(PageKind.PICTURED));
    openLanguages();
    WebElement field = browser.driver().findElement(By.id("find-language"));

    field.sendKeys("suomi");
    assertThat(shownLanguages()).containsExactly("fi");
    assertThat(browser.find("return document.querySelector('.found').textContent"))
        .isEqualTo("Suomi");
    field.sendKeys(Keys.ARROW_DOWN);
    assertThat(browser.focused().getDomAttribute("lang")).isEqualTo("fi");
    press(Keys.ENTER);

    assertThat(browser.driver().getCurrentUrl())
        .endsWith("/fi" + publication.article(PageKind.PICTURED));
  }

  @Test
  void saysThatThereIsNoLanguageOfANameAndClosesByEscape() {
    visit(publication.article(PageKind.PICTURED));
    openLanguages();
    browser.driver().findElement(By.id("find-language")).sendKeys("klingon");

    assertThat(shownLanguages()).isEmpty();
    assertThat(browser.driver().findElement(By.cssSelector(".found")).getText())
        .isEqualTo("No language of that name.");
    press(Keys.ESCAPE);

    assertThat(browser.find("return document.querySelector('.languages').open")).isEqualTo(false);
    assertThat(browser.focused().getTagName()).isEqualTo("summary");
  }

  @Test
  void offersAReaderTheirLanguageUntilTheyDecline() {
    assumeTrue(canBeHadIn("es"), "no Apertium from English to Spanish here");
    browser.screen(390, 844);
    browser.reads("es-MX,es,en");
    try {
      visit(publication.article(PageKind.PICTURED));
      WebElement offer = waitFor(".offer");

      assertThat(offer.getText()).contains("Leer esta página en español");
      assertThat(offer.getDomAttribute("lang")).isEqualTo("es");
      assertThat(offer.findElement(By.tagName("a")).getDomAttribute("href"))
          .contains("es", publication.article(PageKind.PICTURED).substring(1, 5));
      assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
      assertThat(shift()).isZero();
      assertThat(browser.barriers()).isEmpty();
      offer.findElement(By.tagName("button")).click();
      visit(publication.article(PageKind.PLAIN));

      assertThat(isOffered()).isFalse();
      assertThat(browser.driver().manage().getCookies()).isEmpty();
    } finally {
      browser.reads("en-US,en");
    }
  }

  @Test
  void offersNothingToWhoReadsTheLanguageOfThePageOrOneThatCannotBeHad() {
    visit(publication.article(PageKind.PICTURED));
    assertThat(isOffered()).isFalse();

    browser.reads("fi,en");
    try {
      visit(publication.article(PageKind.PICTURED));

      assertThat(isOffered()).isFalse();
    } finally {
      browser.reads("en-US,en");
    }
  }

  @Test
  void skipsToTheTextByKeyboard() {
    visit(publication.article(PageKind.PICTURED));

    press(Keys.TAB);
    press(Keys.ENTER);

    assertThat(browser.driver().getCurrentUrl()).endsWith("#content");
  }

  @Test
  void keepsTheWholeLanguageMenuOnAPhoneScreen() {
    browser.screen(390, 844);
    visit(publication.article(PageKind.PICTURED));

    browser.driver().findElement(By.cssSelector(".languages summary")).click();

    assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  void leadsFromTheMenuToTheOriginalWhereThereIsNoTranslation() {
    visit(publication.article(PageKind.PICTURED));

    browser.driver().findElement(By.cssSelector(".languages summary")).click();
    browser.driver().findElement(By.cssSelector(".languages a[lang=fi]")).click();

    assertThat(browser.driver().getCurrentUrl())
        .isEqualTo(publication.base() + "/fi" + publication.article(PageKind.PICTURED));
    assertThat(browser.driver().findElement(By.cssSelector(".notice a")).getDomAttribute("href"))
        .isEqualTo(publication.article(PageKind.PICTURED));
  }

  @Test
  void mirrorsPagesWrittenFromRightToLeft() {
    visit(publication.article(PageKind.ARABIC));

    WebElement feed = browser.driver().findElement(By.cssSelector(".banner .wide > a"));
    WebElement languages = browser.driver().findElement(By.cssSelector(".languages"));

    assertThat(feed.getRect().getX()).isGreaterThan(languages.getRect().getX());
    assertThat(browser.find("return getComputedStyle(document.querySelector('.body')).direction"))
        .isEqualTo("rtl");
    assertThat(browser.driver().findElement(By.cssSelector(".nameplate a")).getDomAttribute("href"))
        .isEqualTo("/ar");
  }

  @Test
  void showsTheTextOfATranslationInItsLanguage() {
    String path = "/es" + publication.article(PageKind.PICTURED);
    assumeTrue(
        publication.whenTranslated(path).body().contains("<h1>"),
        "no Apertium from English to Spanish here: ./colophon languages");

    visit(path);

    assertThat(browser.find("return document.documentElement.lang")).isEqualTo("es");
    assertThat(browser.driver().findElement(By.cssSelector(".notice")).getText())
        .contains("Apertium");
  }

  @Test
  void printsTheArticleAndItsColophonWithoutTheFurniture() {
    browser.shows("print", "light");

    visit(publication.article(PageKind.PICTURED));

    assertThat(isShown(".banner")).isFalse();
    assertThat(isShown(".sections")).isFalse();
    assertThat(isShown(".share")).isFalse();
    assertThat(isShown(".body")).isTrue();
    assertThat(isShown(".colophon")).isTrue();
  }

  @Test
  void keepsTheLinesOfAnArticleBetweenSixtyAndSeventyFiveCharacters() {
    visit(publication.article(PageKind.LONG));

    long characters =
        number(
            """
            const p = [...document.querySelectorAll('.body > p')].filter(p => p.textContent.length > 300)[0];
            const lines = Math.round(p.getBoundingClientRect().height
                / parseFloat(getComputedStyle(p).lineHeight));
            return Math.round(p.textContent.length / lines);
            """);

    assertThat(characters).isBetween(55L, 80L);
  }

  private static boolean canBeHadIn(String tag) {
    visit(publication.article(PageKind.PICTURED));
    return !browser
        .driver()
        .findElements(By.cssSelector(".languages ul:not(.rest) a[lang=" + tag + "]"))
        .isEmpty();
  }

  private static void openLanguages() {
    browser.driver().findElement(By.cssSelector(".languages summary")).click();
  }

  private static List<String> shownLanguages() {
    List<?> shown =
        (List<?>)
            browser.find(
                """
                return [...document.querySelectorAll('.languages li a')]
                    .filter(link => link.checkVisibility()).map(link => link.lang);
                """);
    return shown.stream().map(String::valueOf).toList();
  }

  private static WebElement waitFor(String selector) {
    return new WebDriverWait(browser.driver(), Duration.ofSeconds(10))
        .until(driver -> driver.findElement(By.cssSelector(selector)));
  }

  /// Whether a line stands there when the script has had its time.
  private static boolean isOffered() {
    browser
        .driver()
        .executeAsyncScript("const done = arguments[0]; setTimeout(() => done(true), 700);");
    return !browser.driver().findElements(By.cssSelector(".offer")).isEmpty();
  }

  private static void visit(String path) {
    browser.visit(publication.base() + path);
  }

  private static long number(String script) {
    return ((Number) browser.find(script)).longValue();
  }

  private static boolean isShown(String selector) {
    return browser.driver().findElement(By.cssSelector(selector)).isDisplayed();
  }

  private static void press(Keys key) {
    browser.focused().sendKeys(key);
  }

  private static void tabTo(String tag) {
    for (int i = 0; i < 10 && !browser.focused().getTagName().equals(tag); i++) {
      press(Keys.TAB);
    }
    assertThat(browser.focused().getTagName()).isEqualTo(tag);
  }

  private static List<?> foreignRequests() {
    return (List<?>)
        browser.find(
            """
            return performance.getEntriesByType('resource').map(e => e.name)
                .filter(name => !name.startsWith(location.origin + '/') && !name.startsWith('data:'));
            """);
  }

  /// The sum of layout shifts, in thousandths.
  private static long shift() {
    return number(
        """
        window.scrollTo(0, document.body.scrollHeight);
        const seen = new PerformanceObserver(() => {});
        seen.observe({type: 'layout-shift', buffered: true});
        return Math.round(1000 * seen.takeRecords().reduce((sum, e) => sum + e.value, 0));
        """);
  }
}
