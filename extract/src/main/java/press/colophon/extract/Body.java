package press.colophon.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  private final Outline outline;
  private final Clutter clutter;
  private final boolean[] dropped;
  private final int[] prose;
  private final int[] text;
  private final int[] linked;
  private final double[] points;

  Body(Outline outline, Clutter clutter, boolean[] dropped) {
    this.outline = outline;
    this.clutter = clutter;
    this.dropped = dropped;
    this.prose = outline.prose(dropped);
    this.text = outline.text(dropped);
    this.linked = outline.linked(dropped);
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
    int level = outline.element(paragraph).normalName().equals("p") ? 1 : 0;
    int place = level == 0 ? paragraph : outline.parent(paragraph);
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

  private List<Integer> joined(int best) {
    List<Integer> roots = new ArrayList<>(List.of(best));
    int child = best;
    for (int level = 0; level < 3 && outline.parent(child) > 0; level++) {
      int parent = outline.parent(child);
      for (int i = parent + 1; i < outline.end(parent); i = outline.end(i)) {
        if (i != child && !dropped[i] && reads(i, best)) {
          roots.add(i);
        }
      }
      child = parent;
    }
    Collections.sort(roots);
    return roots;
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
