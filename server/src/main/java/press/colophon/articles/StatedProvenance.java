package press.colophon.articles;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Manuscript.Named;

/// What a person states of an article where its page does not say it, or says it wrongly: it goes
/// before whatever the page says, now and later. Immutable.
///
/// @param authors empty where nothing is stated of them
/// @param origin where it first appeared; null where nothing is stated of that
/// @param originalUrl its address there
public record StatedProvenance(
    List<Named> authors, @Nullable Named origin, @Nullable String originalUrl) {

  public StatedProvenance {
    authors = List.copyOf(authors);
    if (originalUrl != null && !isWebAddress(originalUrl)) {
      throw new IllegalArgumentException("not an address of the web: " + originalUrl);
    }
  }

  private static boolean isWebAddress(String address) {
    try {
      URI uri = URI.create(address);
      return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
