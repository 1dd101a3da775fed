package press.colophon.syndication;

import java.time.Instant;
import java.util.Optional;
import press.colophon.rights.Channel;
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
    Occasion on = Occasion.page(dispatch.article().language(), at);
    Xml xml = new Xml();
    xml.open("rsl", "xmlns", NAMESPACE);
    content(xml, dispatch, addresses, terms, on);
    for (String translation : dispatch.translations()) {
      content(xml, dispatch, addresses, terms, on.of(translation));
    }
    return xml.finish();
  }

  /// The text in one language: a translation may be offered under another licence.
  private static void content(
      Xml xml, Dispatch dispatch, Addresses addresses, String terms, Occasion on) {
    Rights others = dispatch.rights().toOthers();
    xml.open("content", "url", addresses.article(dispatch.article(), on.language()));
    licence(xml, others, dispatch.rights().offered(on), terms, on);
    copyright(xml, dispatch, others);
    xml.text("terms", terms);
    xml.close();
  }

  private static void copyright(Xml xml, Dispatch dispatch, Rights others) {
    String contact = others.contact();
    boolean isMail = contact != null && contact.contains("@") && !contact.contains("/");
    dispatch
        .copyrightHolder()
        .ifPresent(
            holder ->
                xml.text(
                    "copyright",
                    holder,
                    "type",
                    dispatch.isAuthor(holder) ? "person" : "organization",
                    "contactEmail",
                    isMail ? contact : null,
                    "contactUrl",
                    dispatch.originAddress().orElse(null)));
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

  private static void licence(
      Xml xml, Rights others, Optional<Licence> offered, String terms, Occasion on) {
    boolean isOpen = others.decide(Use.MACHINE_LEARNING, on).isGranted();
    xml.open("license");
    xml.text("permits", isOpen ? "all" : "search", "type", "usage");
    if (!isOpen) {
      xml.text("prohibits", "ai-all", "type", "usage");
    }
    switch (others.decide(Use.COMMERCIAL, on)) {
      case Permission.Granted granted -> {}
      case Permission.AskFirst ask -> {
        if (isInWords(others, on)) {
          xml.text("permits", "non-commercial", "type", "user");
        }
      }
      case Permission.Refused refused -> xml.text("prohibits", "commercial", "type", "user");
    }
    payment(xml, others, offered, terms, on);
    xml.close();
  }

  /// Whether words let everybody republish it, and no licence does.
  private static boolean isInWords(Rights others, Occasion on) {
    return others.licence().isEmpty() && others.decide(on.by(Channel.KIT)).isGranted();
  }

  private static void payment(
      Xml xml, Rights others, Optional<Licence> offered, String terms, Occasion on) {
    if (offered.isPresent()) {
      xml.open("payment", "type", offered.get().isPublicDomain() ? "free" : "attribution");
      xml.text("standard", offered.get().url());
      xml.close();
    } else if (isInWords(others, on)) {
      xml.open("payment", "type", "attribution");
      xml.text("custom", terms);
      xml.close();
    }
  }
}
