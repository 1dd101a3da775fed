/// What may be done with an article, on what ground, and how it must be credited.
///
/// [Terms] are the terms of one article as found: a [Basis], a [Licence], the copyright and
/// [Clause]s, each a quoted sentence. [Permissions] decides one [Use]; every outward channel asks
/// it. Uses articles; is used by every channel.
@NullMarked
package press.colophon.rights;

import org.jspecify.annotations.NullMarked;
