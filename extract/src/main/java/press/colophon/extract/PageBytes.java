package press.colophon.extract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns the bytes of a page into text.
///
/// Asked in this order, as browsers do: the byte order mark, the charset of the HTTP header, the
/// `meta` element in the first kilobytes; then UTF-8 if all bytes are valid, else windows-1252. A
/// page that claims another charset but is valid UTF-8 beyond ASCII is read as UTF-8: saved pages
/// keep the claim and lose the charset. Never throws; bytes that mean nothing become U+FFFD and
/// [Decoded#broken] says so.
///
/// See the WHATWG Encoding and HTML standards, "determining the character encoding".
public final class PageBytes {

  /// Where browsers look for a `meta charset` is 1024 bytes; pages with long comments need more.
  private static final int HEAD = 4096;

  private static final Pattern META =
      Pattern.compile(
          "<meta[^>]{0,200}charset\\s*=\\s*[\"']?\\s*([\\w.:-]{2,40})", Pattern.CASE_INSENSITIVE);

  private PageBytes() {}

  /// A page's text and how it was read.
  ///
  /// @param broken whether some bytes had no meaning in the charset
  public record Decoded(String text, Charset charset, boolean broken) {}

  /// Reads a page.
  ///
  /// @param httpCharset the charset of the `Content-Type` header, where there was one
  public static Decoded decode(byte[] bytes, @Nullable String httpCharset) {
    Charset marked = byMark(bytes);
    if (marked != null) {
      return read(bytes, marked, marked.equals(StandardCharsets.UTF_8) ? 3 : 2);
    }
    @Nullable String utf8 = strict(bytes);
    if (utf8 != null && !isStatefulAscii(httpCharset)) {
      return new Decoded(utf8, StandardCharsets.UTF_8, false);
    }
    Charset stated = charset(httpCharset);
    stated = stated == null ? charset(inMeta(bytes)) : stated;
    return read(bytes, stated == null ? Charset.forName("windows-1252") : stated, 0);
  }

  private static @Nullable Charset byMark(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    return starts(bytes, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : null;
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String strict(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  /// Charsets that write other scripts in ASCII bytes look like valid UTF-8 and are not.
  private static boolean isStatefulAscii(@Nullable String charset) {
    return charset != null
        && charset.strip().toLowerCase(java.util.Locale.ROOT).startsWith("iso-2022");
  }

  private static @Nullable String inMeta(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    Matcher meta = META.matcher(head);
    return meta.find() ? meta.group(1) : null;
  }

  /// A charset by its name on the web, where Latin-1 means windows-1252; null for an unknown name
  /// and for UTF-16, which a page whose `meta` can be read as ASCII is not in.
  public static @Nullable Charset charset(@Nullable String name) {
    String plain = name == null ? "" : name.replaceAll("[\"'\\s]", "");
    if (plain.isEmpty() || plain.toLowerCase(java.util.Locale.ROOT).startsWith("utf-16")) {
      return null;
    }
    if (plain.matches("(?i)iso-?8859-?1|latin-?1|us-ascii|ascii")) {
      return Charset.forName("windows-1252");
    }
    try {
      return Charset.forName(plain);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return null;
    }
  }

  private static Decoded read(byte[] bytes, Charset charset, int from) {
    ByteBuffer input = ByteBuffer.wrap(bytes, from, bytes.length - from);
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE)
              .decode(input);
      return new Decoded(text.toString(), charset, text.toString().indexOf('\uFFFD') >= 0);
    } catch (CharacterCodingException impossible) {
      throw new IllegalStateException("a replacing decoder reported an error", impossible);
    }
  }
}
