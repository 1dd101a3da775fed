package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import press.colophon.translation.Sentences.Stretch;

class SentencesTest {

  private final Sentences english = new Sentences(Language.ENGLISH);

  @Test
  void endsWhereSentencesEnd() {
    assertThat(sentences("It rained. Why? We left!  “So be it.” The end."))
        .containsExactly("It rained.", "Why?", "We left!", "“So be it.”", "The end.");
  }

  @Test
  void doesNotEndAfterAbbreviationsAndInitials() {
    assertThat(sentences("Mr. J. R. R. Tolkien met Gen. Lee of the U.S. Senate. Dr. No left."))
        .containsExactly("Mr. J. R. R. Tolkien met Gen. Lee of the U.S. Senate.", "Dr. No left.");
  }

  @Test
  void endsBehindAFootnoteAndAtALineBreak() {
    assertThat(sentences("It rained.<sup>1</sup> We left<br>at once"))
        .containsExactly("It rained.", "We left", "at once");
  }

  @Test
  void cutsWhatNeverEnds() {
    assertThat(sentences("word ".repeat(2000)))
        .allSatisfy(sentence -> assertThat(sentence.length()).isLessThanOrEqualTo(3000));
  }

  @Test
  void losesNothing() {
    String html = " One. <b>Two</b>  three.<br> 12 <img src=\"a\"> Four";
    List<Piece> pieces = pieces(html);

    List<Piece> all =
        english.of(pieces).stream().flatMap(stretch -> stretch.pieces().stream()).toList();

    assertThat(Polish.text(all)).isEqualTo(Polish.text(pieces));
    assertThat(all).filteredOn(Piece.Atom.class::isInstance).hasSize(2);
  }

  private List<String> sentences(String html) {
    return english.of(pieces(html)).stream()
        .filter(Stretch::translatable)
        .map(stretch -> Polish.text(stretch.pieces()))
        .toList();
  }

  private static List<Piece> pieces(String html) {
    return InlineText.of(new Segment(html), Language.ENGLISH).pieces();
  }
}
