package press.colophon.newsroom;

import java.util.List;

/// The list of translations to look at.
///
/// @param person who looks
public record TranslationsView(String person, List<Row> rows) {

  public TranslationsView {
    rows = List.copyOf(rows);
  }

  /// One translation.
  ///
  /// @param address of its page
  /// @param state such as `machine` or `reviewed`
  /// @param open sentences with a flaw or with a person's earlier words beside them
  public record Row(String address, String headline, String language, String state, long open) {}
}
