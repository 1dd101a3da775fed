package press.colophon.nmt.marian;

import java.util.ArrayList;
import java.util.List;

/// Sentences that go through a network together, one after the other, without padding.
///
/// Immutable. Sentences of one [Group] share their shortlist and their limit of length.
///
/// @param groups each with at least one sentence
public record Batch(List<Group> groups) {

  /// Sentences that share what they may become.
  ///
  /// @param sentences tokens, each with its end of sentence
  /// @param longest how many output tokens end a translation; at least 1
  public record Group(List<int[]> sentences, int longest) {
    public Group {
      sentences = List.copyOf(sentences);
    }

    /// A group whose translations end after `factor` times the tokens of its longest sentence.
    public static Group of(List<int[]> sentences, double factor) {
      int width = sentences.stream().mapToInt(tokens -> tokens.length).max().orElse(0);
      return new Group(sentences, Math.max(1, (int) Math.ceil(factor * width)));
    }
  }

  public Batch {
    groups = List.copyOf(groups);
  }

  /// All sentences, in the order of their rows.
  List<int[]> sentences() {
    List<int[]> sentences = new ArrayList<>();
    groups.forEach(group -> sentences.addAll(group.sentences()));
    return sentences;
  }
}
