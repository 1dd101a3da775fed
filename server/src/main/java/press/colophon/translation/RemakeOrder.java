package press.colophon.translation;

import press.colophon.platform.jobs.JobKind;

/// The order to make those sentences of a finished translation again that break the glossary and
/// that no person wrote.
public record RemakeOrder(long articleId, long revisionId, String language) {
  static final JobKind<RemakeOrder> KIND = new JobKind<>("remake-sentences", RemakeOrder.class);

  /// Tells orders apart in the queue.
  String id() {
    return revisionId + "/" + language;
  }
}
