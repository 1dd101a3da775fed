/// Reads what a newsroom says about the use of its articles, and proposes what that means.
///
/// [TermsReader] takes a text in any of the languages under `resources/terms` and gives a
/// [Reading]: the licence it names, [ProposedClause]s and [ProposedDuty]s, each with the words it
/// rests on and the [Rule] that found it. Proposals are for an editor to confirm.
///
/// The way of a text: `TokenizedText` cuts it into words, `Sentence`s and parts; a `Vocabulary`
/// (one file of words per language) marks the `Concept`s in them; `LicenceReading`, `ClauseRules`
/// and `DutyRules` combine the marks. Words are data, rules are code, and neither knows the other's
/// language.
@NullMarked
package press.colophon.rights.reading;

import org.jspecify.annotations.NullMarked;
