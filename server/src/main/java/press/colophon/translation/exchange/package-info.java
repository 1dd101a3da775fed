/// Translations, their memory and the glossary as files that translators' programs read and write.
///
/// - [XliffExport] and [XliffImport]: the translation of one article (XLIFF 2.1, OASIS 2018).
/// - [TmxExport] and [TmxImport]: the translation memory (TMX 1.4b), unit by unit.
/// - [TbxExport] and [TbxImport]: the glossary (TBX-Basic, ISO 30042:2019).
/// - [Codes]: a sentence with its inline elements as such formats carry them: text, and numbered
///   tags that are put back exactly.
///
/// Every file from outside is hostile: it is read through [SafeXml].
@NullMarked
package press.colophon.translation.exchange;

import org.jspecify.annotations.NullMarked;
