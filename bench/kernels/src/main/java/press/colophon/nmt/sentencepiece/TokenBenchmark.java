package press.colophon.nmt.sentencepiece;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import press.colophon.nmt.kernel.Work;

/// Text to tokens: sentences of a newspaper, a vocabulary of 32,000 pieces. An element is a token.
@State(Scope.Thread)
public class TokenBenchmark {
  private List<String> sentences = List.of();
  private Vocabulary vocabulary = read();
  private int turn;

  private static Vocabulary read() {
    return Vocabulary.read(Path.of(System.getProperty("vocabulary")));
  }

  @Setup
  public void prepare() throws IOException {
    sentences = Files.readAllLines(Path.of(System.getProperty("sentences")));
  }

  @Benchmark
  public Object encode(Work work) {
    turn = (turn + 1) % sentences.size();
    var tokens = vocabulary.encode(sentences.get(turn));
    work.elements += tokens.size();
    return tokens;
  }
}
