package press.colophon.intake.format.feed;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Titles and texts of feeds, in which HTML may be written once, twice, or not at all.
final class EntryText {
  private static final String TAG =
      "(?:p|br|div|span|a|b|i|em|strong|img|h[1-6]|ul|ol|li|blockquote|figure|table|sup|sub)";

  /// A tag of HTML, as a parser would see it.
  private static final Pattern MARKUP =
      Pattern.compile("</?" + TAG + "(?:\\s[^<>]*)?/?>", Pattern.CASE_INSENSITIVE);

  /// The same, written once too often.
  private static final Pattern ESCAPED =
      Pattern.compile(
          "&(?:amp;)?lt;/?" + TAG + "(?:\\s[^<>]{0,400}?)?/?&(?:amp;)?gt;",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[|]]>");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#\\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});");

  /// How often HTML is taken out of HTML: twice is what feeds do by mistake.
  private static final int MOST = 2;

  private EntryText() {}

  /// HTML as it was meant: CDATA marks inside it are taken away, and where it has no tag of its own
  /// but escaped ones, it was escaped once too often.
  static String html(String printed) {
    boolean marked = printed.contains("<![CDATA[") || printed.contains("]]>");
    String html = marked ? CDATA.matcher(printed).replaceAll("") : printed;
    for (int i = 0; i < MOST && isEscapedTwice(html); i++) {
      html = Parser.unescapeEntities(html, false);
    }
    return html;
  }

  private static boolean isEscapedTwice(String html) {
    return html.contains("lt;") && ESCAPED.matcher(html).find() && !MARKUP.matcher(html).find();
  }

  /// Whether a text holds HTML.
  static boolean isMarkup(String text) {
    return text.indexOf('<') >= 0 && MARKUP.matcher(text).find();
  }

  /// A headline or name as plain text, whether it was written as HTML or not: `5 < 6` stays.
  static String plain(@Nullable String printed) {
    String text = printed == null ? "" : html(printed);
    if (isMarkup(text)) {
      text = Jsoup.parseBodyFragment(text).text();
    } else if (text.indexOf('&') >= 0 && ENTITY.matcher(text).find()) {
      text = Parser.unescapeEntities(text, false);
    }
    return text.replaceAll("[\\s\u00A0]+", " ").strip();
  }

  /// A plain text as HTML: blank lines part paragraphs, line ends lines.
  static String paragraphs(String text) {
    StringBuilder html = new StringBuilder();
    for (String paragraph : List.of(text.strip().split("\\R\\s*\\R", -1))) {
      Element p = new Element("p");
      String[] lines = paragraph.split("\\R", -1);
      for (int i = 0; i < lines.length; i++) {
        if (i > 0) {
          p.appendElement("br");
        }
        p.appendText(lines[i].strip());
      }
      html.append(p.outerHtml());
    }
    return html.toString();
  }
}
