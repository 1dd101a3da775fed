package press.colophon.intake.format.text;

import java.util.regex.Pattern;

/// Notes to readers: from the editor or the author, and corrections.
final class Notes {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern NOTE =
      Pattern.compile(
          "[\\[(]?(?:(?:a )?notes?(?: (?:to|for) (?:our |the )?readers?| from (?:the (?:editor|author|publisher)s?|\\p{L}[\\p{L}&’' ]{2,40}))?|(?:editor(?:ial)?|editors|author|authors|publisher|translator|reader|ed)[’']?s?[’']? notes?|ed\\.? note|n\\.b\\.|corrections?|clarification|update|erratum|retraction"
              + "|disclosure(?: statement)?|(?:content |trigger )warning|nota(?: (?:de (?:la )?redacci[óo]n|del? (?:editor|autor|autore|redattore|traductor)|(?:a|para) los lectores|aos? leitor(?:es)?|ai lettori|aos leitores|d[ao] (?:editor|redação|autor)|della redazione|de la editora|editorial))?"
              + "|notes? de (?:la rédaction|l['’]éditeur|l['’]auteur)|note aux lecteurs|ndlr|n\\.d\\.l\\.r\\.?|précision|correction|rectificatif|anmerkung(?:en)?(?: der redaktion| des autors)?|hinweis(?: der redaktion| an (?:die|unsere) leser(?:innen)?(?: und leser)?)?|korrektur|berichtigung|corrección|correzione|correção|aclaración|rettifica|actualización|aktualisierung|ملاحظة(?: (?:المحرر|للقراء|إلى القراء))?|примечание(?: редакции)?|od redakcji|catatan(?: redaksi| untuk pembaca)?|editörün notu)"
              + "(?:\\s*\\([^)]{1,60}\\)|,? [\\p{L}]{3,9}\\.? \\d{1,2}(?:,? \\d{4})?|,? \\d{1,2}\\.? \\p{L}{3,9} \\d{4})?\\s?[:：].*",
          FLAGS | Pattern.DOTALL);

  private static final Pattern HISTORY =
      Pattern.compile(
          "[\\[(]?(?:this|(?:an|a) (?:earlier|previous|prior|longer|shorter) version of (?:this|the)) (?:story|article|post|report|piece|headline|page|version|essay|text)(?:, [^,]{3,80},)? (?:(?:has been|was|is being|has since been|incorrectly|mistakenly|wrongly)\\s)?(?:misstated|misspelled|misidentified|updated|corrected|amended|edited|revised|changed|modified|stated|said|identified|gave|on)\\b.{0,500}"
              + "|[\\[(]?this (?:story|article|interview|conversation|piece|transcript|report|essay|excerpt|post)(?:, .{3,80},)? (?:has been|was|is|were)(?: lightly| slightly)? (?:edited|condensed|abridged|shortened|translated) (?:and \\w+ )?(?:for|from)\\b.{0,300}"
              + "|[\\[(]?this (?:story|article|report|series|investigation|project|piece|reporting) (?:was|is|has been) (?:produced|supported|reported|funded|made possible|written|co-published|published) (?:as (?:a )?part of|in (?:partnership|collaboration|cooperation)|with (?:the )?(?:support|help|funding)|thanks to|by (?:a|the) (?:grant|support))\\b.{0,500}"
              + "|(?:cet article a été (?:mis à jour|modifié|corrigé)|este artículo (?:ha sido|fue) (?:actualizado|corregido)|dieser artikel wurde (?:aktualisiert|korrigiert)|quest['’]articolo è stato aggiornato|este artigo foi (?:atualizado|corrigido)).{0,400}",
          FLAGS | Pattern.DOTALL);

  private static final int LONGEST = 1500;

  private Notes() {}

  static boolean note(String text) {
    return text.length() <= LONGEST
        && (NOTE.matcher(text).matches() || HISTORY.matcher(text).matches());
  }
}
