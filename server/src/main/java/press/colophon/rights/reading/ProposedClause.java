package press.colophon.rights.reading;

import java.util.List;
import press.colophon.rights.Use;
import press.colophon.rights.Verdict;

/// What a text seems to say to one use, for an editor to confirm. Immutable.
///
/// @param quotation the words it rests on
/// @param scope words of the text that limit it, such as an exception; often none
/// @param rule how it was found
public record ProposedClause(
    Use use, Verdict verdict, Quotation quotation, List<String> scope, Rule rule) {

  /// Copies the list.
  public ProposedClause {
    scope = List.copyOf(scope);
  }
}
