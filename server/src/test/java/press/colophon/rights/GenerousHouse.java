package press.colophon.rights;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// A house that does everything where terms say nothing: for tests of what has nothing to do with
/// rights.
public final class GenerousHouse {
  private GenerousHouse() {}

  public static HouseRules rules() {
    Map<Basis, Set<Use>> everything =
        Stream.of(Basis.values())
            .collect(Collectors.toMap(basis -> basis, basis -> EnumSet.allOf(Use.class)));
    return new HouseRules(false, everything, Map.of());
  }

  public static Permissions permissions(Jdbi db) {
    return new Permissions(
        db, new TermsOfPublications(db), new GivenPermissions(Clock.systemUTC()), rules());
  }
}
