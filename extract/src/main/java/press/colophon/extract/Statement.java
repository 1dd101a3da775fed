package press.colophon.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.ExtractedArticle.Furniture;
import press.colophon.extract.ExtractedArticle.Kind;

/// Tells what a line of a page says of rights: how others may use the article, who answers for it,
/// why it may be shown here, whom to ask, who holds the copyright.
///
/// Only the form of a whole sentence decides, never one word: a report on copyright is a report.
final class Statement {

  /// One of these is in every statement; asking for them is far cheaper than asking the patterns.
  private static final List<String> HINTS =
      List.of(
          "publi",
          "reprint",
          "reprod",
          "rights",
          "copyright",
          "©",
          "licen",
          "lizenz",
          "commons",
          "domain",
          "fair",
          "disclaim",
          "responsib",
          "view",
          "opinion",
          "permission",
          "syndic",
          "cross",
          "@",
          "رخصة",
          "نشر",
          "derechos",
          "droits",
          "лиценз",
          "repost");

  private static final List<String> FAIR = List.of("fair ", "copyrighted", "title 17");

  private static final List<String> DISCLAIMED =
      List.of("disclaim", "view", "opinion", "content", "statement", "responsib", "liab");

  private static final List<String> ASKED =
      List.of(
          "media",
          "press",
          "permission",
          "licens",
          "syndicat",
          "rights",
          "republi",
          "reprint",
          "translation",
          "print");

