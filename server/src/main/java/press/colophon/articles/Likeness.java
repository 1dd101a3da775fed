package press.colophon.articles;

/// How much of the wording of two texts is the same, and how what is not the same is spread.
///
/// Customers of an agency change a story in a few places: they cut its end, put a paragraph of
/// their own in, change the dateline. Two reports out of one frame (the weather of two days, two
/// closing reports of an exchange, two obituaries) differ in many places, a word or a figure each.
/// So beside the share of common runs it counts the *slots*: short stretches with common wording
/// on both sides and another word within.
///
/// @param jaccard common runs by all runs of both, 0 to 1
/// @param containment common runs by the runs of the shorter text, 0 to 1
/// @param common words of the shorter text within common runs
/// @param slots short stretches of the shorter text that the longer one has otherwise
/// @param figureSlots those of them with a number that the longer text has nowhere
record Likeness(double jaccard, double containment, int common, int slots, int figureSlots) {
  /// The longest stretch, in runs' widths, that is still a slot in a frame.
  private static final int LONGEST_SLOT = 3;

  /// Less common wording than this is a quotation or a standing sentence.
  private static final int LEAST_COMMON = 40;

  /// Of the shorter text; see `docs/likeness.md`.
  private static final double CONTAINED = 0.5;

  /// Of the shorter text, where the newcomer comes on another day and its headline is another.
  private static final double CONTAINED_LATER = 0.8;

  /// Words of common wording below which a text is a brief.
  private static final int BRIEF = 100;

  /// Words of common wording per slot, below which the text is a filled-in frame.
  private static final int FRAME = 14;

  /// Words of common wording per changed figure, below which another day is told.
  private static final int FIGURES = 60;

  static Likeness of(Shingles a, Shingles b) {
    Shingles shorter = a.size() <= b.size() ? a : b;
    Shingles longer = a.size() <= b.size() ? b : a;
    int shared = shared(shorter, longer);
    int all = a.size() + b.size() - shared;
    boolean[] common = common(shorter, longer);
    Slots slots = new Slots(shorter, longer, common);
    return new Likeness(
        all == 0 ? 0 : (double) shared / all,
        shorter.size() == 0 ? 0 : (double) shared / shorter.size(),
        count(common),
        slots.all,
        slots.withFigures);
  }

  /// Whether the two are one story.
  ///
  /// @param alike whether their headlines are alike
  /// @param days between the days they bear
  boolean isOneStory(boolean alike, long days) {
    boolean near = days == 0 || alike;
    return isOneStory(alike, days, near ? CONTAINED : CONTAINED_LATER);
  }

  /// @param least the containment from which on texts count as copies
  boolean isOneStory(boolean alike, long days, double least) {
    return common >= LEAST_COMMON
        && containment >= least
        && !isBriefChanged()
        && !isFrame()
        && !isUpdate(days);
  }

  /// A brief has no room for other wording: what is left of two after their frame is too little.
  private boolean isBriefChanged() {
    return common < BRIEF && (slots > 0 || containment < CONTAINED_LATER);
  }

  private boolean isFrame() {
    return slots > 1 && slots * FRAME > common;
  }

  /// Whether the texts tell other figures, which on another day are news.
  boolean isUpdate(long days) {
    int allowed = days == 0 ? 1 + common / FIGURES : 0;
    return figureSlots > allowed;
  }

  private static int shared(Shingles shorter, Shingles longer) {
    int shared = 0;
    for (long run : shorter.known()) {
      shared += longer.has(run) ? 1 : 0;
    }
    return shared;
  }

  /// Which words of the shorter text stand in a run that the longer one has.
  private static boolean[] common(Shingles shorter, Shingles longer) {
    boolean[] common = new boolean[shorter.words()];
    int until = 0;
    for (int i = 0; i < common.length; i++) {
      if (i < shorter.runs() && longer.has(shorter.run(i))) {
        until = i + shorter.width();
      }
      common[i] = i < until;
    }
    return common;
  }

  private static int count(boolean[] common) {
    int count = 0;
    for (boolean word : common) {
      count += word ? 1 : 0;
    }
    return count;
  }

  /// The short stretches of other wording between two of common wording.
  private static final class Slots {
    private int all;
    private int withFigures;

    Slots(Shingles text, Shingles other, boolean[] common) {
      int longest = LONGEST_SLOT * text.width();
      int end = -1;
      for (int i = 0; i < common.length; i++) {
        if (common[i] && end >= 0 && i - end > 1 && i - end - 1 <= longest) {
          add(text, other, end + 1, i);
        }
        end = common[i] ? i : end;
      }
    }

    private void add(Shingles text, Shingles other, int from, int to) {
      all++;
      for (int i = from; i < to; i++) {
        if (text.isFigure(i) && !other.hasFigure(text.word(i))) {
          withFigures++;
          return;
        }
      }
    }
  }
}
