/// What an article seems to be about, with the words that say so: regions from place names,
/// adjectives and datelines in any language, themes as IPTC Media Topics.
///
/// [Suggestions] takes a [SuggestionInput] and gives a [Suggested]; `docs/suggestion.md` has the
/// figures. Regions: [Words] cuts a text, [Gazetteer] knows the names, [Regions] weighs what was
/// found. Themes: [Lexicon] knows words of a trade, [Sections] names of sections, [Themes] weighs.
/// Nobody's text leaves the machine, and nothing is learnt from it.
@NullMarked
package press.colophon.taxonomy.suggestion;

import org.jspecify.annotations.NullMarked;
