package press.colophon.nmt.marian;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import press.colophon.nmt.kernel.Memory;
import press.colophon.nmt.kernel.Operations;
import press.colophon.nmt.marian.Network.Cell;
import press.colophon.nmt.marian.Network.DecoderLayer;

/// Writes translations, token by token, always the likeliest next one (greedy search).
///
/// Not safe for threads. All sentences of a batch take their steps together; one that has ended
/// leaves, and the others close ranks.
final class Decoder {
  private static final float[] NOT_WANTED = {};

  private final Network network;
  private final @Nullable Shortlist shortlist;
  private final boolean sharedVocabulary;
  private final Operations operations;
  private final Blocks blocks;

  /// For sentences without a shortlist; one array for all of them.
  private final int[] everyWord;

  private final List<float[]> keys = new ArrayList<>();
  private final List<float[]> values = new ArrayList<>();
  private final List<float[]> transposedKeys = new ArrayList<>();
  private final List<float[]> cells = new ArrayList<>();
  private float[] rows = {};
  private float[] inputs = {};
  private float[] gates = {};
  private float[] queries = {};
  private float[] logits = {};

  /// @param shortlist absent: every word may follow
  /// @param sharedVocabulary whether source tokens may be copied
  Decoder(
      Network network,
      @Nullable Shortlist shortlist,
      boolean sharedVocabulary,
      Operations operations,
      Blocks blocks) {
    this.network = network;
    this.shortlist = shortlist;
    this.sharedVocabulary = sharedVocabulary;
    this.operations = operations;
    this.blocks = blocks;
    this.everyWord = IntStream.range(0, shortlist == null ? network.target().words() : 0).toArray();
    for (int layer = 0; layer < network.decoder().size(); layer++) {
      keys.add(new float[0]);
      values.add(new float[0]);
      transposedKeys.add(new float[0]);
      cells.add(new float[0]);
    }
  }

  /// Translates a batch.
  ///
  /// @param encoded what [Encoder#encode] made of its sentences
  /// @param scores whether the probabilities of the tokens are wanted
  /// @return one for each sentence, in order
  List<Translated> decode(Batch batch, float[] encoded, boolean scores) {
    List<Hypothesis> hypotheses = start(batch, encoded);
    List<Hypothesis> active = new ArrayList<>(hypotheses);
    clearCells(active.size());
    for (int step = 0; !active.isEmpty(); step++) {
      step(active, step);
      choose(active, scores);
      active = closeRanks(active);
    }
    return hypotheses.stream().map(Hypothesis::translated).toList();
  }

  private List<Hypothesis> start(Batch batch, float[] encoded) {
    List<int[]> sentences = batch.sentences();
    int count = sentences.stream().mapToInt(tokens -> tokens.length).sum();
    int dim = network.architecture().dim();
    int room = sentences.stream().mapToInt(tokens -> Memory.room(tokens.length, dim)).sum();
    for (int layer = 0; layer < network.decoder().size(); layer++) {
      transposedKeys.set(layer, Blocks.atLeast(room, transposedKeys.get(layer)));
      var attention = network.decoder().get(layer).attention();
      keys.set(layer, Blocks.atLeast(count * dim, keys.get(layer)));
      values.set(layer, Blocks.atLeast(count * dim, values.get(layer)));
      operations.multiply(encoded, 0, count, attention.key(), keys.get(layer), 0);
      operations.multiply(encoded, 0, count, attention.value(), values.get(layer), 0);
    }
    return hypotheses(batch);
  }

  private List<Hypothesis> hypotheses(Batch batch) {
    List<Hypothesis> hypotheses = new ArrayList<>();
    int first = 0;
    int room = 0;
    for (int number = 0; number < batch.groups().size(); number++) {
      Batch.Group group = batch.groups().get(number);
      int[] words = words(group);
      for (int[] tokens : group.sentences()) {
        List<Memory> memories = memories(first, tokens.length, room);
        hypotheses.add(new Hypothesis(number, group.longest(), words, tokens.length, memories));
        first += tokens.length;
        room += Memory.room(tokens.length, network.architecture().dim());
      }
    }
    return hypotheses;
  }

  private int[] words(Batch.Group group) {
    return shortlist == null ? everyWord : shortlist.words(group.sentences(), sharedVocabulary);
  }

  private List<Memory> memories(int firstRow, int tokens, int room) {
    List<Memory> memories = new ArrayList<>();
    for (int layer = 0; layer < network.decoder().size(); layer++) {
      Memory memory = new Memory(network.architecture().dim(), network.architecture().heads());
      memory.set(
          keys.get(layer), values.get(layer), firstRow, tokens, transposedKeys.get(layer), room);
      memories.add(memory);
    }
    return memories;
  }

  private void clearCells(int sentences) {
    int length = sentences * network.architecture().dim();
    rows = Blocks.atLeast(length, rows);
    inputs = Blocks.atLeast(length, inputs);
    gates = Blocks.atLeast(length, gates);
    queries = Blocks.atLeast(length, queries);
    cells.replaceAll(cell -> new float[length]);
  }

