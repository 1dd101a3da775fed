package press.colophon.intake.format.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.format.text.Block.Shape;

/// Meanings that a block has only beside the next one: the sentence above a photographer's name is
/// a caption, a name with a place above a date signs the article.
final class Neighbours {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final int LONGEST_CAPTION = 320;

  private static final Pattern CAPTION_FOLLOWS =
      Pattern.compile("(?:image|photo|picture|photograph) caption\\s?[,:]?", FLAGS);
  private static final Pattern DATE_FOLLOWS =
      Pattern.compile(
          "(?:first |originally )?(?:published|posted|date)(?: on)?\\s?:?"
              + "|publié|publicado|veröffentlicht|pubblicato",
          FLAGS);
  private static final Pattern IN_A_PLACE =
      Pattern.compile("(?<name>\\p{Lu}.{3,40}?),? (?:in|à|en|em) \\p{Lu}[\\p{L} -]{2,30}");

  /// "DANA WHITE / AFP VIA GETTY IMAGES": a credit in capitals on a line of its own.
  private static final Pattern CAPITALS =
      Pattern.compile("\\p{Lu}[\\p{Lu}.'’ -]{3,40}(?:/| VIA | FOR )[\\p{Lu}.'’/ -]{2,60}");

  /// "Kim Lang/Tern Tribune": the same in small letters.
  private static final Pattern SLASHED =
      Pattern.compile("(?<name>[^/]{4,40}?)\\s?/\\s?(?<outlet>[^/.]{2,50})");

  private final List<Block> blocks;
  private final List<Meaning> meanings;

  private Neighbours(List<Block> blocks, List<Meaning> meanings) {
    this.blocks = blocks;
    this.meanings = new ArrayList<>(meanings);
  }

  /// The meanings again, with those that blocks have from their neighbours.
  static List<Meaning> told(List<Block> blocks, List<Meaning> alone) {
    var neighbours = new Neighbours(blocks, alone);
    for (int i = 0; i + 1 < blocks.size(); i++) {
      neighbours.ask(i);
    }
    return List.copyOf(neighbours.meanings);
  }

  private void ask(int i) {
    boolean touches = !blocks.get(i + 1).afterGap();
    if (touches && creditAbove(i)) {
      meanings.set(i + 1, caption(blocks.get(i + 1).plain()));
    }
    if (!plain(i)) {
      return;
    }
    String text = blocks.get(i).plain();
    if (CAPTION_FOLLOWS.matcher(text).matches() && plain(i + 1)) {
      meanings.set(i, new Meaning.Fitted(Kind.CAPTION, true));
      meanings.set(i + 1, caption(blocks.get(i + 1).plain()));
    } else if (DATE_FOLLOWS.matcher(text).matches() && dated(i + 1)) {
      meanings.set(i, new Meaning.Fitted(Kind.NAVIGATION, true));
    } else if (touches && blocks.get(i).afterGap() && text.length() <= LONGEST_CAPTION) {
      beside(i, text);
    }
  }

  /// A credit on a line of its own, and one sentence below it before the next gap.
  private boolean creditAbove(int i) {
    boolean credits =
        meanings.get(i) instanceof Meaning.Pictured(Captions.Caption caption)
            && caption.text() == null
            && blocks.get(i).afterGap();
    boolean apart = i + 2 >= blocks.size() || blocks.get(i + 2).afterGap();
    return credits
        && apart
        && plain(i + 1)
        && blocks.get(i + 1).words() >= 5
        && blocks.get(i + 1).plain().length() <= LONGEST_CAPTION / 2;
  }

  private void beside(int i, String text) {
    String credit = credit(i + 1);
    MetaLine signed = dated(i + 1) ? signedInAPlace(text) : null;
    if (credit != null && blocks.get(i).words() >= 3) {
      meanings.set(i, caption(text));
      meanings.set(i + 1, new Meaning.Pictured(new Captions.Caption(null, credit, false)));
    } else if (signed != null) {
      meanings.set(i, new Meaning.Meta(signed));
    }
  }

  private static Meaning caption(String text) {
    return new Meaning.Pictured(new Captions.Caption(text, null, false));
  }

  private @Nullable String credit(int i) {
    String text = blocks.get(i).plain();
    Matcher slashed = SLASHED.matcher(text);
    boolean names =
        slashed.matches()
            && Names.person(slashed.group("name"))
            && Names.name(slashed.group("outlet"));
    if (blocks.get(i).is(Shape.TEXT) && (names || CAPITALS.matcher(text).matches())) {
      return text;
    }
    return meanings.get(i) instanceof Meaning.Pictured(Captions.Caption caption)
            && caption.text() == null
        ? caption.credit()
        : null;
  }

  /// "Jonas Keller in Bremen" above a date.
  private static @Nullable MetaLine signedInAPlace(String text) {
    Matcher placed = IN_A_PLACE.matcher(text);
    boolean signs = placed.matches() && Bylines.unlabelled(placed.group("name")) != null;
    return signs
        ? new MetaLine(Bylines.labelled("By " + text), null, null, null, null, List.of())
        : null;
  }

  private boolean plain(int i) {
    return meanings.get(i) instanceof Meaning.Plain && blocks.get(i).is(Shape.TEXT);
  }

  private boolean dated(int i) {
    return meanings.get(i) instanceof Meaning.Meta meta
        && meta.line().dated()
        && meta.line().byline() == null;
  }
}
