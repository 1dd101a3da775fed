package press.colophon.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Manuscript;

/// An article on its way through the steps of [Intake]. Immutable: each step makes the next one.
///
/// @param manuscript there once it is sanitised
/// @param remarks for a person
record Parcel(
    String item,
    Original original,
    Account account,
    String format,
    Handling handling,
    @Nullable Manuscript manuscript,
    List<String> remarks)
    implements Progress {

  Parcel {
    remarks = List.copyOf(remarks);
  }

  static Parcel of(Item.Article article, Handling handling) {
    return new Parcel(
        article.name(),
        article.original(),
        article.account(),
        article.format(),
        handling,
        null,
        List.of());
  }

  Parcel with(Account changed) {
    return new Parcel(item, original, changed, format, handling, manuscript, remarks);
  }

  Parcel with(Manuscript set) {
    return new Parcel(item, original, account, format, handling, set, remarks);
  }

  Parcel remark(String said) {
    List<String> all = new ArrayList<>(remarks);
    all.add(said);
    return new Parcel(item, original, account, format, handling, manuscript, all);
  }
}
