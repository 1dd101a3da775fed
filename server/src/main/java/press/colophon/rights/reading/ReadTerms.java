package press.colophon.rights.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Basis;
import press.colophon.rights.Clause;
import press.colophon.rights.Duty;
import press.colophon.rights.Licence;
import press.colophon.rights.Scope;
import press.colophon.rights.Terms;

/// Makes [Terms] of a [Reading], confirmed by nobody: what forbids or asks counts, what allows
/// waits for a person, and a licence counts where it stands there by its name or address.
public final class ReadTerms {
  private static final String PUBLIC_DOMAIN = "CC-PDM-1.0";

  private ReadTerms() {}

  /// The terms that a text seems to state.
  ///
  /// @param foundAt address of the page it was read on
  public static Terms of(Reading reading, @Nullable String foundAt, Instant readAt) {
    Licence licence = plain(reading.licence()).orElse(null);
    List<Clause> clauses = clauses(reading, foundAt, readAt);
    Quotation quoted = reading.licence().quotation();
    String asFound = quoted == null ? null : quoted.text();
    return new Terms(basis(licence, clauses), licence, asFound, null, List.of())
        .saying(clauses, duties(reading));
  }

  private static Optional<Licence> plain(StatedLicence stated) {
    if (stated.code().equals(PUBLIC_DOMAIN)) {
      return Licence.recognise("public domain mark"); // Its name is a description.
    }
    if (stated.basis() != StatedLicence.Basis.NAME || stated.unspecified()) {
      return Optional.empty();
    }
    String version = stated.version() == null ? "" : " " + stated.version();
    return Licence.recognise(stated.code() + version);
  }

  private static Basis basis(@Nullable Licence licence, List<Clause> clauses) {
    if (licence != null) {
      return licence.isPublicDomain() ? Basis.PUBLIC_DOMAIN : Basis.LICENCE;
    }
    boolean isAllowed = clauses.stream().anyMatch(Clause::letsReprint);
    return isAllowed ? Basis.ATTRIBUTION : Basis.UNSTATED;
  }

  private static List<Clause> clauses(Reading reading, @Nullable String foundAt, Instant readAt) {
    List<Clause> clauses = new ArrayList<>();
    for (ProposedClause proposed : reading.clauses()) {
      Clause clause =
          new Clause(
              proposed.use(),
              proposed.verdict(),
              Scope.ALL,
              proposed.quotation().text(),
              foundAt,
              readAt,
              null);
      if (!clauses.contains(clause)) {
        clauses.add(clause);
      }
    }
    return clauses;
  }

  private static List<Duty> duties(Reading reading) {
    return reading.duties().stream()
        .map(duty -> new Duty(duty.kind(), duty.value(), duty.quotation().text()))
        .distinct()
        .toList();
  }
}
