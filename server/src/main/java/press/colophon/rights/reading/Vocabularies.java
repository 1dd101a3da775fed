package press.colophon.rights.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every [Vocabulary], and which of them a sentence is written in. Thread-safe.
final class Vocabularies {
  /// So many words of a text tell its language.
  private static final int ENOUGH_WORDS = 2_000;

  /// So many words of a sentence are looked up in every language, and of the first so many of a
  /// text.
  private static final int ENOUGH_PHRASES = 60;

  private static final int ENOUGH_PHRASES_OF_TEXT = 1_000;

  /// Below this weight of small words a text does not tell its language by them.
  private static final double FEW = 6;

  /// Below this weight a text hints at its language only: one small word may be of many.
  private static final double HINT = 2;

  private static final double WEIGHT_OF_TEXT = 1.5;
  private static final double WEIGHT_OF_LETTER = 0.4;
  private static final double WEIGHT_OF_PHRASE = 0.6;

  private final Map<String, Vocabulary> byLanguage = new LinkedHashMap<>();
  private final List<Vocabulary> withLetters = new ArrayList<>();
  private final List<String> languages = new ArrayList<>();
  private final Map<String, List<Vocabulary>> bySmallWord = new HashMap<>();

  /// Reads the files that `terms/languages.txt` names.
  static Vocabularies read() {
    Vocabularies all = new Vocabularies();
    for (String line : lines("languages")) {
      for (String language : line.replaceFirst("#.*", "").strip().split("\\s+", -1)) {
        if (!language.isEmpty()) {
          all.add(Vocabulary.read(language, lines(language)));
        }
      }
    }
    return all;
  }

  private void add(Vocabulary vocabulary) {
    byLanguage.put(vocabulary.language(), vocabulary);
    languages.add(vocabulary.language());
    if (vocabulary.hasLetters()) {
      withLetters.add(vocabulary);
    }
    for (String word : vocabulary.smallWords()) {
      bySmallWord.computeIfAbsent(word, w -> new ArrayList<>()).add(vocabulary);
    }
  }

  /// The languages there are words of.
  List<String> languages() {
    return List.copyOf(languages);
  }

  /// How many of the small words of each language stand there; rare ones count for more.
  Map<Vocabulary, Double> weigh(List<Token> tokens) {
    Map<Vocabulary, Double> weights = new HashMap<>();
    int step = Math.max(1, tokens.size() / ENOUGH_WORDS);
    for (int i = 0; i < tokens.size(); i += step) {
      List<Vocabulary> speakers = bySmallWord.getOrDefault(tokens.get(i).word(), List.of());
      for (Vocabulary speaker : speakers) {
        weights.merge(speaker, 1.0 / (0.5 + 0.5 * speakers.size()), Double::sum);
      }
      addLetters(tokens.get(i).word(), weights);
    }
    return weights;
  }

  private void addLetters(String word, Map<Vocabulary, Double> weights) {
    for (Vocabulary vocabulary : withLetters) {
      if (vocabulary.hasLettersOf(word)) {
        weights.merge(vocabulary, WEIGHT_OF_LETTER, Double::sum);
      }
    }
  }

  /// The language of a sentence within a text; where its own words say little, the text's. Of two
  /// that are as likely, the one that stands first in the list.
  ///
  /// @param from how many words of the text stand before the sentence
  /// @param text what [#weigh] says of the whole text
  Optional<Vocabulary> languageOf(
      List<Token> sentence, int from, Map<Vocabulary, Double> text, Effort effort) {
    double most = text.values().stream().mapToDouble(d -> d).max().orElse(1);
    Map<Vocabulary, Double> sum = new HashMap<>(weigh(sentence));
    text.forEach(
        (speaker, weight) ->
            sum.merge(speaker, WEIGHT_OF_TEXT * weight / Math.max(most, HINT), Double::sum));
    if (most < FEW && from < ENOUGH_PHRASES_OF_TEXT) {
      addPhrases(sentence, sum, effort);
    }
    return sum.entrySet().stream()
        .max(
            Map.Entry.<Vocabulary, Double>comparingByValue()
                .thenComparing(
                    e -> languages.indexOf(e.getKey().language()), Comparator.reverseOrder()))
        .map(Map.Entry::getKey);
  }

  /// A text of few small words is told by its other words: in whose language they mean something.
  private void addPhrases(List<Token> sentence, Map<Vocabulary, Double> sum, Effort effort) {
    for (Vocabulary vocabulary : byLanguage.values()) {
      List<Tag> found = new ArrayList<>();
      for (int at = 0; at < Math.min(sentence.size(), ENOUGH_PHRASES); at++) {
        vocabulary.tag(sentence, at, sentence.size(), found, effort);
      }
      BitSet named = new BitSet();
      found.forEach(tag -> tag.addTo(named, 0));
      if (!named.isEmpty()) {
        sum.merge(vocabulary, WEIGHT_OF_PHRASE * named.cardinality(), Double::sum);
      }
    }
  }

  private static List<String> lines(String name) {
    String path = "/terms/" + name + ".txt";
    try (InputStream in = Vocabularies.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + path);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
