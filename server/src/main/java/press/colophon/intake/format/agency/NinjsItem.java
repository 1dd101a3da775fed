package press.colophon.intake.format.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.Drop;
import press.colophon.intake.Envelope.RightsStatement;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.HtmlBlocks;
import press.colophon.intake.format.RightsField;
import press.colophon.intake.format.StatedTime;
import press.colophon.intake.format.SubjectCode;
import press.colophon.intake.format.Xml;

/// One ninjs object. The names of its properties changed from version to version
/// (`copyrightholder`, `copyrightHolder`; `subject`, `subjects`): here case does not matter and the
/// singular and the plural mean the same.
final class NinjsItem {
  private static final Set<String> MEDIA =
      Set.of("picture", "graphic", "video", "audio", "animation");
  private static final int CUT_NAME = 80;

  /// What has rights of its own.
  private static final Set<String> PARTS = Set.of("associations", "renditions", "bodies");

  /// What makes the copyright line.
  private static final Set<String> COPYRIGHT = Set.of("copyrightnotice", "copyrightholder");

  private final JsonNode json;
  private final Clearance around;
  private final Map<String, JsonNode> properties = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /// @param around that of the item it came in
  NinjsItem(JsonNode json, Clearance around) {
    this.json = json;
    this.around = around;
    json.properties().forEach(entry -> properties.putIfAbsent(entry.getKey(), entry.getValue()));
  }

  JsonNode json() {
    return json;
  }

  String identifier() {
    String uri = text("uri");
    String id = uri == null ? "without an identifier" : uri;
    return id.length() > CUT_NAME ? id.substring(0, CUT_NAME) : id;
  }

  boolean isArticle() {
    return !MEDIA.contains(type()) && body() != null;
  }

  Item read(String name, Original own) {
    return switch (clearance()) {
      case Clearance.Canceled canceled ->
          new Item.Takedown(
              name, identifiers(), StatedTime.instant(text("versioncreated")), text("ednote"));
      case Clearance.Withheld(String because) ->
          new Item.Empty(name, Drop.Reason.NOT_PUBLISHED, because);
      case Clearance.Cleared(Instant notBefore) -> cleared(name, own, notBefore);
    };
  }

  private Item cleared(String name, Original own, @Nullable Instant notBefore) {
    Body body = body();
    String summary = description();
    if (body == null && (MEDIA.contains(type()) || summary == null)) {
      return new Item.Empty(name, Drop.Reason.NO_ARTICLE, noText());
    }
    Copy copy = new Copy();
    copy.envelope.embargoedUntil(notBefore);
    head(copy);
    if (body != null) {
      copy.standfirst(summary);
      body.into(copy);
    } else if (summary != null) {
      copy.envelope.excerpt(true);
      copy.body(HtmlBlocks.of(summary, null));
    }
    return copy.hasHeadline() && copy.hasBody()
        ? new Item.Article(name, own, copy.account(), format())
        : new Item.Empty(name, Drop.Reason.NO_ARTICLE, "it has no headline");
  }

  /// By its status, its embargo, those of the NITF in it, and those of what it came in.
  Clearance clearance() {
    Clearance all = around.and(Clearance.ofStatus("pubstatus", text("pubstatus")));
    JsonNode embargoed = property("embargoed");
    boolean none = embargoed.isMissingNode() || embargoed.isNull() || isFalse(embargoed);
    if (!none) {
      all = all.and(Clearance.embargoed(embargoed.isTextual() ? embargoed.asText() : null));
    }
    for (JsonNode body : list("bodies")) {
      Element nitf = type(body).contains("nitf") ? nitf(value(body)) : null;
      all = nitf == null ? all : all.and(NitfText.clearance(nitf));
    }
    return all;
  }

  private static boolean isFalse(JsonNode value) {
    return value.isBoolean() && !value.asBoolean();
  }

  private String noText() {
    String type = type();
    return MEDIA.contains(type)
        ? "it is not an article but one of the kind " + type
        : "it has no text" + (type.isEmpty() ? "" : " (type " + type + ")");
  }

  private String format() {
    String version = property("standard").path("version").asText("");
    return version.isEmpty() ? "ninjs" : "ninjs " + version;
  }

