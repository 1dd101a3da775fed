package press.colophon.rights;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Author;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Provenance;
import press.colophon.articles.Publication;
import press.colophon.platform.texts.Html;
import press.colophon.platform.texts.Texts;

/// The note at the end of an article that says who made it, from what, and on what terms: the same
/// in every channel, generated from data, in the reader's language.
///
/// Quotations and credits stand as they were found. Immutable.
///
/// @param entries what a reader needs to know, in reading order
/// @param creditLine one line to copy beside the text, without markup
public record Colophon(List<Entry> entries, String creditLine) {
  /// The kinds of the entries that say why it is here and whom to ask.
  public static final String BASIS = "basis";

  public static final String ASK = "ask";

  private static final Pattern WEB = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);
  private static final Pattern MAIL =
      Pattern.compile("[\\p{Alnum}._%+-]+@[\\p{Alnum}-]+(\\.[\\p{Alnum}-]+)+");

  /// One fact about the article.
  ///
  /// @param kind names the entry for style sheets and machines: `origin`, `copyright` ...
  /// @param quotations sentences quoted as found
  public record Entry(String kind, String label, List<Html> sentences, List<String> quotations) {
    public Entry {
      sentences = List.copyOf(sentences);
      quotations = List.copyOf(quotations);
    }
  }

  /// The publication that shows the article.
  ///
  /// @param contact an e-mail address
  public record House(String name, @Nullable String contact) {}

  public Colophon {
    entries = List.copyOf(entries);
  }

  /// Writes the colophon of an article in the language of `texts`.
  public static Colophon of(Article article, Rights rights, House house, Texts texts) {
    return new Writer(article, rights, rights.own(), house, texts).write();
  }

  /// Writes one colophon, entry by entry.
  private record Writer(Article article, Rights rights, Terms terms, House house, Texts texts) {

    Colophon write() {
      List<Entry> entries = new ArrayList<>();
      origin(entries);
      copyright(entries);
      responsibility(entries);
      basis(entries);
      use(entries);
      ask(entries);
      image(entries);
      retrieved(entries);
      return new Colophon(entries, creditLine());
    }

    private void origin(List<Entry> entries) {
      Publication origin = article.provenance().credited();
      if (origin != null) {
        add(entries, "origin", say("colophon.origin.text", "origin", linked(origin)));
      }
    }

    private Html linked(Publication publication) {
      Provenance provenance = article.provenance();
      String address =
          provenance.originalUrl() != null ? provenance.originalUrl() : publication.url();
      return linked(address, publication.name());
    }

    /// Only addresses of the web become links, whatever came in.
    private static Html linked(@Nullable String address, String name) {
      return address != null && WEB.matcher(address).lookingAt()
          ? Html.link(address, name)
          : Html.text(name);
    }

    private void copyright(List<Entry> entries) {
      Copyright copyright = terms.copyright();
      if (rights.basis() == Basis.PUBLIC_DOMAIN && copyright == null) {
        return;
      }
      String line = copyrightLine();
      if (line != null) {
        add(entries, "copyright", Html.text(line));
      }
    }

    private @Nullable String copyrightLine() {
      Copyright copyright = terms.copyright();
      if (copyright == null) {
        return null;
      }
      if (copyright.holder() == null) {
        return copyright.notice();
      }
      Year year = copyright.year();
      return "© " + copyright.holder() + (year == null ? "" : ", " + year);
    }

    private void responsibility(List<Entry> entries) {
      List<Html> names = article.authors().stream().map(Author::name).map(Html::text).toList();
      List<Html> sentences =
          names.isEmpty()
              ? List.of()
              : List.of(say("colophon.responsible.text", "authors", texts.listOf(names)));
      List<String> quotations = quoted(Notice.Subject.RESPONSIBILITY);
      if (!sentences.isEmpty() || !quotations.isEmpty()) {
        entries.add(
            new Entry("responsible", texts.say("colophon.responsible"), sentences, quotations));
      }
    }

    private void basis(List<Entry> entries) {
      Licence licence = rights.licence().orElse(null);
      Html sentence =
          switch (rights.basis()) {
            case LICENCE ->
                say(
                    "colophon.basis.licence",
                    "licence",
                    licence == null
                        ? Html.text(Objects.requireNonNullElse(terms.licenceAsFound(), ""))
                        : Html.link(licence.url(), licence.name()));
            case OWN_WORK -> say("colophon.basis.own-work", "site", Html.text(house.name()));
            case ATTRIBUTION, PERMISSION, FAIR_USE, PUBLIC_DOMAIN, UNSTATED ->
                Html.text(texts.say("colophon.basis." + rights.basis().word()));
          };
      entries.add(
          new Entry(
              BASIS,
              texts.say("colophon.basis"),
              List.of(sentence),
              quoted(Notice.Subject.FAIR_USE)));
    }

    private void use(List<Entry> entries) {
      List<String> quotations = quoted(Notice.Subject.REPUBLICATION);
      List<Html> sentences = new ArrayList<>();
      Licence licence = rights.licence().orElse(null);
      if (rights.basis() == Basis.PUBLIC_DOMAIN) {
        sentences.add(Html.text(texts.say("colophon.use.public-domain")));
      } else if (licence != null) {
        licenceSentences(licence).forEach(key -> sentences.add(Html.text(texts.say(key))));
      } else if (quotations.isEmpty()) {
        sentences.add(Html.text(texts.say("colophon.use.ask")));
      }
      if (!quotations.isEmpty()) {
        sentences.add(Html.text(texts.say("colophon.use.stated")));
      }
      entries.add(new Entry("use", texts.say("colophon.use"), sentences, quotations));
    }

    private static List<String> licenceSentences(Licence licence) {
      List<String> keys = new ArrayList<>(List.of("colophon.use.licence"));
      if (!licence.allowsDerivatives()) {
        keys.add("colophon.use.no-derivatives");
      }
      if (!licence.allowsCommercialUse()) {
        keys.add("colophon.use.non-commercial");
      }
      if (licence.demandsShareAlike()) {
        keys.add("colophon.use.share-alike");
      }
      return keys;
    }

    private void ask(List<Entry> entries) {
      List<Html> sentences = new ArrayList<>();
      contactOfHolder().ifPresent(c -> sentences.add(say("colophon.ask.origin", "contact", c)));
      if (house.contact() != null) {
        sentences.add(
            say(
                "colophon.ask.site",
                "contact",
                Html.link("mailto:" + house.contact(), house.contact())));
      }
      if (!sentences.isEmpty()) {
        entries.add(new Entry(ASK, texts.say("colophon.ask"), sentences, List.of()));
      }
    }

    /// Whom the terms name, or a mail address among the quoted sentences, or the site of the
    /// origin.
    private Optional<Html> contactOfHolder() {
      return mailOfTerms().or(this::mailInNotices).or(this::siteOfOrigin);
    }

    private Optional<Html> mailOfTerms() {
      return Optional.ofNullable(rights.contact())
          .filter(contact -> MAIL.matcher(contact).matches())
          .map(Writer::mail);
    }

    private Optional<Html> mailInNotices() {
      return terms.notices().stream()
          .map(notice -> MAIL.matcher(notice.quotation()))
          .filter(Matcher::find)
          .map(found -> mail(found.group()))
          .findFirst();
    }

    private static Html mail(String address) {
      return Html.link("mailto:" + address, address);
    }

    private Optional<Html> siteOfOrigin() {
      Publication credited = article.provenance().credited();
      return Optional.ofNullable(rights.contact())
          .or(() -> Optional.ofNullable(credited).map(Publication::url))
          .map(address -> linked(address, credited == null ? address : credited.name()));
    }

    private void image(List<Entry> entries) {
      FeaturedImage image = article.revision().image();
      if (image != null && image.credit() != null) {
        add(entries, "image", Html.text(image.credit()));
      }
    }

    private void retrieved(List<Entry> entries) {
      Publication publisher = article.provenance().publisher();
      if (publisher != null) {
        entries.add(
            new Entry(
                "retrieved",
                texts.say("colophon.retrieved"),
                List.of(
                    texts.html(
                        "colophon.retrieved.text",
                        Map.of(
                            "publisher", Html.text(publisher.name()),
                            "date", Html.text(texts.date(article.provenance().retrieval().at()))))),
                List.of()));
      }
    }

    private String creditLine() {
      List<String> parts = new ArrayList<>();
      String authors = texts.list(article.authors().stream().map(Author::name).toList());
      if (!authors.isEmpty()) {
        parts.add(texts.say("article.by", Map.of("authors", authors)));
      }
      creditAskedFor()
          .or(() -> Optional.ofNullable(article.provenance().credited()).map(this::firstPublished))
          .ifPresent(parts::add);
      String copyright = copyrightLine();
      if (copyright != null) {
        parts.add(copyright);
      }
      if (article.provenance().originalUrl() != null) {
        parts.add(article.provenance().originalUrl());
      }
      return String.join(" · ", parts);
    }

    /// The wording that the terms ask for.
    private Optional<String> creditAskedFor() {
      return rights.duty(Duty.Kind.CREDIT, Use.REPRINT).map(Duty::value);
    }

    private String firstPublished(Publication credited) {
      LocalDate day = article.provenance().creditedDate();
      return day == null
          ? texts.say("article.origin", Map.of("origin", credited.name()))
          : texts.say(
              "article.origin.dated", Map.of("origin", credited.name(), "date", texts.date(day)));
    }

    private List<String> quoted(Notice.Subject subject) {
      return terms.notices().stream()
          .filter(c -> c.subject() == subject)
          .map(Notice::quotation)
          .toList();
    }

    private void add(List<Entry> entries, String kind, Html sentence) {
      entries.add(new Entry(kind, texts.say("colophon." + kind), List.of(sentence), List.of()));
    }

    private Html say(String key, String name, Html value) {
      return texts.html(key, Map.of(name, value));
    }
  }
}
