package press.colophon.site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.texts.Texts;
import press.colophon.syndication.Alternates;
import press.colophon.syndication.OpenGraph;

/// What every page has around its content.
///
/// @param title of the window, with the publication's name
/// @param indexed whether search engines may show the page
/// @param alternates the same page in other languages, itself included, and `x-default`
/// @param structuredData JSON-LD, safe inside a script element
/// @param feedsPage the way to the page about feeds
/// @param termsPage the way to the page on the conditions
public record Frame(
    Texts texts,
    String siteName,
    String tagline,
    String home,
    String title,
    @Nullable String description,
    @Nullable String canonical,
    boolean indexed,
    Refresh refresh,
    List<Alternates.Link> alternates,
    LanguageMenu menu,
    List<FeedLink> feeds,
    List<OpenGraph.Property> openGraph,
    @Nullable String structuredData,
    List<Link> sections,
    Link feedsPage,
    Link termsPage,
    String styleSheet,
    String script,
    String icon) {

  /// A feed that readers' programs find by themselves.
  public record FeedLink(String type, String title, String address) {}
}
