package press.colophon.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Publication;
import press.colophon.articles.Selection;
import press.colophon.articles.Topics;
import press.colophon.platform.http.Page;
import press.colophon.platform.texts.Html;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Channel;
import press.colophon.rights.Clause;
import press.colophon.rights.Colophon;
import press.colophon.rights.Licence;
import press.colophon.rights.OwnTerms;
import press.colophon.rights.Permissions;
import press.colophon.rights.PublicationTerms;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsOfPublications.Stated;
import press.colophon.rights.Use;
import press.colophon.rights.Verdict;
import press.colophon.syndication.Addresses;
import press.colophon.syndication.RightsStatements;

/// Tells people on what conditions they may use what stands here: our own, and that of others.
final class TermsPages {
  /// A page of terms is long; these are its sentences on what readers ask most.
  private static final int QUOTATIONS = 4;

  private final Permissions permissions;
  private final IndexPages indexes;
  private final Frames frames;
  private final Addresses addresses;
  private final SiteIdentity identity;
  private final Templates templates;

  TermsPages(
      Permissions permissions,
      IndexPages indexes,
      Frames frames,
      Addresses addresses,
      SiteIdentity identity,
      Templates templates) {
    this.permissions = permissions;
    this.indexes = indexes;
    this.frames = frames;
    this.addresses = addresses;
    this.identity = identity;
    this.templates = templates;
  }

  Page page(Reader reader) {
    Texts texts = reader.texts();
    OwnTerms own = permissions.ownTerms();
    TermsView view =
        new TermsView(
            own(own, texts),
            permissions.stated().stream().map(stated -> source(stated, reader)).toList(),
            files(),
            contact(Objects.requireNonNullElse(own.contact(), orEmpty(identity.contact()))));
    return templates
        .terms(indexes.frame(reader, texts.say("about.use.title"), Addresses.TERMS), view)
        .about(Topics.of(new Selection.All()), Topics.ofNames(reader.tag()));
  }

  private TermsView.Said own(OwnTerms own, Texts texts) {
    if (!own.isStated()) {
      return new TermsView.Said(List.of(Html.text(texts.say("terms.ask"))), List.of());
    }
    List<Html> sentences = new ArrayList<>(sentences(own.terms(), texts));
    if (!own.words().isEmpty()) {
      sentences.add(Html.text(texts.say("colophon.use.stated")));
    }
    if (own.address() != null) {
      sentences.add(Html.link(own.address(), own.address()));
    }
    return new TermsView.Said(sentences, own.words());
  }

  private TermsView.Source source(Stated stated, Reader reader) {
    Publication publication = stated.publication();
    PublicationTerms terms = stated.terms();
    String list = frames.within(addresses.of(new Selection.FromOrigin(publication), reader.tag()));
    return new TermsView.Source(
        new Link(publication.name(), list),
        stated.isChanged() ? changed(reader.texts()) : said(terms, reader.texts()),
        ask(terms));
  }

  /// Of terms that changed nothing is promised before a person has read them.
  private static TermsView.Said changed(Texts texts) {
    return new TermsView.Said(List.of(Html.text(texts.say("colophon.use.ask"))), List.of());
  }

  /// A licence says all in our words; words of the publication stand as they were found.
  private static TermsView.Said said(PublicationTerms stated, Texts texts) {
    List<Html> sentences = new ArrayList<>(sentences(stated.terms(), texts));
    List<String> quotations = quotations(stated.terms());
    if (sentences.isEmpty() && quotations.isEmpty()) {
      sentences.add(
          switch (stated.terms().basis()) {
            case ATTRIBUTION, PERMISSION, FAIR_USE, PUBLIC_DOMAIN, UNSTATED ->
                Html.text(texts.say("colophon.basis." + stated.terms().basis().word()));
            case LICENCE, OWN_WORK -> Html.text(texts.say("colophon.use.ask"));
          });
    }
    return new TermsView.Said(sentences, quotations);
  }

  private static List<Html> sentences(Terms terms, Texts texts) {
    Licence licence = terms.licence();
    List<Html> sentences = new ArrayList<>();
    if (licence != null) {
      sentences.add(
          texts.html(
              "colophon.offered", Map.of("licence", Html.link(licence.url(), licence.name()))));
      sentences.addAll(Colophon.restrictions(licence, texts));
    } else if (terms.clauses().stream().anyMatch(TermsPages::keepsCommerce)) {
      sentences.add(Html.text(texts.say("colophon.use.non-commercial")));
    }
    if (terms.clauses().stream().anyMatch(TermsPages::keepsPrint)) {
      sentences.add(Html.text(texts.say("republish.print")));
    }
    return sentences;
  }

  private static boolean keepsPrint(Clause clause) {
    return clause.use() == Use.REPRINT
        && clause.verdict() != Verdict.ALLOWED
        && clause.scope().channels().contains(Channel.PRINT);
  }

  private static boolean keepsCommerce(Clause clause) {
    return clause.use() == Use.COMMERCIAL && clause.verdict() != Verdict.ALLOWED;
  }

  private static List<String> quotations(Terms terms) {
    return terms.clauses().stream()
        .filter(clause -> clause.verdict() != Verdict.ALLOWED || clause.confirmed() != null)
        .map(Clause::quotation)
        .distinct()
        .limit(QUOTATIONS)
        .toList();
  }

  private static List<Html> ask(PublicationTerms terms) {
    return Stream.of(terms.contact(), terms.address())
        .filter(Objects::nonNull)
        .flatMap(where -> contact(where).stream())
        .toList();
  }

  /// A link to a mail address or a page; the words alone where they are neither.
  private static List<Html> contact(String where) {
    return where.isBlank() ? List.of() : List.of(linked(where));
  }

  private static Html linked(String where) {
    boolean isMail = where.matches("[^@\\s/]+@[^@\\s/]+");
    boolean isPage = where.matches("https?://\\S+");
    return isMail
        ? Html.link("mailto:" + where, where)
        : isPage ? Html.link(where, where) : Html.text(where);
  }

  private List<Link> files() {
    return Stream.of(
            Map.entry("RSL 1.0", RightsStatements.RSL_OF_SITE),
            Map.entry("TDMRep", RightsStatements.TDM),
            Map.entry("robots.txt", "/robots.txt"))
        .map(file -> new Link(file.getKey(), frames.within(addresses.base() + file.getValue())))
        .toList();
  }

  private static String orEmpty(@Nullable String text) {
    return Optional.ofNullable(text).orElse("");
  }
}
