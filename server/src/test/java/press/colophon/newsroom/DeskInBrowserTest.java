package press.colophon.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import press.colophon.SamplePublication;
import press.colophon.site.Browser;
import press.colophon.site.Validator;

/// An editor at the Desk, in a real browser without scripts.
final class DeskInBrowserTest {
  @RegisterExtension static final SamplePublication publication = new SamplePublication();
  private static final String SAMPLE = "tide-tables.txt";
  private static final String QUEUE = "/desk/translations/queue";
  private static Browser browser;

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
  void comeIn() {
    browser.runsScripts(true);
    browser.screen(1280, 900);
    browser.visit(publication.deskLink("Ida Brook"));
    browser.driver().findElement(By.cssSelector("main button")).click();
  }

  @Test
  void writesAndGivesBackASentenceAndReadersSeeItAtOnce() throws InterruptedException {
    openTranslation();
    WebElement first = pairs().get(2);
    String place = first.getDomAttribute("id");
    WebElement text = first.findElement(By.tagName("textarea"));
    String machine = text.getDomProperty("value");

    text.clear();
    text.sendKeys("Aquí escribió una persona.");
    press(first, "save");

    assertThat(pair(place).findElement(By.cssSelector(".said")).getText())
        .startsWith("written by Ida Brook");
    readersGet(page -> page.contains("Aquí escribió una persona."));

    press(pair(place), "machine");
    readersGet(page -> !page.contains("Aquí escribió") && !page.contains("http-equiv"));
    openTranslation();
    assertThat(pair(place).findElement(By.tagName("textarea")).getDomProperty("value"))
        .isEqualTo(machine);
  }

  @Test
  void answersForAWholeTranslationWithOneButton() throws InterruptedException {
    openTranslation();

    send(browser.driver().findElement(By.cssSelector("main > form:not(.pair) button")));

    assertThat(pairs()).allMatch(pair -> pair.getText().contains("approved by Ida Brook"));
    readersGet(page -> page.contains("Ida Brook"));
  }

  @Test
  void whoHasNotSeenTheLatestWordsDoesNotOverwriteThemAndKeepsHerOwn() throws InterruptedException {
    openTranslation();
    String place = pairs().get(3).getDomAttribute("id");
    String page = browser.driver().getCurrentUrl();
    String first = browser.driver().getWindowHandle();
    browser.driver().switchTo().newWindow(WindowType.TAB);
    browser.visit(page);
    write(place, "Lo escribió la otra persona.");
    browser.driver().close();
    browser.driver().switchTo().window(first);

    write(place, "Mis palabras, escritas despacio.");

    assertThat(browser.driver().findElement(By.cssSelector("[role=alert]")).getText())
        .startsWith("Not stored: the translation was changed meanwhile (written by Ida Brook)");
    assertThat(pair(place).findElement(By.tagName("textarea")).getDomProperty("value"))
        .isEqualTo("Mis palabras, escritas despacio.");
    assertThat(pair(place).findElement(By.cssSelector(".kept del")).getText()).contains("Lo");
    assertThat(browser.barriers()).isEmpty();
    // The browser gives the document without its first line.
    assertThat(new Validator().html("<!doctype html>" + browser.driver().getPageSource()))
        .isEmpty();

    press(pair(place), "save");

    assertThat(pair(place).findElement(By.tagName("textarea")).getDomProperty("value"))
        .isEqualTo("Mis palabras, escritas despacio.");
    press(pair(place), "machine");
  }

  private static void write(String place, String words) throws InterruptedException {
    WebElement text = pair(place).findElement(By.tagName("textarea"));
    text.clear();
    text.sendKeys(words);
    press(pair(place), "save");
  }