  private static final Pattern FAIR_USE =
      Pattern.compile(
          "copyrighted material|\\bfair (?:use|dealing)\\b.*\\b(?:copyright|section|law|act)|title 17",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DISCLAIMER =
      Pattern.compile(
          "^\\W*disclaimer\\b|\\b(?:views|opinions|contents?|statements)\\b.{0,80}\\b(?:sole(?:ly)? |own\\b|those of|responsibility of|not (?:necessarily )?(?:reflect|represent))"
              + "|\\b(?:not|no) (?:be )?(?:responsib\\w+|liab\\w+) for\\b.{0,80}\\b(?:article|content|statement|information|inaccura\\w+|error)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PERMISSION =
      Pattern.compile(
          "\\b(?:this|the|our|its|their|these|all|any) (?:\\w+ ){0,4}(?:article|story|stories|report|reports|work|text|content|piece|material|post|translation|contents)s?\\b.{0,60}\\b(?:may|can|is free to|are free to|must|is|are)(?: \\w+){0,3} (?:re-?publish|reprint|reproduc|repost|cross-?post|re-?use|used|licen[sc]ed|copied|in the public domain|syndicat)"
              + "|\\b(?:free|welcome|allowed|permitted|encouraged|permission|permitted|invited) to (?:re-?publish|reprint|reproduce|repost|cross-?post|re-?use|translate|share and)"
              + "|\\b(?:you (?:may|can)|anyone may|please) (?:freely |also )?(?:re-?publish|reprint|reproduce|repost|cross-?post)"
              + "|\\bno part of (?:this|the)\\b|\\b(?:re-?publi\\w+|repro\\w+|reprint\\w*|syndicat\\w+|redistribut\\w+)\\b.{0,60}\\b(?:permission|prohibited|forbidden|not allowed|permitted|provided that|licen[sc]e)"
              + "|^\\W*republish(?:ed)? (?:this|our|in|with|here|by|it)\\b"
              + "|\\b(?:licen[sc]ed|published|available|released|distributed|shared) under\\b.{0,60}\\b(?:licen[sc]e|commons|CC[ -]BY|CC0)"
              + "|\\bis in the public domain|\\bCC[ -]BY\\b.{0,40}:|may be used by anyone"
              + "|(?<!\\p{L})(?:unter|sous|bajo|onder|na|sotto|pod|под)(?!\\p{L}).{0,30}(?:lizenz|licen|лиценз)\\p{L}*.{0,40}(?:commons|CC[ -]BY|CC0)"
              + "|licencia.{0,30}creative commons|licence.{0,30}creative commons|creative commons.{0,30}lizenz|lizenz.{0,30}creative commons|licenza.{0,30}creative commons|licença.{0,30}creative commons|رخصة المشاع الإبداعي"
              + "|\\b(?:puede|pueden|podrá) (?:reproducir|republicar|publicar)|\\bpeut être (?:reproduit|republié)|darf .{0,60}(?:nachgedruckt|veröffentlicht|weiterverbreitet) werden",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CONTACT =
      Pattern.compile(
          "\\bfor (?:media|press|permissions?|licensing|syndication|rights|republication|reprints?|a translation|print)\\b.{0,120}(?:@|contact|write|ask|e-?mail|:)"
              + "|\\b(?:contact|write to|e-?mail|ask)\\b.{0,60}\\b(?:rights|permissions?|syndication|licensing|republi\\w+)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COPYRIGHT =
      Pattern.compile(
          "^.{0,40}(?:©|\\(c\\) ?(?:19|20)\\d|\\bcopyright (?:©|\\(c\\)|(?:19|20)\\d|by |\\p{Lu})).{0,200}$"
              + "|^\\W*all rights reserved\\W*$|^\\W*(?:todos los derechos reservados|tous droits réservés|alle rechte vorbehalten)\\W*$",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern ORIGIN =
      Pattern.compile(
          "^\\W*(?:this|the|our|a version of this) (?:\\w+ ){0,3}(?:first|originally|previously) (?:published|appeared|posted|printed)\\b"
              + "|^\\W*(?:re-?published|reprinted|cross-?posted|syndicated|(?:first|originally) (?:published|appeared|posted)) (?:\\w+ ){0,3}(?:from|by|in|on|at|with)\\b"
              + "|^\\W*(?:the )?original (?:source|version|article)\\b.{0,40}(?:\\bis\\b|:)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern RESERVED =
      Pattern.compile("^\\W*all rights reserved\\W*$", Pattern.CASE_INSENSITIVE);

  private static final Pattern SENTENCES =
      Pattern.compile("(?<=\\p{L}{3}[.!?]|[\\d)”\"][.!?])\\s+(?=[\\p{Lu}©])");

  private Statement() {}

  /// What one sentence says, or null when it is none of these.
  static @Nullable Kind of(String sentence) {
    String lower = sentence.toLowerCase(Locale.ROOT);
    if (!Words.mentions(lower, HINTS)) {
      return null;
    }
    if (Words.mentions(lower, FAIR) && FAIR_USE.matcher(sentence).find()) {
      return Kind.FAIR_USE;
    }
    if (Words.mentions(lower, DISCLAIMED) && DISCLAIMER.matcher(sentence).find()) {
      return Kind.DISCLAIMER;
    }
    if (Words.mentions(lower, ASKED) && CONTACT.matcher(sentence).find()) {
      return Kind.CONTACT;
    }
    if (PERMISSION.matcher(sentence).find()) {
      return Kind.PERMISSION;
    }
    return COPYRIGHT.matcher(sentence).find() ? Kind.COPYRIGHT : null;
  }

  /// Whether a line says where the article was first published.
  static boolean isOrigin(String line) {
    return ORIGIN.matcher(line).find();
  }

  /// Whether a line holds a statement.
  static boolean isIn(String line) {
    return Words.mentions(line.toLowerCase(Locale.ROOT), HINTS)
        && sentences(line).stream().anyMatch(sentence -> of(sentence) != null);
  }

  static List<String> sentences(String line) {
    boolean several = line.contains(". ") || line.contains("! ") || line.contains("? ");
    return several ? List.of(SENTENCES.split(line)) : List.of(line);
  }

  /// The parts of a line of statements, neighbours of one kind joined. A sentence that says nothing
  /// of its own ("We are glad to be named.") belongs to the one before, else to the one after.
  static List<Furniture> parts(String line) {
    List<Furniture> parts = new ArrayList<>();
    String waiting = "";
    for (String sentence : sentences(line)) {
      Kind kind = RESERVED.matcher(sentence).matches() ? null : of(sentence);
      if (kind == null && parts.isEmpty()) {
        waiting += sentence + " ";
      } else {
        join(parts, kind == null ? parts.getLast().kind() : kind, waiting + sentence);
        waiting = "";
      }
    }
    if (!waiting.isEmpty()) {
      parts.add(new Furniture(Kind.COPYRIGHT, waiting.strip()));
    }
    return parts;
  }

  /// Sentences on fair use belong together: whose it is, for whom, and what lies beyond.
  private static void join(List<Furniture> parts, Kind kind, String sentence) {
    Furniture last = parts.isEmpty() ? null : parts.getLast();
    if (last != null && (last.kind() == kind || last.kind() == Kind.FAIR_USE)) {
      parts.set(parts.size() - 1, new Furniture(last.kind(), last.text() + " " + sentence));
    } else {
      parts.add(new Furniture(kind, sentence));
    }
  }

  /// A copyright line without what else stands in it.
  static String notice(String line) {
    List<String> notice = new ArrayList<>();
    for (String sentence : sentences(line)) {
      Kind kind = of(sentence);
      if (!notice.isEmpty() && kind != null && kind != Kind.COPYRIGHT) {
        break;
      }
      notice.add(sentence);
    }
    return String.join(" ", notice);
  }
}
