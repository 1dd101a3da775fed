package press.colophon.syndication;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import press.colophon.platform.texts.Html;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon;

/// What others may do with an article, in one text, for formats that have a field for it: the
/// licences with their addresses, what the colophon says of its use, the credit, and what was
/// changed.
final class UsageTerms {
  private UsageTerms() {}

  static String of(Dispatch dispatch, Texts texts) {
    List<String> parts = new ArrayList<>();
    dispatch.licences().forEach(licence -> parts.add(licence.name() + " " + licence.url()));
    dispatch.colophon().entries().stream()
        .filter(entry -> entry.kind().equals("use"))
        .flatMap(UsageTerms::said)
        .forEach(parts::add);
    parts.add(texts.say("colophon.credit-line") + ": " + dispatch.colophon().creditLine());
    parts.addAll(ChangeNotice.plain(dispatch.rendition(), texts));
    return String.join("\n", parts);
  }

  private static Stream<String> said(Colophon.Entry entry) {
    return Stream.concat(entry.sentences().stream().map(Html::plain), entry.quotations().stream());
  }
}
