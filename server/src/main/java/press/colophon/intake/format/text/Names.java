package press.colophon.intake.format.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What the name of a person or of a publication looks like.
final class Names {

  /// Words end where letters of any script do: no MA is in Maëlle.
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private static final Set<String> PARTICLES =
      Set.of(
          "de", "del", "della", "der", "den", "di", "da", "das", "do", "dos", "du", "des", "la",
          "le", "van", "von", "vom", "zu", "zur", "ter", "ten", "bin", "ibn", "bint", "al", "el",
          "y", "e", "i", "ap", "af", "av", "of", "the", "and", "&", "for", "on", "in", "dell",
          "di,", "à", "au", "aux", "les", "ben", "abu", "st", "san", "/");

  private static final Pattern OUTLET =
      Pattern.compile(
          "(?:^The\\b.*|.*\\b(?:News|Newsroom|Times|Post|Daily|Press|Journal|Agency|Agence|Agencia|Agência|Wire|Research|Review|Gazette|Gazzetta"
              + "|Gaceta|Herald|Tribune|Chronicle|Courier|Courrier|Correo|Observer|Mail|Echo|Monitor|Voice|Voices|Mirror|Guardian|Standard"
              + "|Telegraph|Star|Sun|Globe|Magazine|Weekly|Bulletin|Report|Reports|Dispatch|Examiner|Register|Record|Sentinel|Argus"
              + "|Network|Media|Online|Today|Radio|TV|FM|Institute|Foundation|University|Universität|Université|Universidad|Centre|Center|Project"
              + "|Group|Association|Authority|Board|Council|Society|Union|Committee|Company|Inc|Ltd|LLC|GmbH|Zeitung|Tagblatt|Nachrichten"
              + "|Anzeiger|Kurier|Rundschau|Presse|Diario|Diário|Periódico|Jornal|Giornale|Corriere|Journal|Faro|Voz|Notes|Blog|Watch"
              + "|Lantern|Alert|Trust|Office|Newspaper|Collective|Syndicate|Associated|Reuters|AFP|BBC|CNN|Quarterly|Films|Pictures|Images|Staff"
              + "|Wikimedia|Commons|Getty|Ministry|Department|Service|Services|Museum|Archive|Archives|Library|Insider|Beacon|Ledger|Digest|Matters|Desk|Team|Club|Broadcasting|Broadcaster|Publishing|Productions|Communications|College|School|Academy|Hospital|Laboratory|Institution|Consortium|Alliance|Coalition|Federation|Bureau|Corporation|Government|Embassy|Ministerio|Instituto|Istituto|Institut|Fundación|Universitat|Università|Universidade|Hochschule|Verlag|Redaktion|Rédaction|Redacción|Redazione|Redação|Newspapers|Correspondents)\\b.*|.*\\.(?:com|org|net|info|example|ru|uk|de|fr|es|it)"
              + "|(?:.*[^\\p{L}])?(?:صحيفة|جريدة|وكالة|مجلة|قناة|موقع|газета|вестник|известия|новости|агентство|журнал|ведомости|правда|листок|курьер|хроника|голос|обозрение|вечерний|вечерняя|вісник|газети?|gazeta|kurier|dziennik|tygodnik|agencja|krant|dagblad|nieuwsblad|tidning|\\p{L}{4,}(?:bladet|posten|avisen|tidningen|blatt|zeitung|bode|courant|krant)|tidende|avis|avisen|lehti|sanomat|noviny|deník|ziarul|hírlap|gazetesi|ajansı|εφημερίδα|kabar|harian|koran|suara)(?:[^\\p{L}].*)?"
              + "|[\\p{IsHan}\\p{IsKatakana}\\p{IsHiragana}]{1,10}(?:日报|日報|新闻|新聞|周报|週報|周刊|週刊|晚报|晚報|时报|時報|早报|晨报|都市报|杂志|雜誌|通讯社|通訊社|通信社|网|網|报|報)社?)",
          FLAGS);

