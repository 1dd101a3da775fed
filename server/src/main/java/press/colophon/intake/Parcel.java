package press.colophon.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Manuscript;
import press.colophon.intake.evidence.Exhibit;

/// An article on its way through the steps of [Intake]. Immutable: each step makes the next one.
///
/// @param manuscript there once it is sanitised
/// @param evidence of the original, once it is ready to be kept
/// @param remarks for a person
public record Parcel(
    String item,
    Original original,
    Account account,
    String format,
    Handling handling,
    @Nullable Manuscript manuscript,
    @Nullable Exhibit evidence,
    List<String> remarks)
    implements Progress {

  public Parcel {
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
        null,
        List.of());
  }

  Parcel with(Account changed) {
    return new Parcel(item, original, changed, format, handling, manuscript, evidence, remarks);
  }

  Parcel with(Manuscript set) {
    return new Parcel(item, original, account, format, handling, set, evidence, remarks);
  }

  Parcel with(Exhibit kept) {
    return new Parcel(item, original, account, format, handling, manuscript, kept, remarks);
  }

  Parcel remark(String said) {
    List<String> all = new ArrayList<>(remarks);
    all.add(said);
    return new Parcel(item, original, account, format, handling, manuscript, evidence, all);
  }
}