  private void head(Copy copy) {
    headlines().forEach(copy::headline);
    if (!copy.hasHeadline()) {
      copy.headline(text("title"));
    }
    copy.standfirst(text("standfirst"));
    authors(copy);
    times(copy);
    rights(copy);
    origin(copy);
    subjects(copy);
    places(copy);
    pictures(copy);
    identifiers().forEach(copy.envelope::identifier);
    copy.envelope.version(text("version")).status(text("pubstatus"));
    copy.draft.language(text("language"));
    routing(copy);
  }

  private List<String> identifiers() {
    List<String> ids = new ArrayList<>();
    add(ids, text("uri"));
    JsonNode others = property("altids");
    if (others.isObject()) {
      others.forEach(id -> add(ids, id.asText()));
    } else {
      others.forEach(id -> add(ids, value(id)));
    }
    return ids;
  }

  private static void add(List<String> ids, @Nullable String id) {
    if (id != null && !id.isBlank()) {
      ids.add(id);
    }
  }

  /// 1.x has one `headline` and others by name; 2.x and 3.x a list with roles.
  private List<String> headlines() {
    List<String> all = new ArrayList<>();
    add(all, text("headline"));
    List<JsonNode> listed = new ArrayList<>(list("headlines"));
    listed.sort(Comparator.comparing(headline -> !role(headline).matches("main|headline|")));
    listed.forEach(headline -> add(all, value(headline)));
    properties.forEach(
        (key, value) -> {
          if (lower(key).startsWith("headline_")) {
            add(all, value.asText());
          }
        });
    return all;
  }

  private void authors(Copy copy) {
    String by = text("byline") == null ? text("by") : text("byline");
    copy.byline(by);
    for (JsonNode author : list("authors")) {
      copy.author(nameOf(author), text(author, "uri"));
    }
    for (JsonNode person : list("people", "person")) {
      if (lower(text(person, "rel")).matches("author|creator|by|byline|writer")) {
        copy.author(nameOf(person), text(person, "uri"));
      }
    }
  }

  private void times(Copy copy) {
    copy.published(text("firstcreated"));
    copy.published(text("contentcreated"));
    copy.published(text("versioncreated"));
    copy.modified(text("versioncreated"));
  }

  private void rights(Copy copy) {
    copy.copyright("copyrightnotice", text("copyrightnotice"), text("copyrightholder"));
    copy.rights("copyrightholder", text("copyrightholder"), null);
    properties.forEach((name, value) -> rights(copy, name, value));
    for (String name : List.of("creditline", "embargoedreason", "expires", "ednote")) {
      copy.rights(name, text(name), null);
    }
    for (JsonNode sign : list("trustindicators", "trustindicator")) {
      String words = value(sign) == null ? text(sign, "title") : value(sign);
      String href = text(sign, "href") == null ? text(sign, "uri") : text(sign, "href");
      copy.rights("trustindicator " + role(sign), words, href);
    }
  }

  /// Whatever else speaks of rights, in the standard or beside it, in any form.
  private static void rights(Copy copy, String name, JsonNode value) {
    boolean isLine = COPYRIGHT.contains(lower(name)) && value.isTextual();
    if (isLine || PARTS.contains(lower(name))) {
      return;
    }
    for (RightsStatement said : RightsField.in(name, value)) {
      String element = lower(said.element());
      if (element.endsWith("encodedrights")) {
        copy.envelope.rights(said.element(), said.words(), said.address());
      } else if (element.contains("usage")) {
        copy.terms(said.element(), said.words(), said.address());
      } else {
        copy.rights(said.element(), said.words(), said.address());
      }
    }
  }

  /// Who provided, edited or first published it.
  private void origin(Copy copy) {
    for (JsonNode source : list("infosources", "infosource")) {
      String rel = lower(text(source, "rel") == null ? text(source, "role") : text(source, "rel"));
      String name = nameOf(source);
      if (rel.matches(".*(?:origcont|original).*") && name != null) {
        copy.draft.origin(new Account.Origin(name, Copy.web(text(source, "uri")), null));
      } else if (rel.matches(".*(?:publisher|provider|distributor).*")) {
        copy.publisher(name, text(source, "uri"));
      }
      copy.hop(name, rel.isEmpty() ? null : rel, null);
    }
    copy.publisher(text("source"), null);
  }

  private void subjects(Copy copy) {
    for (JsonNode subject : list("subjects", "subject")) {
      copy.envelope.subject(code(subject));
      copy.draft.theme(nameOf(subject));
    }
    for (JsonNode genre : list("genres", "genre")) {
      copy.envelope.subject(code(genre));
      copy.draft.furniture(Kind.MASTHEAD, nameOf(genre));
    }
    for (String about : List.of("people", "person", "organisations", "organisation", "events")) {
      list(about).forEach(thing -> copy.envelope.subject(code(thing)));
    }
  }

