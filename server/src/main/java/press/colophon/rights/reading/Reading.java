package press.colophon.rights.reading;

import java.util.List;

/// What a text seems to say about the use of a newsroom's articles. Immutable.
///
/// @param clauses in the order of their quotations; for a use opposite verdicts can both be right
/// @param duties in the order of their quotations
public record Reading(
    StatedLicence licence, List<ProposedClause> clauses, List<ProposedDuty> duties) {

  /// Copies the lists.
  public Reading {
    clauses = List.copyOf(clauses);
    duties = List.copyOf(duties);
  }
}
