package press.colophon.newsroom;

import java.util.List;
import press.colophon.platform.mail.Outbox;

/// What is asked of us.
///
/// @param mail how the mail goes, in a sentence
/// @param isTroubled whether somebody should look after it
/// @param failed letters that could not be sent
public record RequestsView(
    String mail,
    boolean isTroubled,
    List<Row> open,
    List<Row> settled,
    List<Outbox.Posted> failed) {

  public RequestsView {
    open = List.copyOf(open);
    settled = List.copyOf(settled);
    failed = List.copyOf(failed);
  }

  /// One request.
  ///
  /// @param due the day until which it should be settled; empty for none
  public record Row(
      long number,
      String headline,
      String kind,
      String who,
      String state,
      String due,
      boolean isOverdue,
      boolean isConfirmed) {}
}
