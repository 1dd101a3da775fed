package press.colophon.intake.format;

import java.util.Locale;
import press.colophon.extract.PageBytes;
import press.colophon.intake.Content;
import press.colophon.intake.Original;

/// The beginning of an original, by which its format is told, and the way to the rest of it for
/// formats that are told by their end. Immutable.
///
/// @param head the first bytes, at most [#SIZE]; not to be changed
/// @param text the same as text
/// @param lower the text in small letters, without the white space it begins with
/// @param json what it is made of, where it is JSON; for this more is looked at
/// @param content all of it
@SuppressWarnings("ArrayRecordComponent") // Looked at in this package and never compared.
public record Sample(byte[] head, String text, String lower, JsonSketch json, Content content) {
  /// How many bytes are looked at.
  public static final int SIZE = 16 * 1024;

  public static Sample of(Original original) {
    byte[] head = original.content().head(SIZE);
    String text = PageBytes.decode(head, original.charset()).text();
    String lower = text.strip().toLowerCase(Locale.ROOT);
    boolean maybeJson = lower.startsWith("{") || lower.startsWith("[");
    JsonSketch json = maybeJson ? JsonSketch.of(original) : JsonSketch.NONE;
    return new Sample(head, text, lower, json, original.content());
  }

  /// Whether the bytes begin so; values 0 to 255.
  public boolean startsWith(int... signature) {
    if (head.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((head[i] & 0xFF) != signature[i]) {
        return false;
      }
    }
    return true;
  }

  /// Whether the text begins so, white space aside.
  public boolean startsWith(String lowerCase) {
    return lower.startsWith(lowerCase);
  }

  /// Whether the beginning of the text holds this.
  public boolean contains(String lowerCase) {
    return lower.contains(lowerCase);
  }
}
