package press.colophon.translation.quality;

import java.time.Instant;
import press.colophon.translation.Language;

/// What a way from one language to another was measured to be worth.
///
/// @param engine its label
/// @param model its version
/// @param wordsPerSecond of the source language, loading the model included
public record Measurement(
    Language from,
    Language to,
    String engine,
    String model,
    Score score,
    double wordsPerSecond,
    Instant at) {}