  private void step(List<Hypothesis> active, int step) {
    int dim = network.architecture().dim();
    embed(active, step, dim);
    for (int layer = 0; layer < network.decoder().size(); layer++) {
      DecoderLayer part = network.decoder().get(layer);
      recur(part.cell(), cells.get(layer), active.size(), dim);
      attend(part, layer, active, dim);
      blocks.feedForward(part.feedForward(), rows, active.size(), dim);
    }
  }

  /// The word before; at the first step there is none, and a row of zeros stands for it.
  private void embed(List<Hypothesis> active, int step, int dim) {
    float[] position = network.positions().row(step);
    for (int i = 0; i < active.size(); i++) {
      if (step == 0) {
        System.arraycopy(position, 0, rows, i * dim, dim);
      } else {
        network.target().write(active.get(i).last, position, rows, i * dim);
      }
    }
  }

  private void recur(Cell cell, float[] state, int count, int dim) {
    operations.multiply(rows, 0, count, cell.input(), inputs, 0);
    operations.multiply(rows, 0, count, cell.gate(), gates, 0);
    operations.recur(state, inputs, gates, count * dim);
    operations.addAndNormalise(rows, gates, count, dim, cell.norm().scale(), cell.norm().bias());
  }

  private void attend(DecoderLayer part, int layer, List<Hypothesis> active, int dim) {
    boolean last = layer == network.decoder().size() - 1;
    operations.multiply(rows, 0, active.size(), part.attention().query(), queries, 0);
    for (int i = 0; i < active.size(); i++) {
      Hypothesis one = active.get(i);
      float[] alignment = last ? one.newAlignment() : NOT_WANTED;
      operations.attend(queries, i, 1, one.memories.get(layer), false, queries, alignment);
    }
    blocks.mix(part.attention(), queries, rows, active.size(), dim);
  }

  /// Sentences of one group lie side by side and have the same words: one product for all of them.
  private void choose(List<Hypothesis> active, boolean scores) {
    int from = 0;
    while (from < active.size()) {
      int[] words = active.get(from).words;
      int to = from;
      while (to < active.size() && active.get(to).group == active.get(from).group) {
        to++;
      }
      logits = Blocks.atLeast((to - from) * words.length, logits);
      operations.multiply(rows, from, to - from, network.output(), words, words.length, logits);
      for (int i = from; i < to; i++) {
        choose(active.get(i), (i - from) * words.length, scores);
      }
      from = to;
    }
  }

  private void choose(Hypothesis one, int at, boolean scores) {
    int[] words = one.words;
    double normaliser = scores ? operations.logOfSum(logits, at, words.length) : 0;
    if (words.length > Model.UNKNOWN && words[Model.UNKNOWN] == Model.UNKNOWN) {
      logits[at + Model.UNKNOWN] = -Float.MAX_VALUE;
    }
    int best = operations.best(one.sum, logits, at, words.length);
    one.add(words[best], logits[at + best]);
    if (scores) {
      one.addLogProbability((float) (logits[at + best] - normaliser));
    }
  }

  private List<Hypothesis> closeRanks(List<Hypothesis> active) {
    List<Hypothesis> left = new ArrayList<>(active.size());
    int dim = network.architecture().dim();
    for (int i = 0; i < active.size(); i++) {
      if (!active.get(i).ended) {
        if (left.size() < i) {
          for (float[] cell : cells) {
            System.arraycopy(cell, i * dim, cell, left.size() * dim, dim);
          }
        }
        left.add(active.get(i));
      }
    }
    return left;
  }

  /// A translation on its way.
  private static final class Hypothesis {
    private final int group;
    private final int longest;
    private final int[] words;
    private final int sourceTokens;
    private final List<Memory> memories;
    private final List<float[]> alignment = new ArrayList<>();
    private final List<Float> logProbabilities = new ArrayList<>();
    private final List<Integer> tokens = new ArrayList<>();
    private int last;
    private float sum;
    private boolean ended;

    private Hypothesis(
        int group, int longest, int[] words, int sourceTokens, List<Memory> memories) {
      this.group = group;
      this.longest = longest;
      this.words = words;
      this.sourceTokens = sourceTokens;
      this.memories = memories;
    }

    private float[] newAlignment() {
      float[] row = new float[sourceTokens];
      alignment.add(row);
      return row;
    }

    private void add(int word, float logit) {
      last = word;
      sum += logit;
      if (word == Model.END) {
        ended = true;
        alignment.removeLast();
      } else {
        tokens.add(word);
        ended = tokens.size() >= longest;
      }
    }

    private void addLogProbability(float logProbability) {
      if (last != Model.END) {
        logProbabilities.add(logProbability);
      }
    }

    private Translated translated() {
      float[] probabilities = new float[logProbabilities.size()];
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i] = logProbabilities.get(i);
      }
      return new Translated(
          tokens.stream().mapToInt(Integer::intValue).toArray(),
          alignment.toArray(float[][]::new),
          probabilities);
    }
  }
}
