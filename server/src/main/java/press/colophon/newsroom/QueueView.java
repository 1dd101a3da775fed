package press.colophon.newsroom;

import java.util.List;
import press.colophon.translation.TranslationQueue;

/// The queue of translations.
///
/// @param person who looks
/// @param failures the latest
public record QueueView(String person, TranslationQueue.State state, List<Failed> failures) {

  public QueueView {
    failures = List.copyOf(failures);
  }

  /// A translation that no engine could make.
  ///
  /// @param address of the article
  public record Failed(String address, String headline, String language, String reason) {}

  /// Whether there is nothing to be told of any language.
  public boolean isEmpty() {
    return state.lines().isEmpty();
  }

  /// Who works, as a sentence.
  public String workers() {
    return switch (state.workers()) {
      case 0 -> "Nobody takes orders now: no server runs, and no ./colophon work.";
      case 1 -> "One process takes orders.";
      default -> state.workers() + " processes take orders.";
    };
  }
}
