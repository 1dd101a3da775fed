package press.colophon.taxonomy.suggestion;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A topic of IPTC's Media Topics.
///
/// @param code eight digits
/// @param broader the topic above it; null for one of the seventeen at the top
record Topic(String code, String name, @Nullable String broader) {
  static final Map<String, Topic> ALL = read();

  /// The code of the topic at the top.
  String top() {
    return broader == null ? code : broader;
  }

  String qcode() {
    return "medtop:" + code;
  }

  private static Map<String, Topic> read() {
    Map<String, Topic> topics = new LinkedHashMap<>();
    for (String line : Resources.lines("themes/topics.tsv")) {
      String[] fields = line.split("\t", -1);
      topics.put(
          fields[0], new Topic(fields[0], fields[1], fields[2].isEmpty() ? null : fields[2]));
    }
    return topics;
  }
}
