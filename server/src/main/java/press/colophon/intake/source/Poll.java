package press.colophon.intake.source;

import java.time.Instant;
import java.util.Locale;

/// What one poll of a feed brought; polls in a row that brought the same are one.
///
/// @param said a sentence for people, without a stop
/// @param times how many polls it stands for
/// @param taken items that were taken in
/// @param dropped items that went no further
record Poll(
    Instant beganAt,
    Instant endedAt,
    int times,
    Outcome outcome,
    String said,
    int taken,
    int dropped) {

  /// How a poll ended.
  enum Outcome {
    /// The feed was read.
    READ,
    /// It says the same as before.
    UNCHANGED,
    FAILED,
    /// It is gone for good.
    GONE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Outcome ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
