package press.colophon.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import press.colophon.SamplePublication;
import press.colophon.site.Browser;
import press.colophon.site.Validator;

/// A reader's request and an editor's answer, in a real browser without scripts, where no mail can
/// be sent.
final class RequestsInBrowserTest {
  @RegisterExtension static final SamplePublication publication = new SamplePublication();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String SAMPLE = "tide-tables.txt";
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

  @Test
  void aReaderAsksAndAnEditorAnswers() throws Exception {
    browser.runsScripts(false);
    browser.screen(390, 844);
    browser.visit(publication.base() + publication.article(SAMPLE));
    press(".colophon a[href^='/request/']");
    new Select(element("#kind")).selectByValue("correction");
    element("#words").sendKeys("The second tide is an hour late.");
    element("#name").sendKeys("Mo Reader");
    element("#email").sendKeys("mo@reader.example");
    Thread.sleep(3_100);
    press("form.request button");
    assertThat(element(".message").getText()).contains("The editors have your request");

    browser.visit(publication.deskLink("Ida Brook"));
    press("main button");
    browser.visit(publication.base() + RequestPages.ADDRESS);
    assertThat(element("main").getText())
        .contains("No mail server is set", "Mo Reader", "(address not confirmed)", "correction");
    press("th[scope=row] a");
    assertThat(element("main").getText()).contains("The second tide is an hour late.");
    String address = browser.driver().getCurrentUrl();
    for (int width : new int[] {390, 1280}) {
      browser.screen(width, 900);
      browser.runsScripts(true);
      for (String page :
          List.of(address, url(RequestPages.ADDRESS), url(RequestPages.GIVEN), url("/desk/asks"))) {
        browser.visit(page);
        assertThat(browser.barriers()).as(page).isEmpty();
        assertThat(overflow()).as(page).isLessThanOrEqualTo(width);
      }
    }
    assertThat(new Validator().html(inside(address))).isEmpty();
    assertThat(new Validator().html(inside(url(RequestPages.ADDRESS)))).isEmpty();
    assertThat(new Validator().html(inside(url("/desk/asks")))).isEmpty();

    browser.visit(address);
    press("button[value=answer]");

    assertThat(element("main").getText()).contains("It is done, by Ida Brook", "We wrote");
  }

  private static String url(String path) {
    return publication.base() + path;
  }

  private static WebElement element(String css) {
    return browser.driver().findElement(By.cssSelector(css));
  }

  /// Presses a button or follows a link by the keyboard, and waits for the page it leads to.
  private static void press(String css) {
    WebElement pressed = element(css);
    pressed.sendKeys(Keys.ENTER);
    new WebDriverWait(browser.driver(), PATIENCE).until(ExpectedConditions.stalenessOf(pressed));
  }

  private static int overflow() {
    return ((Number) browser.driver().executeScript("return document.documentElement.scrollWidth"))
        .intValue();
  }

  /// A page of the Desk as it comes to the browser.
  private static String inside(String page) throws Exception {
    String session = browser.driver().manage().getCookieNamed("colophon-desk").getValue();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(page))
                  .header("Cookie", "colophon-desk=" + session)
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
