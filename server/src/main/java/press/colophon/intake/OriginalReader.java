package press.colophon.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import press.colophon.extract.PageBytes;
import press.colophon.intake.format.HtmlPageReader;
import press.colophon.intake.format.Reading;
import press.colophon.intake.format.text.TextPageReader;

/// Understands an original: decides by its content what it is and has the right reader read it.
///
/// Needs no database. Thread-safe.
public final class OriginalReader {
  private static final int LOOKED_AT = 4096;

  /// What damaged UTF-8 holds and windows-1252 does not, byte by byte: an accented Latin letter
  /// or a typographic sign of UTF-8, bytes without a meaning, signs that begin no word.
  private static final Pattern DAMAGED_UTF8 =
      Pattern.compile(
          "\u00C3[\u0080-\u00BF]|\u00E2\u0080[\u0080-\u00BF]"
              + "|[\u0081\u008D\u008F\u0090\u009D]|\u00FE\u00FF|\u00FF\u00FE");

  private final long largest;
  private final TextPageReader texts = new TextPageReader();
  private final HtmlPageReader pages = new HtmlPageReader();

  /// @param largest size of an original that is read, in bytes
  public OriginalReader(long largest) {
    this.largest = largest;
  }

  /// What an original turned out to be.
  public sealed interface Outcome {}

  /// An article, with the account of its page.
  ///
  /// @param method which reader understood it
  public record Understood(Account account, String method) implements Outcome {}

  /// Nothing that can be an article.
  ///
  /// @param reason a sentence for the person who sent it
  public record Unusable(String reason) implements Outcome {}

  public Outcome read(Original original) {
    byte[] bytes = original.bytes();
    if (bytes.length == 0) {
      return new Unusable("it is empty");
    }
    if (bytes.length > largest) {
      return new Unusable("it is larger than %,d bytes, the most that is read".formatted(largest));
    }
    return decode(original);
  }

  private Outcome decode(Original original) {
    PageBytes.Decoded decoded = PageBytes.decode(original.bytes(), original.charset());
    if (isBinary(original.bytes(), decoded.text())) {
      return new Unusable("it is not text but " + kindOf(original.bytes()));
    }
    if (decoded.broken() || isBrokenUtf8(original.bytes(), decoded)) {
      return new Unusable(
          "its characters are broken: it is neither valid UTF-8 nor another encoding it declares");
    }
    if (decoded.text().isBlank()) {
      return new Unusable("there is nothing in it but white space");
    }
    return looksLikeHtml(decoded.text())
        ? outcome(pages.read(decoded.text(), original.address()), "HTML page")
        : outcome(texts.read(decoded.text()), "text page");
  }

  /// Read as one byte a character for want of anything better, and yet the bytes hold characters of
  /// UTF-8, or ones that no text of that kind has: it was UTF-8 and was damaged.
  private static boolean isBrokenUtf8(byte[] bytes, PageBytes.Decoded decoded) {
    return decoded.charset().name().equals("windows-1252")
        && DAMAGED_UTF8.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find();
  }

  private static Outcome outcome(Reading reading, String method) {
    return switch (reading) {
      case Reading.Read(Account account) -> new Understood(account, method);
      case Reading.NoArticle(String reason) -> new Unusable(reason);
    };
  }

  /// Text has no NUL and hardly a control character.
  private static boolean isBinary(byte[] bytes, String text) {
    if (!kindOf(bytes).equals("binary data")) {
      return true;
    }
    String head = text.substring(0, Math.min(LOOKED_AT, text.length()));
    long odd =
        head.chars()
            .filter(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f')
            .count();
    return odd * 50 > head.length() || text.indexOf('\0') >= 0;
  }

  private static boolean looksLikeHtml(String text) {
    String head =
        text.substring(0, Math.min(LOOKED_AT, text.length())).strip().toLowerCase(Locale.ROOT);
    return head.startsWith("<!doctype html")
        || (head.startsWith("<?xml") && head.contains("<html"))
        || List.of("<html", "<head", "<body", "<article", "<main").stream().anyMatch(head::contains)
        || (head.startsWith("<") && (head.contains("<p") || head.contains("<div")));
  }

  private static String kindOf(byte[] bytes) {
    if (startsWith(bytes, 0x89, 'P', 'N', 'G')) {
      return "a PNG picture";
    }
    if (startsWith(bytes, 0xFF, 0xD8, 0xFF)) {
      return "a JPEG picture";
    }
    if (startsWith(bytes, 'G', 'I', 'F', '8')) {
      return "a GIF picture";
    }
    if (startsWith(bytes, '%', 'P', 'D', 'F')) {
      return "a PDF document";
    }
    if (startsWith(bytes, 'P', 'K', 3, 4)) {
      return "a ZIP archive or office document";
    }
    return "binary data";
  }

  private static boolean startsWith(byte[] bytes, int... signature) {
    if (bytes.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((bytes[i] & 0xFF) != signature[i]) {
        return false;
      }
    }
    return true;
  }
}
