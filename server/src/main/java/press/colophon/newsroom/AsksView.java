package press.colophon.newsroom;

import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Use;
import press.colophon.rights.requests.Ask;

/// What we ask of sources, and the form for a new letter.
///
/// @param articles what stands in the field for articles
/// @param trouble why nothing was drafted
public record AsksView(List<Ask> asks, String articles, @Nullable String trouble) {
  public AsksView {
    asks = List.copyOf(asks);
  }

  public List<Use> uses() {
    return List.of(Use.values());
  }
}