  private static @Nullable String code(JsonNode concept) {
    String code = text(concept, "code");
    code = code == null ? text(concept, "literal") : code;
    return SubjectCode.of(text(concept, "scheme"), code, text(concept, "uri"));
  }

  private void places(Copy copy) {
    copy.place(text("located"), null, null);
    for (JsonNode place : list("places", "place")) {
      JsonNode point = get(place, "geojson");
      point = point.isMissingNode() ? get(place, "geometry_geojson") : point;
      point = point.has("geometry") ? point.get("geometry") : point;
      JsonNode at = point.path("coordinates");
      boolean isPoint = point.path("type").asText("").equalsIgnoreCase("point") && at.size() >= 2;
      copy.place(
          nameOf(place),
          isPoint ? at.get(1).asDouble() : null,
          isPoint ? at.get(0).asDouble() : null);
    }
  }

  /// Pictures that come with the article; films and sounds are named.
  private void pictures(Copy copy) {
    for (NinjsItem with : associations()) {
      String type = with.type();
      if (type.equals("picture") || type.equals("graphic")) {
        with.shownIn(copy);
      } else if (MEDIA.contains(type)) {
        String title = with.headlines().isEmpty() ? with.identifier() : with.headlines().getFirst();
        copy.draft.furniture(Kind.RELATED, type + ": " + title);
      }
    }
    if (!MEDIA.contains(type()) && rendition() != null) {
      copy.picture(new Account.Image(null, null, rendition()));
    }
  }

  List<NinjsItem> associations() {
    JsonNode with = property("associations");
    Clearance own = clearance();
    List<NinjsItem> all = new ArrayList<>();
    with.forEach(
        item -> {
          if (item.isObject()) {
            all.add(new NinjsItem(item, own));
          }
        });
    return all;
  }

  /// Adds the picture that it is, if it may be published: the article waits for it.
  private void shownIn(Copy copy) {
    if (clearance() instanceof Clearance.Cleared(Instant notBefore)) {
      copy.envelope.embargoedUntil(notBefore);
      copy.picture(picture());
    }
  }

  private Account.Image picture() {
    String line = text("creditline");
    String by = text("byline") == null ? text("by") : text("byline");
    String holder = text("copyrightholder");
    String credit =
        line != null
            ? line
            : by == null
                ? holder
                : holder == null || by.contains(holder) ? by : by + " / " + holder;
    List<String> terms = new ArrayList<>();
    properties.forEach((name, value) -> terms(name, value, terms));
    List<String> titles = headlines();
    String words = description();
    String caption = words == null && !titles.isEmpty() ? titles.getFirst() : words;
    return new Account.Image(
        caption == null ? null : HtmlBlocks.words(caption),
        credit,
        rendition(),
        text("alttext"),
        terms.isEmpty() ? null : String.join("; ", terms));
  }

  /// What a picture says of its rights; its holder is in its credit.
  private static void terms(String name, JsonNode value, List<String> terms) {
    if (!PARTS.contains(lower(name)) && !lower(name).equals("copyrightholder")) {
      RightsField.in(name, value).stream()
          .map(said -> said.words() == null ? said.address() : said.words())
          .filter(words -> words != null && !terms.contains(words))
          .forEach(terms::add);
    }
  }

  /// The largest picture there is.
  private @Nullable String rendition() {
    return each(property("renditions")).stream()
        .filter(r -> text(r, "href") != null)
        .filter(NinjsItem::isImage)
        .max(Comparator.comparingInt(r -> get(r, "width").asInt(0)))
        .map(r -> text(r, "href"))
        .orElse(null);
  }

  private static boolean isImage(JsonNode rendition) {
    String type = text(rendition, "contenttype");
    type = type == null ? text(rendition, "mimetype") : type;
    return type == null || type.startsWith("image/");
  }

  /// What the agency's desks use to sort it: not for readers, and not lost.
  private void routing(Copy copy) {
    copy.draft.furniture(Kind.NAVIGATION, text("slugline"));
    for (JsonNode keyword : list("keywords")) {
      copy.draft.furniture(Kind.NAVIGATION, value(keyword));
    }
  }

