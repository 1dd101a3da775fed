package press.colophon.platform.http;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads lists of entity tags (RFC 9110 section 8.8.3).
final class EntityTags {

  private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")");

  private EntityTags() {}

  /// The tags without their weakness marks, quotes kept: the weak comparison of section 8.8.3.2.
  static Set<String> weakly(String list) {
    Set<String> tags = new HashSet<>();
    Matcher matcher = TAG.matcher(list);
    while (matcher.find()) {
      tags.add(matcher.group(2));
    }
    return tags;
  }
}
