package press.colophon.translation;

import java.util.List;
import java.util.Locale;

/// Whatever translates segments: an in-process network, programs of this machine, a server.
///
/// Implementations are safe for many threads at once. An engine keeps inline markup: every element
/// of a segment comes back exactly once, with its attributes, around the words that translate its
/// words; `translate="no"`, code, addresses of the web and of mail come back untouched.
public interface Engine extends AutoCloseable {

  /// Who this is, for readers' labels.
  EngineCredit credit();

  /// The word by which the configuration names it: `apertium`.
  default String key() {
    return credit().name().toLowerCase(Locale.ROOT);
  }

  /// How it fares now.
  default EngineState state() {
    return new EngineState.Ready();
  }

  /// The passages it can make now, best first where several join the same two languages.
  List<Hop> hops();

  /// What tells the data it translates a passage with from another version of them; empty where it
  /// does not know. A translation is used again while this is the same.
  default String model(Hop hop) {
    return credit().version();
  }

  /// Translates segments along one of [#hops()].
  ///
  /// @return as many segments as were given, in the same order
  /// @throws EngineException when the hop is not offered or the engine fails; nothing is half done
  List<Segment> translate(Hop hop, List<Segment> segments);

  /// Frees whatever the engine holds: processes, memory. It translates no more.
  @Override
  void close();
}
