package press.colophon.intake.format.text;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account.Copyright;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.format.text.Block.Shape;

/// Asks of each block, alone, what it says. The order matters: the first answer stands.
final class Recogniser {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /// Longer blocks are the article's own text, whatever words are in them.
  private static final int LONGEST = 3000;

  private static final List<Function<Block, @Nullable Meaning>> QUESTIONS =
      List.of(
          Recogniser::printed,
          Recogniser::titled,
          Recogniser::field,
          Recogniser::opens,
          Recogniser::filed,
          Recogniser::reserved,
          Recogniser::noted,
          Recogniser::from,
          Recogniser::licensed,
          Recogniser::pictured,
          Recogniser::meta,
          Recogniser::fitted,
          Recogniser::closing);

  private static final Pattern TITLE =
      Pattern.compile(
          "(?:title|headline|subject|titre|título|titel|titolo)\\s?:\\s*(?<text>\\S.{2,300})",
          FLAGS);
  private static final Pattern SUMMARY =
      Pattern.compile(
          "(?:summary|standfirst|abstract|subtitle|sub-?head(?:line)?|dek|deck|lede|excerpt|description|in brief|tl;dr|chapeau|résumé|resumen|entradilla|zusammenfassung|kurzfassung|vorspann|sommario|occhiello|resumo)\\s?:\\s*(?<text>\\S.{2,1200})",
          FLAGS);

  private static final Pattern FIELD =
      Pattern.compile(
          "(?<key>publisher|publication|outlet|language|canonical|permalink|url|from)\\s?:\\s*(?<value>[^.!?<]{2,60}(?: <\\S{3,80}>)?|https?://\\S{4,400})",
          FLAGS);

  private static final Pattern PRINT_HEADER =
      Pattern.compile(
          "\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}(?:,? \\d{1,2}:\\d{2}(?: ?[AP]M)?(?: {3,}|\\s+Page |\\s+https?:)| {3,})(?<title>\\S.*)");

  /// "Harbour Wire | Tuesday 8 March 2011      Page 1 of 2", as printouts repeat it.
  static final Pattern PRINT_PAGE =
      Pattern.compile(
          "(?<head>.{0,160}?)(?:\\s{2,}|\\s[|·–—-]\\s)(?:page|seite|página|pagina|pág\\.|p\\.|страница|стр\\.|strona|blz\\.|sida)\\s?\\d{1,3}(?:\\s?(?:of|/|von|de|di|sur|из|z|van|av)\\s?\\d{1,3})?",
          FLAGS);

  private static final Pattern PRINTED_ON =
      Pattern.compile(
          "(?:printed|retrieved|downloaded|accessed|saved) (?:from|on|by|at) .{3,160}|(?:stampato|imprimé|impreso|impresso|gedruckt|ausgedruckt|wydrukowano|распечатано) .{3,120}",
          FLAGS);

  private static final Pattern NOTE_BELOW =
      Pattern.compile(
          "(?:disclosure(?: statement)?s?|(?:declaration of |conflicts? of )interests?|editor[’']s note|author[’']s note|notes? (?:to|for) (?:editors?|journalists|the press)|correction|note to readers)\\s?:?",
          FLAGS);

