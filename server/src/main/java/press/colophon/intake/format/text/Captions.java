package press.colophon.intake.format.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lines under pictures: what is seen, and whose picture it is.
final class Captions {

  /// @param featured whether the line says that it belongs to the article's own picture
  record Caption(@Nullable String text, @Nullable String credit, boolean featured) {}

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final int LONGEST = 700;

  private static final String PICTURE =
      "(?:featured |banner |top |teaser |cover |main |header |lead |file |feature )?(?:image|photo|photograph|picture|pic|foto|fotografía|fotografia|imagen|imagem|immagine|bild|aufnahme|illustration|ilustración|illustrazione|graphic|infographic|screenshot|visuel|titelbild|beitragsbild|fotografie|"
          + Label.PHOTO.words()
          + ")s?(?: (?:en vedette|à la une|destacad[ao]|(?:em|de) destaque|in evidenza|di copertina|de portada|de une))?";

  private static final Pattern CREDIT_ONLY =
      Pattern.compile(
          "[\\[(]?(?:"
              + PICTURE
              + "\\s*(?:credits?|by|courtesy(?: of)?|©|source|from|de|von|di|provided by|supplied(?: by)?|crédits?|crédito)(?!\\p{L})\\s*[:：/,]?\\s*"
              + "|(?:credits?|crédits?|créditos?|photographed by|photography|pictures by|bildnachweis|bildquelle|fotocredit|crédit photo|image source|photo source)\\s*[:：]\\s*|photography by\\s+|fot\\.\\s+)(?<credit>[^\\n]{2,160}?)[\\])]?\\.?",
          FLAGS);

  private static final Pattern LABELLED =
      Pattern.compile(
          "[\\[(]?(?<label>(?:in this )?"
              + PICTURE
              + "(?:\\s+(?:caption|above|below|top))?|caption|legend|légende|bildunterschrift|pie de foto|didascalia|legenda|pictured)\\s?[:：]\\s*(?<rest>.+?)",
          FLAGS | Pattern.DOTALL);

  private static final Pattern FEATURED_IS =
      Pattern.compile(
          "(?<label>featured (?:image|photo|picture)|the image)\\s+(?:is |was )?(?<rest>(?:from|by|courtesy of|via|a |an |licensed|taken|©).+)",
          FLAGS);

  /// The credit within or after a caption.
  private static final Pattern CREDIT_WITHIN =
      Pattern.compile(
          "\\s*[\\[(（|–—/-]?\\s*(?<!\\p{L})(?:photo(?:graph)?|image|picture|foto|bild|pic|fotografía|imagen|imagem|immagine|crédit(?: photo)?|crédito|credit|credits|source|fuente|quelle|fonte|©|copyright|"
              + Label.PHOTO.words()
              + ")"
              + "\\s*(?:credit|by|courtesy(?: of)?|source|de|von|di|por)?\\s*(?:[:：/=＝]|(?<=by|of|\\bde|von|\\bdi|por|fot\\.)\\s)\\s*|\\s*[\\[(|–—-]?\\s*(?:©|\\bvia\\s(?=\\p{Lu})|\\bcourtesy of\\s)\\s*",
          FLAGS);

  private static final Pattern TRAILING =
      Pattern.compile(
          ".*[(\\[](?:photo(?:graph)?|image|picture|foto|bild|credit|photo credit|crédit photo|AP Photo)\\s*(?:by|:|/|credit:|courtesy(?: of)?)\\s*/?\\s*[^()]{2,100}[)\\]]\\.?",
          FLAGS | Pattern.DOTALL);

  /// What is shown is part of the sentence: "Screenshot from the video of the play."
  private static final Pattern SCREENSHOT =
      Pattern.compile("screen(?:shot|grab|cap) (?:from|of|taken)\\b.{5,200}$", FLAGS);

  /// "is from Flickr/CC BY 2.0": whose picture it is, and nothing of what is seen.
  private static final Pattern OWNER =
      Pattern.compile(
          "(?:taken )?(?:from|by|courtesy of|via|©)\\s+(?:the\\s+)?(?<credit>.{2,80})", FLAGS);

