package press.colophon.nmt.sentencepiece;

import java.util.List;
import press.colophon.nmt.Token;

/// The text that ids stand for.
///
/// @param text what they spell
/// @param tokens one per id, in order: its range of bytes in `text` as UTF-8. Empty for control
///     pieces, and for all but the last of the bytes that make one character
public record Decoded(String text, List<Token> tokens) {

  public Decoded {
    tokens = List.copyOf(tokens);
  }
}
