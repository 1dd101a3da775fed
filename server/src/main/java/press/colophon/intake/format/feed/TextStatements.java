package press.colophon.intake.format.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account;
import press.colophon.intake.Account.Furniture;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.format.HtmlPageReader;
import press.colophon.intake.format.Reading;

/// What the text of an entry says at its end of its own origin and rights: "This article is
/// republished from ... under a Creative Commons licence".
///
/// All knowledge of such sentences is the page reader's; it is asked only where one of their words
/// is there.
///
/// @param account what the page reader understood of the text
/// @param statements the lines that are terms and not text
record TextStatements(Account account, List<Furniture> statements) {
  /// How many blocks at the end are looked at.
  private static final int END = 6;

  private static final Pattern HINT =
      Pattern.compile(
          "republish|reprint|originally|first (?:published|appeared)|original (?:article|version)|licen[cs]e|creative commons|copyright|©|cross-?post|syndicat",
          Pattern.CASE_INSENSITIVE);

  private static final Set<Kind> TERMS =
      Set.of(Kind.PERMISSION, Kind.COPYRIGHT, Kind.DISCLAIMER, Kind.FAIR_USE, Kind.CONTACT);

  private static final HtmlPageReader PAGES = new HtmlPageReader();

  /// Reads the statements, or null where there is no sign of any.
  static @Nullable TextStatements of(EntryBody body, String headline, @Nullable String address) {
    List<Element> blocks = body.blocks();
    List<Element> end = blocks.subList(Math.max(0, blocks.size() - END), blocks.size());
    if (end.stream().noneMatch(block -> HINT.matcher(block.text()).find())) {
      return null;
    }
    String page =
        "<html><body><article>"
            + new Element("h1").text(headline).outerHtml()
            + String.join("\n", body.html())
            + "</article></body></html>";
    return switch (PAGES.read(page, address == null ? null : URI.create(address))) {
      case Reading.Read(Account account) -> new TextStatements(account, statements(account));
      case Reading.NoArticle none -> null;
    };
  }

  private static List<Furniture> statements(Account account) {
    return account.furniture().stream().filter(piece -> TERMS.contains(piece.kind())).toList();
  }

  /// The blocks without those at the end whose words are all in the statements.
  List<Element> without(List<Element> blocks) {
    String said = statements.stream().map(Furniture::text).collect(Collectors.joining(" "));
    List<Element> kept = new ArrayList<>(blocks);
    for (int i = kept.size() - 1; i > 0 && i >= blocks.size() - END; i--) {
      if (!kept.get(i).text().isBlank() && said.contains(kept.get(i).text())) {
        kept.remove(i);
      }
    }
    return kept;
  }
}