  /// "Gas flares over Szeged. Photo: Lili Tóth", without brackets.
  private static final Pattern LABEL_LAST =
      Pattern.compile(
          "(?<text>.{6,300}?)[\\s.。|–—-]\\s*(?:(?:photo(?:graph)?|image|picture|foto|fotografía|bild|credit|photo credit|crédit photo|crédito|"
              + Label.PHOTO.words()
              + ")(?:\\s?[:：=＝]|\\s(?:by|courtesy of|de|von|di)\\s|(?<=fot\\.)\\s)|©)\\s*(?<credit>[^:]{2,90})",
          FLAGS);

  private static final Pattern BY_WORD =
      Pattern.compile(
          "(?:photo(?:graph)?|image|picture|foto|bild) (?:by|courtesy|de|von|di) |(?<!\\p{L})fot\\. ",
          FLAGS);

  /// "Stalls in the port. ÓSCAR PAZOS": the photographer in capitals after the sentence.
  private static final Pattern CAPITALS_LAST =
      Pattern.compile(
          "(?<text>\\p{Lu}.{12,300}?[.)])\\s+[(]?(?<credit>\\p{Lu}[\\p{Lu}.'’-]+(?:\\s[\\p{Lu}.&/'’-]+){1,7})[)]?");

  /// "The pipeline near Szeged by Lili Tóth, CC BY 4.0".
  private static final Pattern BY_LAST =
      Pattern.compile(
          "(?<text>.{8,300}?),?\\s+by\\s+(?<credit>(?<name>\\p{Lu}[^,;:()/]{3,40})(?:(?:,|\\s?/|\\s\\(|\\s(?:for|via|on)\\s).{2,80})?)");

  /// "Photo of the station, by Rosa Quispe, used with permission."
  private static final Pattern PICTURE_OF =
      Pattern.compile(
          "(?:photo(?:graph)?|image|picture|screenshot|illustration|map) (?:of|from|showing) .{5,250}(?:used with (?:kind )?permission|\\bCC[ -]BY\\b.{0,30}|public domain|via .{3,40}|fair use)\\.?",
          FLAGS);

  /// "The library on its way (foto Ada Loma)": label and name in brackets at the end.
  private static final Pattern IN_BRACKETS =
      Pattern.compile(
          "(?<text>.{6,300}?)\\s*[(\\[（](?:"
              + PICTURE
              + "|credits?|crédits?|ph\\.?|courtesy(?: of)?)\\s*(?:credit|by|courtesy(?: of)?|de|von|di|av)?\\s*[:：/·・]?\\s*(?<credit>[^()（）]{2,90})[)\\]）]\\.?",
          FLAGS);

  /// "The quay at dawn. Kim Lang/Tern Tribune", "The quay at dawn. | TERN TRIBUNE".
  private static final Pattern SLASHED =
      Pattern.compile(
          "(?<text>.{12,300}?[.!?…)])\\s+(?<credit>(?<name>\\p{Lu}[^/.|]{3,40}?)\\s?/\\s?(?<outlet>[^/|]{2,50}))");
  private static final Pattern BAR_LAST =
      Pattern.compile("(?<text>.{12,300}?[.…])\\s+[|/–—]\\s+(?<credit>[^|.]{3,60})");

  /// "三枝さん＝大槻亮撮影".
  private static final Pattern TAKEN_BY =
      Pattern.compile(
          "(?<text>.{4,200}?)[＝=（(、。]\\s?(?<credit>[\\p{IsHan}\\p{IsKatakana}ー・]{2,12}?)さ?ん?\\s?[/／]?\\s?(?:撮影|提供|摄|攝)[)）]?");

  /// What stands in brackets at the end of a picture's description.
  private static final Pattern ASIDE_LAST =
      Pattern.compile("(?<text>.{6,400}?)\\s*\\((?<credit>[^()]{3,60})\\)\\.?");

  /// "© Foto: Ada Loma" says twice that a name follows.
  private static final Pattern LEADING_LABEL =
      Pattern.compile("^(?:©\\s?)?(?:" + PICTURE + "|©)\\s?(?:[:：]|by\\s)\\s*", FLAGS);

  private static final String AGENCY =
      "(?:Getty Images|Reuters|REUTERS|AFP|EPA|PA Media|PA Wire|AP|AP Photo|dpa|EFE|ANSA|Xinhua|Shutterstock|iStock|Unsplash|Pixabay|Wikimedia Commons|Flickr)";

