package press.colophon.intake.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/// Differences as the JSON of their table: the records as they are, enumerations as their names.
final class DifferenceJson {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private DifferenceJson() {}

  static String write(Difference difference) {
    try {
      return JSON.writeValueAsString(difference);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Difference read(String json) {
    try {
      return JSON.readValue(json, Difference.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
