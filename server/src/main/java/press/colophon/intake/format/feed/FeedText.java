package press.colophon.intake.format.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PageBytes;
import press.colophon.intake.Content;
import press.colophon.intake.Original;

/// The characters of a feed, whatever it declares.
///
/// Asked in this order: the byte order mark; whether it is UTF-8, declared or not; the XML
/// declaration; the HTTP header. A feed that claims UTF-8 and is not is read as UTF-8 in which
/// stray bytes are windows-1252: that is right for a feed wholly in the latter, and for one put
/// together from several sources.
final class FeedText {
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}encoding\\s*=\\s*[\"']([\\w.:-]{2,40})[\"']");

  /// Where the XML declaration stands.
  private static final int HEAD = 256;

  private FeedText() {}

  /// The characters of an original, those removed that no XML may hold. The caller closes it.
  static Reader open(Original original) throws IOException {
    Content content = original.content();
    Charset marked = marked(content.head(4));
    if (marked != null) {
      return new LegalCharacters(
          marked.equals(StandardCharsets.UTF_8)
              ? new LenientUtf8(content.open())
              : new InputStreamReader(content.open(), marked));
    }
    Charset stated = stated(original);
    return new LegalCharacters(
        stated == null || isUtf8(content)
            ? new LenientUtf8(content.open())
            : new InputStreamReader(content.open(), stated));
  }

  /// All characters of an original that is not large.
  static String all(Original original) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Reader reader = open(original)) {
      char[] buffer = new char[8192];
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        text.append(buffer, 0, n);
      }
    }
    return text.toString();
  }

  /// By its byte order mark, or by how `<` or `{` looks in two bytes.
  private static @Nullable Charset marked(byte[] head) {
    if (head.length < 2) {
      return null;
    }
    int first = head[0] & 0xFF;
    int second = head[1] & 0xFF;
    if ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0)) {
      return StandardCharsets.UTF_16BE;
    }
    return (first == 0xFF && second == 0xFE) || (second == 0 && first != 0)
        ? StandardCharsets.UTF_16LE
        : null;
  }

  /// The declared charset, unless it is UTF-8 or unknown.
  private static @Nullable Charset stated(Original original) {
    String head = new String(original.content().head(HEAD), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    Charset byDeclaration = declared.find() ? known(declared.group(1)) : null;
    return byDeclaration == null ? known(original.charset()) : byDeclaration;
  }

  /// A charset by its name, unless that is a form of Unicode, which the bytes tell better.
  private static @Nullable Charset known(@Nullable String name) {
    String plain = name == null ? "" : name.replaceAll("[\"'\\s]", "");
    return plain.matches("(?i)utf-?(?:8|16).*") ? null : PageBytes.charset(plain);
  }

  /// Whether all of it is valid UTF-8 and more than ASCII.
  private static boolean isUtf8(Content content) throws IOException {
    try (InputStream in = content.open();
        LenientUtf8 reader = new LenientUtf8(in)) {
      char[] buffer = new char[8192];
      boolean more = false;
      for (int n = reader.read(buffer); n >= 0 && !reader.wasStray(); n = reader.read(buffer)) {
        more |= new String(buffer, 0, n).chars().anyMatch(c -> c > 0x7F);
      }
      return more && !reader.wasStray();
    }
  }

  /// Leaves out what XML does not allow: control characters and two that are no characters.
  private static final class LegalCharacters extends Reader {
    private final Reader in;
    private boolean atStart = true;

    LegalCharacters(Reader in) {
      this.in = in;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
      int read = in.read(buffer, from, length);
      int kept = read;
      while (read > 0) {
        kept = kept(buffer, from, read);
        if (kept > 0) {
          break;
        }
        read = in.read(buffer, from, length);
        kept = read;
      }
      return kept;
    }

    private int kept(char[] buffer, int from, int read) {
      int kept = from;
      for (int i = from; i < from + read; i++) {
        if (isLegal(buffer[i])) {
          buffer[kept++] = buffer[i];
        }
        atStart = false;
      }
      return kept - from;
    }

    private boolean isLegal(char c) {
      return (c >= ' ' && c < '\uFFFE' && !(atStart && c == '\uFEFF'))
          || c == '\n'
          || c == '\t'
          || c == '\r';
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
