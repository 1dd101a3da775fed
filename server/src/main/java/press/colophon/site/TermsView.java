package press.colophon.site;

import java.util.List;
import press.colophon.platform.texts.Html;

/// The page on the conditions of the whole site.
///
/// @param own on what is the publication's own
/// @param sources a row for each publication whose terms are known
/// @param files what machines read
/// @param contact whom to ask; at most one
public record TermsView(Said own, List<Source> sources, List<Link> files, List<Html> contact) {

  /// What may be done.
  ///
  /// @param sentences in the reader's language
  /// @param quotations sentences of the terms, as found
  public record Said(List<Html> sentences, List<String> quotations) {
    public Said {
      sentences = List.copyOf(sentences);
      quotations = List.copyOf(quotations);
    }
  }

  /// A publication, what may be done with its articles, and whom to ask.
  ///
  /// @param ask links; at most one
  public record Source(Link publication, Said said, List<Html> ask) {
    public Source {
      ask = List.copyOf(ask);
    }
  }

  public TermsView {
    sources = List.copyOf(sources);
    files = List.copyOf(files);
    contact = List.copyOf(contact);
  }
}
