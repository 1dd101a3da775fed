package press.colophon.nmt.marian;

import java.util.List;
import press.colophon.nmt.kernel.Output;
import press.colophon.nmt.kernel.Positions;
import press.colophon.nmt.kernel.Weights;

/// A network with all its weights. Immutable; shared by all threads.
///
/// @param source rows of the source language's words
/// @param target rows of the target language's words; the same object where the model has one table
record Network(
    Architecture architecture,
    Embedding source,
    Embedding target,
    List<EncoderLayer> encoder,
    List<DecoderLayer> decoder,
    Output output,
    Positions positions) {

  /// Scale and bias of a normalisation, `[dim]` each.
  @SuppressWarnings("ArrayRecordComponent") // numbers of a network: never compared, never copied
  record Norm(float[] scale, float[] bias) {}

  /// Attention: queries, keys, values and what mixes the heads, each `[dim][dim]`.
  record Attention(Weights query, Weights key, Weights value, Weights mix, Norm norm) {}

  /// Two products with a rectifier between them.
  record FeedForward(Weights widen, Weights narrow, Norm norm) {}

  /// A layer of the encoder.
  record EncoderLayer(Attention attention, FeedForward feedForward) {}

  /// The recurrent cell of a decoder layer.
  record Cell(Weights input, Weights gate, Norm norm) {}

  /// A layer of the decoder.
  record DecoderLayer(Cell cell, Attention attention, FeedForward feedForward) {}
}