  /// "A boat on the Selma. REUTERS/Kim Lang", without a label.
  private static final Pattern AGENCY_LAST =
      Pattern.compile(
          "(?<text>.{15,300}?)\\s+[(\\[]?(?<credit>"
              + AGENCY
              + "\\s?/\\s?[\\p{L} .'-]{3,50}|[\\p{L} .'-]{3,40}\\s?/\\s?"
              + AGENCY
              + ")[)\\]]?\\.?");

  private static final Pattern AGENCY_FIRST =
      Pattern.compile(
          "(?<credit>"
              + AGENCY
              + "(?:\\s?/\\s?[\\p{L}.'-]+(?: [\\p{L}.'-]+)?)?) (?<text>\\p{Lu}.{9,250}[^.!?])");

  private Captions() {}

  static @Nullable Caption of(String text) {
    if (text.length() > LONGEST || text.length() < 6) {
      return null;
    }
    if (SCREENSHOT.matcher(text).lookingAt()) {
      return new Caption(text, null, false);
    }
    Matcher credit = CREDIT_ONLY.matcher(text);
    if (credit.matches() && credited(credit.group("credit"))) {
      return new Caption(null, tidy(credit.group("credit")), false);
    }
    Matcher labelled = LABELLED.matcher(text);
    if (labelled.matches()) {
      return caption(labelled.group("label"), labelled.group("rest"));
    }
    Matcher featured = FEATURED_IS.matcher(text);
    if (featured.matches()) {
      return caption(featured.group("label"), featured.group("rest"));
    }
    Matcher brackets = IN_BRACKETS.matcher(text);
    boolean closed = text.indexOf('(') >= 0 || text.indexOf('[') >= 0 || text.indexOf('（') >= 0;
    if (closed && brackets.matches() && creditShaped(brackets.group("credit"))) {
      return new Caption(
          tidyCaption(brackets.group("text")), tidy(brackets.group("credit")), false);
    }
    Matcher last = AGENCY_LAST.matcher(text);
    if (text.indexOf('/') > 0 && last.matches()) {
      return new Caption(tidyCaption(last.group("text")), tidy(last.group("credit")), false);
    }
    Matcher first = AGENCY_FIRST.matcher(text);
    if (first.matches()) {
      return new Caption(tidyCaption(first.group("text")), first.group("credit"), false);
    }
    Caption unlabelled = unlabelled(text);
    if (unlabelled != null) {
      return unlabelled;
    }
    boolean trailing =
        text.length() <= 400
            && (text.indexOf('(') >= 0 || text.indexOf('[') >= 0)
            && TRAILING.matcher(text).matches();
    return trailing ? separated(text, false) : null;
  }

  private static @Nullable Caption unlabelled(String text) {
    if (PICTURE_OF.matcher(text).matches()) {
      return separated(text, false);
    }
    if (text.length() > 400 || text.endsWith("?") || text.endsWith("!")) {
      return null;
    }
    Matcher taken = TAKEN_BY.matcher(text);
    if (takenBy(text) && taken.matches()) {
      return new Caption(taken.group("text"), taken.group("credit"), false);
    }
    Caption marked = marked(text);
    if (marked != null) {
      return marked;
    }
    Matcher capitals = CAPITALS_LAST.matcher(text);
    if (shouts(text) && capitals.matches()) {
      return new Caption(capitals.group("text"), tidy(capitals.group("credit")), false);
    }
    if (!mayCredit(text)) {
      return null;
    }
    Matcher label = LABEL_LAST.matcher(text);
    boolean years = text.indexOf('©') >= 0 && text.matches(".*©\\D{0,60}(?:19|20)\\d\\d.*");
    return label.matches() && !years && creditShaped(label.group("credit"))
        ? separated(text, false)
        : null;
  }

  /// A quick look before the pattern that is tried at every position of the text.
  private static boolean takenBy(String text) {
    String end = text.substring(Math.max(0, text.length() - 4));
    return end.contains("撮影") || end.contains("提供") || end.contains("摄") || end.contains("攝");
  }

  /// A name behind the caption's full stop, marked as a credit by a slash or a bar.
  private static @Nullable Caption marked(String text) {
    boolean may = text.indexOf('/') > 0 || text.indexOf('|') > 0 || text.indexOf('–') > 0;
    Matcher slashed = SLASHED.matcher(text);
    if (may
        && slashed.matches()
        && Names.person(slashed.group("name"))
        && Names.name(slashed.group("outlet"))) {
      return new Caption(slashed.group("text"), tidy(slashed.group("credit")), false);
    }
    Matcher bar = BAR_LAST.matcher(text);
    return may && bar.matches() && creditShaped(bar.group("credit"))
        ? new Caption(bar.group("text"), tidy(bar.group("credit")), false)
        : null;
  }

