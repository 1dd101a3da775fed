package press.colophon.articles;

import java.time.YearMonth;
import press.colophon.taxonomy.Region;
import press.colophon.taxonomy.Theme;

/// Which articles a list shows, always the latest first.
public sealed interface Selection {

  record All() implements Selection {}

  record InRegion(Region region) implements Selection {}

  record OnTheme(Theme theme) implements Selection {}

  record ByAuthor(Author author) implements Selection {}

  record FromOrigin(Publication origin) implements Selection {}

  record InMonth(YearMonth month) implements Selection {}
}
