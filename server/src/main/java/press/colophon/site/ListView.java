package press.colophon.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a list of articles.
///
/// @param link to what the list is about, such as the website of an origin
/// @param page 1 for the latest
/// @param newer address of the page with newer articles
/// @param older address of the page with older articles
public record ListView(
    String title,
    @Nullable Link link,
    List<Teaser> teasers,
    int page,
    @Nullable String newer,
    @Nullable String older) {
  public ListView {
    teasers = List.copyOf(teasers);
  }
}