  @Test
  void hasNoBarriersOnAPhoneAndOnADeskAndIsValidHtml() throws Exception {
    for (int width : new int[] {390, 1280}) {
      browser.screen(width, 900);
      openTranslation();
      assertThat(browser.barriers()).isEmpty();
      assertThat(
              ((Number)
                      browser.driver().executeScript("return document.documentElement.scrollWidth"))
                  .intValue())
          .isLessThanOrEqualTo(width);
      for (String page : List.of("/desk", QUEUE)) {
        browser.visit(publication.base() + page);
        assertThat(browser.barriers()).isEmpty();
        assertThat(
                ((Number)
                        browser
                            .driver()
                            .executeScript("return document.documentElement.scrollWidth"))
                    .intValue())
            .isLessThanOrEqualTo(width);
      }
    }
    assertThat(new Validator().html(inside(QUEUE))).isEmpty();
    assertThat(new Validator().html(publication.get("/desk/enter?key=x").body())).isEmpty();
  }

  @Test
  void letsNobodyInTwiceByTheSameLinkOrWithoutOne() throws Exception {
    String link = publication.deskLink("Ida Brook");
    String key = link.substring(link.indexOf("key=") + "key=".length());

    assertThat(enter(key).statusCode()).isEqualTo(200);
    assertThat(enter(key).statusCode()).isEqualTo(403);
    assertThat(enter("").statusCode()).isEqualTo(403);
    assertThat(publication.get("/desk").statusCode()).isEqualTo(403);
    assertThat(publication.get("/desk/translations/1/es").statusCode()).isEqualTo(403);
  }

  @Test
  void pausesTheQueueAndLetsItGoOn() throws Exception {
    openTranslation();
    browser.visit(publication.base() + QUEUE);

    send(browser.driver().findElement(By.cssSelector("button[value=pause]")));
    assertThat(browser.driver().findElement(By.cssSelector(".notice")).getText())
        .startsWith("All languages are paused");
    send(browser.driver().findElement(By.cssSelector("button[value=resume]")));

    assertThat(browser.driver().findElements(By.cssSelector(".notice"))).isEmpty();
    assertThat(browser.driver().findElement(By.cssSelector("tbody th")).getText())
        .isEqualTo("Spanish");
    assertThat(publication.get(QUEUE).statusCode()).isEqualTo(403);
  }

  /// A page of the Desk as it comes to the browser.
  private static String inside(String page) throws Exception {
    String session = browser.driver().manage().getCookieNamed("colophon-desk").getValue();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(publication.base() + page))
                  .header("Cookie", "colophon-desk=" + session)
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static HttpResponse<String> enter(String key) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(publication.base() + "/desk/enter"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString("key=" + key))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static void openTranslation() {
    String page = publication.whenTranslated(path()).body();
    assumeTrue(page.contains("lang=\"es\""), "no Apertium into Spanish here");
    browser.visit(publication.base() + "/desk");
    browser.driver().findElements(By.cssSelector("td a[href$='/es']")).stream()
        .filter(link -> link.getText().contains("Tides"))
        .findFirst()
        .orElseThrow()
        .click();
  }

  private static String path() {
    return "/es" + publication.article(SAMPLE);
  }

  /// Waits a moment: readers' pages hear of a change by a notification of the database.
  private static void readersGet(Predicate<String> wanted) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    String page = publication.get(path()).body();
    while (!wanted.test(page) && System.nanoTime() < end) {
      Thread.sleep(100);
      page = publication.get(path()).body();
    }
    assertThat(page).matches(wanted);
  }

  private static List<WebElement> pairs() {
    return browser.driver().findElements(By.cssSelector(".pair"));
  }

  private static WebElement pair(String place) {
    return browser.driver().findElement(By.id(place));
  }

  private static void press(WebElement pair, String what) throws InterruptedException {
    send(pair.findElement(By.cssSelector("button[value=" + what + "]")));
  }

  /// Sends a form and waits until the page that answers stands in place of this one.
  private static void send(WebElement button) throws InterruptedException {
    button.click();
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end && isThere(button)) {
      Thread.sleep(20);
    }
    assertThat(isThere(button)).as("the page before the form was sent").isFalse();
  }

  private static boolean isThere(WebElement element) {
    try {
      element.isEnabled();
      return true;
    } catch (StaleElementReferenceException replaced) {
      return false;
    } catch (WebDriverException replacing) {
      // Asked while the browser puts the new page in place of the old one.
      return !String.valueOf(replacing.getMessage()).contains("does not belong to the document");
    }
  }
}
