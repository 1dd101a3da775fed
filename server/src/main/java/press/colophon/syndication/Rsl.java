package press.colophon.syndication;

import java.time.Instant;
import java.util.Optional;
import press.colophon.rights.Licence;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permission;
import press.colophon.rights.Rights;
import press.colophon.rights.Use;

/// What machines may do with an article, in RSL 1.0 (Really Simple Licensing,
/// https://rslstandard.org/rsl): one document for each article, because sources reserve different
/// things, and one for all the rest of the site.
final class Rsl {
  /// The media type of RSL documents.
  static final String MEDIA_TYPE = "application/rsl+xml";

  private static final String NAMESPACE = "https://rslstandard.org/rsl";

  private Rsl() {}

  /// The document of one article, about its pages in every language.
  ///
  /// @param terms the page that tells people the terms
  static String of(Dispatch dispatch, Addresses addresses, String terms, Instant at) {
    Rights others = dispatch.rights().toOthers();
    Occasion on = Occasion.page(dispatch.article().language(), at);
    Xml xml = new Xml();
    xml.open("rsl", "xmlns", NAMESPACE);
    xml.open("content", "url", addresses.original(dispatch.article()));
    licence(xml, others, on);
    dispatch
        .copyrightHolder()
        .ifPresent(
            holder ->
                xml.text(
                    "copyright",
                    holder,
                    "type",
                    dispatch.isAuthor(holder) ? "person" : "organization",
                    "contactUrl",
                    dispatch.originAddress().orElse(null)));
    xml.text("terms", terms);
    return xml.finish();
  }

  /// The document of the site: its pages hold articles of many sources, so nothing is permitted by
  /// it that not every one of them permits.
  static String ofSite(String terms) {
    Xml xml = new Xml();
    xml.open("rsl", "xmlns", NAMESPACE);
    xml.open("content", "url", "/");
    xml.open("license");
    xml.text("permits", "search", "type", "usage");
    xml.text("prohibits", "ai-all", "type", "usage");
    xml.close();
    xml.text("terms", terms);
    return xml.finish();
  }

  private static void licence(Xml xml, Rights others, Occasion on) {
    boolean isOpen = others.decide(Use.MACHINE_LEARNING, on).isGranted();
    xml.open("license");
    xml.text("permits", isOpen ? "all" : "search", "type", "usage");
    if (!isOpen) {
      xml.text("prohibits", "ai-all", "type", "usage");
    }
    if (others.decide(Use.COMMERCIAL, on) instanceof Permission.Refused) {
      xml.text("prohibits", "commercial", "type", "user");
    }
    payment(xml, others.licence());
    xml.close();
  }

  private static void payment(Xml xml, Optional<Licence> licence) {
    if (licence.isEmpty()) {
      return;
    }
    boolean isForFree = licence.get().isPublicDomain();
    xml.open("payment", "type", isForFree ? "free" : "attribution");
    xml.text("standard", licence.get().url());
    xml.close();
  }
}