  /// A summary, by the roles that mean one; the others say the same in another form.
  private @Nullable String description() {
    String simple =
        text("description_text") == null ? text("description_xhtml") : text("description_text");
    if (simple != null) {
      return simple;
    }
    List<JsonNode> listed = new ArrayList<>(list("descriptions"));
    listed.sort(
        Comparator.comparing((JsonNode d) -> !role(d).matches(".*(?:standfirst|summary).*"))
            .thenComparing(d -> type(d).contains("html")));
    return listed.isEmpty() ? null : value(listed.getFirst());
  }

  /// A text, and the NITF that it is, if it is.
  private record Body(HtmlBlocks blocks, @Nullable Element nitf) {

    /// Takes the text, with what NITF says beside it; what ninjs says stands.
    private void into(Copy copy) {
      if (nitf != null) {
        NitfText.read(nitf, copy);
      }
      copy.body(blocks);
    }
  }

  /// The text in the richest form there is.
  private @Nullable Body body() {
    List<JsonNode> bodies = new ArrayList<>(list("bodies"));
    bodies.sort(Comparator.comparingInt(NinjsItem::rank));
    for (JsonNode body : bodies) {
      Body found = body(value(body), type(body));
      if (found != null) {
        return found;
      }
    }
    return simpleBody();
  }

  private @Nullable Body simpleBody() {
    for (String key : List.of("body_xhtml", "body_html", "body_richtext", "body_text", "body")) {
      Body found = body(text(key), key.equals("body_text") ? "text/plain" : "");
      if (found != null) {
        return found;
      }
    }
    for (Map.Entry<String, JsonNode> property : properties.entrySet()) {
      if (lower(property.getKey()).startsWith("body_")) {
        Body found = body(text(property.getValue()), "");
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static int rank(JsonNode body) {
    String type = type(body);
    return type.contains("html") ? 0 : type.contains("nitf") ? 1 : type.contains("xml") ? 3 : 2;
  }

  private static @Nullable Body body(@Nullable String value, String type) {
    if (value == null || value.isBlank()) {
      return null;
    }
    Element nitf = type.contains("nitf") ? nitf(value) : null;
    HtmlBlocks blocks =
        nitf != null
            ? NitfText.blocks(nitf, new Copy())
            : type.startsWith("text/plain") || !value.contains("<")
                ? HtmlBlocks.ofText(value)
                : HtmlBlocks.of(value, null);
    return blocks.body().isEmpty() ? null : new Body(blocks, nitf);
  }

  /// The outermost element; null where the value is not one sound piece of XML, which is then read
  /// as HTML.
  private static @Nullable Element nitf(@Nullable String value) {
    Xml.Parsed parsed = Xml.parse(value == null ? "" : value);
    return parsed.fault() == null ? parsed.root() : null;
  }

  // Reading JSON whose types differ by version.

  private String type() {
    return lower(text("type"));
  }

  private JsonNode property(String name) {
    return properties.getOrDefault(name, MissingNode.getInstance());
  }

  private @Nullable String text(String name) {
    return text(property(name));
  }

  private static @Nullable String text(JsonNode node, String name) {
    return text(get(node, name));
  }

  private static @Nullable String text(JsonNode value) {
    return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
        ? value.asText()
        : null;
  }

  private static JsonNode get(JsonNode node, String name) {
    JsonNode exact = node.path(name);
    if (!exact.isMissingNode()) {
      return exact;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (entry.getKey().equalsIgnoreCase(name)) {
        return entry.getValue();
      }
    }
    return exact;
  }

  private List<JsonNode> list(String... names) {
    List<JsonNode> all = new ArrayList<>();
    for (String name : names) {
      all.addAll(each(property(name)));
    }
    return all;
  }

  /// The elements of an array, the values of an object of objects, or the one value.
  private static List<JsonNode> each(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().toList();
    }
    if (value.isObject() && !value.isEmpty() && value.valueStream().allMatch(JsonNode::isObject)) {
      return value.valueStream().toList();
    }
    return value.isMissingNode() || value.isNull() ? List.of() : List.of(value);
  }

  private static @Nullable String value(JsonNode node) {
    return node.isObject() ? text(node, "value") : text(node);
  }

  private static @Nullable String nameOf(JsonNode node) {
    return node.isObject() ? text(node, "name") : text(node);
  }

  private static String role(JsonNode node) {
    return lower(text(node, "role"));
  }

  private static String type(JsonNode node) {
    return lower(text(node, "contenttype"));
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
  }
}
