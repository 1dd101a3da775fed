package press.colophon.intake.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Original;

/// What a JSON original is made of, by which its format is told: the names of its fields in small
/// letters, whatever their order, and of the fields one level below. In a list, those of its first
/// object count.
///
/// Read as a stream up to [#LONGEST] characters. Immutable.
///
/// @param fields each with the names of the fields of its object, or of the first object of its
///     list
/// @param words the first characters of what stands in `version` and `@context`
/// @param isJson whether it is JSON at all: a field at least, or a value up to the end
/// @param fault why it could not be read as far as it is looked at; null where it is sound
public record JsonSketch(
    Map<String, Set<String>> fields,
    Map<String, String> words,
    boolean isJson,
    @Nullable String fault) {

  /// How many characters are looked at.
  static final int LONGEST = 8 << 20;

  private static final int MOST_FIELDS = 500;
  private static final int MOST_WORDS = 2000;
  private static final Set<String> WITH_WORDS = Set.of("version", "@context");

  /// As forgiving as the most forgiving of the readers.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  /// Of what is no JSON.
  static final JsonSketch NONE = new JsonSketch(Map.of(), Map.of(), false, null);

  public JsonSketch {
    fields = Map.copyOf(fields);
    words = Map.copyOf(words);
  }

  static JsonSketch of(Original original) {
    Drawing drawing = new Drawing();
    try (Reader reader = new Beginning(Characters.open(original));
        JsonParser parser = JSON.createParser(reader)) {
      return drawing.draw(parser);
    } catch (IOException unreadable) {
      return NONE; // Whoever reads it next says so.
    }
  }

  /// Whether it has a field of this name.
  public boolean has(String lowerCase) {
    return fields.containsKey(lowerCase);
  }

  /// The names of the fields within a field; empty where there are none.
  public Set<String> within(String lowerCase) {
    return fields.getOrDefault(lowerCase, Set.of());
  }

  /// What a field says; only `version` and `@context` are listened to.
  public String says(String lowerCase) {
    return words.getOrDefault(lowerCase, "");
  }

  /// A sketch in the making.
  private static final class Drawing {
    private final Map<String, Set<String>> fields = new LinkedHashMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();

    JsonSketch draw(JsonParser parser) throws IOException {
      boolean isJson;
      String fault = null;
      try {
        JsonToken root = parser.nextToken();
        if (root == JsonToken.START_OBJECT) {
          object(parser);
        } else if (root == JsonToken.START_ARRAY) {
          list(parser);
        }
        isJson = root != null && root.isStructStart() && isAtEnd(parser);
      } catch (JsonProcessingException e) {
        boolean isBound = e.getLocation().getCharOffset() >= LONGEST;
        fault = isBound ? null : e.getOriginalMessage();
        isJson = !fields.isEmpty();
      }
      return new JsonSketch(fields, words, isJson, fault);
    }

    /// Nothing stands behind it but a further object: a text may begin with a few fields.
    private static boolean isAtEnd(JsonParser parser) throws IOException {
      try {
        JsonToken next = parser.nextToken();
        return next == null || next == JsonToken.START_OBJECT;
      } catch (JsonProcessingException text) {
        return false;
      }
    }

    private void object(JsonParser parser) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName().toLowerCase(Locale.ROOT);
        JsonToken value = parser.nextToken();
        Set<String> within = new LinkedHashSet<>();
        if (fields.size() < MOST_FIELDS) {
          fields.putIfAbsent(name, within);
        }
        if (WITH_WORDS.contains(name)) {
          words.putIfAbsent(name, words(parser, value));
        } else if (value == JsonToken.START_OBJECT) {
          names(parser, within);
        } else if (value == JsonToken.START_ARRAY) {
          firstOf(parser, within);
        }
      }
    }

    /// A list of items: the first object speaks for all.
    private void list(JsonParser parser) throws IOException {
      boolean any = false;
      for (JsonToken t = parser.nextToken(); isInside(t); t = parser.nextToken()) {
        if (t == JsonToken.START_OBJECT && !any) {
          any = true;
          object(parser);
        } else {
          parser.skipChildren();
        }
      }
    }

    private static void firstOf(JsonParser parser, Set<String> names) throws IOException {
      boolean any = false;
      for (JsonToken t = parser.nextToken(); isInside(t); t = parser.nextToken()) {
        if (t == JsonToken.START_OBJECT && !any) {
          any = true;
          names(parser, names);
        } else {
          parser.skipChildren();
        }
      }
    }

    private static boolean isInside(@Nullable JsonToken token) {
      return token != null && token != JsonToken.END_ARRAY;
    }

    private static void names(JsonParser parser, Set<String> names) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        if (names.size() < MOST_FIELDS) {
          names.add(parser.currentName().toLowerCase(Locale.ROOT));
        }
        parser.nextToken();
        parser.skipChildren();
      }
    }

    /// All texts of a value.
    private static String words(JsonParser parser, JsonToken value) throws IOException {
      if (!value.isStructStart()) {
        return begin(parser.getText());
      }
      StringBuilder words = new StringBuilder();
      int depth = 1;
      while (depth > 0) {
        JsonToken token = parser.nextToken();
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token == JsonToken.VALUE_STRING && words.length() < MOST_WORDS) {
          words.append(begin(parser.getText())).append(' ');
        }
      }
      return words.toString();
    }

    private static String begin(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      return lower.length() > MOST_WORDS ? lower.substring(0, MOST_WORDS) : lower;
    }
  }

  /// Ends after [#LONGEST] characters.
  private static final class Beginning extends Reader {
    private final Reader in;
    private int left = LONGEST;

    Beginning(Reader in) {
      this.in = in;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
      int read = left == 0 ? -1 : in.read(buffer, from, Math.min(left, length));
      left -= Math.max(0, read);
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
