package press.colophon.intake.format.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;
import press.colophon.extract.WrittenLanguage;
import press.colophon.intake.Account;
import press.colophon.intake.Account.Copyright;
import press.colophon.intake.Account.Furniture;
import press.colophon.intake.Account.Image;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.Account.Name;
import press.colophon.intake.Account.Origin;

/// Collects the account while a page is read. The first answer to a question stands; what comes
/// second is kept as furniture, so that no line is lost.
final class Ledger {

  private static final Pattern ASKS_FOR_ITSELF =
      Pattern.compile(
          "(?:Become an? (?:[Mm]ember|[Ss]upporter) of |Comment on |All |To receive |Follow |Support |Donate to |Subscribe to )(?<name>[^,.:()]{3,50}?)(?:$|[’']s? (?:[Dd]aily|[Ww]eekly|[Nn]ewsletter|[Ff]ree)| [Aa]rticles?\\b| on \\p{Lu}| today| now|[.!])");

  private static final int ENOUGH_TO_GUESS = 20_000;
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private @Nullable String headline;
  private @Nullable String standfirst;
  private @Nullable String bylines;
  private final Map<String, Name> authors = new LinkedHashMap<>();
  private @Nullable Name publisher;

  /// Names that stand for the publisher where no line says who it is: the sender of a message or
  /// release, the masthead, the paper for which the authors sign.
  private @Nullable String sender;

  private @Nullable String masthead;
  private @Nullable String employer;
  private @Nullable PublicationDate published;
  private @Nullable PublicationDate modified;
  private @Nullable String originName;
  private @Nullable String originUrl;
  private @Nullable PublicationDate originPublished;
  private final Set<String> regions = new LinkedHashSet<>();
  private final Set<String> themes = new LinkedHashSet<>();
  private @Nullable String caption;
  private @Nullable String credit;

  /// Whether the caption is the description for those who cannot see the picture.
  private boolean described;

  private @Nullable String imageUrl;
  private @Nullable Copyright copyright;
  private @Nullable String licence;
  private @Nullable String siteName;
  private @Nullable String language;
  private @Nullable String canonical;
  private final List<String> body = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Furniture> furniture = new ArrayList<>();
  private final List<String> notUnderstood = new ArrayList<>();

  void headline(String text) {
    headline = text;
  }

  void standfirst(String text) {
    if (standfirst == null) {
      standfirst = text;
    } else {
      notUnderstood(text);
    }
  }

  boolean hasStandfirst() {
    return standfirst != null;
  }

  boolean hasAuthors() {
    return !authors.isEmpty();
  }

  List<String> authorNames() {
    return authors.values().stream().map(Name::name).toList();
  }

  void byline(Bylines.Byline byline, List<Inline.Link> links, String printed) {
    if (!authors.isEmpty()) {
      repeated(printed);
      return;
    }
    for (String author : byline.authors()) {
      authors.put(key(author), new Name(author, address(author, links)));
    }
    if (byline.saysMore() || byline.outlet() != null) {
      bylines(byline.printed());
    }
    if (byline.outlet() != null) {
      publisher(byline.outlet(), links);
    }
  }

  /// More of what the page prints of its authors, such as a role on a line of its own.
  void bylines(String printed) {
    bylines = bylines == null ? printed : bylines + "; " + printed;
  }

  /// Gives authors without an address the one that their name leads to elsewhere on the page.
  void addresses(List<Inline.Link> links) {
    authors.replaceAll(
        (key, author) ->
            author.url() == null ? new Name(author.name(), address(author.name(), links)) : author);
  }

  void author(String name, @Nullable String url) {
    authors.putIfAbsent(key(name), new Name(name, url));
  }

  void publisher(String name, List<Inline.Link> links) {
    if (publisher == null) {
      publisher = new Name(name, address(name, links));
    } else if (!same(publisher.name(), name)) {
      furniture(Kind.MASTHEAD, name);
    }
  }

  /// @param printed as in "From: Harbour Wire <desk@wire.example>"
  void sender(String printed) {
    String name = printed.replaceAll("\\s*<.*", "");
    if (sender == null && !Names.person(name)) {
      sender = name;
    }
    if (!printed.equals(name) || Names.person(name)) {
      furniture(Kind.CONTACT, printed);
    }
  }

  void masthead(String name) {
    if (masthead == null) {
      masthead = name;
    } else {
      furniture(Kind.MASTHEAD, name);
    }
  }

  void employer(String name) {
    employer = employer == null ? name : employer;
  }

  boolean hasPublisher() {
    return publisher != null;
  }

  @Nullable String publisherName() {
    return publisher == null ? null : publisher.name();
  }

  void published(PublicationDate date) {
    if (published == null) {
      published = date;
    } else if (!published.equals(date)) {
      furniture(Kind.REPEATED, date.toString());
    }
  }

  boolean hasPublished() {
    return published != null;
  }

  void modified(PublicationDate date) {
    if (modified == null) {
      modified = date;
    } else if (!modified.equals(date)) {
      furniture(Kind.REPEATED, date.toString());
    }
  }

  void origin(Origins.Statement statement, String printed) {
    boolean another =
        originName != null && statement.name() != null && !same(originName, statement.name());
    if (another) {
      furniture(Kind.REPEATED, printed);
      return;
    }
    originName = originName == null ? statement.name() : originName;
    if (originUrl == null || (Origins.homePage(originUrl) && statement.url() != null)) {
      originUrl = statement.url();
    }
    originPublished = originPublished == null ? statement.published() : originPublished;
    if (statement.saysMore() || statement.name() == null) {
      furniture(Kind.PERMISSION, printed);
    }
  }

  @Nullable String originName() {
    return originName;
  }

