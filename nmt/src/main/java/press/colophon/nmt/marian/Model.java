package press.colophon.nmt.marian;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.nmt.kernel.Operations;

/// A network with its shortlist, read from files and ready to translate tokens.
///
/// Immutable and shared by all threads; each thread works through a [Session] of its own.
public final class Model {
  /// The token that ends a sentence.
  public static final int END = 0;

  /// The token for what a vocabulary cannot spell; never produced, whatever its score.
  public static final int UNKNOWN = 1;

  private final Network network;
  private final @Nullable Shortlist shortlist;
  private final boolean sharedVocabulary;

  private Model(Network network, @Nullable Shortlist shortlist, boolean sharedVocabulary) {
    this.network = network;
    this.shortlist = shortlist;
    this.sharedVocabulary = sharedVocabulary;
  }

  /// Reads a model.
  ///
  /// @param sharedVocabulary whether both languages have one vocabulary
  /// @param panel of the operations it will run with, see [Operations#panel]
  /// @throws press.colophon.nmt.ModelException when a file is broken or none of ours
  public static Model read(
      Path model, @Nullable Path shortlist, boolean sharedVocabulary, int panel) {
    Network network = ModelFile.read(model, file -> NetworkReader.read(file, panel));
    Shortlist words =
        shortlist == null
            ? null
            : Shortlist.read(shortlist, network.source().words(), network.target().words());
    return new Model(network, words, sharedVocabulary);
  }

  /// Words of the source language that the network has rows for.
  public int sourceWords() {
    return network.source().words();
  }

  /// Words of the target language that the network has rows for.
  public int targetWords() {
    return network.target().words();
  }

  /// A way to translate with this model, for one thread at a time.
  public Session session(Operations operations) {
    return new Session(operations);
  }

  /// The memory one thread needs to translate.
  public final class Session {
    private final Encoder encoder;
    private final Decoder decoder;

    private Session(Operations operations) {
      Blocks blocks = new Blocks(operations);
      encoder = new Encoder(network, operations, blocks);
      decoder = new Decoder(network, shortlist, sharedVocabulary, operations, blocks);
    }

    /// Translates a batch.
    ///
    /// @param scores whether the probabilities of the tokens are wanted
    /// @return one for each sentence, in order
    public List<Translated> translate(Batch batch, boolean scores) {
      return decoder.decode(batch, encoder.encode(batch.sentences()), scores);
    }
  }
}
