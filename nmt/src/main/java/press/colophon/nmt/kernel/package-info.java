/// The arithmetic of the networks: [Operations] on rows of numbers, once as plain loops
/// ([PlainOperations]) and once with the Vector API ([VectorOperations]), and the [Weights] they
/// multiply by. Knows nothing of words or files.
@NullMarked
package press.colophon.nmt.kernel;

import org.jspecify.annotations.NullMarked;
