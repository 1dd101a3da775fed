package press.colophon.nmt;

import java.util.Arrays;
import java.util.List;

/// Finds the place in a translation for each part of its source's markup.
///
/// From the outside in: the words that a parent has got are shared out among its children and
/// itself. Each word is won by the one whose source words it looked at most (a child with all
/// words of its own together; the parent with those that belong to no child), by a margin over
/// the second. A child gets the one run of words in which its margins less those of the words
/// between, that others won, sum to most: so a few scattered words neither tear an element apart,
/// which must stay one, nor stretch it over half the sentence. Two children never overlap; the
/// surer chooses first. Full stops, commas and their like at the run's ends are left out if the
/// source has none there.
///
/// What spans over the sentence's beginning or end gets a run that starts or ends there.
///
/// An element that won nothing takes the word that looked at it most, if any did noticeably and
/// no other element has it. Else it is kept empty, where things without words go: at the edge of
/// its parent if it was there, otherwise behind the word it followed, or before the one it
/// preceded if it touched only that.
///
/// Time: words of the translation times words of the source.
final class Placement {
  private static final String PUNCTUATION = ".,;:!?…。、，；：！？؟،؛۔।";

  private final String sourceText;
  private final String text;
  private final Ranges source;
  private final Ranges words;
  private final WordLinks links;

  Placement(String sourceText, Ranges source, String text, Ranges words, WordLinks links) {
    this.sourceText = sourceText;
    this.source = source;
    this.text = text;
    this.words = words;
    this.links = links;
  }

  /// Gives the root and all parts in it their places.
  void place(Part root) {
    root.begin = 0;
    root.end = text.length();
    root.findWords(source);
    placeChildren(root, new Run(0, words.size()));
  }

  private void placeChildren(Part parent, Run run) {
    List<Part> texts = parent.children.stream().filter(Part::hasText).toList();
    Runs taken = new Runs();
    Run[] runs = run.isEmpty() ? none(texts) : share(parent, texts, run, taken);
    for (int i = 0; i < runs.length; i++) {
      Part child = texts.get(i);
      if (!runs[i].isEmpty() || !child.opens || !child.closes) {
        settle(child, parent, runs[i]);
        placeChildren(child, runs[i]);
      }
    }
    for (int i = 0, k = 0; i < parent.children.size(); i++) {
      Part child = parent.children.get(i);
      boolean settled = child.hasText() && !wordless(child, runs[k++]);
      if (!settled) {
        collapse(child, betweenBound(texts, offset(child, parent, run, taken)));
      }
    }
  }

  /// Behind a sibling that goes on from the sentence before, in front of one that goes on.
  private static int betweenBound(List<Part> siblings, int offset) {
    int place = offset;
    for (Part sibling : siblings) {
      if (!sibling.opens && sibling.closes) {
        place = Math.max(place, sibling.end);
      } else if (sibling.opens && !sibling.closes) {
        place = Math.min(place, sibling.begin);
      }
    }
    return place;
  }

  private static boolean wordless(Part child, Run run) {
    return run.isEmpty() && child.opens && child.closes;
  }

  private static Run[] none(List<Part> parts) {
    Run[] runs = new Run[parts.size()];
    Arrays.fill(runs, Run.NONE);
    return runs;
  }

  private void settle(Part child, Part parent, Run run) {
    boolean atEnd = child.opens && run.isEmpty();
    boolean atBegin = child.closes && run.isEmpty();
    child.begin = !child.opens ? parent.begin : atEnd ? parent.end : words.begin(run.begin());
    child.end = !child.closes ? parent.end : atBegin ? parent.begin : words.end(run.end() - 1);
  }

  private static void collapse(Part part, int offset) {
    part.begin = offset;
    part.end = offset;
    part.children.forEach(child -> collapse(child, offset));
  }

