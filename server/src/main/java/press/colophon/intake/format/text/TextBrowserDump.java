package press.colophon.intake.format.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Undoes what text browsers add when they dump a page: a number before each link, and the list of
/// addresses at the end.
final class TextBrowserDump {

  /// @param addresses the list at the end, one line each
  record Undumped(List<String> lines, List<String> addresses) {}

  private static final Pattern TITLE =
      Pattern.compile("\\s*(?:References|Visible links|Hidden links|Links):?\\s*");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\s*(?:\\d{1,4}\\.|\\[\\d{1,4}\\]:?)\\s+(?:https?|mailto|file|ftp|about|javascript):?\\S+.*");
  private static final Pattern MARK =
      Pattern.compile("(?<![\\p{L}\\d.,;:!?\"”’)\\]])\\[\\d{1,4}\\](?=[\\p{L}\\d\"“‘'(#@])");

  private TextBrowserDump() {}

  static Undumped undo(List<String> lines) {
    int end = lines.size();
    var addresses = new ArrayList<String>();
    while (end > 0
        && (lines.get(end - 1).isBlank() || ADDRESS.matcher(lines.get(end - 1)).matches())) {
      end--;
      if (!lines.get(end).isBlank()) {
        addresses.addFirst(lines.get(end).strip());
      }
    }
    int listed = end;
    while (end > 0
        && (lines.get(end - 1).isBlank() || TITLE.matcher(lines.get(end - 1)).matches())) {
      end--;
    }
    boolean titled =
        lines.subList(end, listed).stream().anyMatch(line -> TITLE.matcher(line).matches());
    boolean marked = lines.subList(0, end).stream().anyMatch(line -> MARK.matcher(line).find());
    if (addresses.isEmpty() || !titled || !marked) {
      return new Undumped(lines, List.of());
    }
    addresses.addAll(0, titles(lines.subList(end, listed)));
    List<String> unmarked =
        lines.subList(0, end).stream().map(line -> MARK.matcher(line).replaceAll("")).toList();
    return new Undumped(unmarked, addresses);
  }

  private static List<String> titles(List<String> lines) {
    return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
