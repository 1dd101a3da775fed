package press.colophon.platform.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// The path of a request, decoded once and for all.
///
/// Refused are paths that two programs could read differently: encoded slashes and backslashes,
/// dot segments, empty segments, control characters, broken escapes, bytes that are not UTF-8.
///
/// @param segments decoded, without empty ones
/// @param endsInSlash whether a slash follows the last segment
record RequestPath(List<String> segments, boolean endsInSlash) {

  private static final String PLAIN = "-._~!$&'()*+,;=:@";

  /// Empty when the path is refused.
  static Optional<RequestPath> parse(String raw) {
    if (!raw.startsWith("/")) {
      return Optional.empty();
    }
    if (raw.equals("/")) {
      return Optional.of(new RequestPath(List.of(), false));
    }
    boolean endsInSlash = raw.endsWith("/");
    String inner = raw.substring(1, endsInSlash ? raw.length() - 1 : raw.length());
    List<String> segments = new ArrayList<>();
    for (String rawSegment : inner.split("/", -1)) {
      Optional<String> segment = decode(rawSegment).filter(RequestPath::isSafe);
      if (segment.isEmpty()) {
        return Optional.empty();
      }
      segments.add(segment.get());
    }
    return Optional.of(new RequestPath(List.copyOf(segments), endsInSlash));
  }

  /// The one spelling of this path; the same for every way of escaping it.
  String canonical() {
    StringBuilder path = new StringBuilder();
    segments.forEach(segment -> path.append('/').append(encode(segment)));
    return path.isEmpty() ? "/" : path.toString();
  }

  static String encode(String text) {
    return encode(text, c -> isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
  }

  /// Percent-encodes (RFC 3986 section 2.1) every byte of the text in UTF-8 that is not `plain`.
  static String encode(String text, IntPredicate plain) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      int c = Byte.toUnsignedInt(b);
      if (plain.test(c)) {
        out.append((char) c);
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return out.toString();
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static Optional<String> decode(String raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '%') {
        byte[] plain = String.valueOf(c).getBytes(StandardCharsets.UTF_8);
        bytes.write(plain, 0, plain.length);
      } else if (i + 2 < raw.length()
          && HexFormat.isHexDigit(raw.charAt(i + 1))
          && HexFormat.isHexDigit(raw.charAt(i + 2))) {
        bytes.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
        i += 2;
      } else {
        return Optional.empty();
      }
    }
    return utf8(bytes.toByteArray());
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isSafe(String segment) {
    return !segment.isEmpty()
        && !segment.equals(".")
        && !segment.equals("..")
        && segment.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
  }
}