  /// Shares a parent's words out; notes the runs that were given away.
  private Run[] share(Part parent, List<Part> texts, Run run, Runs taken) {
    Run[] runs = none(texts);
    if (texts.size() == 1 && isAllOf(parent, texts.getFirst())) {
      runs[0] = run;
      taken.add(run);
      return runs;
    }
    Contest contest = new Contest(links, parent, texts, run);
    for (int i : contest.bySureness()) {
      take(i, contest.best(i, taken), texts, runs, taken);
    }
    for (int i = 0; i < runs.length; i++) {
      if (runs[i].isEmpty() && !texts.get(i).isUntouched()) {
        take(i, contest.nearest(i, taken), texts, runs, taken);
      }
    }
    return runs;
  }

  private boolean isAllOf(Part parent, Part child) {
    boolean sameWords = parent.firstWord == child.firstWord && parent.endWord == child.endWord;
    return sameWords || (!child.opens && !child.closes);
  }

  private void take(int i, Run wanted, List<Part> texts, Run[] runs, Runs taken) {
    Run run = withoutPunctuation(texts.get(i), wanted);
    runs[i] = run;
    taken.add(run);
  }

  private Run withoutPunctuation(Part part, Run run) {
    int begin = run.begin();
    int end = run.end();
    boolean trimsEnd = part.closes && !isPunctuation(sourceText.charAt(part.to - 1));
    boolean trimsBegin = part.opens && !isPunctuation(sourceText.charAt(part.from));
    while (trimsEnd && end - begin > 1 && isPunctuation(text.charAt(words.begin(end - 1)))) {
      end--;
    }
    while (trimsBegin && end - begin > 1 && isPunctuation(text.charAt(words.begin(begin)))) {
      begin++;
    }
    return new Run(begin, end);
  }

  private static boolean isPunctuation(char c) {
    return PUNCTUATION.indexOf(c) >= 0;
  }

  /// On which side of the gap between two words something stands.
  private enum Side {
    LEFT,
    MIDDLE,
    RIGHT
  }

  /// Where a part without words goes.
  private int offset(Part part, Part parent, Run run, Runs taken) {
    int parentFirst = parent.firstWord;
    int parentEnd = parent.endWord;
    int right = source.firstFrom(part.to);
    int at = source.firstBehind(part.from);
    int left = isInside(part.from, at) ? at : at - 1;
    if (run.isEmpty() || left < parentFirst) {
      return parent.begin;
    } else if (right >= parentEnd) {
      return parent.end;
    }
    Side side = side(part, left, right);
    int gap = Math.clamp(gap(left, right, side), run.begin(), run.end());
    return outsideOfSiblings(offset(gap, side, parent, run), gap, side, taken);
  }

  private boolean isInside(int position, int word) {
    return word < source.size() && source.begin(word) < position;
  }

  private Side side(Part part, int left, int right) {
    boolean touchesLeft = source.end(left) >= part.from;
    boolean touchesRight = source.begin(right) == part.to;
    boolean leftIsSign = !Character.isLetterOrDigit(sourceText.codePointAt(source.begin(left)));
    if (touchesLeft && !(touchesRight && leftIsSign)) {
      return Side.LEFT;
    }
    return touchesRight ? Side.RIGHT : Side.MIDDLE;
  }

  /// The gap before the word so numbered: by the neighbour, or the nearest word on either side.
  private int gap(int left, int right, Side side) {
    int before = links.lastTargetUpTo(left);
    int after = links.firstTargetFrom(right);
    if (after >= 0 && (before < 0 || (side == Side.RIGHT && links.targetOf(right) >= 0))) {
      return after;
    } else if (before >= 0 && before == after) {
      float earlier = links.weight(after, 0, left + 1);
      return links.weight(after, right, source.size()) > earlier ? after : before + 1;
    }
    return before + 1;
  }

  private int offset(int gap, Side side, Part parent, Run run) {
    if (gap <= run.begin()) {
      return parent.begin;
    } else if (gap >= run.end()) {
      return parent.end;
    }
    int before = words.end(gap - 1);
    int after = words.begin(gap);
    return switch (side) {
      case LEFT -> before;
      case MIDDLE -> Math.min(before + 1, after);
      case RIGHT -> after;
    };
  }

  private int outsideOfSiblings(int offset, int gap, Side side, Runs taken) {
    return taken
        .around(gap)
        .map(run -> side == Side.RIGHT ? words.begin(run.begin()) : words.end(run.end() - 1))
        .orElse(offset);
  }
}
