package press.colophon.platform.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The shape of a path: `/theme/:slug`, `/:year(\d{4})/:month(\d{2})/:slug`.
///
/// A name stands for one segment, of any text or of the expression behind it, which must not
/// contain capturing groups. `:name(.+)` at the end takes all that is left.
final class PathPattern {

  private static final Pattern NAME =
      Pattern.compile(":([a-zA-Z][a-zA-Z0-9]*)(?:\\(((?:[^()]|\\(\\?:[^()]*\\))*)\\))?");

  private final String text;
  private final List<String> names = new ArrayList<>();
  private final Pattern regex;

  PathPattern(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash: " + text);
    }
    // Paths are matched in their canonical form, which has no slash at the end.
    this.text =
        text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.regex = Pattern.compile(compile());
  }

  private String compile() {
    StringBuilder out = new StringBuilder();
    Matcher matcher = NAME.matcher(text);
    int end = 0;
    while (matcher.find()) {
      out.append(Pattern.quote(text.substring(end, matcher.start())));
      String expression = matcher.group(2) == null ? "[^/]+" : matcher.group(2);
      out.append("(?<").append(matcher.group(1)).append('>').append(expression).append(')');
      names.add(matcher.group(1));
      end = matcher.end();
    }
    return out.append(Pattern.quote(text.substring(end))).toString();
  }

  /// The named parts of a decoded path, or empty when it has another shape.
  Optional<Map<String, String>> match(RequestPath path) {
    Matcher matcher = regex.matcher("/" + String.join("/", path.segments()));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> parts = new HashMap<>();
    names.forEach(name -> parts.put(name, matcher.group(name)));
    return Optional.of(Map.copyOf(parts));
  }

  @Override
  public String toString() {
    return text;
  }
}
