package press.colophon.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Author;
import press.colophon.articles.Publication;
import press.colophon.articles.Selection;
import press.colophon.platform.texts.Texts;
import press.colophon.syndication.Addresses;
import press.colophon.taxonomy.Theme;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.Rendition;
import press.colophon.translation.TextDirection;

/// Makes the teasers of lists.
final class Teasers {
  private static final int EXCERPT = 180;
  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';

  private final Addresses addresses;

  Teasers(Addresses addresses) {
    this.addresses = addresses;
  }

  List<Teaser> of(List<Rendition> renditions, Reader reader) {
    return renditions.stream().map(r -> teaser(r, reader)).toList();
  }

  private Teaser teaser(Rendition rendition, Reader reader) {
    Article article = rendition.article();
    String standfirst = rendition.standfirst();
    return new Teaser(
        rendition.language(),
        direction(rendition.language()),
        addresses.within(addresses.article(article, reader.tag())),
        rendition.headline(),
        standfirst == null ? rendition.body().excerpt(EXCERPT) : standfirst,
        PictureView.of(article.revision().image(), ""),
        kicker(article, reader),
        byline(article, reader.texts()),
        reader.texts());
  }

  static String direction(String tag) {
    return Languages.find(tag)
        .map(Language::direction)
        .filter(d -> d == TextDirection.RIGHT_TO_LEFT)
        .map(d -> "rtl")
        .orElse("ltr");
  }

  private Teaser.@Nullable Kicker kicker(Article article, Reader reader) {
    if (article.themes().isEmpty()) {
      return null;
    }
    Theme theme = article.themes().getFirst();
    return new Teaser.Kicker(
        reader.texts().themeName(theme.name()),
        addresses.within(addresses.of(new Selection.OnTheme(theme), reader.tag())),
        languageOf(theme, reader, addresses));
  }

  /// The language in which the reader gets the name of a theme.
  static String languageOf(Theme theme, Reader reader, Addresses addresses) {
    return reader.texts().translatedName(theme.name()).isPresent()
        ? reader.tag()
        : addresses.language();
  }

  /// A name whose direction leaves that of the line alone.
  private static String isolated(String name) {
    return FIRST_STRONG_ISOLATE + name + POP_ISOLATE;
  }

  private static String byline(Article article, Texts texts) {
    List<String> parts = new ArrayList<>();
    List<String> authors =
        article.authors().stream().map(Author::name).map(Teasers::isolated).toList();
    Publication origin = article.provenance().credited();
    if (!authors.isEmpty()) {
      parts.add(texts.say("article.by", Map.of("authors", texts.list(authors))));
    }
    if (origin != null && !authors.contains(isolated(origin.name()))) {
      parts.add(texts.say("article.from", Map.of("origin", isolated(origin.name()))));
    }
    parts.add(texts.date(article.publishedOn()));
    return String.join(" · ", parts);
  }
}
