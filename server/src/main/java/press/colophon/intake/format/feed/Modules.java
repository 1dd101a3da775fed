package press.colophon.intake.format.feed;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account;
import press.colophon.intake.Account.Image;
import press.colophon.intake.Account.Name;
import press.colophon.intake.Envelope.Place;
import press.colophon.intake.format.SubjectCode;
import press.colophon.rights.Licence;

/// The elements that any kind of XML feed may borrow: Dublin Core, Creative Commons, Media RSS,
/// GeoRSS and their like.
final class Modules {
  /// Known, and of no use to a newspaper: numbers of comments, addresses of their feeds, ratings.
  private static final Set<String> IGNORED =
      Set.of(
          "slash",
          "wfw",
          "thr",
          "trackback",
          "annotate",
          "feedburner",
          "sy",
          "fh",
          "media",
          "gd",
          "openSearch",
          "blogger");

  private static final Set<String> IGNORED_ELEMENTS =
      Set.of(
          "comments",
          "guid",
          "rating",
          "textinput",
          "atom:link",
          "post-id",
          "gml:pos",
          "dc:format",
          "dc:type",
          "dcterms:type",
          "itunes:duration",
          "itunes:explicit",
          "itunes:episode",
          "itunes:season",
          "itunes:episodetype",
          "itunes:order",
          "itunes:block",
          "itunes:subtitle",
          "itunes:title",
          "content:encoded",
          "rdf:type");

  private static final Pattern PAIR =
      Pattern.compile("(-?\\d{1,3}(?:\\.\\d+)?)[\\s,]+(-?\\d{1,3}(?:\\.\\d+)?)");
  private static final Pattern REGION =
      Pattern.compile("region|location|place|countr|geo|spatial", Pattern.CASE_INSENSITIVE);

  private Modules() {}

  /// Takes what the element says; false where it is not known.
  static boolean read(FeedElement element, Entry entry) {
    String name = element.name();
    String lower = name.toLowerCase(Locale.ROOT);
    String text = element.text();
    switch (lower) {
      case "dc:creator", "dcterms:creator", "itunes:author" -> author(element, entry);
      case "dc:contributor", "dcterms:contributor" -> entry.people(text, null, name);
      case "dc:publisher", "dcterms:publisher" -> publisher(entry, text);
      case "dc:date", "dcterms:created", "dcterms:issued", "dcterms:available" ->
          entry.published = entry.published == null ? found(element) : entry.published;
      case "dcterms:modified" ->
          entry.updated = entry.updated == null ? found(element) : entry.updated;
      case "dc:language", "dcterms:language" ->
          entry.language = or(XmlFeedHead.language(text), entry.language);
      case "dc:subject", "dcterms:subject", "media:category" ->
          category(entry, text, element.attribute("scheme"));
      case "media:keywords", "itunes:keywords" ->
          List.of(text.split(",", -1)).forEach(word -> category(entry, word, ""));
      case "dc:coverage", "dcterms:spatial" -> entry.regions.add(EntryText.plain(text));
      case "dc:identifier", "dcterms:identifier" -> entry.envelope.identifier(text);
      case "dc:title", "dcterms:title" ->
          entry.title = entry.title == null ? found(element) : entry.title;
      case "dc:description", "dcterms:abstract", "itunes:summary" ->
          entry.summary = entry.summary == null ? found(element) : entry.summary;
      case "dc:source", "dcterms:source", "dcterms:ispartof", "dc:relation" ->
          source(entry, text, name);
      case "itunes:image" -> picture(entry, element.attribute("href"));
      case "feedburner:origlink" -> entry.link = or(Links.web(text), entry.link);
      default -> {
        return rights(element, entry) || place(element, entry) || isIgnored(lower);
      }
    }
    return true;
  }

  private static boolean isIgnored(String lower) {
    int colon = lower.indexOf(':');
    return IGNORED_ELEMENTS.contains(lower)
        || (colon > 0 && IGNORED.contains(lower.substring(0, colon)));
  }

  private static void author(FeedElement element, Entry entry) {
    boolean repeats = element.name().startsWith("itunes") && !entry.authors.isEmpty();
    if (!repeats) {
      entry.people(element.text(), null, element.name());
    }
  }

  static void publisher(Entry entry, String printed) {
    String name = EntryText.plain(printed);
    if (!name.isEmpty() && !name.contains("@")) {
      String url = entry.publisher == null ? null : entry.publisher.url();
      entry.publisher = new Name(name, url);
    }
  }

  /// A keyword of a feed: a region where its vocabulary is one of places, else a theme; a code of
  /// a published vocabulary is kept as such.
  static void category(Entry entry, String printed, String vocabulary) {
    String name = EntryText.plain(printed);
    String code = SubjectCode.ofKeyword(name);
    if (code != null) {
      entry.envelope.subject(code);
    } else if (REGION.matcher(vocabulary).find()) {
      entry.regions.add(name);
    } else if (!name.isEmpty() && !name.equalsIgnoreCase("uncategorized")) {
      entry.themes.add(name);
    }
  }

