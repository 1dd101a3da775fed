package press.colophon.intake.format.text;

import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.format.text.Block.Shape;

/// Chooses the headline among the lines above the text: by its mark, by its length, by what stands
/// near it and by whether the page says it twice.
final class HeadlineChooser {

  private static final int NEAR = 3;

  /// Blocks at the top of a page among which its headline is looked for.
  private static final int LOOKED_AT = 300;

  private final List<Block> blocks;
  private final List<Meaning> meanings;
  private final IntPredicate plain;
  private final IntPredicate prose;
  private final @Nullable String title;

  /// Whether a line signs the article with "By", so that names alone are not taken for it.
  private final boolean signedByLabel;

  HeadlineChooser(
      List<Block> blocks,
      List<Meaning> meanings,
      IntPredicate plain,
      IntPredicate prose,
      @Nullable String title) {
    this.blocks = blocks;
    this.meanings = meanings;
    this.plain = plain;
    this.prose = prose;
    this.title = title;
    this.signedByLabel =
        meanings.stream()
            .anyMatch(line -> line instanceof Meaning.Meta meta && meta.line().byline() != null);
  }

  /// Index of the headline, -1 without one.
  int choose() {
    int anchor = anchor();
    int best = -1;
    int bestScore = 0;
    int longer = 0;
    int proseBefore = 0;
    for (int i = 0; i < anchor; i++) {
      if (meanings.get(i) instanceof Meaning.Titled titled) {
        return shorter(i, titled.headline(), anchor);
      }
      boolean candidate = plain.test(i) && titleShaped(blocks.get(i));
      if (candidate) {
        int below = blocks.get(i).level() == 1 ? 0 : Math.min(proseBefore, 45);
        int score =
            score(i, anchor)
                - 3 * Math.min(longer, 5)
                - below
                + (below > 0 && signedAt(i + 1) ? 4 : 0);
        longer += blocks.get(i).words() >= 4 ? 1 : 0;
        if (score > bestScore) {
          best = i;
          bestScore = score;
        }
      }
      if (prose.test(i)) {
        proseBefore += blocks.get(i).plain().length() < 80 ? 5 : 15;
      }
    }
    return best;
  }

  /// The subject of a message often says more than the headline that stands below it.
  private int shorter(int titled, String title, int anchor) {
    for (int i = titled + 1; i < anchor; i++) {
      String text = blocks.get(i).plain();
      if (plain.test(i) && blocks.get(i).words() >= 3 && title.endsWith(text)) {
        return i;
      }
    }
    return titled;
  }

  /// The first paragraph: what stands below is no headline.
  private int anchor() {
    for (int i = 0; i < blocks.size(); i++) {
      boolean long1 = prose.test(i) && blocks.get(i).plain().length() >= 140;
      boolean two =
          prose.test(i) && followedByProse(i) && (blocks.get(i).words() >= 10 || unspaced(i));
      if ((long1 || two) && !markedHeadlineAfter(i)) {
        return i;
      }
    }
    return Math.min(blocks.size(), LOOKED_AT);
  }

  /// A sentence of a script that sets no spaces between words.
  private boolean unspaced(int i) {
    String text = blocks.get(i).plain();
    return text.length() >= 24 && blocks.get(i).words() * 12 < text.length();
  }

  private boolean followedByProse(int i) {
    return i + 1 < blocks.size()
        && (prose.test(i + 1) || (blocks.get(i + 1).is(Shape.QUOTE) && plain.test(i + 1)));
  }

  private boolean markedHeadlineAfter(int i) {
    for (int j = i + 1; j < Math.min(blocks.size(), i + 12); j++) {
      if (blocks.get(j).level() == 1) {
        return true;
      }
    }
    return false;
  }

  /// The motto of a site stands above its menu.
  private boolean aboveMenu(int i) {
    return i + 1 < blocks.size()
        && meanings.get(i + 1) instanceof Meaning.Fitted fitted
        && fitted.kind() == Kind.NAVIGATION;
  }

  /// The motto of a site stands right below its name, at the top of the page.
  private boolean motto(int i) {
    boolean below = i > 0 && !blocks.get(i).afterGap() && blocks.get(i - 1).afterGap();
    boolean name = below && plain.test(i - 1) && blocks.get(i - 1).words() <= 5;
    for (int j = 0; name && j < i - 1; j++) {
      name = !plain.test(j);
    }
    return name && i + 1 < blocks.size() && blocks.get(i + 1).afterGap();
  }

