package press.colophon.nmt;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the reference engine made of a set of lines, and the same lines through a translator of
/// ours.
record Reference(Path fixtures, String model) {

  /// @param ids whether the target vocabulary spells its own numbers
  ModelFiles files(boolean ids, boolean shortlist) {
    Path vocabulary = fixtures.resolve("vocab.spm");
    return new ModelFiles(
        file("model.intgemm.alphas.bin"),
        vocabulary,
        ids ? file("trg-ids.spm") : vocabulary,
        shortlist ? file("lex.s2t.bin") : null);
  }

  Path file(String name) {
    return fixtures.resolve(model).resolve(name);
  }

  boolean has(String name) {
    return Files.exists(file(name));
  }

  /// The texts of a file of results, one for each line.
  List<String> texts(String name) {
    return Fixtures.lines(file(name)).stream().map(line -> line.get("text").asText()).toList();
  }

  /// All lines, each with its sentences as the reference engine cut it.
  List<Line> lines() {
    return Fixtures.lines(fixtures.resolve("tokens.jsonl")).stream().map(Line::of).toList();
  }

  /// A line and its sentences.
  ///
  /// @param ranges of the sentences, as bytes
  record Line(String text, List<int[]> ranges) {

    static Line of(JsonNode line) {
      List<int[]> ranges = new ArrayList<>();
      for (JsonNode range : line.get("sentences")) {
        int begin = range.get(0).asInt();
        int end = range.get(1).asInt();
        if (!ranges.isEmpty() && ranges.getLast()[1] == begin) {
          ranges.getLast()[1] = end; // a piece of an over-long sentence
        } else {
          ranges.add(new int[] {begin, end});
        }
      }
      return new Line(line.get("src").asText(), ranges);
    }

    List<String> sentences() {
      return ranges.stream().map(range -> cut(range[0], range[1])).toList();
    }

    /// The line with translations in place of its sentences.
    String with(List<TranslatedSentence> translated) {
      if (ranges.isEmpty()) {
        return "";
      }
      StringBuilder text = new StringBuilder();
      int done = 0;
      for (int i = 0; i < ranges.size(); i++) {
        text.append(cut(done, ranges.get(i)[0])).append(translated.get(i).text());
        done = ranges.get(i)[1];
      }
      return text.append(cut(done, bytes().length)).toString();
    }

    private String cut(int begin, int end) {
      return new String(bytes(), begin, end - begin, StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /// Each line in a call of its own, on all processors.
  static List<String> oneByOne(Translator translator, List<Line> lines) {
    return lines.parallelStream()
        .map(line -> line.with(translator.translate(line.sentences())))
        .toList();
  }

  /// All lines in one call.
  static List<String> together(Translator translator, List<Line> lines) {
    List<TranslatedSentence> all =
        translator.translate(lines.stream().flatMap(line -> line.sentences().stream()).toList());
    List<String> texts = new ArrayList<>();
    int done = 0;
    for (Line line : lines) {
      texts.add(line.with(all.subList(done, done + line.ranges().size())));
      done += line.ranges().size();
    }
    return texts;
  }

  /// The larger set, where it is at hand.
  static @Nullable Reference shared(String model) {
    return Fixtures.shared().map(folder -> new Reference(folder, model)).orElse(null);
  }

  @Override
  public String toString() {
    return fixtures.getFileName() + "/" + model;
  }
}
