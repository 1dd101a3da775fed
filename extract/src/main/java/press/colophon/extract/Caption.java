package press.colophon.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/// What is said of a picture where the page shows it.
///
/// @param text the caption without the credit
/// @param credit who made the picture, without "Photo:"
record Caption(@Nullable String text, @Nullable String credit) {

  private static final Caption NONE = new Caption(null, null);

  private static final Pattern CREDIT_CLASS =
      Pattern.compile(
          " (?:credits?|photo ?credit|copyright|source|photographer|attribution|credito|crédit|credit photo|autor|bildnachweis|fuente) ");

  private static final Pattern CAPTION_CLASS =
      Pattern.compile(
          " (?:captions?|caption text|wp caption text|cutline|figcaption|legende|image description) ");

  private static final Pattern CREDIT =
      Pattern.compile(
          "\\s*[\\[(]?\\s*(?:(?:photo(?:graph|graphie)?s?|image|picture|foto(?:graf[ií]a)?|bild|credit|crédit|crédito|source|courtesy|illustration|ilustración|illustrazione|drawing|graphic|رسم|صورة|تصوير)(?: (?:credit|by|courtesy(?: of)?|via))?\\s*[:/]|(?:photo|image|picture|photograph|illustration|courtesy) (?:by|courtesy of|of|via)|©)\\s*([^\\])]{2,200})[\\])]?\\s*\\.?$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final int LONGEST = 1000;

  /// Reads the caption in a figure, or in what is around a picture.
  static Caption in(@Nullable Element figure) {
    Element caption = figure == null ? null : element(figure);
    Element credit = figure == null ? null : credit(figure, caption);
    String said = credit == null ? "" : Words.start(credit, 200);
    Caption parted = parted(caption == null ? "" : textWithout(caption, credit));
    if (said.isEmpty()) {
      return parted;
    }
    return new Caption(parted.text, unlabelled(said));
  }

  /// Divides a caption that ends in its credit: `The sand bank at noon. Photo: Mia Berg`.
  static Caption parted(String caption) {
    if (caption.isEmpty()) {
      return NONE;
    }
    Matcher credit = CREDIT.matcher(caption);
    if (!credit.find()) {
      return new Caption(caption, null);
    }
    String text = caption.substring(0, credit.start()).strip();
    return new Caption(text.isEmpty() ? null : text, Words.fold(credit.group(1)));
  }

  static String unlabelled(String credit) {
    Matcher labelled = CREDIT.matcher(credit);
    return labelled.lookingAt() ? Words.fold(labelled.group(1)) : credit;
  }

  /// The element that holds the caption.
  static @Nullable Element element(Element figure) {
    Element caption = figure.selectFirst("figcaption");
    return caption == null ? classed(figure, CAPTION_CLASS) : caption;
  }

  private static @Nullable Element credit(Element figure, @Nullable Element caption) {
    Element credit = classed(figure, CREDIT_CLASS);
    if (credit != null || caption == null) {
      return credit;
    }
    Element small = caption.selectFirst("small, cite");
    return small != null && CREDIT.matcher(Words.start(small, 200)).lookingAt() ? small : null;
  }

  private static @Nullable Element classed(Element figure, Pattern names) {
    for (Element element : figure.select("[class]")) {
      if (!element.equals(figure) && names.matcher(Clutter.words(element.className())).find()) {
        return element;
      }
    }
    return null;
  }

  private static String textWithout(Element caption, @Nullable Element credit) {
    StringBuilder text = new StringBuilder();
    caption.filter(
        (Node node, int depth) -> {
          if (node.equals(credit)) {
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
          }
          if (node instanceof TextNode words) {
            text.append(words.getWholeText());
          } else if (node instanceof Element element && !Outline.isInline(element)) {
            text.append(' ');
          }
          return text.length() > LONGEST * 4
              ? NodeFilter.FilterResult.STOP
              : NodeFilter.FilterResult.CONTINUE;
        });
    String folded = Words.fold(text.toString());
    return folded.length() > LONGEST ? folded.substring(0, LONGEST) : folded;
  }
}