  private static final Pattern RELATED =
      Pattern.compile(
          "(?:"
              + Label.RELATED.words()
              + "|related(?: (?:articles?|stories|posts?|content|coverage|reading|links?|news|items))?|read (?:next|more|also)|more (?:from|on|about|in) .{1,60}|more (?:stories|news|articles|coverage|posts)(?: .{1,40})?|you (?:may|might) (?:also )?(?:like|enjoy|be interested in).{0,20}"
              + "|recommended(?: .{1,40})?|most (?:viewed|read|popular|shared|commented)(?: .{1,40})?|trending(?: .{1,30})?|latest (?:news|stories|articles|posts|from .{1,40}|headlines)|see also|also read|editor[’']?s[’']? picks?|top stories|popular (?:posts|stories|articles|now)"
              + "|from our partners|around the web|in case you missed it|icymi|up next|what to read next|don[’']t miss|recent (?:posts|articles|stories|comments)|keep reading|explore more|sponsored stories|(?:our |funding |media )?partners|funders|elsewhere on .{1,40}|other (?:stories|news|articles).{0,40}"
              + "|mehr zum thema|das könnte sie auch interessieren|auch interessant|lesen sie auch|meistgelesen|meist gelesen|weitere (?:artikel|themen|meldungen)|à lire (?:aussi|également)|sur le même (?:sujet|thème)|les plus lus|articles liés|lire aussi|leggi anche|articoli correlati|più letti|potrebbe interessarti.{0,20}"
              + "|te puede interesar|también te puede interesar|lo más (?:leído|visto)|noticias relacionadas|artículos relacionados|más noticias|leia (?:também|mais)|veja também|mais lidas|notícias relacionadas|artigos relacionados|اقرأ أيضا|اقرأ أيضًا|مواضيع ذات صلة|الأكثر قراءة)\\s?[:：…]?",
          FLAGS);
  private static final Pattern COMMENTS =
      Pattern.compile(
          "(?:comments?\\s?[:–-]\\s?(?:our |house |the )?(?:rules|guidelines|policy)|(?:reader |user |all |recent )?comments?(?: ?\\(?\\d+\\)?)?|\\d+ (?:comments?|responses?|replies|thoughts? on .{1,200})|(?:leave|post|add) (?:a|your) (?:comment|reply|response).{0,30}|discussion about this post|join the (?:conversation|discussion)|responses?|comentarios?|commentaires?|kommentare?|commenti|comentários?|comentaris|التعليقات|комментарии)(?:\\s?\\(\\d+\\))?\\s?:?",
          FLAGS);
  private static final Pattern BIOGRAPHY =
      Pattern.compile(
          "(?:authors?|about (?:the )?(?:author|writer|contributor|reporter)s?(?:\\(s\\))?|author (?:bio(?:graphy)?|profile|information|details)|written by|contributors?|sobre (?:el|la|o|a) autora?|à propos de l[’']auteure?|l[’']auteure?|sobre la firma|sobre (?:los|las|os|as) autor[ea]s|über (?:den autor|die autorin|die autoren)|zum autor|zur person|(?:l[’']|sull[’'])autore|l[’']autrice|عن الكاتب)\\s?:?",
          FLAGS);
  private static final Pattern FOOTNOTES =
      Pattern.compile(
          "(?:references?(?: and notes)?|(?:end|foot)?notes?(?: and (?:references|sources))?|sources|bibliography|works cited|citations|notas(?: al pie)?|fuentes|référen?ces|notes de bas de page|quellen(?:angaben)?|literatur|einzelnachweise|fußnoten|anmerkungen|fonti|referências|المراجع)\\s?:?",
          FLAGS);

  private Recogniser() {}

  static Meaning meaning(Block block) {
    return switch (block.shape()) {
      case RULE -> new Meaning.Fitted(Kind.SEPARATOR, true);
      case CODE -> new Meaning.Plain();
      case QUOTE -> quoted(block);
      case IMAGE -> new Meaning.Plain();
      case BULLETS, NUMBERS -> list(block);
      case HEADING -> heading(block);
      case TEXT -> text(block);
    };
  }

  /// Some pages set where an article comes from as a quotation.
  private static Meaning quoted(Block block) {
    boolean sentence = block.plain().length() <= 300 && block.words() >= 6;
    Meaning from = sentence && block.plain().indexOf(':') < 0 ? from(block) : null;
    return from == null ? new Meaning.Plain() : from;
  }

  private static Meaning text(Block block) {
    if (block.plain().length() > LONGEST) {
      return new Meaning.Plain();
    }
    for (Function<Block, @Nullable Meaning> question : QUESTIONS) {
      Meaning meaning = question.apply(block);
      if (meaning != null) {
        return meaning;
      }
    }
    return new Meaning.Plain();
  }

  private static Meaning heading(Block block) {
    Meaning opens = opens(block);
    Meaning dated = opens == null ? dated(block) : opens;
    Meaning filed = dated == null ? filed(block) : dated;
    Meaning fitted = filed == null ? fitted(block) : filed;
    boolean sure = !(fitted instanceof Meaning.Fitted fitting) || fitting.sure();
    return fitted == null || !sure ? new Meaning.Plain() : fitted;
  }

  /// "HARBOUR WIRE - Thursday 19 May 2016": the head of a printout rather than a headline.
  private static @Nullable Meaning dated(Block block) {
    boolean digits = block.plain().length() <= 90 && block.plain().matches(".*\\d{4}.*");
    MetaLine line = digits ? MetaLine.of(Inline.spaced(block.markdown())) : null;
    String name = line == null || line.byline() != null ? null : line.name();
    boolean paper =
        name != null && (Names.outlet(name) || name.equals(name.toUpperCase(Locale.ROOT)));
    return line != null && paper && line.published() != null ? new Meaning.Meta(line) : null;
  }

