package press.colophon.intake.format.agency;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.format.StatedTime;

/// Whether its sender lets an item be published, and from when on.
///
/// Whatever stands inside something else goes by the stricter of both: [#and].
sealed interface Clearance {

  /// It may be published.
  ///
  /// @param notBefore the end of its embargo; null where there is none
  record Cleared(@Nullable Instant notBefore) implements Clearance {}

  /// It must not be published.
  ///
  /// @param because a sentence for whoever waits for it
  record Withheld(String because) implements Clearance {}

  /// Its sender takes it back.
  record Canceled() implements Clearance {}

  /// Nothing stands in its way.
  static Clearance free() {
    return new Cleared(null);
  }

  /// What the word for its status says, by the name of the element that says it.
  static Clearance ofStatus(String element, @Nullable String word) {
    return switch (word == null ? "" : word.strip().toLowerCase(Locale.ROOT)) {
      case "canceled", "cancelled" -> new Canceled();
      case "withheld" ->
          new Withheld("its publisher withholds it (%s withheld)".formatted(element));
      default -> free();
    };
  }

  /// An embargo until the stated time: one whose end is not known, or cannot be read, has none.
  static Clearance embargoed(@Nullable String until) {
    Instant end = StatedTime.instant(until);
    if (end != null) {
      return new Cleared(end);
    }
    return new Withheld(
        until == null || until.isBlank()
            ? "it is under embargo until further notice"
            : "it is under embargo until a time that cannot be read: "
                + until.strip().substring(0, Math.min(40, until.strip().length())));
  }

  /// The stricter of two; of two embargoes the later one.
  default Clearance and(Clearance other) {
    return switch (this) {
      case Canceled canceled -> canceled;
      case Withheld withheld -> other instanceof Canceled ? other : withheld;
      case Cleared(Instant until) ->
          switch (other) {
            case Canceled canceled -> canceled;
            case Withheld withheld -> withheld;
            case Cleared(Instant end) -> new Cleared(later(until, end));
          };
    };
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }
}
