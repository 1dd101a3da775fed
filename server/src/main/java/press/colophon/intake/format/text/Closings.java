package press.colophon.intake.format.text;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account.Kind;

/// What a site says in its own name before the first paragraph or after the last one: who edited,
/// who wrote, what the paper is, how it lives, how the text may be used.
///
/// The same words may be a sentence of an article; between two paragraphs they are.
final class Closings {

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final int LONGEST = 420;

  private static final String PERSON = "(?-i:\\p{Lu}[\\p{L}.’'-]*(?: \\p{L}[\\p{L}.’'-]*){1,4}?)";
  private static final String NAME = "\\p{L}[\\p{L}.’'·・ -]{1,40}";
  private static final String PAPER =
      "(?:newsroom|news (?:outlet|site|service|organi[sz]ation|agency|website)|publication|magazine|newspaper|quarterly|monthly|weekly|journal|blog|newsletter|podcast|(?:volunteer|media|journalism|reporting|news) (?:project|platform|website|collective|cooperative|co-op|site))";

  /// One of these, or a colon, is in every line in Latin letters that a pattern below fits.
  private static final List<String> WORDS =
      List.of(
          " is ",
          " was ",
          " has ",
          " taught ",
          "translated ",
          "/",
          "credit",
          "attribut",
          "cite ",
          "publi",
          "get ",
          "try ",
          "buy ",
          "order ",
          "send ",
          "subscri",
          "renew ",
          "read ",
          "newsletter",
          "permalink",
          "permiso",
          "dilarang",
          "kopiowanie",
          "przedruk",
          "rozpowszechnianie",
          "oprac");

  private static final Map<Kind, Pattern> SHAPES = shapes();

  private Closings() {}

  static @Nullable Kind of(Block block) {
    String text = block.plain();
    if (text.length() > LONGEST || !block.is(Block.Shape.TEXT)) {
      return null;
    }
    if (!maySpeak(text)) {
      return null;
    }
    for (Map.Entry<Kind, Pattern> shape : SHAPES.entrySet()) {
      if (shape.getValue().matcher(text).lookingAt()) {
        return shape.getKey();
      }
    }
    return null;
  }

  /// A quick look before the patterns: most lines of an article hold none of these.
  private static boolean maySpeak(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean latin = lower.codePoints().allMatch(c -> c < 0x250 || (c >= 0x2000 && c < 0x2100));
    return !latin || lower.indexOf(':') > 0 || WORDS.stream().anyMatch(lower::contains);
  }

  private static Map<Kind, Pattern> shapes() {
    var map = new EnumMap<Kind, Pattern>(Kind.class);
    map.put(Kind.BIOGRAPHY, any(editors(), initials(), reporters()));
    map.put(Kind.PERMISSION, any(Label.TERMS.words(), terms()));
    map.put(Kind.NEWSLETTER, any(Label.SCAN.words(), subscriptions()));
    map.put(Kind.NAVIGATION, any(filings()));
    map.put(Kind.MASTHEAD, any(papers()));
    return map;
  }

  private static Pattern any(String... shapes) {
    return Pattern.compile("(?:" + String.join("|", shapes) + ")", FLAGS);
  }

  private static String editors() {
    return "[(（\\[]?(?:" + Label.EDITOR.words() + ")\\s?[:：/]\\s*" + NAME + "[)）\\]]?$";
  }

  /// "(ab/cd)", as agencies and broadcasters sign.
  private static String initials() {
    return "\\(\\p{L}{2,5}(?:\\s?/\\s?\\p{L}{2,5}){1,3}(?:\\s?\\([^)]{2,20}\\))?\\)$";
  }

  private static String reporters() {
    return PERSON
        + " (?:taught|has (?:taught|written|reported|covered|worked))\\b[^.]{3,120}\\. (?:he|she|they) (?:is|are|has|lives?)\\b.*|translated (?:from the \\p{L}+ )?by \\p{Lu}.{2,60}$|"
        + PERSON
        + " (?:is|was) (?:an?|the|our|\\p{L}{3,20}’s|\\p{L}{3,20}'s)\\b[^.]{0,60}\\b(?:reporter|correspondent|columnist|staff writer|contributing (?:writer|editor)|contributor|freelance(?:r| \\p{L}+)|journalist)\\b(?= (?:at|for|with|to|of|in|based|who|whose|covering|and)\\b|[.,]).*";
  }

  private static String terms() {
    return "(?:please )?(?:credit|attribute|cite)\\b.{0,40}\\b(?:link|source|when|if)\\b.{0,120}|.{0,120}[.!] please (?:credit|attribute|link)\\b.{0,160}$|.{3,80}\\b(?:is|was) (?:re)?published (?:here )?under (?:a|the) creative commons\\b.*";
  }

  private static String subscriptions() {
    return "(?:.{3,160}[.!] )?to order (?:a|your) cop(?:y|ies)\\b.*|(?:.{3,80}\\? )?send (?:us )?a letter\\b.{0,80}\\bto \\S+@.*|.{3,60} asks republishers\\b.*|(?:.{3,160}[.!] )?(?:box office|tickets)\\s?[:：].{3,120}$|(?:get|try|buy|order|subscribe to|renew|read) (?:the |our |an? )?[^.]{2,60}\\b(?:(?:e-?(?:edition|paper))|for (?:just |only |as little as )?[$£€]?\\d+ ?(?:p|cents?|a|per|/)\\b|and (?:receive|get)\\b).{0,160}|newsletter\\b[^.]{0,60}$";
  }

  private static String filings() {
    return "(?:posted|filed|published|categori[sz]ed) (?:in|under|on|by) .{2,200}\\. (?:tagged|bookmark|filed|posted|leave a)\\b.*|(?:tagged .{2,200}\\. )?bookmark the permalink\\.?$";
  }

  private static String papers() {
    return "(?-i:(?:The )?\\p{Lu})[^.!?]{2,60} is (?:published|produced|printed)\\b[^.]{0,60}\\b(?:times a|weekly|monthly|quarterly|annually|by (?:the )?(?-i:\\p{Lu})|every)\\b.*|(?-i:(?:The )?\\p{Lu})[^.!?]{2,50} is (?:funded|supported|paid for|made possible|kept going) by (?:its|our|your|you|readers|the readers|people like you)\\b.*|(?-i:(?:The )?\\p{Lu})[^.!?]{2,50} is an?\\b[^.]{0,60}\\b"
        + PAPER
        + "\\b.*";
  }
}
