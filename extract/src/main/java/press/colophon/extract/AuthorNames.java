package press.colophon.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names in a byline: what is left of "Von Ada Reed und Tom Okafor, Hamburg | 3. Mai 2019" once
/// labels, places, dates and roles are gone. In many languages.
final class AuthorNames {

  /// Words before the names.
  private static final Pattern BY =
      Pattern.compile(
          "^[^\\p{L}\\p{Nd}]*(?:(?:(?:written|posted|published|reported|story|article|reviewed|words|review|analysis|report|opinion|text|contributed|edited|submitted|updated|created|added|photos?)\\s+(?:and \\w+ )?)?by"
              + "|(?:ein (?:beitrag|artikel|kommentar|gastbeitrag|bericht) |verfasst |geschrieben |veröffentlicht |eingestellt |eingereicht |erstellt |angelegt |gepostet |gespeichert |gefragt |autor(?:in)? )?von|(?:(?:publiée?|postée?|écrit|rédigé|proposé|soumis|envoyé|ajouté|mis en ligne|un article|propos recueillis) )?par"
              + "|(?:(?:publicad[oa]|escrito|posteado|enviado|postado|criado|submetido) )?por|(?:(?:pubblicato|scritto|postato|inserito|inviato|articolo) )?(?:di|da)|a cura di|(?:geschreven |geplaatst |gepost |ingediend |gepubliceerd )?door|(?:skriven |skrevet |publicerad |skrivet |inlagt |inlagd |upplagd |lagt inn )?av|(?:skrevet |indsendt |lagt op )?af|(?:napisan[ey] |dodane |opublikowane |wysłane )?przez|(?:vložil|vystavil|napsal|zveřejnil|publikoval|dodał)a?"
              + "|(?:text|texte|texto|testo|tekst|autor(?:in|a|es|zy|en)?|authors?|autori?e?|auteurs?e?|author's name|verfasser(?:in)?|redacteur|forfatter|skribent|kirjoittanut|kirjoittaja|írta|szerző|yazan|yazar|penulis|oleh|tác giả|автор(?:ы)?|текст|συντάκτης|επιμέλεια|του|της|de|os|bởi)\\s*[:=]"
              + "|автор|oleh|od|作者|作家|撰文|記者|记者|编辑|編輯|文|著者|執筆|글|بقلم|كتب|کاتب|نویسنده|מאת|โดย|द्वारा)(?![\\p{L}\\p{M}])[:：/／=\\s]*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// Labels of scripts without blanks stand right before the name.
  private static final Pattern CASELESS =
      Pattern.compile(
          "(?:作者|撰文|記者|记者|文字|著者|執筆|責任編輯|责任编辑|文|글)\\s*[:：/／|｜]\\s*|^(?:記者|记者)\\s*|(?:بقلم|كتب|מאת|โดย)\\s*[:：]?\\s+");

  private static final Pattern CASELESS_NAME =
      Pattern.compile(
          "^[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsArabic}\\p{IsHebrew}\\p{IsThai}\\p{M}・·]{2,12}(?: [\\p{IsHangul}\\p{IsArabic}\\p{IsHebrew}\\p{IsThai}\\p{M}]{2,12}){0,3}");

  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\s*,\\s*(?:and|und|et|y|e|en|och|og|i|&)\\s+|\\s+(?:and|und|et|y|e|en|och|og|und|i|и|та|και|ve|with|mit|avec|con|&)\\s+|\\s*[,;|•·/&\\n、，｜]\\s*|\\s+[-–—]+\\s+|\\s+(?=(?:for|of|in|at|für|pour|para|per) )|\\s*[(\\[（]|[)\\]）]|\\s{2,}|\\s+(?=\\p{Nd})"
              + "|\\s+(?:am|on|le|il|el|em|op|den|dne|dnia|um|à|at|w dniu)\\s+(?=\\p{Nd}|\\p{L}{2,9}day|\\p{L}{2,9}tag\\b|\\p{Lu})|\\s+(?:published|posted|updated|publié|publiée|veröffentlicht|publicado|pubblicato|geschrieben|wrote|schrieb|unter|under|filed|dans|leave|comments?|kommentare?)\\b.*");

