package press.colophon.intake.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PageBytes;
import press.colophon.intake.Content;
import press.colophon.intake.Original;

/// The characters of XML and JSON, whatever an original declares.
///
/// The order is that of RFC 7303 section 3: the byte order mark, the charset of the HTTP header,
/// the XML declaration. The bytes have a say before the last two: where they are UTF-8 beyond
/// ASCII, they are UTF-8, since servers and exports keep a claim and change the bytes; a claim of
/// UTF-8 that they contradict is passed over. What is left is read as UTF-8 in which stray bytes
/// are windows-1252: that is right for a feed wholly in the latter, and for one put together from
/// several sources.
public final class Characters {
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}encoding\\s*=\\s*[\"']([\\w.:-]{2,40})[\"']");

  /// Where the XML declaration stands.
  private static final int HEAD = 256;

  private Characters() {}

  /// The characters of an original, those removed that no XML may hold. The caller closes it.
  public static Reader open(Original original) throws IOException {
    return open(original.content(), original.charset());
  }

  private static Reader open(Content content, @Nullable String charset) throws IOException {
    Charset marked = marked(content.head(4));
    if (marked != null) {
      return new LegalCharacters(
          marked.equals(StandardCharsets.UTF_8)
              ? new LenientUtf8(content.open())
              : new InputStreamReader(content.open(), marked));
    }
    Charset stated = stated(content, charset);
    return new LegalCharacters(
        stated == null || isUtf8(content)
            ? new LenientUtf8(content.open())
            : new InputStreamReader(content.open(), stated));
  }

  /// All characters of an original that is not large.
  public static String all(Original original) {
    return all(original.content(), original.charset());
  }

  /// All characters of bytes.
  ///
  /// @param charset what the transport says of the encoding
  static String all(byte[] bytes, @Nullable String charset) {
    return all(Content.of(bytes), charset);
  }

  private static String all(Content content, @Nullable String charset) {
    StringWriter text = new StringWriter();
    try (Reader reader = open(content, charset)) {
      reader.transferTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  /// The charset of the header, else the declared one, unless it is UTF-8 or unknown.
  private static @Nullable Charset stated(Content content, @Nullable String charset) {
    Charset byHeader = known(charset);
    String head = new String(content.head(HEAD), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    return byHeader == null && declared.find() ? known(declared.group(1)) : byHeader;
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
