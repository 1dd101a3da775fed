package press.colophon.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account.Name;

/// The account as the JSON object that `import --json` prints, described in `docs/intake.md`.
///
/// Absent fields are left out, lists are always there, dates are ISO 8601. Thread-safe.
public final class AccountJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AccountJson() {}

  /// The account of one file; `toString()` of the result is one line of JSON.
  ///
  /// @param file the name by which the original was asked for
  public static ObjectNode of(String file, Account account) {
    ObjectNode json = NODES.objectNode().put("file", file);
    text(json, "headline", account.headline());
    text(json, "standfirst", account.standfirst());
    text(json, "bylines", account.bylines());
    json.set("authors", names(account.authors()));
    name(json, "publisher", account.publisher());
    text(json, "publishedDate", account.published());
    origin(json, account);
    json.set("regions", texts(account.regions()));
    json.set("themes", texts(account.themes()));
    image(json, account);
    copyright(json, account);
    text(json, "licence", account.licence());
    text(json, "siteName", account.siteName());
    text(json, "language", account.language());
    text(json, "canonical", account.canonical());
    text(json, "modifiedDate", account.modified());
    json.set("body", texts(account.body()));
    json.set("notes", texts(account.notes()));
    json.set("furniture", furniture(account));
    json.set("notUnderstood", texts(account.notUnderstood()));
    envelope(json, account.envelope());
    findings(json, account.findings());
    return json;
  }

  /// A file that could not be used.
  ///
  /// @param reason the sentence that the person sees
  public static ObjectNode failure(String file, String reason) {
    return NODES.objectNode().put("file", file).put("error", reason);
  }

  /// The name of a kind of furniture in JSON: `fair-use`.
  static String kebab(Account.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void text(ObjectNode json, String field, @Nullable Object value) {
    if (value != null) {
      json.put(field, value.toString());
    }
  }

  private static void name(ObjectNode json, String field, @Nullable Name name) {
    if (name != null) {
      json.set(field, nameNode(name));
    }
  }

  private static ObjectNode nameNode(Name name) {
    ObjectNode node = NODES.objectNode().put("name", name.name());
    text(node, "url", name.url());
    return node;
  }

  private static ArrayNode names(List<Name> names) {
    ArrayNode array = NODES.arrayNode();
    names.forEach(name -> array.add(nameNode(name)));
    return array;
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static void origin(ObjectNode json, Account account) {
    if (account.origin() != null) {
      ObjectNode node = json.putObject("origin").put("name", account.origin().name());
      text(node, "url", account.origin().url());
      text(node, "publishedDate", account.origin().published());
    }
  }

  private static void image(ObjectNode json, Account account) {
    if (account.image() != null) {
      json.set("image", imageNode(account.image()));
    }
  }

  private static ObjectNode imageNode(Account.Image image) {
    ObjectNode node = NODES.objectNode();
    text(node, "caption", image.caption());
    text(node, "credit", image.credit());
    text(node, "url", image.url());
    text(node, "alt", image.alt());
    text(node, "licence", image.licence());
    return node;
  }

  private static void copyright(ObjectNode json, Account account) {
    if (account.copyright() != null) {
      ObjectNode node = json.putObject("copyright");
      text(node, "holder", account.copyright().holder());
      if (account.copyright().year() != null) {
        node.put("year", account.copyright().year().getValue());
      }
      node.put("notice", account.copyright().notice());
    }
  }

  /// An envelope that says nothing leaves no trace.
  private static void envelope(ObjectNode json, Envelope envelope) {
    if (envelope.equals(Envelope.NONE)) {
      return;
    }
    ObjectNode node = json.putObject("envelope");
    node.set("identifiers", texts(envelope.identifiers()));
    text(node, "version", envelope.version());
    node.put("excerpt", envelope.excerpt());
    text(node, "embargoedUntil", envelope.embargoedUntil());
    if (envelope.paywalled() != null) {
      node.put("paywalled", envelope.paywalled());
    }
    rights(node.putArray("rights"), envelope);
    ArrayNode images = node.putArray("images");
    envelope.images().forEach(image -> images.add(imageNode(image)));
    hops(node.putArray("hops"), envelope);
    places(node.putArray("places"), envelope);
    node.set("subjects", texts(envelope.subjects()));
    text(node, "status", envelope.status());
  }

  private static void rights(ArrayNode rights, Envelope envelope) {
    for (Envelope.RightsStatement statement : envelope.rights()) {
      ObjectNode said = rights.addObject().put("element", statement.element());
      text(said, "words", statement.words());
      text(said, "address", statement.address());
    }
  }

  private static void hops(ArrayNode hops, Envelope envelope) {
    for (Envelope.Hop hop : envelope.hops()) {
      ObjectNode step = hops.addObject().put("name", hop.name());
      text(step, "action", hop.action());
      text(step, "at", hop.at());
    }
  }

  private static void places(ArrayNode places, Envelope envelope) {
    for (Envelope.Place place : envelope.places()) {
      ObjectNode at = places.addObject();
      text(at, "name", place.name());
      text(at, "latitude", place.latitude());
      text(at, "longitude", place.longitude());
    }
  }

  private static void findings(ObjectNode json, Map<String, Account.Finding> findings) {
    if (!findings.isEmpty()) {
      ObjectNode node = json.putObject("findings");
      new TreeMap<>(findings)
          .forEach(
              (field, finding) ->
                  node.putObject(field)
                      .put("from", finding.from())
                      .put("confidence", finding.confidence()));
    }
  }

  private static ArrayNode furniture(Account account) {
    ArrayNode array = NODES.arrayNode();
    for (Account.Furniture piece : account.furniture()) {
      array.addObject().put("kind", kebab(piece.kind())).put("text", piece.text());
    }
    return array;
  }
}
