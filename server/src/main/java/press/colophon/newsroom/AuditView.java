package press.colophon.newsroom;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Audit;

/// What stands on no good ground.
///
/// @param kind whose findings are shown; null for all kinds
/// @param seen how many articles were looked at
/// @param counts of the findings
/// @param shown the first findings
public record AuditView(
    Audit.@Nullable Kind kind,
    int seen,
    Map<Audit.Kind, Integer> counts,
    List<Audit.Finding> shown) {

  public AuditView {
    counts = new EnumMap<>(counts);
    shown = List.copyOf(shown);
  }

  /// What a kind is called in a list.
  public static String name(Audit.Kind kind) {
    return switch (kind) {
      case MISSING -> "Something is not named";
      case NO_BASIS -> "Nothing allows it";
      case EXPIRED -> "Its time is over";
      case REFUSED -> "Its terms refuse it";
      case UNCONFIRMED -> "Nobody has read the words it stands on";
      case CHANGED -> "Its publication's terms have changed";
    };
  }

  public String address(Audit.Kind one) {
    return RightsPages.ADDRESS + "?kind=" + one.word();
  }

  public String address(Audit.Finding finding) {
    return RightsPages.address(finding.article().id());
  }

  /// How many there are of what is shown.
  public int total() {
    return kind == null
        ? counts.values().stream().mapToInt(Integer::intValue).sum()
        : counts.getOrDefault(kind, 0);
  }
}
