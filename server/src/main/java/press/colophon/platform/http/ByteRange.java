package press.colophon.platform.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a file (RFC 9110 section 14).
///
/// @param first offset of the first byte
/// @param length in bytes; 0 when the range lies behind the end
record ByteRange(long first, long length) {

  private static final Pattern ONE = Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

  /// Empty when there is no range to honour: none asked, several asked, or not understood. The
  /// whole file is the right answer then.
  static Optional<ByteRange> parse(String header, long size) {
    Matcher matcher = ONE.matcher(header);
    if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (matcher.group(1).isEmpty()) {
      long last = Math.min(size, Long.parseLong(matcher.group(2)));
      return Optional.of(new ByteRange(size - last, last));
    }
    long first = Long.parseLong(matcher.group(1));
    long end = matcher.group(2).isEmpty() ? size - 1 : Long.parseLong(matcher.group(2));
    if (end < first && !matcher.group(2).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ByteRange(first, Math.max(0, Math.min(end, size - 1) - first + 1)));
  }

  String contentRange(long size) {
    return "bytes " + first + "-" + (first + length - 1) + "/" + size;
  }
}
