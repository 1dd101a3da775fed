package press.colophon.translation;

import press.colophon.articles.SmallEdit;

/// Whether a sentence that was written anew says what it said, so that its translation holds: by
/// the rule of [SmallEdit], or because a person said that the whole change is small.
///
/// A person's word holds for sentences that are still half the same, with the same numbers and the
/// same markup: a translation that shows an earlier number or link would be wrong whoever says
/// otherwise.
///
/// @param language BCP 47 tag of the sentences
/// @param isSmall whether a person said so
record SameSense(String language, boolean isSmall) {
  private static final int HALF = 50;

  boolean isKept(Segment before, Segment after) {
    String was = before.text();
    String is = after.text();
    return Proofreading.markup(before).equals(Proofreading.markup(after))
        && (SmallEdit.in(language).isSmall(was, is) || (isSmall && isAlike(was, is)));
  }

  private static boolean isAlike(String was, String is) {
    return SmallEdit.haveSameNumbers(was, is) && Likeness.percent(was, is) >= HALF;
  }
}
