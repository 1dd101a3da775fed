package press.colophon.intake.format.text;

import java.util.ArrayList;
import java.util.List;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.format.Reading;
import press.colophon.intake.format.text.TextBrowserDump.Undumped;

/// Reads the text of an article page as someone saved, printed or copied it.
///
/// The way of a page: its [Lines] become [Blocks], which undo hard wrapping; each block is asked by
/// [Recogniser] what it says alone, and by [Neighbours] what it says beside the next; [Zones]
/// finds headline, head, body and tail; [TextPage] places every block in the [Ledger], which makes
/// the account.
///
/// The time is linear in the length of the text. Thread-safe.
public final class TextPageReader {

  /// What the page says, or why it holds no article.
  public Reading read(String text) {
    List<String> lines = Lines.of(text);
    var ledger = new Ledger();
    FrontMatter front = FrontMatter.of(lines);
    new Fields(ledger).place(front);
    Undumped page = TextBrowserDump.undo(lines.subList(front.size(), lines.size()));
    page.addresses().forEach(address -> ledger.furniture(Kind.NAVIGATION, address));
    return read(Blocks.of(page.lines()), titles(front), ledger);
  }

  private static List<String> titles(FrontMatter front) {
    return new ArrayList<>(front.fields().getOrDefault("title", List.of()));
  }

  private static Reading read(List<Block> blocks, List<String> titles, Ledger ledger) {
    List<Meaning> alone = blocks.stream().map(Recogniser::meaning).toList();
    List<Meaning> meanings = Neighbours.told(blocks, alone);
    var zones = Zones.of(blocks, meanings, titles.isEmpty() ? null : titles.getFirst());
    if (zones.headline() < 0 && titles.isEmpty()) {
      return new Reading.NoArticle("no line reads as a headline");
    }
    if (zones.first() < 0) {
      return new Reading.NoArticle("no paragraph reads as the text of an article");
    }
    new TextPage(blocks, meanings, zones, ledger).place();
    return ledger.hasBody()
        ? new Reading.Read(ledger.account())
        : new Reading.NoArticle("no paragraph reads as the text of an article");
  }
}
