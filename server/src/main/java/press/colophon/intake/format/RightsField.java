package press.colophon.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import press.colophon.intake.Envelope.RightsStatement;

/// Fields that speak of rights by their name, in formats to which anybody may add some. None of
/// them is dropped, whatever their value is.
///
///     RightsField.in("_licensing", json) // _licensing.licence, _licensing.holders.name
public final class RightsField {
  private static final Pattern NAMED =
      Pattern.compile(
          "licen[cs]e|copyright|rights|usage_?(?:terms|info)|terms_?of_?use|restriction|reprint|republi(?:sh|ca[tc])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

  /// Deeper values are kept as their JSON.
  private static final int DEEPEST = 4;

  private RightsField() {}

  /// Whether a field of this name speaks of rights.
  public static boolean isNamed(String name) {
    return NAMED.matcher(name).find();
  }

  /// What a field says of rights: every value in it, if its own name speaks of them, or else those
  /// of the fields within whose names do.
  public static List<RightsStatement> in(String name, JsonNode value) {
    List<RightsStatement> said = new ArrayList<>();
    collect(name, value, isNamed(name), 0, said);
    return said;
  }

  /// What is said, as an address where it is nothing else.
  public static RightsStatement statement(String element, String said) {
    String text = said.strip();
    boolean address = ADDRESS.matcher(text).matches();
    return new RightsStatement(element, address ? null : text, address ? text : null);
  }

  private static void collect(
      String path, JsonNode value, boolean named, int depth, List<RightsStatement> said) {
    if (value.isContainerNode() && depth == DEEPEST) {
      add(path, value.toString(), named, said);
    } else if (value.isObject()) {
      value
          .properties()
          .forEach(
              field ->
                  collect(
                      path + "." + field.getKey(),
                      field.getValue(),
                      named || isNamed(field.getKey()),
                      depth + 1,
                      said));
    } else if (value.isArray()) {
      value.forEach(one -> collect(path, one, named, depth + 1, said));
    } else if (!value.isNull()) {
      add(path, value.asText(), named, said);
    }
  }

  private static void add(String path, String text, boolean named, List<RightsStatement> said) {
    if (named && !text.isBlank()) {
      said.add(statement(path, text));
    }
  }
}
