package press.colophon.syndication;

import org.jspecify.annotations.Nullable;
import press.colophon.articles.Author;
import press.colophon.articles.Body;
import press.colophon.articles.Publication;
import press.colophon.articles.Selection;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon.House;

/// Writes one article as an item of NewsML-G2 (IPTC), with its rights in words and as RightsML, the
/// profile of ODRL that IPTC has made. Thread-safe.
final class NewsmlG2 {
  static final String MEDIA_TYPE = "application/vnd.iptc.g2.newsitem+xml";

  private static final String NAMESPACE = "http://iptc.org/std/nar/2006-10-01/";
  private static final String VERSION = "2.34";
  private static final String CODES = "http://cv.iptc.org/newscodes/";
  private static final String ODRL = "http://www.w3.org/ns/odrl/2/";

  private final Addresses addresses;
  private final House house;

  NewsmlG2(Addresses addresses, House house) {
    this.addresses = addresses;
    this.house = house;
  }

  /// @param rightsml the policy as JSON-LD
  String write(Dispatch dispatch, String rightsml, Texts texts) {
    Xml xml = new Xml();
    xml.open(
        "newsItem",
        "xmlns",
        NAMESPACE,
        "guid",
        dispatch.address(addresses),
        "version",
        Integer.toString(dispatch.article().revision().number()),
        "standard",
        "NewsML-G2",
        "standardversion",
        VERSION,
        "conformance",
        "core",
        "xml:lang",
        texts.tag());
    catalog(xml);
    rights(xml, dispatch, rightsml, texts);
    item(xml, dispatch);
    content(xml, dispatch, texts);
    xml.open("contentSet");
    xml.text(
        "inlineData",
        dispatch.rendition().body().html(),
        "contenttype",
        "text/html",
        "xml:lang",
        dispatch.language());
    return xml.finish();
  }

  /// What the prefixes of codes stand for.
  private static void catalog(Xml xml) {
    xml.open("catalog");
    xml.empty("scheme", "alias", "ninat", "uri", CODES + "ninature/");
    xml.empty("scheme", "alias", "stat", "uri", CODES + "pubstatusg2/");
    xml.empty("scheme", "alias", "isrol", "uri", CODES + "infosourcerole/");
    xml.empty("scheme", "alias", "cpnat", "uri", CODES + "cpnature/");
    xml.empty("scheme", "alias", "irel", "uri", CODES + "itemrelation/");
    xml.empty("scheme", "alias", "drol", "uri", CODES + "descriptionrole/");
    xml.close();
  }

  private static void rights(Xml xml, Dispatch dispatch, String rightsml, Texts texts) {
    xml.open("rightsInfo");
    dispatch.copyrightHolder().ifPresent(holder -> named(xml, "copyrightHolder", holder));
    xml.text("copyrightNotice", dispatch.copyrightNotice().orElse(null));
    xml.text(
        "usageTerms",
        UsageTerms.of(dispatch, texts),
        "href",
        dispatch.licenceAddress().orElse(null));
    xml.text(
        "rightsExpressionData", rightsml, "langid", ODRL, "enctype", RightsStatements.ODRL_TYPE);
    xml.close();
  }

  private void item(Xml xml, Dispatch dispatch) {
    xml.open("itemMeta");
    xml.empty("itemClass", "qcode", "ninat:text");
    named(xml, "provider", house.name(), "uri", addresses.home(addresses.language()));
    xml.text("versionCreated", dispatch.updated().toString());
    xml.text("firstCreated", dispatch.published().toString());
    xml.empty("pubStatus", "qcode", "stat:usable");
    for (Body correction : dispatch.corrections()) {
      xml.text("edNote", correction.text(), "xml:lang", dispatch.language());
    }
    dispatch.originalUrl().ifPresent(url -> xml.empty("link", "rel", "irel:seeAlso", "href", url));
    xml.close();
  }

  private void content(Xml xml, Dispatch dispatch, Texts texts) {
    xml.open("contentMeta");
    xml.text("contentCreated", dispatch.published().toString());
    for (Author author : dispatch.article().authors()) {
      named(
          xml,
          "creator",
          author.name(),
          "type",
          "cpnat:person",
          "uri",
          dispatch.authorAddress(author, addresses));
    }
    dispatch.credited().ifPresent(origin -> source(xml, origin));
    dispatch.originalUrl().ifPresent(url -> xml.text("altId", url));
    xml.empty("language", "tag", dispatch.language());
    subjects(xml, dispatch, texts);
    xml.text("headline", dispatch.rendition().headline(), "xml:lang", dispatch.language());
    xml.text(
        "by",
        dispatch.article().authors().isEmpty()
            ? null
            : texts.list(dispatch.article().authors().stream().map(Author::name).toList()));
    xml.text("creditline", dispatch.colophon().creditLine());
    xml.text(
        "description",
        dispatch.rendition().standfirst(),
        "role",
        "drol:summary",
        "xml:lang",
        dispatch.language());
    xml.close();
  }

  private static void source(Xml xml, Publication origin) {
    named(
        xml,
        "infoSource",
        origin.name(),
        "role",
        "isrol:origcont",
        "uri",
        WebAddress.of(origin.url()).orElse(null));
  }

  private void subjects(Xml xml, Dispatch dispatch, Texts texts) {
    dispatch
        .article()
        .themes()
        .forEach(
            theme ->
                named(
                    xml,
                    "subject",
                    texts.themeName(theme.name()),
                    "type",
                    "cpnat:abstract",
                    "uri",
                    addresses.of(new Selection.OnTheme(theme), texts.tag())));
    dispatch
        .article()
        .regions()
        .forEach(
            region ->
                named(
                    xml,
                    "subject",
                    texts.regionName(region.name()),
                    "type",
                    "cpnat:geoArea",
                    "uri",
                    addresses.of(new Selection.InRegion(region), texts.tag())));
  }

  /// A concept or party with its name.
  private static void named(Xml xml, String element, String name, @Nullable String... attributes) {
    xml.open(element, attributes).text("name", name).close();
  }
}
