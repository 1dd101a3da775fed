package press.colophon.intake.format.agency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.HtmlBlocks;
import press.colophon.intake.format.StatedTime;
import press.colophon.intake.format.SubjectCode;

/// One item of NewsML-G2. The order of its methods is that of its elements: `itemMeta`,
/// `contentMeta`, `rightsInfo`, `hopHistory`, `partMeta`, `contentSet`.
final class G2Item {
  private final Element item;
  private final Message message;

  /// Addresses of vocabularies by the alias that the item's own catalog gives them.
  private final Map<String, String> catalog = new HashMap<>();

  G2Item(Element item, Message message) {
    this.item = item;
    this.message = message;
    for (Element scheme : item.select("> catalog > scheme")) {
      catalog.put(scheme.attr("alias"), scheme.attr("uri"));
    }
  }

  static boolean isText(Element item) {
    return item.normalName().equals("newsitem")
        && (!item.select("> contentSet > inlineXML, > contentSet > inlineData").isEmpty()
            || itemClass(item).equals("text"));
  }

  static boolean isPicture(Element item) {
    return List.of("picture", "graphic").contains(itemClass(item))
        || item.select("> contentSet > remoteContent").stream().anyMatch(G2Item::isImage);
  }

  private static String itemClass(Element item) {
    Element stated = item.selectFirst("> itemMeta > itemClass");
    String code = stated == null ? "" : stated.attr("qcode") + stated.attr("uri");
    return code.replaceFirst(".*[:/]", "").toLowerCase(Locale.ROOT);
  }

  Item read(String name, Original own) {
    if (message.newer(item) != null) {
      return new Item.Empty(name, Drop.Reason.NO_ARTICLE, "a newer version of it came with it");
    }
    return switch (clearance()) {
      case Clearance.Canceled canceled -> takedown(name);
      case Clearance.Withheld(String because) ->
          new Item.Empty(name, Drop.Reason.NOT_PUBLISHED, because);
      case Clearance.Cleared(Instant notBefore) -> cleared(name, own, notBefore);
    };
  }

  private Item cleared(String name, Original own, @Nullable Instant notBefore) {
    if (!item.normalName().equals("newsitem")) {
      return new Item.Empty(name, Drop.Reason.NO_ARTICLE, notNews());
    }
    return isText(item)
        ? article(name, own, notBefore)
        : new Item.Empty(name, Drop.Reason.NO_ARTICLE, media());
  }

  private Item takedown(String name) {
    List<String> all = new ArrayList<>(identifiers());
    inlineNitf().forEach(nitf -> all.addAll(NitfText.identifiers(nitf)));
    return new Item.Takedown(
        name,
        all,
        StatedTime.instant(text("> itemMeta > versionCreated")),
        text("> itemMeta > edNote"));
  }

  private Item article(String name, Original own, @Nullable Instant notBefore) {
    Copy copy = new Copy();
    copy.envelope.embargoedUntil(notBefore);
    Element nitf = inlineNitf().first();
    HtmlBlocks content = content(nitf);
    if (content == null || content.body().isEmpty()) {
      return new Item.Empty(name, Drop.Reason.NO_ARTICLE, elsewhere());
    }
    itemMeta(copy);
    contentMeta(copy);
    rightsInfo(copy);
    hops(copy);
    partMeta(copy);
    if (nitf != null) {
      NitfText.read(nitf, copy);
    }
    copy.body(content);
    for (Element picture : message.pictures(item.attr("guid"))) {
      new G2Item(picture, message).shownIn(copy);
    }
    languages(copy);
    return copy.hasHeadline()
        ? new Item.Article(name, own, copy.account(), "NewsML-G2")
        : new Item.Empty(name, Drop.Reason.NO_ARTICLE, "it has no headline");
  }

  // What is no article.

  private String notNews() {
    return switch (item.normalName()) {
      case "packageitem" -> packaged();
      case "knowledgeitem" -> "it is a list of concepts (knowledgeItem)";
      case "conceptitem" -> "it is a concept (conceptItem)";
      case "planningitem" -> "it is a plan of coverage (planningItem)";
      default -> "it is a list of vocabularies (catalogItem)";
    };
  }

  private String packaged() {
    List<String> references = Message.references(item);
    long here = references.stream().filter(message::holds).count();
    return "it is a package of %d items, %d of which came with it and are read for themselves"
        .formatted(references.size(), here);
  }

