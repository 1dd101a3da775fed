package press.colophon.rights;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The decision for one [Use] of one article on one [Occasion].
public sealed interface Permission {

  /// What it rests on.
  Ground because();

  /// It may be done.
  ///
  /// @param duties what has to be done with it
  record Granted(Ground because, List<Duty> duties) implements Permission {
    public Granted {
      duties = List.copyOf(duties);
    }
  }

  /// It must not be done.
  record Refused(Ground because) implements Permission {}

  /// It may be done once somebody has permitted it.
  ///
  /// @param contact whom to ask: an e-mail address or a page, where one is known
  record AskFirst(Ground because, @Nullable String contact) implements Permission {}

  /// The word for it in tables: `yes`, `ask` or `no`.
  default String word() {
    return switch (this) {
      case Granted granted -> "yes";
      case AskFirst ask -> "ask";
      case Refused refused -> "no";
    };
  }

  default boolean isGranted() {
    return this instanceof Granted;
  }
}
