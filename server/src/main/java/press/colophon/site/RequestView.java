package press.colophon.site;

import java.util.List;

/// The form by which somebody asks for more than an article's terms allow.
///
/// @param language BCP 47 tag of the article's headline
/// @param direction of the headline, `ltr` or `rtl`
/// @param article the way back to the article, with its headline
/// @param action where the form goes
/// @param kinds what can be asked for
/// @param written what stands in the fields
/// @param rejected whether it was sent and could not be taken
public record RequestView(
    String language,
    String direction,
    Link article,
    String action,
    String token,
    List<Kind> kinds,
    Written written,
    boolean rejected) {

  /// One choice.
  public record Kind(String word, String label, boolean chosen) {}

  /// What was written, as it was.
  public record Written(String kind, String name, String organisation, String email, String words) {
    static final Written NOTHING = new Written("", "", "", "", "");
  }

  public RequestView {
    kinds = List.copyOf(kinds);
  }
}