  private String media() {
    String kind = itemClass(item).isEmpty() ? "media" : itemClass(item);
    String text = message.textOf(item.attr("guid"));
    return text == null
        ? "it is not an article but one of the kind " + kind
        : "it is the " + kind + " of the article " + text;
  }

  private String elsewhere() {
    String address = attribute("> contentSet > remoteContent", "href");
    return address == null ? "it holds no text" : "its text is elsewhere: " + address;
  }

  // itemMeta

  private String status() {
    Element status = item.selectFirst("> itemMeta > pubStatus");
    String code = status == null ? "" : status.attr("qcode") + status.attr("uri");
    return code.replaceFirst(".*[:/]", "").toLowerCase(Locale.ROOT);
  }

  /// Its own, and that of what it carries. An empty `embargoed` says that there is an embargo whose
  /// end is not known.
  private Clearance clearance() {
    Clearance all = Clearance.ofStatus("pubStatus", status());
    for (Element embargoed : item.select("> itemMeta > embargoed")) {
      all = all.and(Clearance.embargoed(embargoed.text()));
    }
    for (Element nitf : inlineNitf()) {
      all = all.and(NitfText.clearance(nitf));
    }
    return all;
  }

  private Elements inlineNitf() {
    return item.select("> contentSet > inlineXML > nitf");
  }

  private List<String> identifiers() {
    List<String> ids = new ArrayList<>();
    ids.add(item.attr("guid"));
    ids.addAll(item.select("> contentMeta > altId, > itemMeta > altId").eachText());
    return ids.stream().filter(id -> !id.isBlank()).toList();
  }

  private void itemMeta(Copy copy) {
    identifiers().forEach(copy.envelope::identifier);
    copy.envelope.version(item.attr("version")).status(status());
    for (Element provider : item.select("> itemMeta > provider")) {
      copy.publisher(nameOf(provider), provider.attr("uri"));
    }
    for (Element role : item.select("> itemMeta > role, > itemMeta > service")) {
      copy.draft.furniture(Kind.NAVIGATION, nameOf(role));
    }
    for (Element signal : item.select("> itemMeta > signal")) {
      copy.rights("signal", nameOf(signal), null);
    }
    for (Element note : item.select("> itemMeta > edNote")) {
      copy.rights("edNote", note.text(), null);
    }
  }

  // contentMeta

  private void contentMeta(Copy copy) {
    for (Element line : headlines()) {
      copy.headline(line.text());
    }
    if (!copy.hasHeadline() && item.selectFirst("nitf hl1") == null) {
      copy.headline(text("> itemMeta > title"));
    }
    for (Element by : item.select("> contentMeta > by")) {
      copy.byline(by.text());
    }
    people(copy);
    for (Element said : descriptions()) {
      copy.standfirst(said.text());
    }
    times(copy);
    subjects(copy);
    for (Element slug : item.select("> contentMeta > slugline, > contentMeta > keyword")) {
      copy.draft.furniture(Kind.NAVIGATION, slug.text());
    }
    for (Element who : item.select("> contentMeta > audience, > contentMeta > exclAudience")) {
      copy.rights(who.tagName(), nameOf(who), null);
    }
    for (Element credit : item.select("> contentMeta > creditline")) {
      copy.rights("creditline", credit.text(), null);
    }
    for (Element genre : item.select("> contentMeta > genre")) {
      copy.envelope.subject(code(genre));
      copy.draft.furniture(Kind.MASTHEAD, named(genre));
    }
  }

  /// The one that says it is the main one first.
  private List<Element> headlines() {
    List<Element> lines = new ArrayList<>(item.select("> contentMeta > headline"));
    lines.sort(Comparator.comparing(line -> !line.attr("role").matches(".*(?:main|head)|")));
    return lines;
  }

  private List<Element> descriptions() {
    List<Element> all = new ArrayList<>(item.select("> contentMeta > description"));
    all.sort(Comparator.comparing(d -> !d.attr("role").matches(".*(?:summary|standfirst)")));
    return all;
  }

  private void people(Copy copy) {
    boolean signed = copy.isSigned();
    for (Element creator : item.select("> contentMeta > creator")) {
      if (signed || isOrganisation(creator)) {
        copy.hop(nameOf(creator), "created", null);
      } else {
        copy.author(nameOf(creator), creator.attr("uri"));
      }
    }
    for (Element contributor : item.select("> contentMeta > contributor")) {
      String role = contributor.attr("role").replaceFirst(".*:", "");
      copy.hop(nameOf(contributor), role.isEmpty() ? "contributed" : role, null);
    }
    for (Element source : item.select("> contentMeta > infoSource")) {
      String role = source.attr("role").replaceFirst(".*:", "");
      String name = nameOf(source);
      if (role.equals("origcont") && name != null) {
        copy.draft.origin(new Account.Origin(name, Copy.web(source.attr("uri")), null));
      }
      copy.hop(name, role.isEmpty() ? "source" : role, null);
    }
  }

