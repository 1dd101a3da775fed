/// Web page in, article out: the body as semantic HTML, and every field a page states of itself
/// (headline, authors, dates, site, licence, picture), each found by general rules.
///
/// [ArticleExtractor] is the door; [PageBytes] decodes, [WrittenLanguage] tells the language of a
/// text that does not state it. Depends on jsoup alone and knows nothing of a newspaper.
@NullMarked
package press.colophon.extract;

import org.jspecify.annotations.NullMarked;
