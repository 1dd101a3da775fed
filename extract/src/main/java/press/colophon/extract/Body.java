package press.colophon.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Finds which elements of a page are the article's text.
///
/// 1. [Clutter] leaves out what the page itself names as something else.
/// 2. Each block of prose gives points to itself and, falling, to the elements around it; links
///     take them away. The element with most points is the candidate.
/// 3. The candidate is widened by neighbours that read like it, and narrowed or widened to an
///     element the page names as its article body when that holds about the same prose.
/// 4. [Trim] then takes out what is not the article's inside that element.
///
/// The idea of points from paragraphs to their ancestors is that of Readability (Arc90, 2009); see
/// also Kohlschuetter et al., "Boilerplate Detection using Shallow Text Features" (2010) for link
/// density and text density.
final class Body {

  private static final int LEVELS = 4;

  /// Types of fields that a reader writes in.
  private static final Set<String> WRITTEN = Set.of("", "text", "email", "url", "password");

  /// So many levels around the candidate neighbours count whatever is around them.
  private static final int NEAR = 3;

  private final Outline outline;
  private final Clutter clutter;
  private final boolean[] dropped;
  private final int[] prose;
  private final int[] text;
  private final int[] linked;
  private final int[] firstHeadings;
  private final int[] headings;
  private final int[] linkedHeadings;
  private final int[] sentences;
  private final int[] fields;
  private final double[] points;

  Body(Outline outline, Clutter clutter, boolean[] dropped) {
    this.outline = outline;
    this.clutter = clutter;
    this.dropped = dropped;
    this.prose = outline.prose(dropped);
    this.text = outline.text(dropped);
    this.linked = outline.linked(dropped);
    this.headings = outline.sums(i -> outline.isHeading(i) ? 1 : 0, dropped);
    this.firstHeadings =
        outline.sums(
            i -> outline.element(i).normalName().equals("h1") ? 1 : 0, new boolean[outline.size()]);
    this.linkedHeadings = outline.sums(i -> outline.isLinkedHeading(i) ? 1 : 0, dropped);
    this.sentences = outline.sums(i -> outline.isHeading(i) ? 0 : outline.prose(i), dropped);
    this.fields = outline.sums(i -> isField(i) ? 1 : 0, new boolean[outline.size()]);
    this.points = points();
  }

  /// The places of the elements that together hold the article, in reading order; none holds
  /// another.
  List<Integer> roots() {
    if (prose[0] == 0) {
      return List.of();
    }
    int best = best();
    int named = named(best);
    return named >= 0 ? List.of(named) : joined(best);
  }

  int prose(List<Integer> roots) {
    return roots.stream().mapToInt(i -> prose[i]).sum();
  }

  private double[] points() {
    double[] points = new double[outline.size()];
    for (int i = 1; i < points.length; i++) {
      int weight = dropped[i] ? 0 : outline.prose(i);
      if (weight > 0) {
        give(points, i, 1 + Math.min(outline.commas(i), 10) * 0.5 + Math.min(weight, 1000) / 100.0);
      }
    }
    for (int i = 0; i < points.length; i++) {
      points[i] *= (1 - linkDensity(i)) * trust(i);
    }
    return points;
  }

  private void give(double[] points, int paragraph, double given) {
    String name = outline.element(paragraph).normalName();
    int level = name.equals("p") || name.equals("td") ? 1 : 0;
    int place = name.equals("p") ? outline.parent(paragraph) : paragraph;
    for (; place >= 0 && level < LEVELS; level++, place = outline.parent(place)) {
      points[place] += given / Math.max(1, level);
    }
  }

  private double trust(int i) {
    Element element = outline.element(i);
    if (clutter.isContent(element)) {
      return 1.3;
    }
    return element.normalName().equals("article") ? 1.15 : 1;
  }

  private double linkDensity(int i) {
    return text[i] == 0 ? 0 : (double) linked[i] / text[i];
  }

  private int best() {
    int best = 0;
    for (int i = 1; i < points.length; i++) {
      if (!dropped[i] && points[i] > points[best]) {
        best = i;
      }
    }
    return best;
  }

  /// The outermost or innermost element named as article body that holds about what `best` holds.
  private int named(int best) {
    for (int i = best; i >= 0; i = outline.parent(i)) {
      if (isArticleBody(i) && prose[i] <= prose[best] * 1.6) {
        return i;
      }
    }
    for (int i = best + 1; i < outline.end(best); i++) {
      if (!dropped[i] && isArticleBody(i) && prose[i] >= prose[best] * 0.7) {
        return i;
      }
    }
    return -1;
  }