  @Nullable Copyright copyright() {
    return copyright;
  }

  void filed(Taxonomy.Filing filing) {
    (filing.regional() ? regions : themes).addAll(filing.names());
  }

  void theme(String name) {
    themes.add(name);
  }

  void region(String name) {
    regions.add(name);
  }

  /// Takes caption and credit for the article's picture unless that has them already.
  void picture(Captions.Caption picture, String printed) {
    String text = picture.text();
    String photographer = picture.credit();
    boolean captioned = text != null && caption != null && !described;
    boolean credited = text == null && credit != null;
    if (captioned || credited) {
      furniture(Kind.CAPTION, printed);
      return;
    }
    if (text != null) {
      caption = text;
      described = false;
    }
    if (photographer != null) {
      if (credit != null && !photographer.contains(credit)) {
        furniture(Kind.CAPTION, credit);
      }
      credit = photographer;
    }
  }

  boolean hasImage() {
    return imageUrl != null;
  }

  void image(@Nullable String url, String alt) {
    imageUrl = url;
    if (caption == null && !alt.isBlank()) {
      caption = alt;
      described = true;
    }
  }

  void copyright(Copyright found) {
    if (copyright == null) {
      copyright = found;
    } else if (copyright.holder() == null && found.holder() != null) {
      furniture(Kind.COPYRIGHT, copyright.notice());
      copyright = found;
    } else if (!copyright.notice().equals(found.notice())) {
      furniture(Kind.COPYRIGHT, found.notice());
    }
  }

  void licence(String found) {
    licence = licence == null ? found : licence;
  }

  void siteName(String name) {
    siteName = siteName == null ? name : siteName;
  }

  void language(String tag) {
    language = tag;
  }

  void canonical(String url) {
    canonical = canonical == null ? url : canonical;
  }

  void body(String html) {
    body.add(html);
  }

  boolean hasBody() {
    return !body.isEmpty();
  }

  void note(String html) {
    notes.add(html);
  }

  void furniture(Kind kind, String text) {
    furniture.add(new Furniture(kind, text));
  }

  void repeated(String text) {
    furniture(Kind.REPEATED, text);
  }

  void notUnderstood(String text) {
    notUnderstood.add(text);
  }

  /// Publisher and site from each other, where the page names one of them.
  private void complete() {
    siteName = siteName == null && publisher == null ? impliedName() : siteName;
    if (publisher == null && siteName != null) {
      publisher = new Name(siteName, null);
    }
    if (publisher == null && copyright != null && copyright.holder() != null) {
      String holder = copyright.holder();
      if (Names.outlet(holder)
          && Names.name(holder)
          && !authors.containsKey(key(holder))
          && (originName == null || !same(originName, holder))) {
        publisher = new Name(holder, null);
      }
    }
    if (publisher == null && employer != null) {
      publisher = new Name(employer, null);
    }
    if (sender != null && (publisher == null || !same(sender, publisher.name()))) {
      furniture(Kind.MASTHEAD, sender);
    }
    if (masthead != null && (publisher == null || !same(masthead, publisher.name()))) {
      furniture(Kind.MASTHEAD, masthead);
    }
    if (siteName == null && publisher != null && inFurniture(publisher.name())) {
      siteName = publisher.name();
    }
  }

  private @Nullable String impliedName() {
    if (sender != null) {
      return sender;
    }
    return masthead == null ? namedByFurniture() : masthead;
  }

  /// The language of the text where the page does not state one.
  private @Nullable String guessed() {
    var text = new StringBuilder();
    for (int i = 0; i < body.size() && text.length() < ENOUGH_TO_GUESS; i++) {
      text.append(TAG.matcher(body.get(i)).replaceAll(" ")).append(' ');
    }
    return WrittenLanguage.reliable(text.toString()).orElse(null);
  }

  /// The site that asks its readers to join, follow or translate itself.
  private @Nullable String namedByFurniture() {
    for (Furniture piece : furniture) {
      Matcher asks = ASKS_FOR_ITSELF.matcher(piece.text());
      if (asks.lookingAt()) {
        String name = asks.group("name").strip();
        boolean origin = originName != null && same(originName, name);
        if (Names.name(name) && Block.words(name) >= 2 && !origin) {
          return name;
        }
      }
    }
    return null;
  }

  private boolean inFurniture(String name) {
    return furniture.stream()
        .anyMatch(piece -> piece.kind() != Kind.REPEATED && piece.text().contains(name));
  }

  Account account() {
    complete();
    Origin origin =
        originName == null ? originOfAddress() : new Origin(originName, originUrl, originPublished);
    boolean pictured = caption != null || credit != null || imageUrl != null;
    return new Account(
        headline,
        standfirst,
        bylines,
        List.copyOf(authors.values()),
        publisher,
        published,
        origin,
        List.copyOf(regions),
        List.copyOf(themes),
        pictured ? new Image(caption, credit, imageUrl) : null,
        copyright,
        licence,
        siteName,
        language == null ? guessed() : language,
        canonical,
        modified,
        body,
        notes,
        furniture,
        notUnderstood);
  }

  /// An original that is linked but not named is called by its host.
  private @Nullable Origin originOfAddress() {
    return originUrl == null || !originUrl.startsWith("http")
        ? null
        : new Origin(Origins.host(originUrl), originUrl, originPublished);
  }

  static boolean same(String one, String other) {
    return key(one).equals(key(other));
  }

  static String key(String name) {
    return Inline.collapse(name).toLowerCase(Locale.ROOT);
  }

  private static @Nullable String address(String name, List<Inline.Link> links) {
    for (Inline.Link link : links) {
      if (same(link.text(), name)) {
        return link.url();
      }
    }
    return null;
  }
}
