package press.colophon.nmt.sentencepiece;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import press.colophon.nmt.Token;

/// How long reading a vocabulary, encoding and decoding take, the best of some rounds each.
///
/// Run by hand, with a vocabulary and a text of one sentence per line:
/// `java -cp target/classes:target/test-classes <this class> vocab.spm sentences.txt`
final class VocabularyBenchmark {
  private static final int ROUNDS = 20;

  private VocabularyBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    byte[] file = Files.readAllBytes(Path.of(arguments[0]));
    List<String> sentences = Files.readAllLines(Path.of(arguments[1]));
    Vocabulary vocabulary = Vocabulary.read(file, arguments[0]);
    int words = sentences.stream().mapToInt(sentence -> sentence.split("\\s+", -1).length).sum();
    List<int[]> ids = sentences.stream().map(sentence -> ids(vocabulary, sentence)).toList();

    double read = best(List.of(file), bytes -> Vocabulary.read(bytes, "").size());
    double encode = best(sentences, sentence -> vocabulary.encode(sentence).size());
    double decode = best(ids, sentence -> vocabulary.decode(sentence).tokens().size());

    System.out.printf("read %.1f ms%n", read / 1e6);
    System.out.printf("encode %.3f µs per word%n", encode / 1e3 / words);
    System.out.printf("decode %.3f µs per word%n", decode / 1e3 / words);
  }

  private static int[] ids(Vocabulary vocabulary, String sentence) {
    return vocabulary.encode(sentence).stream().mapToInt(Token::id).toArray();
  }

  /// Nanoseconds of the fastest round over all inputs.
  private static <T> double best(List<T> inputs, ToIntFunction<T> work) {
    long best = Long.MAX_VALUE;
    int sum = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      for (T input : inputs) {
        sum += work.applyAsInt(input);
      }
      best = Math.min(best, System.nanoTime() - begin);
    }
    return sum == 0 ? 0 : best;
  }
}
