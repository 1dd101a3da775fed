package press.colophon.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON the way pages write it: line breaks inside strings, trailing and missing commas,
/// comments around the whole, a cut-off end. What cannot be read ends the reading; what came before
/// is kept. Never throws.
///
/// Values are `Map<String, Object>`, `List<Object>`, `String`, `Double` and `Boolean`; null and
/// what is nested deeper than [#DEEPEST] are left out.
final class Json {

  static final int DEEPEST = 64;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /// All values of a text, which should be one but on some pages are several in a row.
  static List<Object> read(String text) {
    Json json = new Json(text);
    List<Object> values = new ArrayList<>();
    while (json.seekStart()) {
      Object value = json.value(0);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private boolean seekStart() {
    while (at < text.length() && text.charAt(at) != '{' && text.charAt(at) != '[') {
      at++;
    }
    return at < text.length();
  }

  private char next() {
    while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '\u00a0')) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private @Nullable Object value(int depth) {
    if (depth > DEEPEST) {
      at = text.length();
      return null;
    }
    return switch (next()) {
      case '\0' -> null;
      case '{' -> object(depth);
      case '[' -> list(depth);
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    at++;
    while (true) {
      char c = next();
      if (c == '\0' || c == '}') {
        at++;
        return object;
      }
      if (c == '"') {
        member(object, depth);
      } else {
        at++;
      }
    }
  }

  private void member(Map<String, Object> object, int depth) {
    String key = string();
    if (next() != ':') {
      return;
    }
    at++;
    Object value = value(depth + 1);
    if (value != null) {
      object.putIfAbsent(key, value);
    }
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    at++;
    while (true) {
      char c = next();
      if (c == '\0' || c == ']') {
        at++;
        return list;
      }
      if (c == ',' || c == '}' || c == ':') {
        at++;
        continue;
      }
      Object value = value(depth + 1);
      if (value != null) {
        list.add(value);
      }
    }
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        at++;
        escaped(string);
      } else {
        string.append(c);
      }
    }
    at++;
    return string.toString();
  }

  private void escaped(StringBuilder string) {
    char c = text.charAt(at);
    switch (c) {
      case 'n', 'r', 't', 'b', 'f' -> string.append(c == 'n' || c == 'r' ? '\n' : ' ');
      case 'u' -> unicode(string);
      default -> string.append(c);
    }
  }

  private void unicode(StringBuilder string) {
    int code = 0;
    for (int i = 1; i <= 4; i++) {
      int digit = at + i < text.length() ? Character.digit(text.charAt(at + i), 16) : -1;
      if (digit < 0) {
        return;
      }
      code = code * 16 + digit;
    }
    string.append((char) code);
    at += 4;
  }

  /// A number, true, false, null or something that is none of them.
  private @Nullable Object word() {
    int start = at;
    while (at < text.length() && ",]}\"{[: \n\r\t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      at++;
      return null;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> number(word);
    };
  }

  private static @Nullable Object number(String word) {
    try {
      return word.length() < 30 ? (Object) Double.valueOf(word) : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