  private boolean isArticleBody(int i) {
    return outline
        .element(i)
        .attr("itemprop")
        .toLowerCase(java.util.Locale.ROOT)
        .contains("articlebody");
  }

  /// The candidate with the neighbours that read like it: a few levels up whatever stands there,
  /// further up only within what the page calls the article.
  private List<Integer> joined(int best) {
    List<Integer> roots = new ArrayList<>(List.of(best));
    int boundary = boundary(best);
    int child = best;
    int parent = outline.parent(child);
    for (int level = 0; parent >= boundary || (parent > 0 && level < NEAR); level++) {
      roots.addAll(neighbours(parent, child, best, level, parent >= boundary));
      child = parent;
      parent = outline.parent(child);
    }
    Collections.sort(roots);
    return roots;
  }

  /// Children of an element that belong to the article, and beside them those that go with it.
  private List<Integer> neighbours(int parent, int child, int best, int level, boolean within) {
    List<Integer> children = children(parent);
    int first = children.indexOf(child);
    int last = first;
    for (int c = 0; c < children.size(); c++) {
      int i = children.get(c);
      boolean joins =
          (level < NEAR && reads(i, best))
              || (within && (isSection(i, best) || (level == 0 && isSentence(i))));
      if (i == child || joins) {
        first = Math.min(first, c);
        last = Math.max(last, c);
      }
    }
    while (within && first > 0 && isHeadings(children.get(first - 1))) {
      first--;
    }
    return children.subList(first, last + 1).stream()
        .filter(i -> i != child)
        .filter(i -> (level < NEAR && reads(i, best)) || isPart(i))
        .toList();
  }

  private List<Integer> children(int parent) {
    List<Integer> children = new ArrayList<>();
    for (int i = parent + 1; i < outline.end(parent); i = outline.end(i)) {
      if (!dropped[i]) {
        children.add(i);
      }
    }
    return children;
  }

  /// Whether a paragraph, however short, ends like a sentence.
  private boolean isSentence(int i) {
    boolean paragraph = outline.element(i).normalName().equals("p");
    return paragraph && isPart(i) && text[i] < 400 && endsSentence(outline.element(i).text());
  }

  private static boolean endsSentence(String text) {
    return !text.isEmpty() && ".!?…。！？।؟".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private boolean isHeadings(int i) {
    return headings[i] > 0 && isPart(i) && prose[i] == 0;
  }

  /// The outermost element that can hold the whole article: what is named as its content or is an
  /// `article`; without one what also holds the headline, or `main`.
  private int boundary(int best) {
    int boundary = Integer.MAX_VALUE;
    int loose = Integer.MAX_VALUE;
    for (int i = best; i >= 0; i = outline.parent(i)) {
      Element element = outline.element(i);
      if (element.normalName().equals("article") || clutter.isContent(element)) {
        boundary = i;
      }
      boolean main = element.normalName().equals("main") || element.attr("role").equals("main");
      if (loose == Integer.MAX_VALUE && (main || firstHeadings[i] > 0)) {
        loose = i;
      }
    }
    return boundary == Integer.MAX_VALUE ? loose : boundary;
  }

  /// Whether an element is a section of the article away from the candidate: prose without links
  /// to other articles in its headings.
  private boolean isSection(int i, int best) {
    boolean free = outline.parent(i) > 0 || outline.element(i).normalName().equals("section");
    return free
        && sentences[i] >= Outline.SENTENCE
        && sentences[i] * 20 >= prose[best]
        && sentences[i] * 2 >= text[i]
        && isPart(i);
  }

  /// Whether an element between two sections goes with them: a heading, a list, a table.
  private boolean isPart(int i) {
    return text[i] > 0 && linkDensity(i) < 0.2 && linkedHeadings[i] == 0 && fields[i] == 0;
  }

  /// Whether something is written here: a comment, an address for a newsletter.
  private boolean isField(int i) {
    Element element = outline.element(i);
    return element.normalName().equals("textarea")
        || (element.normalName().equals("input") && WRITTEN.contains(element.attr("type")));
  }

  /// Whether a neighbour reads like the article itself.
  private boolean reads(int i, int best) {
    Element element = outline.element(i);
    String name = element.normalName();
    if (name.equals("p")) {
      return outline.prose(i) >= 80 && linkDensity(i) < 0.25;
    }
    boolean sameClass =
        !element.className().isEmpty()
            && element.className().equals(outline.element(best).className());
    return prose[i] > 0
        && linkDensity(i) < 0.25
        && points[i] >= points[best] * (sameClass ? 0.05 : 0.2);
  }
}
