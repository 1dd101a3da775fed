package press.colophon.translation.models;

import org.jspecify.annotations.Nullable;

/// How good a model is on a test set, as its makers published it.
///
/// @param testSet such as `flores200-plus`
/// @param chrf 0 to 100, higher is better; null when not published
/// @param bleu 0 to 100, higher is better; null when not published
public record Quality(String testSet, @Nullable Double chrf, @Nullable Double bleu) {}