  private static boolean isOrganisation(Element party) {
    return party.attr("type").contains("organisation")
        || party.attr("type").contains("organization");
  }

  private void times(Copy copy) {
    copy.published(text("> itemMeta > firstCreated"));
    copy.published(text("> contentMeta > contentCreated"));
    copy.published(text("> itemMeta > versionCreated"));
    copy.modified(text("> contentMeta > contentModified"));
    copy.modified(text("> itemMeta > versionCreated"));
  }

  private void subjects(Copy copy) {
    for (Element subject : item.select("> contentMeta > subject")) {
      copy.envelope.subject(code(subject));
      if (subject.attr("type").matches(".*(?:geoArea|poi)")) {
        place(subject, copy);
      } else if (!subject.attr("type").matches(".*(?:person|organi[sz]ation|event)")) {
        copy.draft.theme(named(subject));
      }
    }
    for (Element located : item.select("> contentMeta > located")) {
      place(located, copy);
    }
    for (Element dateline : item.select("> contentMeta > dateline")) {
      copy.place(dateline.text(), null, null);
    }
  }

  private void place(Element named, Copy copy) {
    Element position = named.selectFirst("position");
    Element details = position == null ? asserted(named) : position;
    copy.place(
        nameOf(named),
        details == null ? null : degrees(details.attr("latitude")),
        details == null ? null : degrees(details.attr("longitude")));
  }

  private @Nullable Element asserted(Element named) {
    String code = named.attr("qcode");
    for (Element asserted : item.select("> assert")) {
      if (!code.isBlank() && asserted.attr("qcode").equals(code)) {
        return asserted.selectFirst("position");
      }
    }
    return null;
  }

  private static @Nullable Double degrees(String stated) {
    return stated.strip().matches("[+-]?\\d{1,3}(?:\\.\\d{1,12})?")
        ? Double.valueOf(stated.strip())
        : null;
  }

  // rightsInfo

  private void rightsInfo(Copy copy) {
    for (Element info : item.select("> rightsInfo")) {
      rights(info, copy);
    }
  }

  private static void rights(Element info, Copy copy) {
    copy.rights("rightsInfo", NitfText.attributes(info), null);
    String held = holders(info);
    if (info.selectFirst("> copyrightNotice") == null) {
      copy.copyright("copyrightHolder", null, held);
    }
    for (Element said : info.children()) {
      right(said, held, copy);
    }
  }

  private static void right(Element said, @Nullable String held, Copy copy) {
    String language = said.attr("lang");
    String element = said.tagName() + (language.isBlank() ? "" : " " + language.strip());
    switch (said.normalName()) {
      case "copyrightnotice" -> {
        copy.copyright(element, said.text(), held);
        copy.rights(element, null, said.attr("href"));
      }
      case "copyrightholder", "accountable" -> copy.rights(element, nameOf(said), said.attr("uri"));
      case "usageterms" -> copy.terms(element, said.text(), said.attr("href"));
      case "rightsexpressionxml", "rightsexpressiondata" ->
          copy.envelope.rights(element, said.html().strip(), said.attr("langid"));
      default -> {
        String words = said.text().isBlank() ? nameOf(said) : said.text();
        copy.rights(element, words, said.attr("href"));
      }
    }
  }

