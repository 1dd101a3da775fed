/// What waits for a person: new articles of sources under review, changes of articles that are
/// published, and withdrawals. [press.colophon.intake.review.Proposals] keeps them, with a
/// [press.colophon.intake.review.Difference] that people can read; `intake.Review` decides.
@NullMarked
package press.colophon.intake.review;

import org.jspecify.annotations.NullMarked;
