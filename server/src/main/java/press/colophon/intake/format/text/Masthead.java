package press.colophon.intake.format.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.format.text.Block.Shape;

/// The line at the top of a page that names the paper: a short name above the headline, told from a
/// kicker by its words, the menu or motto below it, or the page saying it again in its own name.
final class Masthead {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /// What kind of text follows.
  private static final Pattern RELEASE =
      Pattern.compile("(?:press|news|media) (?:release|statement|room)", FLAGS);

  /// What stands above a headline without naming a paper.
  private static final Pattern KICKER =
      Pattern.compile(
          "(?:special|long|photo|video|guest|breaking|exclusive|live|top|lead|cover|feature|fact)\\b.*|(?:north|south|west|east|central|latin|middle|northern|southern|western|eastern)\\b.*|united \\p{L}+|.*\\b(?:opinion|comment|commentary|analysis|interview|essay|feature|review|column|editorial|exclusive|report|reportage|explainer|read|politics|business|culture|sports?|life|style)|comunicado.*|communiqué.*|pressemitteilung.*|comunicato.*",
          FLAGS);

  private final List<Block> blocks;
  private final List<Meaning> meanings;
  private final Zones zones;

  private Masthead(List<Block> blocks, List<Meaning> meanings, Zones zones) {
    this.blocks = blocks;
    this.meanings = meanings;
    this.zones = zones;
  }

  /// Index of the line, -1 when the page has none.
  static int of(List<Block> blocks, List<Meaning> meanings, Zones zones) {
    var masthead = new Masthead(blocks, meanings, zones);
    for (int i = 0; i < zones.headline(); i++) {
      if (meanings.get(i) instanceof Meaning.Plain && masthead.line(i)) {
        return masthead.names(i) && masthead.shown(i) ? i : -1;
      }
    }
    return -1;
  }

  /// "Harbour Wire" in "Harbour Wire - archive copy".
  static String name(String text) {
    return text.split("\\s[–—-]\\s", 2)[0].strip();
  }

  static boolean release(String text) {
    return RELEASE.matcher(text).matches();
  }

  private boolean line(int i) {
    return blocks.get(i).is(Shape.TEXT) || blocks.get(i).is(Shape.HEADING);
  }

  private boolean names(int i) {
    String text = name(blocks.get(i).plain());
    boolean brief = text.length() <= 50 && text.length() >= 3 && Block.words(text) <= 6;
    return brief && Names.opensName(text) && text.matches("[^\\d.:!?,;|/]+") && !release(text);
  }

  private boolean shown(int i) {
    return Names.outlet(blocks.get(i).plain())
        || aboveMenu(i)
        || aboveMotto(i)
        || said(i)
        || alone(i);
  }

  private boolean aboveMenu(int i) {
    return meanings.get(i + 1) instanceof Meaning.Fitted(Kind kind, boolean sure)
        && kind == Kind.NAVIGATION;
  }

  private boolean aboveMotto(int i) {
    return i + 1 < zones.headline()
        && !blocks.get(i + 1).afterGap()
        && meanings.get(i + 1) instanceof Meaning.Plain
        && blocks.get(i + 1).words() >= 3;
  }

  /// Whether the site says the name again outside of the article.
  private boolean said(int i) {
    String name = name(blocks.get(i).plain()).toLowerCase(Locale.ROOT);
    for (int j = i + 1; j < blocks.size(); j++) {
      boolean fitted = meanings.get(j) instanceof Meaning.Fitted;
      boolean speaks = j != zones.headline() && (fitted || !zones.inBody(j));
      boolean site = speaks && !(meanings.get(j) instanceof Meaning.Filed);
      if (site && blocks.get(j).plain().toLowerCase(Locale.ROOT).contains(name)) {
        return true;
      }
    }
    return false;
  }

  /// Two words or more apart from everything else, each with a capital.
  private boolean alone(int i) {
    int words = blocks.get(i).words();
    boolean kicker = KICKER.matcher(blocks.get(i).plain()).matches();
    return words >= 2
        && !kicker
        && Names.name(blocks.get(i).plain())
        && blocks.get(i + 1).afterGap();
  }
}
