package press.colophon.intake.format.text;

import press.colophon.intake.Account.Copyright;
import press.colophon.intake.Account.Kind;

/// What one block says, before its neighbours are asked.
sealed interface Meaning {

  /// Nothing of its own: a paragraph, a title, a name.
  record Plain() implements Meaning {}

  /// "Title: ...".
  record Titled(String headline) implements Meaning {}

  /// "Summary: ...".
  record Summary(String standfirst) implements Meaning {}

  /// Byline, date, publisher.
  record Meta(MetaLine line) implements Meaning {}

  /// Regions or themes.
  record Filed(Taxonomy.Filing filing) implements Meaning {}

  /// Copyright line.
  record Reserved(Copyright copyright) implements Meaning {}

  /// Statement of origin.
  record From(Origins.Statement statement) implements Meaning {}

  /// Statement of a licence.
  record Licensed(String licence) implements Meaning {}

  /// A picture's caption or credit.
  record Pictured(Captions.Caption caption) implements Meaning {}

  /// A note to readers.
  record Noted() implements Meaning {}

  /// A heading after which other things than the article follow.
  record Opens(Kind kind) implements Meaning {}

  /// "References": a heading after which footnotes follow.
  record OpensFootnotes() implements Meaning {}

  /// "Disclosure statement": a heading right above a note.
  record OpensNote() implements Meaning {}

  /// "Publisher: ...", "Language: ...": a field under the name it has in front matter.
  record Field(String key, String value) implements Meaning {}

  /// Furniture.
  record Fitted(Kind kind, boolean sure) implements Meaning {}
}
