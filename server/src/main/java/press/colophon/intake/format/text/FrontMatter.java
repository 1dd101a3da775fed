package press.colophon.intake.format.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The fields between two `---` lines at the top of a Markdown file, as far as such files use YAML:
/// plain and quoted values, lists in brackets or one item per line.
///
/// @param fields values by key in lower case
/// @param size how many lines of the file it takes; 0 without front matter
record FrontMatter(Map<String, List<String>> fields, int size) {

  private static final Pattern FIELD =
      Pattern.compile("([\\p{L}_][\\p{L}\\d_ -]{0,40}):(?:\\s+(.*))?");
  private static final int LONGEST = 200;

  static FrontMatter of(List<String> lines) {
    int first = 0;
    while (first < lines.size() && lines.get(first).isBlank()) {
      first++;
    }
    if (first == lines.size() || !lines.get(first).equals("---")) {
      return new FrontMatter(Map.of(), 0);
    }
    var fields = new LinkedHashMap<String, List<String>>();
    List<String> values = new ArrayList<>();
    for (int i = first + 1; i < Math.min(lines.size(), first + LONGEST); i++) {
      String line = lines.get(i);
      Matcher field = FIELD.matcher(line);
      if (line.equals("---") || line.equals("...")) {
        return fields.isEmpty() ? new FrontMatter(Map.of(), 0) : new FrontMatter(fields, i + 1);
      } else if (field.matches()) {
        values = new ArrayList<>(values(field.group(2) == null ? "" : field.group(2).strip()));
        fields.put(field.group(1).toLowerCase(Locale.ROOT), values);
      } else if (line.strip().startsWith("- ")) {
        values.add(unquote(line.strip().substring(2)));
      } else if (!line.isBlank()) {
        values.add(unquote(line.strip()));
      }
    }
    return new FrontMatter(Map.of(), 0);
  }

  private static List<String> values(String value) {
    if (value.isEmpty() || value.equals("|") || value.equals(">")) {
      return List.of();
    }
    if (value.startsWith("[") && value.endsWith("]")) {
      return List.of(value.substring(1, value.length() - 1).split(",")).stream()
          .map(FrontMatter::unquote)
          .filter(item -> !item.isEmpty())
          .toList();
    }
    return List.of(unquote(value));
  }

  private static String unquote(String value) {
    String stripped = value.strip();
    boolean quoted =
        stripped.length() > 1
            && (stripped.charAt(0) == '"' || stripped.charAt(0) == '\'')
            && stripped.charAt(stripped.length() - 1) == stripped.charAt(0);
    return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
  }
}
