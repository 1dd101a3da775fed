package press.colophon.intake.format.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;
import press.colophon.intake.format.text.Bylines.Byline;

/// The line, or lines, that say who published an article and when: "Global Research, June 13,
/// 2022",
/// "By Ana Paz | 13 June 2022 | 5 min read", "Updated: 2 May 2020".
///
/// @param name the person or publication that stands beside the date
/// @param origin where the line says that the article comes from
/// @param rest what the line says beside these, such as the time it takes to read
record MetaLine(
    @Nullable Byline byline,
    @Nullable String name,
    Origins.@Nullable Statement origin,
    @Nullable PublicationDate published,
    @Nullable PublicationDate modified,
    List<String> rest) {

  private static final int LONGEST = 260;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern MODIFIED =
      Pattern.compile(
          "(?:last |most recently )?(?:updated|modified|revised|edited|changed)(?: date)?|update|mis à jour|mise à jour|modifié|actualizado|actualizada|modificado"
              + "|aktualisiert|zuletzt (?:aktualisiert|geändert)|stand|aggiornato|aggiornamento|modificato|atualizado|atualizada|última actualización|última atualização"
              + "|ultimo aggiornamento|dernière mise à jour|"
              + Label.MODIFIED.words(),
          FLAGS);

  private static final Pattern PUBLISHED =
      Pattern.compile(
          "(?:first |originally |date )?(?:published|posted|issued|released|created|dated)(?: date)?|publication date|date published|release date|date|on|publié|publiée|paru|créé|publicado|publicada"
              + "|fecha|veröffentlicht|erschienen|erstellt|datum|pubblicato|pubblicata|data|"
              + Label.PUBLISHED.words(),
          FLAGS);

  private static final String WEEKDAY =
      "(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo"
          + "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|luned[ìi]|marted[ìi]|mercoled[ìi]|gioved[ìi]|venerd[ìi]|sabato|domenica"
          + "|segunda(?:-feira)?|terça(?:-feira)?|quarta(?:-feira)?|quinta(?:-feira)?|sexta(?:-feira)?|"
          + Label.WEEKDAY.words();

  private static final Pattern LABEL_BEFORE =
      Pattern.compile(
          "(?:^|.*?[\\s,;(\\[.])(?<label>(?:"
              + MODIFIED.pattern()
              + "|"
              + PUBLISHED.pattern()
              + "))"
              + "\\s*(?::|：)?\\s*(?:on|at|the|le|el|am|vom|den|il|em|às|a|op|den|od|ב-?|في)?\\s*(?::)?\\s*(?:(?:"
              + WEEKDAY
              + ")\\.?,?\\s*)?(?:the|le|el|den|il)?\\s*$",
          FLAGS);

  private static final Pattern FILLER =
      Pattern.compile(
          WEEKDAY
              + "|at|on|and|the|le|el|il|am|den|um|[àa]|uhr|h|kl|wib|wita|г\\.?|года|року|р\\.?|r\\.?|,|\\.|:|\\(|\\)"
              + "|\\d{1,2}[:.]\\d{2}(?::\\d{2})?|[ap]\\.?m\\.?|[A-Z]{1,4}T|UTC|GMT|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
          FLAGS);

  private static final Pattern READING_TIME =
      Pattern.compile(
          "(?:reading time:?\\s*|lecture:?\\s*|tempo di lettura:?\\s*|czas czytania:?\\s*|время чтения:?\\s*|temps de lecture\\s*:?\\s*|lesezeit:?\\s*|tiempo de lectura:?\\s*|tempo d[ie] lett?ura:?\\s*)?(?:about |approx\\.? )?(?:\\d{1,3}\\s?[–-]\\s?)?\\d{1,3}[ -]?min(?:ute[sn]?|utos|uti|\\.)?(?: (?:read|to read|de lecture|de lectura|lesezeit|di lettura|de leitura))?",
          FLAGS);

  private static final Pattern BREAK =
      Pattern.compile(
          "\\s*[|·•∙∣~\u0001»]\\s*|\\s+[–—―/-]{1,2}\\s+|\\s{3,}|\\s+//\\s+|\\s+(?=\\p{IsHan}{1,5}[：:])");
  private static final Pattern RELATIVE =
      Pattern.compile(
          "(?i)(?:updated |published |posted )?(?:(?:\\d{1,2}|an?|one) (?:second|minute|hour|day|week|month|year)s? ago|\\d{1,2}\\s?(?:h|m|d|hrs?|mins?|days?) ago)|(?:at?c?tuali[zs]ad[oa] |publicad[oa] |mis à jour |publié |aktualisiert |aggiornato )?(?:há|hace|il y a|vor) \\d{1,2} \\p{L}+|\\d{1,2} \\p{L}+ (?:fa|atrás|geleden)|yesterday|today|just now|[\\d ]{1,12} (?:views|reads|просмотр\\p{L}*|перегляд\\p{L}*|wyświetleń|visualizações|visitas|lecturas|vues)");

  boolean dated() {
    return published != null || modified != null;
  }

  /// What the line says, or null when it is no such line.
  static @Nullable MetaLine of(String spaced) {
    String text = spaced.strip();
    if (text.isEmpty() || text.length() > LONGEST || sentence(text)) {
      return null;
    }
    return new Parser(text).read();
  }

  /// Most lines of most pages: neither a digit nor the label of a byline, and a full stop.
  private static boolean sentence(String text) {
    return text.endsWith(".")
        && text.chars().noneMatch(Character::isDigit)
        && Block.words(text) >= 6
        && !Bylines.opens(text);
  }

  private static final class Parser {
    private final String text;
    private final StringBuilder remainder = new StringBuilder();
    private final List<String> rest = new ArrayList<>();
    private @Nullable PublicationDate published;
    private @Nullable PublicationDate modified;
    private @Nullable Byline byline;
    private @Nullable String name;
    private Origins.@Nullable Statement origin;
    private boolean labelledDate;
    private boolean onlyTimes;

    Parser(String text) {
      this.text = text;
    }

    @Nullable MetaLine read() {
      takeDates();
      for (String piece : BREAK.split(remainder, -1)) {
        String trimmed = piece.strip().replaceAll("^[\\s,;:.(\\[]+|[\\s,;:(\\[]+$", "");
        if (!trimmed.isEmpty() && !piece(trimmed)) {
          return null;
        }
      }
      boolean something = byline != null || published != null || modified != null || onlyTimes;
      return something
          ? new MetaLine(byline, name, origin, published, modified, List.copyOf(rest))
          : null;
    }

    private void takeDates() {
      int from = 0;
      for (Dates.Found found : Dates.in(text)) {
        String before = text.substring(from, found.start());
        Matcher label = LABEL_BEFORE.matcher(before);
        boolean labelled = label.matches();
        boolean update = labelled && MODIFIED.matcher(label.group("label")).matches();
        labelledDate |= labelled;
        remainder.append(labelled ? before.substring(0, label.start("label")) : before);
        remainder.append('\u0001');
        place(found.date(), update);
        from = found.end();
      }
      remainder.append(text.substring(from));
    }

    private void place(PublicationDate date, boolean update) {
      if (update) {
        modified = date;
      } else if (published == null) {
        published = date;
      } else {
        rest.add(date.toString());
      }
    }

    private boolean piece(String piece) {
      if (fillers(piece)) {
        return true;
      }
      if (READING_TIME.matcher(piece).matches() || RELATIVE.matcher(piece).matches()) {
        rest.add(piece);
        onlyTimes = name == null && rest.size() == 1;
        return true;
      }
      Origins.Statement source = Origins.labelled(piece);
      if (source != null && origin == null && dated()) {
        origin = source;
        return true;
      }
      Byline signed = Bylines.labelled(piece);
      if (signed != null && byline == null) {
        byline = signed;
        return true;
      }
      return beside(piece);
    }

    private boolean dated() {
      return published != null || modified != null;
    }

    private static boolean fillers(String piece) {
      for (String word : piece.split("[\\s,]+", -1)) {
        if (!word.isEmpty() && !FILLER.matcher(word).matches()) {
          return false;
        }
      }
      return true;
    }

    /// A name beside a date or a byline; anything longer makes the line prose.
    private boolean beside(String piece) {
      onlyTimes = false;
      String before = name;
      boolean first = before == null;
      if (before != null && byline == null && Names.outlet(piece) && Names.name(piece)) {
        byline = Names.outlet(before) ? null : Bylines.unlabelled(before);
        if (byline != null) {
          name = piece;
          return true;
        }
      }
      if (first && (Names.name(piece) || Bylines.unlabelled(piece) != null)) {
        name = piece;
        return true;
      }
      boolean shortAside = Block.words(piece) <= 6 && !piece.endsWith(".");
      if (shortAside) {
        rest.add(piece);
      }
      return shortAside && (byline != null || labelledDate || name != null);
    }
  }
}
