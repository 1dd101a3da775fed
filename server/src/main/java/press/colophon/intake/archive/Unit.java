package press.colophon.intake.archive;

import java.nio.file.Path;
import press.colophon.intake.Item;

/// One thing that an archive hands out, to be read on any core.
///
/// An archive hands out the same units in the same order each time, so that their number says how
/// far an import has come.
sealed interface Unit {

  /// The name of the file it is, or comes out of.
  String file();

  /// Which thing in the file it is; empty where it is the file.
  String item();

  /// How many bytes it keeps in memory.
  long size();

  /// A file that is read whole.
  record Whole(Path path, long size) implements Unit {
    @Override
    public String file() {
      return path.toString();
    }

    @Override
    public String item() {
      return "";
    }
  }

  /// A thing out of a file that is read as a stream.
  record Streamed(String file, Item thing) implements Unit {
    @Override
    public String item() {
      return thing.name();
    }

    @Override
    public long size() {
      return switch (thing) {
        case Item.Article article -> article.original().content().size();
        case Item.Inner inner -> inner.original().content().size();
        case Item.Takedown takedown -> 0;
        case Item.Empty empty -> 0;
      };
    }
  }
}
