package press.colophon.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A mode of Apertium: the programs a text passes through from one language to another.
///
/// A mode file is one shell pipeline. It is parsed here and never given to a shell.
///
/// @param stages command lines, program first
record ApertiumMode(List<List<String>> stages) {

  ApertiumMode {
    stages = stages.stream().map(List::copyOf).toList();
    if (stages.isEmpty() || stages.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("A mode needs at least one program in every stage");
    }
  }

  /// Reads the text of a mode file. `$1` becomes `-n` (unknown words come out as they are), `$2`,
  /// the tagger's debugging switch, is dropped.
  static ApertiumMode parse(String text) {
    return new ApertiumMode(new Words(text.strip()).pipeline());
  }

  /// Files of the language data the programs read.
  List<String> files() {
    return stages.stream()
        .flatMap(stage -> stage.stream().skip(1))
        .filter(word -> word.startsWith("/"))
        .toList();
  }

  List<String> programs() {
    return stages.stream().map(List::getFirst).distinct().toList();
  }

  /// The shell's quoting, as far as mode files use it.
  private static final class Words {
    private final String text;
    private final List<List<String>> stages = new ArrayList<>();
    private List<String> stage = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private Words(String text) {
      this.text = text;
    }

    private List<List<String>> pipeline() {
      int at = 0;
      while (at < text.length()) {
        char c = text.charAt(at);
        switch (c) {
          case '\'', '"' -> at = quoted(at + 1, c);
          case '\\' -> add(text.charAt(Math.min(++at, text.length() - 1)));
          case '|' -> endStage();
          case ' ', '\t', '\n', '\r' -> endWord();
          default -> add(c);
        }
        at++;
      }
      endStage();
      return stages;
    }

    private int quoted(int from, char quote) {
      int end = text.indexOf(quote, from);
      if (end < 0) {
        throw new IllegalArgumentException("A quote is not closed in the mode: " + text);
      }
      word.append(text, from, end);
      inWord = true;
      return end;
    }

    private void add(char c) {
      word.append(c);
      inWord = true;
    }

    private void endWord() {
      if (inWord) {
        Stream.of(word.toString())
            .map(found -> found.equals("$1") ? "-n" : found)
            .filter(found -> !found.equals("$2"))
            .forEach(stage::add);
        word.setLength(0);
        inWord = false;
      }
    }

    private void endStage() {
      endWord();
      stages.add(stage);
      stage = new ArrayList<>();
    }
  }
}
