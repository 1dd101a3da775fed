package press.colophon.translation;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/// An engine that whispers, and breaks down after some batches; for tests.
final class FailingEngine implements Engine {
  private final Hop hop;
  private int batches;
  int failures;

  /// @param batches how many it translates before it breaks down
  FailingEngine(Hop hop, int batches) {
    this.hop = hop;
    this.batches = batches;
  }

  @Override
  public EngineCredit credit() {
    return new EngineCredit(
        "Failing",
        "",
        EngineCredit.Approach.NEURAL,
        "Apache-2.0",
        URI.create("https://example.org"));
  }

  @Override
  public List<Hop> hops() {
    return List.of(hop);
  }

  @Override
  public List<Segment> translate(Hop asked, List<Segment> segments) {
    if (batches-- <= 0) {
      failures++;
      throw new EngineException.BrokeDown("no breath left");
    }
    return segments.stream()
        .map(segment -> new Segment(segment.html().toLowerCase(Locale.ROOT)))
        .toList();
  }

  @Override
  public void close() {}
}
