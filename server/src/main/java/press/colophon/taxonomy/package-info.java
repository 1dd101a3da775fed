/// The two taxonomies an article is classified by: regions and themes.
///
/// [Taxonomy] is the door; [Slug] makes the part of an address that names something. Uses nothing
/// but the platform; every other capability may use it.
@NullMarked
package press.colophon.taxonomy;

import org.jspecify.annotations.NullMarked;
