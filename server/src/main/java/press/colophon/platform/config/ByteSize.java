package press.colophon.platform.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An amount of data, written in the configuration as `20 MB`; decimal units, as disks are sold.
///
/// @param bytes zero or more
public record ByteSize(long bytes) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})\\s*(B|kB|KB|MB|GB)");

  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size cannot be negative: " + bytes);
    }
  }

  /// Reads `500 kB`, `20 MB` or `1 GB`.
  public static ByteSize parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("is not a size such as 500 kB, 20 MB or 1 GB");
    }
    long unit =
        switch (matcher.group(2)) {
          case "B" -> 1;
          case "MB" -> 1_000_000;
          case "GB" -> 1_000_000_000;
          default -> 1_000;
        };
    return new ByteSize(Long.parseLong(matcher.group(1)) * unit);
  }

  /// As a person would write it: the largest unit that needs no fraction.
  @Override
  public String toString() {
    if (bytes >= 1_000_000_000 && bytes % 1_000_000_000 == 0) {
      return bytes / 1_000_000_000 + " GB";
    }
    if (bytes >= 1_000_000 && bytes % 1_000_000 == 0) {
      return bytes / 1_000_000 + " MB";
    }
    return bytes >= 1_000 && bytes % 1_000 == 0 ? bytes / 1_000 + " kB" : bytes + " B";
  }
}