  private static boolean titleShaped(Block block) {
    boolean shape = block.is(Shape.TEXT) || block.is(Shape.HEADING);
    return shape
        && block.plain().length() <= 260
        && block.plain().codePoints().anyMatch(Character::isLetter);
  }

  private int score(int i, int anchor) {
    Block block = blocks.get(i);
    int score = length(block) + mark(block) + (outlet(block) ? -14 : repetition(i, anchor));
    score += signedBelow(i) ? 8 : 0;
    score -= Dates.in(block.plain()).isEmpty() ? 0 : 25;
    score -= block.plain().endsWith(".") || block.plain().endsWith("。") ? 12 : 0;
    score -= block.plain().endsWith(":") || block.plain().endsWith(",") ? 10 : 0;
    score -= parts(block.plain()) ? 16 : 0;
    score -= linked(block) ? 9 : 0;
    score -= !signedByLabel && people(i) && !peopleBelow(i) ? 14 : 0;
    score -= aboveMenu(i) ? 9 : 0;
    score -= motto(i) ? 14 : 0;
    score -= Character.isLowerCase(block.plain().codePointAt(0)) ? 15 : 0;
    return score;
  }

  private static boolean outlet(Block block) {
    String text = block.plain();
    boolean shouted = text.equals(text.toUpperCase(Locale.ROOT));
    return block.words() <= (shouted ? 7 : 5)
        && Names.outlet(block.plain().replaceFirst("(?i)^the ", ""))
        && (Names.name(text) || shouted);
  }

  /// "Brief | Eastern Cape": two labels.
  private static boolean parts(String text) {
    String[] parts = text.split("\\s[|/·•]\\s", 3);
    return parts.length == 3
        || (parts.length == 2 && Block.words(parts[0]) <= 3 && Block.words(parts[1]) <= 3);
  }

  private static boolean linked(Block block) {
    List<Inline.Link> links = Inline.links(block.markdown());
    return links.size() == 1
        && links.getFirst().text().equals(block.plain())
        && links.getFirst().url() == null;
  }

  private static int length(Block block) {
    int words = block.words();
    boolean unspaced =
        words <= 2 && block.plain().length() > 10 && block.plain().codePointAt(0) > 0x2e80;
    if (unspaced) {
      return 20;
    }
    boolean shortUnspaced =
        words == 1 && block.plain().length() >= 6 && block.plain().codePointAt(0) > 0x2e80;
    if (shortUnspaced) {
      return 14;
    }
    return switch (words) {
      case 1 -> 1;
      case 2 -> 5;
      case 3 -> 12;
      case 4, 5 -> 20;
      default -> words <= 30 ? 23 : 2;
    };
  }

  private static int mark(Block block) {
    if (block.is(Shape.HEADING)) {
      return block.level() == 1 ? 100 : 40 - block.level();
    }
    boolean bold = block.markdown().startsWith("**") && block.markdown().endsWith("**");
    return bold ? 6 : 0;
  }

  /// A title that stands again above the text, alone or with the name of the site, is the headline.
  private int repetition(int i, int anchor) {
    String text = blocks.get(i).plain();
    if (title != null && Ledger.same(text, title)) {
      return 60;
    }
    if (text.length() < 12 || blocks.get(i).words() < 3) {
      return 0;
    }
    for (int j = 0; j < anchor; j++) {
      String other = blocks.get(j).plain();
      boolean extended =
          other.length() > text.length()
              && other.length() < text.length() + 80
              && other.contains(text);
      if (j != i && extended) {
        return 25;
      }
    }
    return 0;
  }

  private boolean signedBelow(int i) {
    for (int j = i + 1; j <= i + NEAR; j++) {
      if (signedAt(j)) {
        return true;
      }
    }
    return false;
  }

  private boolean signedAt(int j) {
    return j < blocks.size()
        && (meanings.get(j) instanceof Meaning.Meta
            || (plain.test(j) && !prose.test(j) && people(j)));
  }

  private boolean people(int i) {
    return Bylines.unlabelled(blocks.get(i).plain()) != null;
  }

  /// Whether others stand nearer to the text, so that a headline may look like names.
  private boolean peopleBelow(int i) {
    for (int j = i + 1; j <= Math.min(i + NEAR, blocks.size() - 1); j++) {
      if (plain.test(j) && !prose.test(j) && people(j)) {
        return true;
      }
    }
    return false;
  }
}
