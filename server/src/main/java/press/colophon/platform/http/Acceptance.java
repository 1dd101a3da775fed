package press.colophon.platform.http;

import org.jspecify.annotations.Nullable;

/// Which codings a client takes, read from `Accept-Encoding` (RFC 9110 section 12.5.3).
///
/// Qualities are in thousandths, 0 to 1000; 0 is a refusal.
record Acceptance(int identity, int gzip, int brotli) {

  private static final int UNSAID = -1;
  private static final Acceptance ANYTHING_PLAIN = new Acceptance(1000, 0, 0);

  /// Without the header any coding may be sent; plain bytes are what such a client surely reads.
  static Acceptance of(@Nullable String header) {
    if (header == null) {
      return ANYTHING_PLAIN;
    }
    int identity = UNSAID;
    int gzip = UNSAID;
    int brotli = UNSAID;
    int others = UNSAID;
    int start = 0;
    while (start <= header.length()) {
      int comma = header.indexOf(',', start);
      int end = comma < 0 ? header.length() : comma;
      int semicolon = header.indexOf(';', start, end);
      int nameEnd = semicolon < 0 ? end : semicolon;
      int quality = nameEnd == end ? 1000 : quality(header, nameEnd, end);
      if (isToken(header, start, nameEnd, "br")) {
        brotli = quality;
      } else if (isToken(header, start, nameEnd, "gzip")
          || isToken(header, start, nameEnd, "x-gzip")) {
        gzip = quality;
      } else if (isToken(header, start, nameEnd, "identity")) {
        identity = quality;
      } else if (isToken(header, start, nameEnd, "*")) {
        others = quality;
      }
      start = end + 1;
    }
    // Plain bytes stay acceptable unless refused by name or by "*;q=0"; "*" may well mean the rest.
    int plainUnsaid = others == 0 ? 0 : 1;
    return new Acceptance(
        identity == UNSAID ? plainUnsaid : identity,
        gzip == UNSAID ? Math.max(others, 0) : gzip,
        brotli == UNSAID ? Math.max(others, 0) : brotli);
  }

  boolean takes(Coding coding) {
    return quality(coding) > 0;
  }

  int quality(Coding coding) {
    return switch (coding) {
      case IDENTITY -> identity;
      case GZIP -> gzip;
      case BROTLI -> brotli;
    };
  }

  private static boolean isToken(String header, int start, int end, String token) {
    int from = start;
    int to = end;
    while (from < to && isSpace(header.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(header.charAt(to - 1))) {
      to--;
    }
    return to - from == token.length() && header.regionMatches(true, from, token, 0, to - from);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  /// Reads `;q=0.8`; a weight that is none counts as a refusal.
  private static int quality(String header, int start, int end) {
    int equals = header.indexOf('=', start, end);
    if (equals < 0 || !isToken(header, start + 1, equals, "q")) {
      return 1000;
    }
    String weight = header.substring(equals + 1, end).strip();
    if (!weight.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?")) {
      return 0;
    }
    return (int) Math.round(Double.parseDouble(weight) * 1000);
  }
}
