package press.colophon.intake.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found at the address of a site or a feed. Immutable.
///
/// @param name as the site or its feed calls it
/// @param site address of its front page
/// @param language BCP 47 tag
/// @param licence that its pages link or its articles state
/// @param termsAddress page on republishing that it links
/// @param feeds all that were found, the main one first
/// @param main what the main feed holds
public record Discovery(
    String name,
    @Nullable String site,
    @Nullable String language,
    @Nullable String licence,
    @Nullable String termsAddress,
    List<FeedLink> feeds,
    Contents main) {

  public Discovery {
    feeds = List.copyOf(feeds);
  }

  /// What a feed holds at the moment.
  ///
  /// @param format such as `RSS 2.0`
  /// @param excerpts how many of its articles are only beginnings
  /// @param podcast whether it carries shows rather than articles
  /// @param hub where news of it can be subscribed to
  public record Contents(
      String format, int articles, int excerpts, boolean podcast, @Nullable String hub) {

    /// For people: `RSS 2.0, 20 articles, all of them only beginnings`.
    public String said() {
      String much = format + ", " + articles + (articles == 1 ? " article" : " articles");
      String whole =
          excerpts == 0
              ? ""
              : excerpts == articles ? ", only their beginnings" : ", some only begun";
      return much + (articles == 0 ? "" : whole) + (podcast ? ", a podcast" : "");
    }
  }
}
