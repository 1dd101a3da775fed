/// The languages of the catalogue as an administrator sees them: what leads to each, what would,
/// how good it is, and how far the publication is translated.
///
/// [Requirements] finds out what a language needs of models and packages; [CatalogueTable] prints
/// all of them, with the [Figures] of the database where that can be opened.
///
/// The commands of `./colophon languages` call it. One flow: `requirements.between(english,
/// french)` gives a [Requirement]; its models go to `ModelsDelivery`, its packages are named to a
/// person.
@NullMarked
package press.colophon.translation.catalogue;

import org.jspecify.annotations.NullMarked;
