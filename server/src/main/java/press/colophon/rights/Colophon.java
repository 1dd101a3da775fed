package press.colophon.rights;

import java.time.Instant;
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
  /// @param counters what its pages do where a source asks to count readers
  public record House(String name, @Nullable String contact, CounterPolicy counters) {

    /// A publication that loads no counter.
    public House(String name, @Nullable String contact) {
      this(name, contact, CounterPolicy.BLOCK);
    }
  }

  public Colophon {
    entries = List.copyOf(entries);
  }

  /// What the colophon stands under.
  ///
  /// @param on where and when it is shown, in the language of the text
  /// @param translated by whom, in a sentence; absent for the original
  public record Text(Occasion on, @Nullable Html translated) {

    /// The text as it first appeared, on a page at a time.
    public static Text original(Article article, Instant at) {
      return new Text(Occasion.page(article.language(), at), null);
    }
  }

  /// Writes the colophon of an article in the language of `texts`.
  public static Colophon of(Article article, Rights rights, House house, Text text, Texts texts) {
    return new Writer(article, rights, rights.own(), house, text, texts).write();
  }

  /// A sentence for each thing that was changed here in the text of an article.
  public static List<Html> changes(Article article, Texts texts) {
    return article.revision().alterations().stream()
        .map(alteration -> Html.text(texts.say("changes." + alteration.word())))
        .toList();
  }

  /// What a licence does not let everybody do, and what it wants for it, a sentence each.
  public static List<Html> restrictions(Licence licence, Texts texts) {
    List<String> keys = new ArrayList<>();
    if (!licence.allowsDerivatives()) {
      keys.add("colophon.use.no-derivatives");
    }
    if (!licence.allowsCommercialUse()) {
      keys.add("colophon.use.non-commercial");
    }
    if (licence.demandsShareAlike()) {
      keys.add("colophon.use.share-alike");
    }
    return keys.stream().map(key -> Html.text(texts.say(key))).toList();
  }

  /// Writes one colophon, entry by entry.
  private record Writer(
      Article article, Rights rights, Terms terms, House house, Text text, Texts texts) {

    Colophon write() {
      List<Entry> entries = new ArrayList<>();
      origin(entries);
      copyright(entries);
      translation(entries);
      changed(entries);
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
      List<Html> sentences = new ArrayList<>();
      if (origin != null) {
        sentences.add(say("colophon.origin.text", "origin", linked(origin)));
        duty(Duty.Kind.LINK_HOME).map(duty -> home(duty, origin)).ifPresent(sentences::add);
      }
      duty(Duty.Kind.COUNTER).ifPresent(duty -> sentences.addAll(counter(duty)));
      if (!sentences.isEmpty()) {
        entries.add(new Entry("origin", texts.say("colophon.origin"), sentences, List.of()));
      }
    }

    private Optional<Duty> duty(Duty.Kind kind) {
      return rights.duty(kind, Use.REPRINT);
    }

    private static Html home(Duty duty, Publication origin) {
      return linked(duty.address().orElse(origin.url()), origin.name());
    }

    /// That the source asks for a counter, and what becomes of it here.
    private List<Html> counter(Duty duty) {
      List<Html> sentences = new ArrayList<>(List.of(Html.text(texts.say("colophon.counter"))));
      Optional<String> address = duty.address();
      switch (house.counters()) {
        case BLOCK -> {}
        case PROXY ->
            rights
                .dutyToPublication(Duty.Kind.COUNTER)
                .flatMap(Duty::address)
                .ifPresent(a -> sentences.add(Html.text(texts.say("colophon.counter.proxy"))));
        case LINK -> address.ifPresent(a -> sentences.add(Html.link(a, a)));
      }
      return sentences;
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

    /// Who made the translation, and the licence that it is offered under.
    private void translation(List<Entry> entries) {
      if (text.translated() == null) {
        return;
      }
      List<Html> sentences = new ArrayList<>(List.of(text.translated()));
      rights.offered(text.on()).map(this::offered).ifPresent(sentences::add);
      entries.add(
          new Entry("translation", texts.say("colophon.translation"), sentences, List.of()));
    }

    private Html offered(Licence licence) {
      return say("colophon.offered", "licence", Html.link(licence.url(), licence.name()));
    }

    private void changed(List<Entry> entries) {
      List<Html> sentences = changes(article, texts);
      if (!sentences.isEmpty()) {
        entries.add(new Entry("changes", texts.say("colophon.changes"), sentences, List.of()));
      }
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

    /// What others may do: of what is our own, by our own terms.
    private void use(List<Entry> entries) {
      Rights others = rights.toOthers();
      List<String> quotations = stated(others);
      List<Html> sentences = new ArrayList<>();
      Licence licence = rights.offered(text.on().of(article.language())).orElse(null);
      if (rights.basis() == Basis.PUBLIC_DOMAIN) {
        sentences.add(Html.text(texts.say("colophon.use.public-domain")));
      } else if (licence != null) {
        if (rights.licence().isEmpty()) {
          sentences.add(offered(licence));
        }
        sentences.add(Html.text(texts.say("colophon.use.licence")));
        sentences.addAll(restrictions(licence, texts));
      } else if (quotations.isEmpty()) {
        sentences.add(Html.text(texts.say("colophon.use.ask")));
      }
      if (!quotations.isEmpty()) {
        sentences.add(Html.text(texts.say("colophon.use.stated")));
      }
      entries.add(new Entry("use", texts.say("colophon.use"), sentences, quotations));
    }

    /// The sentences on republication: those of the page, or else the one that lets everybody.
    private List<String> stated(Rights others) {
      List<String> found = quoted(others.own(), Notice.Subject.REPUBLICATION);
      return found.isEmpty()
              && others.decide(Use.REPRINT, text.on().of(article.language())).because()
                  instanceof Ground.Quoted quoted
          ? List.of(quoted.clause().quotation())
          : found;
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
      return Optional.ofNullable(rights.toOthers().contact())
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
      return Optional.ofNullable(rights.toOthers().contact())
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
          .or(this::firstPublishedHere)
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
      return rights.toOthers().duty(Duty.Kind.CREDIT, Use.REPRINT).map(Duty::value);
    }

    private Optional<String> firstPublishedHere() {
      return rights.basis() == Basis.OWN_WORK
          ? Optional.of(texts.say("article.origin", Map.of("origin", house.name())))
          : Optional.empty();
    }

    private String firstPublished(Publication credited) {
      LocalDate day = article.provenance().creditedDate();
      return day == null
          ? texts.say("article.origin", Map.of("origin", credited.name()))
          : texts.say(
              "article.origin.dated", Map.of("origin", credited.name(), "date", texts.date(day)));
    }

    private List<String> quoted(Notice.Subject subject) {
      return quoted(terms, subject);
    }

    private static List<String> quoted(Terms terms, Notice.Subject subject) {
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
