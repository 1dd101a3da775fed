package press.colophon.intake.format.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account.Copyright;
import press.colophon.intake.Account.Name;
import press.colophon.intake.AccountDraft;

/// What this package knows of single lines, for readers of formats that name their fields: a
/// `byline` element, a `copyrightNotice`.
public final class PrintedLine {
  private PrintedLine() {}

  /// Sets who signs: the names one by one, and the line as printed where it says more than them.
  public static void byline(@Nullable String line, AccountDraft draft) {
    if (line == null || line.isBlank()) {
      return;
    }
    String text = Inline.collapse(line).strip();
    Bylines.Byline byline = Bylines.labelled(Bylines.opens(text) ? text : "by " + text);
    if (byline == null) {
      draft.author(new Name(text, null));
      return;
    }
    byline.authors().forEach(name -> draft.author(new Name(name, null)));
    if (byline.saysMore() || byline.outlet() != null) {
      draft.bylines(byline.printed());
    }
  }

  /// Who holds the copyright and since when, or the notice alone.
  ///
  /// @param holder where an element of its own names them
  public static @Nullable Copyright copyright(@Nullable String notice, @Nullable String holder) {
    String text = notice == null || notice.isBlank() ? holder : Inline.collapse(notice).strip();
    if (text == null || text.isBlank()) {
      return null;
    }
    Copyright read = Rights.copyright(Block.of(Block.Shape.TEXT, 0, List.of(text), true));
    if (read == null) {
      return new Copyright(holder, null, text);
    }
    return new Copyright(holder == null ? read.holder() : holder, read.year(), text);
  }
}
