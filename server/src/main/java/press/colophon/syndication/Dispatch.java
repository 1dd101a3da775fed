package press.colophon.syndication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Author;
import press.colophon.articles.Body;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Note;
import press.colophon.articles.Picture;
import press.colophon.articles.Publication;
import press.colophon.articles.Selection;
import press.colophon.articles.Status;
import press.colophon.platform.texts.Html;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon;
import press.colophon.rights.Copyright;
import press.colophon.rights.Duty;
import press.colophon.rights.Ground;
import press.colophon.rights.Licence;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permission;
import press.colophon.rights.Rights;
import press.colophon.rights.Terms;
import press.colophon.rights.Use;
import press.colophon.translation.Rendition;

/// An article as it leaves the house: its text in one language, its rights and its credit.
/// Immutable.
///
/// There is none without a decision: where the article may not leave by this channel, making one
/// fails. Only what the rights permit on this occasion is in it. Where they permit no published
/// translation, a dispatch made of one carries the original text; where they do not permit its
/// pictures, it has none.
///
/// @param on where, for whom and when it leaves; the language is that of the text
/// @param translations BCP 47 tags of the languages that finished translations exist in
/// @param pictureBytes size of the picture's file, where known
public record Dispatch(
    Rendition rendition,
    Rights rights,
    Occasion on,
    Colophon colophon,
    List<String> translations,
    @Nullable Long pictureBytes) {
  private static final int SUMMARY = 280;

  public Dispatch {
    Permission shown = rights.decide(on.of(rendition.article().language()));
    if (!shown.isGranted()) {
      throw new IllegalArgumentException(
          "article %s may not go out by %s: %s"
              .formatted(rendition.article().id(), on.channel().word(), shown.because().words()));
    }
    rendition = rendition.permitted(rights, on);
    on = on.of(rendition.language());
    pictureBytes = rendition.article().revision().image() == null ? null : pictureBytes;
    translations = permitted(translations, rights, on);
  }

  public Dispatch(
      Rendition rendition,
      Rights rights,
      Occasion on,
      Colophon colophon,
      List<String> translations) {
    this(rendition, rights, on, colophon, translations, null);
  }

  private static List<String> permitted(List<String> languages, Rights rights, Occasion on) {
    return languages.stream().filter(tag -> rights.decide(on.of(tag)).isGranted()).toList();
  }

  /// Whether its text in another language may be shown on the same occasion.
  public boolean mayBeIn(String tag) {
    return rights.decide(on.of(tag)).isGranted();
  }

  /// The article's own terms.
  public Terms terms() {
    return rights.own();
  }

  public Article article() {
    return rendition.article();
  }

  /// BCP 47 tag of the text.
  public String language() {
    return rendition.language();
  }

  public Alternates alternates(Addresses addresses) {
    return Alternates.of(addresses, article(), translations);
  }

  String address(Addresses addresses) {
    return addresses.article(article(), language());
  }

  Instant published() {
    return article().publishedAt();
  }

  Instant updated() {
    Stream<Instant> changes = Stream.of(article().changedAt(), published());
    Rendition.Made made = rendition.translation();
    return Stream.concat(changes, made == null ? Stream.of() : Stream.of(made.at()))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /// When readers were told that the article was corrected, where they were.
  Optional<Instant> corrected() {
    return article().status() == Status.CORRECTED
        ? Optional.of(Objects.requireNonNullElse(article().correctedAt(), article().changedAt()))
        : Optional.empty();
  }

  /// What was corrected, in the language of the text.
  List<Body> corrections() {
    return rendition.notes(Note.Place.CORRECTION);
  }

  /// The standfirst, or the beginning of the text.
  String summary() {
    return said(rendition.standfirst()).orElseGet(() -> rendition.body().excerpt(SUMMARY));
  }

  Optional<FeaturedImage> image() {
    return Optional.ofNullable(article().revision().image()).filter(i -> i.picture() != null);
  }

  Optional<Picture> picture() {
    return image().map(FeaturedImage::picture);
  }

  /// What stands below the picture, or tells it to those who do not see it.
  Optional<String> caption(FeaturedImage image) {
    return said(rendition.imageCaption())
        .or(() -> said(rendition.imageAlt()))
        .or(() -> said(image.alt()));
  }

  /// The description of the picture for those who do not see it, in the language of the text.
  String pictureText() {
    return said(rendition.imageAlt())
        .or(() -> said(rendition.imageCaption()))
        .orElse(rendition.headline());
  }

  private static Optional<String> said(@Nullable String text) {
    return Optional.ofNullable(text).filter(t -> !t.isBlank());
  }

  Optional<Publication> credited() {
    return Optional.ofNullable(article().provenance().credited());
  }

  public Optional<String> originalUrl() {
    return WebAddress.of(article().provenance().originalUrl());
  }

  /// Where to find the origin: its own address, or the article's there.
  Optional<String> originAddress() {
    return credited().flatMap(p -> WebAddress.of(p.url())).or(this::originalUrl);
  }

  /// The origin's name with a link to its site.
  Optional<Html> homeLink() {
    return homeAddress().map(a -> Html.link(a, credited().map(Publication::name).orElse(a)));
  }

  /// The address of the origin's site: the one that its terms give, or the one we know.
  Optional<String> homeAddress() {
    return rights
        .duty(Duty.Kind.LINK_HOME, Use.REPRINT)
        .flatMap(duty -> WebAddress.of(duty.value()))
        .or(() -> credited().map(Publication::url).flatMap(WebAddress::of));
  }

  /// The address that says more of an author: their own, or the list of their articles here.
  String authorAddress(Author author, Addresses addresses) {
    return WebAddress.of(author.url())
        .orElseGet(() -> addresses.of(new Selection.ByAuthor(author), addresses.language()));
  }

  /// The licence under which everybody may use this text.
  Optional<Licence> licence() {
    return rights.offered(on);
  }

  /// The licences that whoever uses this text is to be told of: the original's, and that of its
  /// translation where it is another.
  public List<Licence> licences() {
    return Stream.concat(rights.offered(on.of(article().language())).stream(), licence().stream())
        .distinct()
        .toList();
  }

  /// The address of that licence's text, or of the terms that stand in its place.
  Optional<String> licenceAddress() {
    return licence().map(Licence::url).or(this::termsAddress);
  }

  private Optional<String> termsAddress() {
    return rendition.isOriginal() ? WebAddress.of(terms().licenceAsFound()) : Optional.empty();
  }

  /// The same where it can stand in a header: a web address of ASCII without brackets.
  public Optional<String> licenceLink() {
    return licenceAddress().filter(address -> address.matches("https?://[!-;=?-~]+"));
  }

  Optional<String> copyrightHolder() {
    return Optional.ofNullable(terms().copyright()).map(Copyright::holder);
  }

  /// Whether the holder of a right is one of the authors, not a publication.
  boolean isAuthor(String holder) {
    return credited().filter(p -> p.name().equals(holder)).isEmpty()
        && article().authors().stream().anyMatch(a -> a.name().equals(holder));
  }

  Optional<String> copyrightNotice() {
    Copyright copyright = terms().copyright();
    if (copyright == null) {
      return Optional.empty();
    }
    if (copyright.notice() != null) {
      return Optional.of(copyright.notice());
    }
    String year = copyright.year() == null ? "" : ", " + copyright.year();
    return Optional.ofNullable(copyright.holder()).map(holder -> "© " + holder + year);
  }

  /// Copyright and licence in one line, or what to do where the terms say neither.
  String rights(Texts texts) {
    List<String> parts = new ArrayList<>();
    copyrightNotice().ifPresent(parts::add);
    licenceName().ifPresent(parts::add);
    boolean isLicensed = licenceName().isPresent();
    switch (rights.basis()) {
      case PUBLIC_DOMAIN -> parts.add(texts.say("colophon.basis.public-domain"));
      case ATTRIBUTION, OWN_WORK -> {
        if (!isLicensed) {
          parts.addAll(inWords(texts));
        }
      }
      case LICENCE, PERMISSION, FAIR_USE, UNSTATED -> {}
    }
    return parts.isEmpty() ? texts.say("colophon.use.ask") : String.join(" · ", parts);
  }

  /// What the words of the terms let everybody do, as they say it.
  private List<String> inWords(Texts texts) {
    Rights others = rights.toOthers();
    Permission permission = others.decide(Use.REPRINT, on.of(article().language()));
    if (!permission.isGranted()) {
      return List.of();
    }
    return List.of(
        permission.because() instanceof Ground.Quoted quoted
            ? quoted.clause().quotation()
            : texts.say("colophon.basis.attribution"));
  }

  /// The names of the licences, the original's first.
  Optional<String> licenceName() {
    List<String> names = licences().stream().map(Licence::name).toList();
    return names.isEmpty()
        ? said(terms().licenceAsFound())
        : Optional.of(String.join(" · ", names));
  }
}
