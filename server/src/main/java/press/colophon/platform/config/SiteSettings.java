package press.colophon.platform.config;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the publication calls itself and where readers find it.
@Section(value = "site", says = "The publication")
public record SiteSettings(
    @Setting(standard = "The Colophon", says = "Name in the masthead, in titles and in feeds.")
        String name,
    @Setting(
            standard = "Journalism worth republishing, credited in full",
            says = "One line under the name; may be empty.")
        String tagline,
    @Setting(
            says = {
              "Public address of the site, as readers type it: https://news.example.org",
              "Goes into feeds, sitemaps and canonical links. Not set: http://localhost:PORT"
            })
        @Nullable URI address,
    @Setting(
            standard = "en",
            says = "Language of the interface and of articles that do not name theirs (BCP 47).")
        String language,
    @Setting(
            says = {
              "Where readers and rights holders can write to; shown in the colophon of articles.",
              "Not set: the pages offer no address."
            })
        @Nullable String contactEmail,
    @Setting(
            standard = "canonical",
            says = {
              "How search engines are told about a reprint in the original's language:",
              "canonical = the page points to the original; noindex = the page stays out of indexes."
            })
        ReprintPolicy reprints,
    @Setting(
            says = {
              "Origins for which the other of the two holds, by name:",
              "Harbour Post, Ibex News Service"
            })
        List<String> reprintsExcept) {

  public SiteSettings {
    reprintsExcept = List.copyOf(reprintsExcept);
  }

  /// How a same-language reprint presents itself to search engines.
  public enum ReprintPolicy {
    /// `rel=canonical` leads to the original.
    CANONICAL,
    /// `robots: noindex` keeps the reprint out of indexes.
    NOINDEX
  }
}
