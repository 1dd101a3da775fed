package press.colophon.newsroom;

import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.requests.Decision;
import press.colophon.rights.requests.ReaderRequest;
import press.colophon.rights.requests.RequestedBy;

/// One request.
///
/// @param address of the article
/// @param terms what they say on that use
/// @param holder address of the rights holder; empty where it is not known
/// @param answer the kind of the draft that stands in the field
/// @param draft what stands in the field
/// @param trouble why nothing was stored
/// @param isWithdrawn whether the article is
public record RequestView(
    ReaderRequest request,
    String headline,
    String address,
    String terms,
    String holder,
    String language,
    Decision.Kind answer,
    String draft,
    @Nullable String trouble,
    boolean isWithdrawn,
    boolean isOverdue) {

  /// The kinds of answers, with the words of their links.
  public List<Decision.Kind> answers() {
    return List.of(Decision.Kind.values());
  }

  public static String name(Decision.Kind kind) {
    return switch (kind) {
      case GRANT -> "Grant";
      case REFUSE -> "Refuse";
      case ASK_BACK -> "Ask back";
      case FORWARD -> "Forward to the rights holder";
      case DONE -> "Say what was done";
    };
  }

  public boolean isGrant() {
    return answer == Decision.Kind.GRANT;
  }

  public boolean isForward() {
    return answer == Decision.Kind.FORWARD;
  }

  public List<RequestedBy> withdrawers() {
    return List.of(RequestedBy.values());
  }

  public static String name(RequestedBy by) {
    return switch (by) {
      case AUTHOR -> "at the author's request";
      case PUBLISHER -> "at the publisher's request";
      case HOUSE -> "by our own decision";
    };
  }
}
