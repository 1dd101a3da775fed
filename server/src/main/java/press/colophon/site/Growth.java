package press.colophon.site;

import java.util.function.Supplier;
import press.colophon.platform.http.Bulletin;
import press.colophon.platform.http.Bulletins;

/// Tells one open page how its translation grows: the whole article as it stands, each time a
/// sentence or more has come.
final class Growth implements Bulletins {
  private final Supplier<Stage> look;
  private String told = "";

  /// How far a translation is.
  ///
  /// @param html of the article, as its page has it; empty where there is no article any more
  record Stage(String html, boolean isLast) {}

  Growth(Supplier<Stage> look) {
    this.look = look;
  }

  @Override
  public Bulletin next() {
    Stage stage = look.get();
    if (stage.isLast()) {
      return new Bulletin.Last(stage.html());
    }
    if (stage.html().equals(told)) {
      return new Bulletin.Nothing();
    }
    told = stage.html();
    return new Bulletin.News(told);
  }
}