  /// A list is furniture when most of its items are.
  private static Meaning list(Block block) {
    int furniture = 0;
    Meaning.Fitted last = null;
    for (String item : block.lines()) {
      Meaning meaning = item.length() > 300 ? null : fitted(item(item));
      if (meaning instanceof Meaning.Fitted fitted) {
        furniture++;
        last = fitted;
      }
    }
    return last != null && furniture * 2 > block.lines().size()
        ? new Meaning.Fitted(last.kind(), true)
        : single(block);
  }

  /// "- Source: X" and "— Ana Paz" are lines with a dash rather than lists.
  private static Meaning single(Block block) {
    boolean dashed = block.lines().size() == 1 && block.is(Shape.BULLETS);
    return dashed ? text(item(block.lines().getFirst())) : new Meaning.Plain();
  }

  static Block item(String item) {
    return Block.of(Shape.TEXT, 0, List.of(item), true);
  }

  /// "22/04/2022, 09:14      Headline", as browsers print it above each page.
  private static @Nullable Meaning printed(Block block) {
    boolean header =
        PRINTED_ON.matcher(block.plain()).matches()
            || PRINT_PAGE.matcher(block.markdown()).matches()
            || PRINT_HEADER.matcher(block.markdown()).lookingAt();
    return header ? new Meaning.Fitted(Kind.PRINT, true) : null;
  }

  private static @Nullable Meaning titled(Block block) {
    Matcher title = TITLE.matcher(block.plain());
    if (title.matches()) {
      return new Meaning.Titled(title.group("text"));
    }
    Matcher summary = SUMMARY.matcher(block.plain());
    return summary.matches() ? new Meaning.Summary(summary.group("text")) : null;
  }

  private static @Nullable Meaning field(Block block) {
    Matcher field = FIELD.matcher(block.plain());
    return field.matches()
        ? new Meaning.Field(field.group("key").toLowerCase(Locale.ROOT), field.group("value"))
        : null;
  }

  private static @Nullable Meaning opens(Block block) {
    String text = block.plain();
    if (text.length() > 220) {
      return null;
    }
    if (FOOTNOTES.matcher(text).matches()) {
      return new Meaning.OpensFootnotes();
    }
    if (NOTE_BELOW.matcher(text).matches()) {
      return new Meaning.OpensNote();
    }
    if (COMMENTS.matcher(text).matches()) {
      return new Meaning.Opens(Kind.COMMENT);
    }
    if (BIOGRAPHY.matcher(text).matches()) {
      return new Meaning.Opens(Kind.BIOGRAPHY);
    }
    boolean related = text.length() <= 90 && RELATED.matcher(text).matches();
    return related ? new Meaning.Opens(Kind.RELATED) : null;
  }

  private static @Nullable Meaning filed(Block block) {
    Taxonomy.Filing filing = Taxonomy.of(block);
    return filing == null ? null : new Meaning.Filed(filing);
  }

  private static @Nullable Meaning reserved(Block block) {
    Copyright copyright = Rights.copyright(block);
    return copyright == null ? null : new Meaning.Reserved(copyright);
  }

  private static @Nullable Meaning noted(Block block) {
    return Notes.note(block.plain()) ? new Meaning.Noted() : null;
  }

  private static @Nullable Meaning from(Block block) {
    Origins.Statement statement = Origins.of(block);
    return statement == null ? null : new Meaning.From(statement);
  }

  private static @Nullable Meaning licensed(Block block) {
    String licence = Rights.statedLicence(block);
    return licence == null ? null : new Meaning.Licensed(licence);
  }

  private static @Nullable Meaning pictured(Block block) {
    Captions.Caption caption = Captions.of(block.plain());
    return caption == null ? null : new Meaning.Pictured(caption);
  }

  private static @Nullable Meaning meta(Block block) {
    MetaLine line = MetaLine.of(Inline.spaced(block.markdown()));
    return line == null ? null : new Meaning.Meta(line);
  }

  private static @Nullable Meaning closing(Block block) {
    Kind kind = Closings.of(block);
    return kind == null ? null : new Meaning.Fitted(kind, false);
  }

  private static @Nullable Meaning fitted(Block block) {
    Fittings.Fitting fitting = Fittings.of(block);
    return fitting == null ? null : new Meaning.Fitted(fitting.kind(), fitting.sure());
  }
}