  /// The description of a picture, and the credit that it may end with.
  static Caption ofDescription(String text) {
    Caption caption = of(text);
    if (caption != null && caption.text() != null && caption.credit() != null) {
      return caption;
    }
    Matcher aside = ASIDE_LAST.matcher(text);
    return aside.matches() && Names.opensName(aside.group("credit"))
        ? new Caption(tidyCaption(aside.group("text")), tidy(aside.group("credit")), false)
        : new Caption(text, null, false);
  }

  /// Whether the last letters are capitals; a quick look before the pattern.
  private static boolean shouts(String text) {
    int end = text.length() - (text.endsWith(")") ? 1 : 0);
    return end > 2
        && Character.isUpperCase(text.charAt(end - 1))
        && Character.isUpperCase(text.charAt(end - 2));
  }

  /// A quick look before the pattern that is tried at every position of the text.
  private static boolean mayCredit(String text) {
    return text.indexOf(':') > 0
        || text.indexOf('：') > 0
        || text.indexOf('=') > 0
        || text.indexOf('＝') > 0
        || text.indexOf('©') > 0
        || BY_WORD.matcher(text).find();
  }

  private static boolean credited(String text) {
    return Block.words(text) <= 16 && !text.matches(".*[.!?]\\s+\\p{Lu}.*\\.$");
  }

  private static Caption caption(String label, String rest) {
    boolean featured =
        label
            .toLowerCase(java.util.Locale.ROOT)
            .matches(".*(?:featured|vedette|à la une|destac|destaque|evidenza).*");
    Matcher owner = OWNER.matcher(rest);
    if (owner.matches() && Names.name(owner.group("credit").split("[/,(]", 2)[0].strip())) {
      return new Caption(null, tidy(owner.group("credit")), featured);
    }
    Caption caption = separated(rest, featured);
    boolean nameOnly = caption.credit() == null && creditShaped(rest);
    boolean says =
        label.toLowerCase(java.util.Locale.ROOT).matches(".*(?:caption|pictured|legend).*");
    return nameOnly && !says ? new Caption(null, tidy(rest), featured) : caption;
  }

  /// "Coast Alert", "Sam Kerr / Mill Square Echo": names and slashes, no sentence.
  private static boolean creditShaped(String text) {
    String bare = tidy(text);
    if (bare.indexOf('/') > 0 && Block.words(bare) <= 9 && Names.opensName(bare)) {
      return true;
    }
    return Block.words(bare) <= 7
        && Names.name(
            bare.replace("/", " / ")
                .replace(",", "")
                .replaceAll("[()|]", "")
                .replaceAll("\\s+", " ")
                .strip());
  }

  private static Caption separated(String text, boolean featured) {
    Matcher within = CREDIT_WITHIN.matcher(text);
    if (within.find()) {
      String caption = tidyCaption(text.substring(0, within.start()));
      String credit = tidy(text.substring(within.end()));
      if (!credit.isEmpty() && Block.words(credit) <= 25) {
        return new Caption(caption.isEmpty() ? null : caption, credit, featured);
      }
    }
    Matcher by = BY_LAST.matcher(text);
    if (by.matches() && Names.person(by.group("name").strip())) {
      return new Caption(tidyCaption(by.group("text")), tidy(by.group("credit")), featured);
    }
    return new Caption(tidyCaption(text), null, featured);
  }

  private static String tidyCaption(String text) {
    return text.strip().replaceAll("[\\s|(\\[–—/,©-]+$", "").strip();
  }

  private static String tidy(String text) {
    String bare =
        LEADING_LABEL.matcher(text.strip().replaceAll("^[\\s:(\\[/-]+", "")).replaceFirst("");
    boolean opened = bare.indexOf('(') >= 0 || bare.indexOf('[') >= 0;
    String tidy = bare.replaceAll(opened ? "[\\s.]+$" : "[\\s.)\\]]+$", "");
    return tidy.lastIndexOf('(') > tidy.lastIndexOf(')') ? tidy + ")" : tidy;
  }
}
