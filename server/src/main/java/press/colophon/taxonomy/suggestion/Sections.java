package press.colophon.taxonomy.suggestion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Topics of sections and tags, in many languages, and of IPTC's own codes: `medtop:15000000`,
/// `https://cv.iptc.org/newscodes/mediatopic/20000822`, `subj:15054000`, `04000000`.
final class Sections {
  private static final Pattern CODE =
      Pattern.compile("(?:medtop:|subj:|mediatopic/|subjectcode/|^)(\\d{8})$");
  private static final Pattern SEGMENT = Pattern.compile("[\\p{L}\\p{M}&+-]{2,40}");

  /// So many hyphens make a segment of a path a headline.
  private static final int SLUG = 3;

  private static final Map<String, String> NAMES = read();

  private Sections() {}

  /// The topic that a section, tag or code stands for; null where it stands for none.
  static @Nullable String topic(String section) {
    Matcher code = CODE.matcher(section.strip());
    if (code.find()) {
      return coded(code.group(1));
    }
    return NAMES.get(plain(section));
  }

  /// The segments of an address that can be sections.
  static List<String> segments(@Nullable String path) {
    List<String> segments = new ArrayList<>();
    if (path != null) {
      for (String segment : path.replaceFirst("[?#].*", "").split("/", -1)) {
        boolean isSlug = segment.chars().filter(c -> c == '-').count() >= SLUG;
        if (!isSlug && SEGMENT.matcher(segment).matches()) {
          segments.add(segment);
        }
      }
    }
    return segments;
  }

  /// Subject codes, the older list, have the topic of the top in their first two digits.
  private static @Nullable String coded(String code) {
    if (Topic.ALL.containsKey(code)) {
      return code;
    }
    String top = code.substring(0, 2) + "000000";
    return Topic.ALL.containsKey(top) ? top : null;
  }

  private static String plain(String section) {
    return section.toLowerCase(Locale.ROOT).replaceAll("[\\s_&+-]+", " ").strip();
  }

  private static Map<String, String> read() {
    Map<String, String> names = new HashMap<>();
    for (String line : Resources.lines("themes/sections.tsv")) {
      String[] fields = line.split("\t", -1);
      for (String name : fields[1].split("\\|", -1)) {
        names.put(plain(name), fields[0]);
      }
    }
    return names;
  }
}
