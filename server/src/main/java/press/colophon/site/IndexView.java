package press.colophon.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page that leads to lists: all regions, all themes, the months of the archive.
public record IndexView(String title, List<Group> groups) {

  /// Entries under a title.
  public record Group(@Nullable String title, List<Entry> entries) {
    public Group {
      entries = List.copyOf(entries);
    }
  }

  /// A link to a list.
  ///
  /// @param detail what stands behind the label, such as a number of articles
  public record Entry(String label, String address, @Nullable String detail) {}

  public IndexView {
    groups = List.copyOf(groups);
  }
}
