package press.colophon.translation;

import java.util.ArrayList;
import java.util.List;

/// The words of an article that are translated: headline, standfirst and caption as plain text, the
/// body as HTML. A part the article does not have is empty.
public record ArticleText(String headline, String standfirst, String caption, String bodyHtml) {

  /// The same article in the language a route leads to, same structure.
  ///
  /// @throws EngineException when an engine fails; nothing is half translated
  public ArticleText through(Route route) {
    SegmentedBody body = SegmentedBody.of(bodyHtml, route.from());
    List<Segment> segments = new ArrayList<>();
    segments.add(Segment.ofText(headline));
    segments.add(Segment.ofText(standfirst));
    segments.add(Segment.ofText(caption));
    segments.addAll(body.segments());
    List<Segment> translated = route.translate(segments);
    return new ArticleText(
        translated.get(0).text(),
        translated.get(1).text(),
        translated.get(2).text(),
        body.filled(translated.subList(3, translated.size()), route.to()));
  }
}
