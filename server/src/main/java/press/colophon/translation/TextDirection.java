package press.colophon.translation;

/// Which way a script runs, as HTML's `dir` attribute says it.
public enum TextDirection {
  LEFT_TO_RIGHT("ltr"),
  RIGHT_TO_LEFT("rtl");

  private final String html;

  TextDirection(String html) {
    this.html = html;
  }

  /// The value of the `dir` attribute: `ltr` or `rtl`.
  public String html() {
    return html;
  }
}
