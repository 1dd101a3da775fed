package press.colophon.platform.texts;

import java.util.List;
import java.util.stream.Collectors;

/// Markup that is safe to put into a page: made of escaped text and links only. Immutable.
public record Html(String markup) {

  /// The text as it reads, every sign with a meaning in HTML escaped.
  public static Html text(String text) {
    return new Html(escape(text));
  }

  /// A link to an address of ours or to a web or mail address.
  public static Html link(String address, String text) {
    return new Html("<a href=\"" + escape(address) + "\">" + escape(text) + "</a>");
  }

  public static Html join(List<Html> parts, String separator) {
    return new Html(
        parts.stream().map(Html::markup).collect(Collectors.joining(escape(separator))));
  }

  /// What a reader reads of it.
  public String plain() {
    return markup
        .replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  @Override
  public String toString() {
    return markup;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