  /// What an entry says it was taken from: an address, or a name.
  private static void source(Entry entry, String text, String element) {
    if (entry.origin != null || text.isBlank()) {
      return;
    }
    String address = Links.web(text);
    if (address != null && address.equals(entry.link)) {
      return;
    }
    String name = address == null ? EntryText.plain(text) : Links.host(address);
    entry.origin = new Account.Origin(name, address, null);
    entry.originFrom = element;
  }

  private static void picture(Entry entry, String address) {
    String url = Links.resolve(entry.base, address);
    if (url != null && entry.image == null) {
      entry.picture(new Image(null, null, url));
    }
  }

  /// Every element that speaks of rights, wherever it stands.
  static boolean rights(FeedElement element, Entry entry) {
    String resource = element.attribute("resource");
    String link = resource.isEmpty() ? element.attribute("url") : resource;
    String address = link.isEmpty() ? element.attribute("href") : link;
    switch (element.name().toLowerCase(Locale.ROOT)) {
      case "copyright",
          "rights",
          "license",
          "licence",
          "dc:rights",
          "dc:rightsholder",
          "dc:license",
          "dcterms:rights",
          "dcterms:license",
          "dcterms:accessrights",
          "dcterms:rightsholder",
          "dcterms:provenance",
          "creativecommons:license",
          "cc:license",
          "cc:attributionname",
          "cc:attributionurl",
          "cc:morepermissions",
          "cc:usageguidelines",
          "cc:permits",
          "cc:requires",
          "cc:prohibits",
          "itunes:copyright",
          "atom:rights",
          "atom:copyright",
          "xhv:license",
          "xhtml:license",
          "prism:copyright",
          "prism:rightsagent" ->
          right(element, entry, address);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void right(FeedElement element, Entry entry, String address) {
    String html = AtomText.html(element);
    String text = EntryText.plain(html);
    String said = address.isEmpty() ? linked(html) : address;
    String link = said.isEmpty() ? text : said;
    boolean isLink = Links.web(link) != null && !link.contains(" ");
    entry.right(element.name(), isLink && said.isEmpty() ? null : text, isLink ? link : null);
  }

  /// The one address that a text links to, or the first that is a licence's.
  private static String linked(String html) {
    List<String> links =
        Jsoup.parseBodyFragment(EntryText.html(html)).select("a[href]").eachAttr("href");
    return links.stream()
        .filter(link -> links.size() == 1 || Licence.recognise(link).isPresent())
        .findFirst()
        .orElse("");
  }

  private static boolean place(FeedElement element, Entry entry) {
    switch (element.name().toLowerCase(Locale.ROOT)) {
      case "georss:point", "georss:where", "geo:point" -> point(element, entry);
      case "georss:featurename", "georss:featuretypetag", "georss:relationshiptag" ->
          named(element, entry);
      case "geo:lat" ->
          add(
              entry,
              null,
              element.text(),
              sibling(element, "geo:long"),
              sibling(element, "geo:lon"));
      case "geo:long", "geo:lon" -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void named(FeedElement element, Entry entry) {
    if (element.local().equals("featurename")) {
      entry.envelope.place(new Place(EntryText.plain(element.text()), null, null));
    }
  }

  private static void point(FeedElement element, Entry entry) {
    String latitude = element.textOf("geo:lat");
    if (latitude != null) {
      add(entry, null, latitude, element.textOf("geo:long", "geo:lon"), null);
      return;
    }
    Matcher pair = PAIR.matcher(element.text());
    if (pair.find()) {
      String name = element.attribute("featurename");
      add(entry, name.isEmpty() ? null : name, pair.group(1), pair.group(2), null);
    }
  }

  private static @Nullable String sibling(FeedElement element, String name) {
    return element.element().parent() == null
        ? null
        : new FeedElement(element.element().parent(), element.inherited()).textOf(name);
  }

  private static void add(
      Entry entry,
      @Nullable String name,
      String latitude,
      @Nullable String longitude,
      @Nullable String otherwise) {
    Double north = degrees(latitude, 90);
    Double east = degrees(longitude == null ? otherwise : longitude, 180);
    if (north != null && east != null) {
      entry.envelope.place(new Place(name, north, east));
    } else {
      entry.notUnderstood.add("position: " + latitude + " " + longitude);
    }
  }

  private static @Nullable Double degrees(@Nullable String printed, int most) {
    if (printed == null || !printed.strip().matches("[+-]?\\d{1,3}(?:\\.\\d{1,20})?")) {
      return null;
    }
    double degrees = Double.parseDouble(printed.strip());
    return Math.abs(degrees) <= most ? degrees : null;
  }

  static Entry.Found found(FeedElement element) {
    return new Entry.Found(element.text(), element.name());
  }

  private static @Nullable String or(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }
}
