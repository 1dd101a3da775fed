package press.colophon.intake.format.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.OriginalReader;
import press.colophon.intake.PictureFinder;
import press.colophon.platform.http.CannedFetcher;

class MailPageTest {
  private static final String TEXT =
      """
      %s

      By Ada Reed

      The ferry company of Port Lune has cut its winter timetable by half, and four islands are left
      with a single boat a day.

      The company says that the number of passengers fell by a third after the bridge was opened in
      the spring of last year.
      """;
  private static final String PICTURE = "R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=";

  @Test
  void eachAttachmentIsAPictureAnItemOrALine() {
    List<Item> items = read(letter("Ferries cut winter timetables"));

    assertThat(items)
        .extracting(Item::name)
        .containsExactly("", "second.gif", "bridge.txt", "call.ics", "letter within (Night boat)");
    Item.Article letter = (Item.Article) items.getFirst();
    assertThat(letter.account().headline()).isEqualTo("Ferries cut winter timetables");
    assertThat(letter.account().image().url()).isEqualTo("quay.gif");
    assertThat(
            new PictureFinder(new CannedFetcher(), 1_000)
                .find(letter.account().image().url(), letter.original()))
        .isPresent();
    assertThat(sentence(items.get(1))).contains("image/gif");
    assertThat(headline(items.get(2))).isEqualTo("A bridge is opened");
    assertThat(((Item.Empty) items.get(3)).reason()).isEqualTo(Drop.Reason.NO_ARTICLE);
    assertThat(sentence(items.get(3))).contains("text/calendar");
    assertThat(headline(items.get(4))).isEqualTo("Night boat");
  }

  @Test
  void eachLetterOfAFolderIsAnItem() {
    String folder =
        "From ada@wire.example Fri Jan  2 10:00:00 2026\n"
            + letter("Ferries cut winter timetables")
            + "\nFrom ida@wire.example Sat Jan  3 10:00:00 2026\n"
            + plain("The harbour is dredged")
                .replace(
                    "The company says", "From Monday on it is shut.\n\n>From here it goes on.\n")
            + "\nFrom leo@wire.example Sun Jan  4 10:00:00 2026\n"
            + "From: leo@wire.example\nMIME-Version: 1.0\n\n";

    List<Item> items = read(folder);

    assertThat(items)
        .extracting(Item::name)
        .containsExactly(
            "letter 1",
            "letter 1, second.gif",
            "letter 1, bridge.txt",
            "letter 1, call.ics",
            "letter 1, letter within (Night boat)",
            "letter 2",
            "letter 3");
    assertThat(headline(items.get(5))).isEqualTo("The harbour is dredged");
    assertThat(String.join(" ", ((Item.Article) items.get(5)).account().body()))
        .contains("<p>From Monday on")
        .contains("<p>From here it goes on.");
  }

  @Test
  void theLinesThatAListAddsBesideAPageAreALine() {
    String letter =
        """
        From: Harbour Wire <desk@wire.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=m

        --m
        Content-Type: multipart/alternative; boundary=a

        --a
        Content-Type: text/plain

        see the page
        --a
        Content-Type: text/html

        <html><article><h1>Ferries cut winter timetables</h1>
        <p>The ferry company of Port Lune has cut its winter timetable by half, and four islands are
        left with a single boat a day.</p><p>The company says that the number of passengers fell by a
        third after the bridge was opened in the spring of last year.</p></article></html>
        --a--
        --m
        Content-Type: text/plain

        To leave the list write to leave@wire.example
        --m--
        """;

    List<Item> items = read(letter);

    assertThat(items).extracting(Item::name).containsExactly("", "text beside the page");
    assertThat(headline(items.getFirst())).isEqualTo("Ferries cut winter timetables");
    assertThat(items.getLast()).isInstanceOf(Item.Empty.class);
  }

  @Test
  void theFramesAndStylesOfASavedPageAreNoAttachments() {
    String page =
        """
        Snapshot-Content-Location: https://coast.example/ferries
        MIME-Version: 1.0
        Content-Type: multipart/related; boundary=r

        --r
        Content-Type: text/html; charset=utf-8
        Content-Location: https://coast.example/ferries

        <html><article><h1>Ferries cut winter timetables</h1>
        <p>The ferry company of Port Lune has cut its winter timetable by half, and four islands are
        left with a single boat a day.</p><p>The company says that the number of passengers fell by a
        third after the bridge was opened in the spring of last year.</p></article></html>
        --r
        Content-Type: text/css
        Content-Location: https://coast.example/style.css

        p {}
        --r
        Content-Type: text/html
        Content-Location: https://ads.example/frame

        <p>Buy</p>
        --r--
        """;

    assertThat(read(page)).singleElement().isInstanceOf(Item.Article.class);
  }

  private static String letter(String headline) {
    return """
    From: Harbour Wire <desk@wire.example>
    Subject: News
    Date: Fri, 2 Jan 2026 10:00:00 +0100
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain; charset=utf-8

    %s
    --b
    Content-Type: image/gif
    Content-Disposition: attachment; filename=quay.gif
    Content-Transfer-Encoding: base64

    %s
    --b
    Content-Type: image/gif
    Content-Disposition: attachment; filename=second.gif
    Content-Transfer-Encoding: base64

    %s
    --b
    Content-Type: text/plain
    Content-Disposition: attachment; filename=bridge.txt

    %s
    --b
    Content-Type: text/calendar
    Content-Disposition: attachment; filename=call.ics

    BEGIN:VCALENDAR
    --b
    Content-Type: message/rfc822

    %s
    --b--
    """
        .formatted(
            TEXT.formatted(headline),
            PICTURE,
            PICTURE,
            TEXT.formatted("A bridge is opened"),
            plain("Night boat"));
  }

  private static String plain(String headline) {
    return """
    From: Ida Brook <ida@wire.example>
    Subject: %s
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8

    %s
    """
        .formatted(headline, TEXT.formatted(headline));
  }

  private static String headline(Item item) {
    return ((Item.Article) item).account().headline();
  }

  private static String sentence(Item item) {
    return ((Item.Empty) item).sentence();
  }

  private static List<Item> read(String text) {
    List<Item> items = new ArrayList<>();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    new OriginalReader(1_000_000)
        .read(new Original("letters", bytes, null, null, Instant.EPOCH), items::add);
    return items;
  }
}
