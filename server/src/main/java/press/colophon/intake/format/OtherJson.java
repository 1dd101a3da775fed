package press.colophon.intake.format;

import java.util.List;
import java.util.function.Consumer;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;

/// JSON of no format that articles come in: known as such, so that nobody takes it for a text.
/// Thread-safe.
final class OtherJson implements OriginalFormat {
  private static final int MOST_NAMED = 8;
  private static final int LONGEST_NAME = 40;

  @Override
  public String name() {
    return "other JSON";
  }

  @Override
  public boolean recognises(Sample sample) {
    return sample.json().isJson();
  }

  /// Only the beginning of it is looked at.
  @Override
  public boolean isStreamed() {
    return true;
  }

  @Override
  public void read(Original original, Consumer<Item> to) {
    JsonSketch json = JsonSketch.of(original);
    to.accept(
        json.fault() == null
            ? new Item.Empty("", Drop.Reason.NO_ARTICLE, sentence(json))
            : new Item.Empty(
                "", Drop.Reason.BROKEN_FORMAT, "its JSON is not in order: " + json.fault()));
  }

  private static String sentence(JsonSketch json) {
    List<String> names =
        json.fields().keySet().stream()
            .sorted()
            .limit(MOST_NAMED)
            .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
            .toList();
    return "it is JSON, but not of a format that articles come in"
        + (names.isEmpty() ? "" : "; its fields: " + String.join(", ", names));
  }
}
