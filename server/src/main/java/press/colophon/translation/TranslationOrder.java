package press.colophon.translation;

import press.colophon.platform.jobs.JobKind;

/// The order to translate one revision into one language.
public record TranslationOrder(long articleId, long revisionId, String language) {
  static final JobKind<TranslationOrder> KIND =
      new JobKind<>("translate-article", TranslationOrder.class);

  /// Tells orders apart in the queue.
  String id() {
    return revisionId + "/" + language;
  }
}
