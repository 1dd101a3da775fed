package press.colophon.taxonomy.suggestion;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the line that says where an article was sent from: `NAIROBI, Kenya (AFP) -`,
/// `Berlin/dpa —`, `新华社巴黎11月19日电`.
final class Datelines {
  private static final int LONGEST = 90;
  private static final Pattern SPACED =
      Pattern.compile(
          "^\\s*(\\p{Lu}[^.!?\\n:;]{1,60}?(?:\\.[^.!?\\n:;]{0,20}?)?)\\s*"
              + "(?:[(/\\[][^)\\n]{2,30}[)\\]/]?\\s*)?(?:—|–|--| - |\\) )");
  private static final Pattern UNCASED =
      Pattern.compile(
          "^\\s*([\\p{L}\\p{M} ،,/]{2,40}?)\\s*(?:\\([^)\\n]{2,20}\\)\\s*)?(?:—|–|--| - )");
  private static final Pattern CHINESE =
      Pattern.compile("^[（(【\\s]*(?:[\\p{IsHan}]{2,6}社)?([\\p{IsHan}]{2,12}?)(?:\\d+月\\d+日)?[电電]");

  private Datelines() {}

  /// How many characters at the beginning of a text are its dateline; 0 where it has none.
  static int end(String text) {
    String beginning = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    for (Pattern pattern : new Pattern[] {SPACED, UNCASED, CHINESE}) {
      Matcher matcher = pattern.matcher(beginning);
      if (matcher.find() && isShort(matcher.group(1))) {
        return matcher.end(1);
      }
    }
    return 0;
  }

  /// A place, its country and a date are few words; a sentence with a dash in it has more.
  private static boolean isShort(String place) {
    return place.split("\\s+", -1).length <= 6;
  }
}