  /// Everybody who holds the copyright.
  private static @Nullable String holders(Element info) {
    return NitfText.orNull(
        info.select("> copyrightHolder").stream()
            .map(G2Item::nameOf)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(", ")));
  }

  // hopHistory, partMeta

  private void hops(Copy copy) {
    List<Element> hops = new ArrayList<>(item.select("> hopHistory > hop"));
    hops.sort(Comparator.comparingInt(hop -> number(hop.attr("seq"))));
    for (Element hop : hops) {
      Element party = hop.selectFirst("> party");
      Element action = hop.selectFirst("> action");
      String at = hop.attr("timestamp");
      copy.hop(
          party == null ? null : nameOf(party),
          action == null ? null : nameOf(action),
          StatedTime.instant(at.isBlank() && action != null ? action.attr("timestamp") : at));
    }
  }

  private static int number(String text) {
    return text.matches("\\d{1,8}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
  }

  /// Parts are described for machines that show them one by one; their words are kept.
  private void partMeta(Copy copy) {
    for (Element part : item.select("> partMeta")) {
      part.select("> rightsInfo").forEach(info -> rights(info, copy));
      part.select("> headline, > description, > by").eachText().forEach(copy.draft::notUnderstood);
    }
  }

  private void languages(Copy copy) {
    String stated = attribute("> contentMeta > language", "tag");
    String content = attribute("> contentSet > [lang]", "lang");
    String whole = item.attr("lang");
    copy.draft.language(stated == null ? content == null ? whole : content : stated);
  }

  // contentSet

  /// The text in the richest form there is; null where there is none.
  private @Nullable HtmlBlocks content(@Nullable Element nitf) {
    if (nitf != null) {
      return NitfText.blocks(nitf, new Copy());
    }
    for (Element inline : item.select("> contentSet > inlineXML")) {
      HtmlBlocks blocks = HtmlBlocks.of(withoutHead(inline));
      if (!blocks.body().isEmpty()) {
        return blocks;
      }
    }
    for (Element data : item.select("> contentSet > inlineData")) {
      String type = data.attr("contenttype").toLowerCase(Locale.ROOT);
      String text = data.wholeText();
      HtmlBlocks blocks =
          type.contains("html") || text.stripLeading().startsWith("<")
              ? HtmlBlocks.of(text, null)
              : HtmlBlocks.ofText(text);
      if (!blocks.body().isEmpty()) {
        return blocks;
      }
    }
    return null;
  }

  private static Element withoutHead(Element inline) {
    Element copy = inline.clone();
    copy.select("head").remove();
    return copy;
  }

  /// Adds the picture that the item is, if it may be published: the article waits for it.
  private void shownIn(Copy copy) {
    if (clearance() instanceof Clearance.Cleared(Instant notBefore)) {
      copy.envelope.embargoedUntil(notBefore);
      copy.picture(picture());
    }
  }

  /// The item as the picture of an article.
  private Account.Image picture() {
    Copy copy = new Copy();
    contentMeta(copy);
    rightsInfo(copy);
    Account said = copy.account();
    String by = said.authors().isEmpty() ? null : said.authors().getFirst().name();
    String holder = said.copyright() == null ? null : said.copyright().holder();
    String credit = text("> contentMeta > creditline");
    List<Element> words = descriptions();
    return new Account.Image(
        words.isEmpty() ? said.headline() : words.getFirst().text(),
        credit != null ? credit : by == null ? holder : holder == null ? by : by + " / " + holder,
        address(),
        null,
        NitfText.orNull(String.join(" ", item.select("> rightsInfo > usageTerms").eachText())));
  }

  /// Of the largest rendition.
  private @Nullable String address() {
    return item.select("> contentSet > remoteContent[href]").stream()
        .filter(G2Item::isImage)
        .max(
            Comparator.comparingInt(
                r -> r.attr("width").matches("\\d{1,8}") ? number(r.attr("width")) : 0))
        .map(r -> r.attr("href"))
        .orElse(null);
  }

  private static boolean isImage(Element remote) {
    String type = remote.attr("contenttype");
    return type.startsWith("image/") || (type.isBlank() && !remote.attr("width").isBlank());
  }

  // Names and codes.

  /// The name of a party or concept: as a name, as literal text, or as its code.
  private static @Nullable String nameOf(Element concept) {
    String name = named(concept);
    if (name != null) {
      return name;
    }
    for (String attribute : List.of("literal", "qcode", "uri")) {
      if (!concept.attr(attribute).isBlank()) {
        return concept.attr(attribute);
      }
    }
    return NitfText.orNull(concept.ownText());
  }

  private static @Nullable String named(Element concept) {
    Element name = concept.selectFirst("> name");
    return name == null ? null : NitfText.orNull(name.text());
  }

  private @Nullable String code(Element concept) {
    String qcode = concept.attr("qcode");
    int colon = qcode.indexOf(':');
    String scheme = colon < 0 ? null : catalog.get(qcode.substring(0, colon));
    return scheme == null
        ? SubjectCode.of(null, qcode, concept.attr("uri"))
        : SubjectCode.abbreviated(scheme + qcode.substring(colon + 1));
  }

  private @Nullable String text(String selector) {
    Element found = item.selectFirst(selector);
    return found == null ? null : NitfText.orNull(found.text());
  }

  private @Nullable String attribute(String selector, String name) {
    Element found = item.selectFirst(selector);
    return found == null ? null : NitfText.orNull(found.attr(name));
  }
}