  /// Words between names that are printed in capitals as a whole.
  private static final Pattern AND = Pattern.compile(" (?:AND|UND|ET|Y|E|EN|OCH|OG|И|ΚΑΙ) ");

  private static final Pattern NOT_A_NAME =
      Pattern.compile(
          ".*(?:\\p{Nd}|@|https?:|www\\.|©|\\?|:|»|…|%).*|.*(?<!\\p{L})(?:editor|reporter|writer|correspondent|staff|contributor|columnist|news|published|updated|posted|senior|journalist|producer|follow|facebook|twitter|email|comments?|min|read|share|special|times|post|media|press|network|today|daily|magazine|inc|llc|ltd|gmbh|ceo|founder|founding|director|chief|photographer|photos?|getty|images|analyst|fellow|professor|bureau chief|politics|sports?|business|entertainment|technology|world|health|opinion|for|in|of|at|the|by|am|pm|est|est\\.|gmt|guest|author|more|view|all|posts|and|on|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
              + "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|uhr|redaktion|redakteur(?:in)?|autor|autorin|kommentare?|mehr|über|artikel|beitrag|foto|fotos|bild|quelle|teilen|lesen|startseite|impressum|weiterlesen|von|rédaction|auteur|lire|plus|articles?|partager|commentaires?|photo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|redacción|redazione|redação|redakcja|compartir|comentarios?|leer|más|lunes|martes|miércoles|jueves|viernes|leggi|commenti|condividi|komentarze?|редакция|комментари\\p{L}*|mail|e-mail|uns|wir|ihre|deine|kategorie|category|categories|categoría|catégorie|tags?|search|home|login|subscribe|permalink|print|drucken|imprimer)(?!\\p{L}).*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private static final Pattern NOBODY =
      Pattern.compile(
          "(?i)admin\\w{0,12}|.*administrator|editors?|staff|web ?master|guest|gast|gastautor|gästin|author|autor(?:in|en)?|auteur|autore|unknown|unbekannt|none|null|undefined|anonym\\w*|redaktion|die redaktion|redaction|rédaction|la rédaction|redacci[oó]n|la redacci[oó]n|redazione|la redazione|redação|da redação|redakcja|redakce|redaktor|redactie|editorial|editorial (?:staff|team)|staff (?:writer|reporter)|online|online-?redaktion|news ?room|news ?desk|digital|super ?user|root|user|moderator|blogger|default|team|test|info|kontakt|contact|press|presse|pressestelle|about|über mich|n/a|wordpress|joomla|редакция|администратор|管理员|管理員|编辑|編輯部|匿名|관리자|운영자|المحرر|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|view all posts|profile|follow|wp[_ -]?\\w{0,8}");

  /// Links beside a name that lead to more of the author.
  private static final Pattern LEADS_ON =
      Pattern.compile(
          "(?i)(?:view|more|all|see|read|follow|about|visit|contact|alle|mehr|weitere|zur|zum|tous|voir|plus|ver|más|todos|leggi|altri|tutti|zobacz|więcej|e-?mail|website|profile?|bio)(?!\\p{L}).*|.*(?:articles?|posts|stories|beiträge|artikel|profil|website|kommentare?|comments?)");

  private static final Pattern SUFFIX =
      Pattern.compile("\\s*(?:기자|記者|记者|編集部|特派员|통신원)$|^(?:记者|記者)\\s*|[\\s.,:;|–—-]+$");

  /// Agencies named after those who wrote for them.
  private static final Pattern AGENCY =
      Pattern.compile(
          "(?i)(?:the )?(?:reuters|afp|ap|dpa|epd|kna|sid|efe|ansa|apa|sda|pap|tass|belga|anp|ritzau|tt|ntb|stt|agencia efe|agencias?|associated press|canadian press|press association|bloomberg)");

  private static final Pattern PARTICLE =
      Pattern.compile(
          "de|van|von|der|den|la|le|el|bin|al|del|dos|da|do|das|di|du|des|zu|zur|ten|ter|af|av|y|e|ibn|ben|bint|vom|d'\\p{L}+|d’\\p{L}+|al-\\p{L}+|el-\\p{L}+");

  /// A word of a person's name, and the small words inside names.
  private static final String NAME =
      "(?:\\p{Lu}[\\p{L}\\p{M}.'’\\-]*(?:\\s+(?:(?:de|van|von|der|den|la|le|el|bin|al|del|dos|da|di|du|zu|ten|ter|de la)\\s+)*\\p{Lu}[\\p{L}\\p{M}.'’\\-]*){0,4})";

  private static final String NAMES =
      "("
          + NAME
          + "(?:\\s*(?:,|&|;|/|,? and|,? und|et|y|e|en|och|og|i|и|και|ve)\\s*"
          + NAME
          + "){0,5})";

  /// A line that begins with a label and a name.
  private static final Pattern LINE =
      Pattern.compile(
          "^[^\\p{L}\\p{Nd}]{0,3}(?:(?:[Ww]ritten|[Pp]osted|[Pp]ublished|[Ss]tory|[Ww]ords|[Rr]eporting|[Ss]ubmitted|[Tt]ext) by|By|BY|by"
              + "|(?:(?:Ein |Eine |Von )?(?:Artikel|Beitrag|Gastbeitrag|Bericht|Kommentar|Text|Analyse|Interview|[Vv]erfasst|[Gg]eschrieben|[Vv]eröffentlicht|[Ee]ingestellt|[Ee]rstellt|[Gg]epostet) )?[Vv]on|VON"
              + "|(?:(?:Publié|Posté|Écrit|Rédigé|Un article|Propos recueillis) )?[Pp]ar|PAR|(?:(?:Publicado|Escrito|Enviado|Postado) )?[Pp]or|POR|(?:(?:Pubblicato|Scritto|Postato|Inserito) )?[Dd]i|DI|(?:Pubblicato|Scritto|Postato|Inserito) da|[Aa] cura di|(?:Geschreven |Geplaatst |Gepost |Ingediend |Gepubliceerd )?[Dd]oor|(?:Skrivet |Skrevet |Publicerad |Publicerat |Tekst |Text )?[Aa]v|(?:Skrevet )?[Aa]f|Napisane przez|Opublikowane przez|Dodane przez|Oleh"
              + "|(?:Text|Texte|Texto|Testo|Tekst|Autor(?:in|a|es|zy|en)?|Authors?|Autore|Autori|Auteurs?|Verfasser(?:in)?|Forfatter|Skribent|Kirjoittanut|Kirjoittaja|Írta|Szerző|Yazan|Yazar|Penulis|Tác giả|Автор|Авторы|Текст|Συντάκτης|Επιμέλεια|AUTOR|AUTEUR|AUTORE|AUTHOR)\\s*:|Автор|Του|Της)(?:\\s*:)?\\s+"
              + NAMES
              + "(?![\\p{L}\\p{M}]).{0,120}$");

  private static final String POSTED =
      "(?:posted|written|published|submitted|created|entry|artikel|beitrag|eintrag|eingestellt|geschrieben|verfasst|gepostet|veröffentlicht|erstellt|publié|posté|rédigé|écrit|publicad[oa]|escrit[oa]|enviado|postado|pubblicato|scritto|inserito|postato|opublikowan\\p{L}*|dodan\\p{L}*|napisan\\p{L}*|geplaatst|gepost|ingediend|geschreven|gefragt|asked|skrevet|skrivet|publicerad|publicerat|publisert|опубликовано|размещено)(?!\\p{L}).{0,80}?(?<!\\p{L})(?:by|von|par|por|da|di|przez|door|av|af):?\\s+";

  /// A name inside the sentence that blog engines put below a post.
  private static final Pattern SENTENCE =
      Pattern.compile(POSTED + NAMES, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// One of these words is in every such sentence.
  static final List<String> BEFORE_NAMES =
      List.of(
          " by ", " by: ", " von ", " von: ", " par ", " par: ", " por ", " por: ", " da ", " di ",
          " przez ", " door ", " door: ", " av ", " av: ", " af ", " af: ");

  private static final Pattern LEADING =
      Pattern.compile(POSTED + "$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SEPARATOR = Pattern.compile("\\s*[|·•,–—/()\\n]\\s*|\\s+-\\s+");

  private static final Pattern CLOCK =
      Pattern.compile(
          "(?:(?:um|at|om|à|alle|kl\\.?) )?\\d{1,2}[:.h]\\d{2}(?: ?(?:uhr|[ap]\\.?m\\.?))?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COMPANY =
      Pattern.compile(
          "(?i).*(?<!\\p{L})(?:gmbh|ag|kg|inc|ltd|llc|e\\. ?v|verlag|agentur|media|group|s\\.?[ar]\\.?l|s\\.?p\\.?a|s\\.a|b\\.v|corporation|foundation|stiftung|university|universität|ministry|ministerium|institut|institute|verein|verband|partei|webdesign|design|team|services?|software|solutions?|company|webmaster)(?!\\p{L}).*");

  private AuthorNames() {}

  /// A text without the words before its names.
  static String withoutLabel(String text) {
    return BY.matcher(text).replaceFirst("").strip();
  }

  static boolean isLabelled(String text) {
    return BY.matcher(text).lookingAt();
  }

  /// The names in a line: what stands between separators and looks like one.
  static List<String> in(String line) {
    List<String> names = new ArrayList<>();
    boolean capitals = line.equals(line.toUpperCase(Locale.ROOT));
    String plain =
        capitals ? AND.matcher(line).replaceAll(m -> m.group().toLowerCase(Locale.ROOT)) : line;
    for (String part : BETWEEN.split(withoutLabel(plain), -1)) {
      String name =
          withoutAgency(SUFFIX.matcher(withoutLabel(part.strip())).replaceAll("").strip());
      if (looksLikeName(name) && !names.contains(cased(name))) {
        names.add(cased(name));
      } else if (!names.isEmpty() && name.length() > 60) {
        break;
      }
    }
    return names;
  }

  /// "Ada Reed Reuters" is Ada Reed.
  private static String withoutAgency(String name) {
    int last = name.lastIndexOf(' ');
    boolean agency = last > 0 && name.indexOf(' ') < last && isAgency(name.substring(last + 1));
    return agency ? name.substring(0, last) : name;
  }

  /// The names of a line that says it is one: "By Ada Reed", "作者：張三".
  static List<String> labelled(String line) {
    Matcher cased = LINE.matcher(DateText.hasDigit(line) ? DateText.before(line) : line);
    if (cased.matches()) {
      return in(cased.group(1));
    }
    Matcher caseless = CASELESS.matcher(line);
    if (line.chars().anyMatch(c -> c > 0x500) && caseless.find() && caseless.start() < 40) {
      Matcher name = CASELESS_NAME.matcher(line.substring(caseless.end()));
      String found = name.find() ? SUFFIX.matcher(name.group()).replaceAll("") : "";
      return found.length() < 2 || NOBODY.matcher(found).matches() ? List.of() : List.of(found);
    }
    return List.of();
  }

  /// The name in a short line of date and name, in either order: "3 May 2019 | Ada Reed". Without a
  /// label only a first and a last name are believed.
  static List<String> besideDate(String line) {
    String rest = DateText.without(line);
    if (rest.length() == line.length()) {
      return List.of();
    }
    for (String part : SEPARATOR.split(CLOCK.matcher(rest).replaceAll(" "), -1)) {
      String name = SUFFIX.matcher(part.strip()).replaceAll("").strip();
      if (!name.isEmpty()) {
        boolean person = Character.isUpperCase(name.codePointAt(0)) && isPersonal(name);
        return isLabelled(name) ? in(name) : person ? List.of(cased(name)) : List.of();
      }
    }
    return List.of();
  }

  /// Whether a text ends in the words that stand before the name of who posted an entry.
  static boolean leadsToName(String text) {
    return LEADING.matcher(text).find();
  }

  /// The names in a sentence on who posted an entry.
  static List<String> inSentence(String line) {
    Matcher sentence = SENTENCE.matcher(line);
    return sentence.find() && Character.isUpperCase(sentence.group(1).codePointAt(0))
        ? in(sentence.group(1))
        : List.of();
  }

  /// A text that as a whole may be a name, also one that its owner made up for the web.
  static @Nullable String whole(String text) {
    boolean plain =
        text.length() < 50
            && text.length() > 1
            && text.codePoints().anyMatch(Character::isLetter)
            && !BETWEEN.matcher(text).find()
            && !text.matches("(?s).*(?:https?:|@|www\\.).*")
            && !NOBODY.matcher(text).matches()
            && !LEADS_ON.matcher(text).matches();
    return plain ? cased(text) : null;
  }

  /// A name of one word as people take them on the web: `rmb8090`.
  static boolean isNickname(String text) {
    return text.matches("[\\p{L}\\p{M}\\p{Nd}_.-]{3,25}")
        && text.chars().anyMatch(Character::isLetter)
        && !NOBODY.matcher(text).matches()
        && !NOT_A_NAME.matcher(text.replaceAll("\\p{Nd}", "")).matches();
  }

  static boolean isCompany(String text) {
    return COMPANY.matcher(text).matches();
  }

  private static boolean looksLikeName(String name) {
    if (name.length() < 2 || name.length() > 45 || NOBODY.matcher(name).matches()) {
      return false;
    }
    int first = name.codePointAt(0);
    boolean apt = !Character.isLowerCase(first) && Character.isLetter(first);
    boolean longEnough = name.length() > 2 || Character.getType(first) == Character.OTHER_LETTER;
    return apt && longEnough && areNames(name) && !NOT_A_NAME.matcher(name).matches();
  }

  /// A sentence has small words that no name has.
  private static boolean areNames(String text) {
    String[] words = text.split(" ", -1);
    for (String word : words) {
      boolean small = !word.isEmpty() && Character.isLowerCase(word.codePointAt(0));
      if (small && !PARTICLE.matcher(word).matches()) {
        return false;
      }
    }
    return words.length <= 5;
  }

  /// Whether a name of a site may well be that of the one person who writes it.
  static boolean isPersonal(String name) {
    String[] words = name.strip().split(" ", -1);
    return words.length >= 2
        && words.length <= 3
        && !PARTICLE.matcher(words[words.length - 1]).matches()
        && looksLikeName(name)
        && !isCompany(name);
  }

  static boolean isAgency(String name) {
    return AGENCY.matcher(name).matches();
  }

  /// Names printed in capitals as they are written: `ADA REED` is Ada Reed. One word alone may be
  /// an agency.
  private static String cased(String name) {
    boolean capitals = name.contains(" ") && name.equals(name.toUpperCase(Locale.ROOT));
    if (!capitals || name.equals(name.toLowerCase(Locale.ROOT))) {
      return name;
    }
    StringBuilder cased = new StringBuilder();
    boolean starts = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      cased.append(starts ? c : Character.toLowerCase(c));
      starts = !Character.isLetter(c);
    }
    return cased.toString();
  }
}
