package press.colophon.translation;

/// How far a publication can be read in a language: how many of its published articles are in each
/// state. An outdated article whose new translation is on its way counts among the waiting, too.
///
/// @param translated the current revision is
/// @param outdated an earlier revision is, the current one is not
/// @param waiting the current revision was ordered
/// @param failed the current revision could not be translated
public record Coverage(int translated, int outdated, int waiting, int failed) {

  /// Of a language that nothing was ordered in.
  public static final Coverage NONE = new Coverage(0, 0, 0, 0);
}
