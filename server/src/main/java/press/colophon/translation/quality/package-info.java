/// How good translations are, measured: sentences whose translation by people is known go through
/// an engine, and what comes out is compared.
///
/// [Score] compares ([ChrF], [Bleu]); [MeasureLanguages] translates a folder of such sentences with
/// the engines of this machine; [Measurements] keeps the figures, and `./colophon languages` shows
/// them.
@NullMarked
package press.colophon.translation.quality;

import org.jspecify.annotations.NullMarked;
