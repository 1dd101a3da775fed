package press.colophon.intake.format.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lines that file the article: "Region: A, B", "Filed under: C".
final class Taxonomy {

  /// @param regional whether the names are regions; else they are themes
  /// @param names none when the names follow on lines of their own
  record Filing(boolean regional, List<String> names) {}

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final String COLON = "\\s?[:：]\\s*";

  private static final Pattern REGION =
      Pattern.compile(
          "(?:regions?|countr(?:y|ies)|places?|locations?|geograph(?:y|ies)|área|áreas|regi[óo]n|regiones|région|régions|pays|país|países|land|länder|regione|regioni"
              + "|paese|paesi|região|regiões|ort|orte|lieux?|lugar(?:es)?|"
              + Label.REGION.words()
              + ")"
              + COLON,
          FLAGS);

  private static final Pattern THEME =
      Pattern.compile(
          "(?:(?:themes?|topics?|tags?|tagged(?: (?:with|in|as|under))?|filed (?:under|in)|posted in|categor(?:y|ies)|sections?|subjects|keywords?|issues?|topics & tags"
              + "|temas?|etiquetas?|categor[íi]as?|secci[óo]n(?:es)?|palabras clave|étiquettes?|mots[- ]cl[ée]s?|th[èe]mes?|th[ée]matiques?|rubriques?|cat[ée]gories?"
              + "|schlag(?:wort|wörter|worte)|themen|thema|kategorien?|rubrik(?:en)?|stichw(?:ort|orte|örter)|argoment[oi]|categori[ae]|tem[ai]|sezion[ei]|assuntos?|tópicos?|marcadores"
              + "|editoria|palavras-chave|archivado en|classé dans|"
              + Label.THEME.words()
              + ")"
              + COLON
              + "|filed (?:under|in)\\s[–—-]\\s|this (?:article|entry|post|item|story) (?:was|is)\\b.{0,120}\\bfiled (?:under|in)\\s+|(?:tagged(?: (?:with|in|as|under))?|filed (?:under|in)|posted in|archivado en|classé dans|publicado en)\\s+(?=\\p{Lu}|\\p{Ll}+,|[\\p{L} ]{1,30}$))",
          FLAGS);

  private static final Pattern ALONE =
      Pattern.compile(
          "(?:explore more on these topics|related (?:topics|tags|issues)|(?:more on )?(?:these |this )?(?:topics?|tags|themes|categories|tagged(?: with| in)?|filed under|keywords|etiquetas|temas|themen|schlagwörter|mots-clés|thèmes|argomenti))\\s?[:：]?",
          FLAGS);
  private static final Pattern REGIONS_ALONE = Pattern.compile("regions?\\s?:?", FLAGS);

  /// "Posted in Home. Tagged clay. Bookmark the permalink." is a sentence of the site's own.
  private static final Pattern SENTENCES = Pattern.compile("\\p{L}{3}\\.\\s+\\p{Lu}");

  private static final Pattern SPLIT = Pattern.compile("\\s*(?:[,;|·•、،#]|\\s/\\s|\\s>\\s)\\s*");
  private static final int LONGEST = 600;

  private Taxonomy() {}

  static @Nullable Filing of(Block block) {
    String text = block.plain();
    if (text.length() > LONGEST) {
      return null;
    }
    if (ALONE.matcher(text).matches() || REGIONS_ALONE.matcher(text).matches()) {
      return new Filing(REGIONS_ALONE.matcher(text).matches(), List.of());
    }
    Matcher region = REGION.matcher(text);
    if (region.lookingAt()) {
      return filing(true, block, region.end());
    }
    Matcher theme = THEME.matcher(text);
    return theme.lookingAt() ? filing(false, block, theme.end()) : null;
  }

  private static @Nullable Filing filing(boolean regional, Block block, int start) {
    if (SENTENCES.matcher(block.plain()).find(start)) {
      return null;
    }
    List<String> names = names(block, start);
    boolean titles = names.stream().allMatch(name -> Block.words(name) <= 6 && name.length() <= 60);
    return titles && !names.isEmpty() ? new Filing(regional, names) : null;
  }

  /// With links each link is one name, so that a name may hold a comma.
  private static List<String> names(Block block, int start) {
    List<Inline.Link> links = Inline.links(block.markdown());
    String rest = block.plain().substring(start);
    var names = new ArrayList<String>();
    for (Inline.Link link : links) {
      int at = rest.indexOf(link.text());
      if (at >= 0 && !link.text().isBlank()) {
        add(names, rest.substring(0, at));
        names.add(link.text());
        rest = rest.substring(at + link.text().length());
      }
    }
    add(names, rest);
    return names;
  }

  private static void add(List<String> names, String text) {
    String tidy = text.strip().replaceAll("\\.$", "");
    for (String name : SPLIT.split(tidy, -1)) {
      String bare = name.replaceAll("^(?:and|y|et|und|e)\\s+", "").strip();
      if (bare.codePoints().anyMatch(Character::isLetterOrDigit) && !bare.equals("and")) {
        names.add(bare);
      }
    }
  }
}
