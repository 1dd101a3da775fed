package press.colophon.nmt;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which child of a parent won which of the parent's words.
final class Contest {
  private static final float LEAST_WEIGHT = 1e-4f;
  private static final float LEAST_MARGIN = 1e-3f;
  private static final float NOTICEABLE = 0.15f;

  /// A word gives way to something untouched only if it looked at it so much.
  private static final float LEAST_TO_REPLACE = 0.4f;
  private static final int NOBODY = -1;
  private static final int PARENT = -2;

  private final WordLinks links;
  private final List<Part> parts;
  private final Run run;
  private final int[] winners;
  private final float[] margins;

  /// Of the margins before each word.
  private final float[] sums;

  private final int[][] won;

  Contest(WordLinks links, Part parent, List<Part> parts, Run run) {
    this.links = links;
    this.parts = parts;
    this.run = run;
    winners = new int[run.size()];
    margins = new float[run.size()];
    sums = new float[run.size() + 1];
    for (int w = 0; w < winners.length; w++) {
      decide(parent, w);
      sums[w + 1] = sums[w] + margins[w];
    }
    won = wordsByWinner();
  }

  private int[][] wordsByWinner() {
    int[] counts = new int[parts.size()];
    IntStream.of(winners).filter(i -> i >= 0).forEach(i -> counts[i]++);
    int[][] lists = IntStream.of(counts).mapToObj(int[]::new).toArray(int[][]::new);
    for (int w = winners.length - 1; w >= 0; w--) {
      if (winners[w] >= 0) {
        lists[winners[w]][--counts[winners[w]]] = w;
      }
    }
    return lists;
  }

  private void decide(Part parent, int w) {
    int target = run.begin() + w;
    float own = links.weight(target, parent.firstWord, parent.endWord);
    float first = LEAST_WEIGHT;
    float second = 0;
    int winner = NOBODY;
    int counted = 0;
    for (int i = 0; i < parts.size(); i++) {
      float weight = weight(i, target);
      int from = Math.max(counted, parts.get(i).firstWord);
      counted = Math.max(counted, parts.get(i).endWord);
      own -= from < counted ? links.weight(target, from, counted) : 0;
      if (weight > first || (winner >= 0 && weight == first && isLonger(i, winner))) {
        second = winner == NOBODY ? 0 : first;
        first = weight;
        winner = i;
      } else {
        second = Math.max(second, weight);
      }
    }
    winners[w] = own > first ? PARENT : winner;
    margins[w] = winners[w] == NOBODY ? 0 : margin(first, second, own);
  }

  private static float margin(float first, float second, float own) {
    float most = Math.max(first, own);
    float next = own > first ? first : Math.max(second, own);
    return Math.max(LEAST_MARGIN, most - Math.max(0, next));
  }

  private boolean isLonger(int i, int other) {
    Part a = parts.get(i);
    Part b = parts.get(other);
    return a.to - a.from > b.to - b.from;
  }

  private float weight(int i, int target) {
    Part part = parts.get(i);
    float weight = links.weight(target, part.firstWord, part.endWord);
    return part.isUntouched() && weight < LEAST_TO_REPLACE ? 0 : weight;
  }

  /// The order to choose in: those bound to an end of the sentence, then by what they won.
  List<Integer> bySureness() {
    Comparator<Integer> bound =
        Comparator.comparing(i -> parts.get(i).opens && parts.get(i).closes);
    Comparator<Integer> won = Comparator.comparingDouble(i -> -total(i));
    return IntStream.range(0, parts.size()).boxed().sorted(bound.thenComparing(won)).toList();
  }

  private float total(int i) {
    float sum = 0;
    for (int w : won[i]) {
      sum += margins[w];
    }
    return sum;
  }

  Run best(int i, Runs taken) {
    Part part = parts.get(i);
    if (!part.opens && !part.closes) {
      return run;
    } else if (!part.opens) {
      return prefix(i, taken);
    }
    return part.closes ? heaviest(i, taken) : suffix(i, taken);
  }

  /// The run from the beginning in which the child's margins outweigh the others' by most.
  private Run prefix(int i, Runs taken) {
    float most = 0;
    int end = 0;
    float own = 0;
    for (int w : won[i]) {
      own += margins[w];
      float balance = 2 * own - sums[w + 1];
      if (balance > most && !taken.holdAny(run.begin(), run.begin() + w + 1)) {
        most = balance;
        end = w + 1;
      }
    }
    return new Run(run.begin(), run.begin() + end);
  }

  private Run suffix(int i, Runs taken) {
    float most = 0;
    int begin = winners.length;
    float own = 0;
    for (int k = won[i].length - 1; k >= 0; k--) {
      int w = won[i][k];
      own += margins[w];
      float balance = 2 * own - (sums[winners.length] - sums[w]);
      if (balance > most && !taken.holdAny(run.begin() + w, run.end())) {
        most = balance;
        begin = w;
      }
    }
    return new Run(run.begin() + begin, run.end());
  }

  /// The run whose margins, less the others' within, sum to most; of equals the first.
  private Run heaviest(int i, Runs taken) {
    Run best = Run.NONE;
    float most = 0;
    float sum = 0;
    int begin = 0;
    int previous = -1;
    for (int w : won[i]) {
      if (taken.holdAny(run.begin() + w, run.begin() + w + 1)) {
        continue;
      }
      float between = previous < 0 ? 0 : sums[w] - sums[previous + 1];
      boolean severed =
          previous < 0
              || sum <= between
              || (between > 0 && parts.get(i).isUntouched())
              || taken.holdAny(run.begin() + previous, run.begin() + w);
      begin = severed ? w : begin;
      sum = margins[w] + (severed ? 0 : sum - between);
      if (sum > most) {
        most = sum;
        best = new Run(run.begin() + begin, run.begin() + w + 1);
      }
      previous = w;
    }
    return best;
  }

  /// The one free word that looked most at a child which won none.
  Run nearest(int i, Runs taken) {
    Part part = parts.get(i);
    Run best = Run.NONE;
    float most = NOTICEABLE;
    for (int w = 0; w < winners.length && part.opens && part.closes; w++) {
      int target = run.begin() + w;
      boolean free = winners[w] < 0 && !taken.holdAny(target, target + 1);
      if (free && weight(i, target) > most) {
        most = weight(i, target);
        best = new Run(target, target + 1);
      }
    }
    return best;
  }
}
