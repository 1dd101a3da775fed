package press.colophon.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The front page: one lead, the latest, and a block for each theme. No article stands there twice.
///
/// @param seconds the stories below the lead
public record HomeView(
    @Nullable Teaser lead, List<Teaser> seconds, List<Teaser> latest, List<Block> themes) {

  /// The latest of one theme.
  ///
  /// @param slug names the block within the page
  /// @param language of the theme's name
  public record Block(
      String slug, String name, String language, String address, List<Teaser> teasers) {
    public Block {
      teasers = List.copyOf(teasers);
    }
  }

  public HomeView {
    seconds = List.copyOf(seconds);
    latest = List.copyOf(latest);
    themes = List.copyOf(themes);
  }

  /// How cards beside each other are set: with large pictures where each has one, otherwise with
  /// small ones beside the text, so that none stands over a hole.
  public String kind(List<Teaser> cards) {
    return arePictured(cards) ? "card" : "card thumb";
  }

  /// How wide their pictures are, for `sizes`.
  public String sizes(List<Teaser> cards) {
    return arePictured(cards)
        ? "(min-width: 62rem) 24rem, (min-width: 40rem) 50vw, 100vw"
        : "6.5rem";
  }

  private static boolean arePictured(List<Teaser> cards) {
    return cards.stream().allMatch(teaser -> teaser.picture() != null);
  }
}
