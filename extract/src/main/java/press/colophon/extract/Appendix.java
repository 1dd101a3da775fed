package press.colophon.extract;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drops what a heading within the article's elements announces as something else: readers'
/// comments, other articles, a newsletter.
///
/// Comments end the article. Other articles are dropped as far as they are links, a newsletter or
/// what tells of the author up to the next heading. Nothing is dropped before some of the article
/// has been read.
final class Appendix {

  /// So much of the article comes before any appendix.
  private static final int ARTICLE = 100;

  private static final int LONGEST_HEADING = 60;
  private static final int LONGEST_PROMOTION = 500;

  private final Outline outline;
  private final boolean[] dropped;
  private final int[] text;
  private final int[] linked;
  private final int[] headings;

  Appendix(Outline outline, boolean[] dropped) {
    this.outline = outline;
    this.dropped = dropped;
    this.text = outline.text(dropped);
    this.linked = outline.linked(dropped);
    this.headings = outline.sums(i -> outline.isHeading(i) ? 1 : 0, dropped);
  }

  void drop(List<Integer> roots) {
    int read = 0;
    for (int r = 0; r < roots.size(); r++) {
      int root = roots.get(r);
      for (int i = root; i < outline.end(root); i++) {
        if (dropped[i]) {
          i = outline.end(i) - 1;
          continue;
        }
        Signpost signpost = read < ARTICLE || !outline.isHeading(i) ? null : announced(i);
        if (signpost == Signpost.COMMENTS) {
          dropFrom(i, roots.subList(r, roots.size()));
          return;
        }
        if (signpost != null && signpost != Signpost.WAY_OUT) {
          dropAfter(i, root, signpost);
        }
        read += outline.prose(i);
      }
    }
  }

  private @Nullable Signpost announced(int heading) {
    return text[heading] == 0 || text[heading] > LONGEST_HEADING
        ? null
        : Signpost.of(Words.start(outline.element(heading), LONGEST_HEADING));
  }

  private void dropFrom(int place, List<Integer> roots) {
    for (int root : roots) {
      int from = Math.max(place, root);
      if (from < outline.end(root)) {
        Arrays.fill(dropped, from, outline.end(root), true);
      }
    }
  }

  /// Drops a heading and what follows it beside it, or beside what holds nothing but it.
  private void dropAfter(int heading, int root, Signpost signpost) {
    int holder = heading;
    while (holder > root && text[outline.parent(holder)] == text[heading]) {
      holder = outline.parent(holder);
    }
    Arrays.fill(dropped, holder, outline.end(holder), true);
    int end = holder > root ? outline.end(outline.parent(holder)) : outline.end(holder);
    for (int i = outline.end(holder); i < end && belongs(i, signpost); i = outline.end(i)) {
      Arrays.fill(dropped, i, outline.end(i), true);
    }
  }

  private boolean belongs(int i, Signpost signpost) {
    boolean prose = signpost == Signpost.NEWSLETTER || signpost == Signpost.PEOPLE;
    return prose ? headings[i] == 0 && text[i] < LONGEST_PROMOTION : text[i] == 0 || isTeaser(i);
  }

  /// A picture, a link with a summary; not a paragraph with a link in it.
  private boolean isTeaser(int i) {
    boolean summary = linked[i] > 0 && !outline.element(i).normalName().equals("p");
    return (summary && text[i] < LONGEST_PROMOTION) || linked[i] * 2 > text[i];
  }
}
