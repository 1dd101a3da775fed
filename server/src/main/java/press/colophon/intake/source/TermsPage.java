package press.colophon.intake.source;

import com.ibm.icu.text.BreakIterator;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import press.colophon.rights.Licence;

/// What a site's pages say of how its articles may be used: the licence they link, the page with
/// the terms, and the sentences of that page which speak of republishing. Quoted, not judged.
///
/// Immutable; the page is parsed once.
final class TermsPage {
  private static final int MOST_SENTENCES = 12;
  private static final int LONGEST_SENTENCE = 500;

  private static final Pattern SPEAKS_OF_IT =
      Pattern.compile(
          "republish|re-publish|reprint|reproduc|cross-?post|syndicat|creative commons|reuse"
              + "|republicar|republica\u00e7|reproduz|republier|reproduire|nachdruck"
              + "|weiterverbreit|ripubblic|riprodu|herpubli|overnemen|przedruk|\u043f\u0435\u0440\u0435\u043f\u0435\u0447\u0430\u0442",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern FORBIDS =
      Pattern.compile(
          "all rights reserved|prohibited|without (?:the )?(?:prior|express|written|our)"
              + "|(?:may|must|can|shall) ?not be|not permitted|do not (?:allow|republish|reproduce)"
              + "|todos los derechos reservados|prohibid|tous droits r\u00e9serv|interdit"
              + "|alle rechte vorbehalten|untersagt",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final Document document;

  private TermsPage(Document document) {
    this.document = document;
  }

  static TermsPage of(String html, URI address) {
    return new TermsPage(Jsoup.parse(html, address.toString()));
  }

  /// Whether a sentence seems to forbid what others would allow.
  static boolean forbids(String sentence) {
    return FORBIDS.matcher(sentence).find();
  }

  /// The licence that the page links: as its licence, or as the only one of Creative Commons.
  Optional<String> licence() {
    for (Element link : document.select("[rel~=(?i)\\blicense\\b][href]")) {
      Optional<Licence> licence = Licence.recognise(link.absUrl("href"));
      if (licence.isPresent()) {
        return Optional.of(licence.get().name());
      }
    }
    Set<String> linked = new LinkedHashSet<>();
    document
        .select("a[href*=creativecommons.org/]")
        .forEach(
            link ->
                Licence.recognise(link.absUrl("href")).map(Licence::name).ifPresent(linked::add));
    return linked.size() == 1 ? linked.stream().findFirst() : Optional.empty();
  }

  /// The page on republishing that this one links.
  Optional<String> termsAddress() {
    return document.select("a[href]").stream()
        .filter(link -> SPEAKS_OF_IT.matcher(link.text() + " " + link.attr("href")).find())
        .map(link -> link.absUrl("href").replaceFirst("#.*", ""))
        .filter(Sources::isAddress)
        .filter(address -> !address.contains("creativecommons.org"))
        .findFirst();
  }

  /// The sentences that speak of republishing.
  List<String> sentences() {
    Set<String> found = new LinkedHashSet<>();
    for (Element block : document.select("p, li, h1, h2, h3, blockquote, td, dd")) {
      if (block.select("p, li").size() <= 1) {
        sentences(block.text(), found);
      }
    }
    return found.stream().limit(MOST_SENTENCES).toList();
  }

  private static void sentences(String text, Set<String> found) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = text.substring(start, end).strip();
      if (sentence.length() <= LONGEST_SENTENCE && SPEAKS_OF_IT.matcher(sentence).find()) {
        found.add(sentence);
      }
    }
  }
}
