package press.colophon.intake;

import java.time.Instant;
import java.util.List;
import press.colophon.articles.Receipt;

/// What became of one item: each gets exactly one.
public sealed interface Taken {

  /// Which item of the original; empty where there is but one.
  String item();

  /// It is an article of ours now, or was already.
  ///
  /// @param remarks what a person should know: a language that is not the declared one, say
  /// @param missing what it does not say, in plain English; then it is new, and waits as a draft
  record Stored(
      String item, Account account, Receipt receipt, List<String> remarks, List<String> missing)
      implements Taken {
    public Stored {
      remarks = List.copyOf(remarks);
      missing = List.copyOf(missing);
    }
  }

  /// It waits for a person: a change of an article whose source is under review, a takedown.
  ///
  /// @param path of the article it is about
  record Proposed(String item, String path, String what) implements Taken {}

  /// It waits for its embargo to end.
  record Held(String item, Account account, Instant until) implements Taken {}

  /// The sender took an article back, and it is withdrawn.
  record Withdrawn(String item, String path) implements Taken {}

  /// It is no article we can use; nothing of it was stored.
  record Dropped(String item, Drop drop) implements Taken {}
}
