package press.colophon.nmt.marian;

import java.util.List;
import press.colophon.nmt.kernel.Memory;
import press.colophon.nmt.kernel.Operations;
import press.colophon.nmt.marian.Network.Attention;

/// Reads sentences: from tokens to one row of numbers for each, that says what it means where it
/// stands.
///
/// Not safe for threads. The rows of a batch lie one after the other, so products run over all of
/// them at once, attention over each sentence by itself.
final class Encoder {
  private static final float[] NOT_WANTED = {};

  private final Network network;
  private final Operations operations;
  private final Blocks blocks;
  private final Memory memory;
  private float[] rows = {};
  private float[] queries = {};
  private float[] keys = {};
  private float[] values = {};
  private float[] room = {};

  Encoder(Network network, Operations operations, Blocks blocks) {
    this.network = network;
    this.operations = operations;
    this.blocks = blocks;
    this.memory = new Memory(network.architecture().dim(), network.architecture().heads());
  }

  /// Encodes sentences.
  ///
  /// @param sentences tokens, each with its end of sentence
  /// @return `[tokens of all][dim]`, good until the next call
  float[] encode(List<int[]> sentences) {
    int count = sentences.stream().mapToInt(tokens -> tokens.length).sum();
    int dim = network.architecture().dim();
    reserve(count * dim);
    embed(sentences, dim);
    for (var layer : network.encoder()) {
      attend(layer.attention(), sentences, count, dim);
      blocks.feedForward(layer.feedForward(), rows, count, dim);
    }
    return rows;
  }

  private void reserve(int length) {
    rows = Blocks.atLeast(length, rows);
    queries = Blocks.atLeast(length, queries);
    keys = Blocks.atLeast(length, keys);
    values = Blocks.atLeast(length, values);
  }

  private void embed(List<int[]> sentences, int dim) {
    int at = 0;
    for (int[] tokens : sentences) {
      for (int t = 0; t < tokens.length; t++) {
        network.source().write(tokens[t], network.positions().row(t), rows, at);
        at += dim;
      }
    }
  }

  private void attend(Attention attention, List<int[]> sentences, int count, int dim) {
    operations.multiply(rows, 0, count, attention.query(), queries, 0);
    operations.multiply(rows, 0, count, attention.key(), keys, 0);
    operations.multiply(rows, 0, count, attention.value(), values, 0);
    int first = 0;
    for (int[] tokens : sentences) {
      room = Blocks.atLeast(Memory.room(tokens.length, dim), room);
      memory.set(keys, values, first, tokens.length, room, 0);
      operations.attend(queries, first, tokens.length, memory, true, queries, NOT_WANTED);
      first += tokens.length;
    }
    blocks.mix(attention, queries, rows, count, dim);
  }
}