  private static final Pattern ROLE =
      Pattern.compile(
          ".*\\b(?:reporter|correspondent|editor|writer|columnist|professor|lecturer|director|fellow|analyst|chair|researcher|student|journalist"
              + "|contributor|contributing|producer|critic|staff|intern|author|specialist|scientist|postdoctoral|president|secretary|officer|spokesperson"
              + "|redakteur(?:in)?|reporterin|korrespondent(?:in)?|journaliste|rédact(?:eur|rice)|correspondant[e]?|redactora?|corresponsal|periodista|giornalista|inviat[oa]|jornalista|colunista"
              + "|(?-i:MD|Ph\\.?D|M\\.?D|MPH|RN|MSc|MA|BA|Esq))\\b\\.?.*",
          FLAGS);

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}'’.\\-]*[\\p{L}\\p{M}.]?|\\p{L}|@\\w+|\\d{1,4}");

  /// A name in Chinese characters or Korean letters is written as one word.
  private static final Pattern HAN_NAME =
      Pattern.compile("[\\p{IsHan}・·]{2,8}|\\p{IsHangul}{2,4}(?: 기자)?");

  private Names() {}

  /// One to eight words, each with a capital or a particle between them; letters of scripts without
  /// case count as capitals.
  static boolean name(String text) {
    if (text.isEmpty() || text.length() > 90) {
      return false;
    }
    String[] words = text.split(" ", -1);
    boolean capital = false;
    for (String word : words) {
      if (!WORD.matcher(word).matches() && !PARTICLES.contains(word)) {
        return false;
      }
      boolean named = named(word);
      capital |= named;
      if (!named
          && !PARTICLES.contains(word)
          && !PARTICLES.contains(word.replaceAll("['’].*", ""))) {
        return false;
      }
    }
    return capital && words.length <= 8 && !PARTICLES.contains(words[words.length - 1]);
  }

  private static boolean named(String word) {
    int first = word.codePointAt(0);
    boolean caseless = Character.isLetter(first) && !Character.isLowerCase(first);
    boolean insideCapital =
        word.length() > 2 && word.chars().skip(1).anyMatch(Character::isUpperCase);
    return caseless || insideCapital || Character.isDigit(first);
  }

  /// Two to five words of a name that are not the name of a publication.
  static boolean person(String text) {
    int words = Block.words(text);
    if (HAN_NAME.matcher(text).matches()) {
      return true;
    }
    return words >= 2
        && words <= 5
        && name(text)
        && !outlet(text)
        && !text.contains("&")
        && text.chars().noneMatch(Character::isDigit)
        && text.codePoints().anyMatch(Character::isLetter)
        && !text.contains(" of ")
        && !text.contains(" and ")
        && !text.contains(" the ")
        && !text.contains(" in ")
        && !text.contains(" on ")
        && !text.contains(" for ");
  }

  /// Begins with a capital, or with a letter of a script without case.
  static boolean opensName(String text) {
    int first = text.codePointAt(0);
    return Character.isLetter(first) && !Character.isLowerCase(first);
  }

  static boolean outlet(String text) {
    return OUTLET.matcher(text).matches();
  }

  static boolean role(String text) {
    return ROLE.matcher(text).matches();
  }

  /// "JANE O'NEILL" as "Jane O'Neill"; names in mixed case and abbreviations stay.
  static String calm(String name) {
    boolean shouted =
        name.equals(name.toUpperCase(Locale.ROOT)) && !name.equals(name.toLowerCase(Locale.ROOT));
    if (!shouted || Block.words(name) < 2 || outlet(name)) {
      return name;
    }
    var calm = new StringBuilder();
    for (String word : name.split(" ", -1)) {
      calm.append(calm.isEmpty() ? "" : " ").append(calmWord(word));
    }
    return calm.toString();
  }

  private static String calmWord(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (PARTICLES.contains(lower) && word.length() > 1) {
      return lower;
    }
    var calm = new StringBuilder(word.length());
    for (int i = 0; i < lower.length(); i++) {
      boolean starts = i == 0 || "-'’.".indexOf(lower.charAt(i - 1)) >= 0;
      boolean afterMc = i == 2 && lower.startsWith("mc");
      char c = lower.charAt(i);
      calm.append(starts || afterMc ? Character.toUpperCase(c) : c);
    }
    return calm.toString();
  }
}
