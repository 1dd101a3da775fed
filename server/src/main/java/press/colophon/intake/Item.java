package press.colophon.intake;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One thing that an original holds, as its reader gives it. A page holds one; a feed, an export or
/// an archive many. N things in, N items out: what cannot be used is an item, too.
public sealed interface Item {

  /// What is read of one thing, or that it met a defect of ours: those behind it are read all the
  /// same.
  static Item soundly(String name, Supplier<Item> reading) {
    try {
      return reading.get();
    } catch (RuntimeException e) {
      String what = e.toString().lines().findFirst().orElse("");
      return new Empty(name, Drop.Reason.DEFECT, "something went wrong inside Colophon: " + what);
    }
  }

  /// Which one, for people: `entry 3 (tag:harbour.example,2026:7)`; empty where there is but one.
  String name();

  /// An article.
  ///
  /// @param original its own bytes: those of the entry, not of the whole feed
  /// @param format the reader that understood it, such as `RSS 2.0`
  record Article(String name, Original original, Account account, String format) implements Item {}

  /// A file within, to be read in its own right: a page of a web archive, a file of a ZIP.
  record Inner(String name, Original original) implements Item {}

  /// The sender takes an article back (RFC 6721, a `canceled` status).
  ///
  /// @param identifiers by which the sender knows it
  record Takedown(
      String name, List<String> identifiers, @Nullable Instant at, @Nullable String because)
      implements Item {
    public Takedown {
      identifiers = List.copyOf(identifiers);
    }
  }

  /// Nothing that can be an article.
  ///
  /// @param sentence for the person who sent it
  record Empty(String name, Drop.Reason reason, String sentence) implements Item {}
}
