package press.colophon.rights;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// All decisions about one article, use by use and channel by channel, each with its reason.
///
/// @param rows one for each use, in the order of [Use]
public record DecisionTable(List<Row> rows) {

  /// What may be done with one use.
  ///
  /// @param decisions one for each channel, in the order of [Channel]
  public record Row(Use use, List<Permission> decisions) {
    public Row {
      decisions = List.copyOf(decisions);
    }

    /// What the decisions rest on, each once.
    public List<String> reasons() {
      Set<String> reasons = new LinkedHashSet<>();
      decisions.forEach(decision -> reasons.add(decision.because().words()));
      return List.copyOf(reasons);
    }
  }

  public DecisionTable {
    rows = List.copyOf(rows);
  }

  /// The decisions for the public at a time.
  ///
  /// @param language BCP 47 tag that translations are asked for; other uses are of the original
  public static DecisionTable of(Rights rights, String language, Instant at) {
    List<Row> rows = new ArrayList<>();
    for (Use use : Use.values()) {
      Occasion on = Occasion.page(use == Use.TRANSLATE ? language : rights.language(), at);
      List<Permission> decisions = new ArrayList<>();
      for (Channel channel : Channel.values()) {
        decisions.add(rights.decide(use, on.by(channel)));
      }
      rows.add(new Row(use, decisions));
    }
    return new DecisionTable(rows);
  }
}
