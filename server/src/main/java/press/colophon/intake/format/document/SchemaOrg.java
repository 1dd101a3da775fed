package press.colophon.intake.format.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account;
import press.colophon.intake.AccountDraft;
import press.colophon.intake.Drop;
import press.colophon.intake.EnvelopeDraft;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.Characters;
import press.colophon.intake.format.HtmlBlocks;
import press.colophon.intake.format.JsonSketch;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.RightsField;
import press.colophon.intake.format.Sample;
import press.colophon.intake.format.StatedTime;
import press.colophon.intake.format.text.PrintedLine;
import press.colophon.rights.Licence;

/// Structured data without its page: JSON-LD with articles in the words of schema.org. Thread-safe.
public final class SchemaOrg implements OriginalFormat {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_LINE = 500;

  /// Properties on what may be done, beside those whose names speak of rights.
  private static final Set<String> RIGHTS =
      Set.of("usageInfo", "conditionsOfAccess", "creditText", "expires");

  @Override
  public String name() {
    return "JSON-LD";
  }

  @Override
  public boolean recognises(Sample sample) {
    JsonSketch json = sample.json();
    boolean isLinked = json.has("@graph") || json.has("@type");
    return json.says("@context").contains("schema.org")
        || (isLinked && sample.contains("schema.org"));
  }

  @Override
  public void read(Original original, Consumer<Item> to) {
    JsonNode root;
    try {
      root = JSON.readTree(Characters.all(original));
    } catch (JsonProcessingException e) {
      to.accept(
          new Item.Empty(
              "",
              Drop.Reason.BROKEN_FORMAT,
              "its JSON is not in order: " + e.getOriginalMessage()));
      return;
    }
    Graph graph = new Graph(root);
    List<JsonNode> articles = graph.articles();
    if (articles.isEmpty()) {
      to.accept(new Item.Empty("", Drop.Reason.NO_ARTICLE, "there is no article in its JSON-LD"));
    }
    int count = 0;
    for (JsonNode article : articles) {
      count++;
      boolean alone = articles.size() == 1;
      Original own =
          alone ? original : original.part(article.toString().getBytes(StandardCharsets.UTF_8));
      to.accept(item(alone ? "" : "article " + count, article, graph, own));
    }
    if (graph.isCut()) {
      String sentence = "it has more than %,d nodes; the others are not read".formatted(Graph.MOST);
      to.accept(new Item.Empty("end of the graph", Drop.Reason.TOO_MANY, sentence));
    }
  }

  private static Item item(String name, JsonNode article, Graph graph, Original own) {
    String text = first(article, "articleBody", "text");
    String headline = first(article, "headline", "name");
    if (text == null) {
      return new Item.Empty(name, Drop.Reason.NO_ARTICLE, "its JSON-LD gives no articleBody");
    }
    if (headline == null) {
      return new Item.Empty(name, Drop.Reason.NO_ARTICLE, "it has no headline");
    }
    HtmlBlocks blocks =
        text.matches("(?s).*<(?:p|br|div|h[1-6]|ul)\\b.*")
            ? HtmlBlocks.of(text, own.address())
            : HtmlBlocks.ofText(text);
    AccountDraft draft =
        new AccountDraft()
            .headline(HtmlBlocks.words(headline))
            .standfirst(plain(first(article, "alternativeHeadline", "description")))
            .published(StatedTime.date(first(article, "datePublished", "dateCreated")))
            .modified(StatedTime.date(first(article, "dateModified")))
            .language(first(article, "inLanguage"))
            .canonical(first(article, "url", "mainEntityOfPage", "@id"))
            .body(blocks.body());
    people(article, graph, draft);
    topics(article, draft);
    draft.image(image(graph.whole(article.path("image"))));
    return blocks.body().isEmpty()
        ? new Item.Empty(name, Drop.Reason.NO_ARTICLE, "its articleBody is empty")
        : new Item.Article(
            name,
            own,
            draft.envelope(rights(article, graph, draft).envelope()).account(),
            "JSON-LD");
  }

  private static void people(JsonNode article, Graph graph, AccountDraft draft) {
    for (JsonNode author : each(article.path("author"))) {
      Account.Name name = graph.name(author);
      if (name == null) {
        draft.notUnderstood("author: " + line(author));
      } else {
        draft.author(name);
      }
    }
    for (JsonNode publisher : each(article.path("publisher")).reversed()) {
      Account.Name name = graph.name(publisher);
      draft.publisher(name).notUnderstood(name == null ? "publisher: " + line(publisher) : null);
    }
    JsonNode basis = graph.whole(article.path("isBasedOn"));
    String address = basis.isTextual() ? basis.asText() : first(basis, "url", "@id");
    String origin = basis.isObject() ? originName(basis, graph) : null;
    if (address != null || origin != null) {
      draft.origin(
          new Account.Origin(
              origin == null ? host(String.valueOf(address)) : origin,
              address,
              StatedTime.date(first(basis, "datePublished"))));
    }
  }

  private static @Nullable String originName(JsonNode basis, Graph graph) {
    Account.Name publisher = graph.name(basis.path("publisher"));
    return publisher == null ? first(basis, "name") : publisher.name();
  }

  private static String host(String address) {
    return address.replaceFirst("^\\w+://(?:www\\.)?", "").replaceFirst("[/?#].*", "");
  }

  private static void topics(JsonNode article, AccountDraft draft) {
    for (JsonNode keywords : each(article.path("keywords"))) {
      String said = keywords.isTextual() ? keywords.asText() : first(keywords, "name");
      for (String keyword : (said == null ? "" : said).split(",", -1)) {
        draft.theme(keyword);
      }
    }
    each(article.path("articleSection")).forEach(section -> draft.theme(section.asText()));
  }

  private static EnvelopeDraft rights(JsonNode article, Graph graph, AccountDraft draft) {
    EnvelopeDraft envelope = new EnvelopeDraft().version(first(article, "version"));
    envelope.identifier(first(article, "identifier"));
    envelope.identifier(first(article, "@id"));
    licence(article, graph, draft);
    article
        .properties()
        .forEach(field -> rights(field.getKey(), field.getValue(), graph, envelope));
    copyright(article, graph, draft);
    JsonNode free = article.path("isAccessibleForFree");
    if (!free.isMissingNode() && !free.isNull()) {
      envelope.paywalled(!free.asText().equalsIgnoreCase("true"));
    }
    return envelope;
  }

  /// The first that we know, else the first. What `usageInfo` links to are terms and no licence.
  private static void licence(JsonNode article, Graph graph, AccountDraft draft) {
    List<String> stated =
        each(article.path("license")).stream()
            .map(graph::whole)
            .flatMap(said -> Stream.of(address(said), named(said)))
            .filter(Objects::nonNull)
            .toList();
    stated.stream()
        .filter(said -> Licence.recognise(said).isPresent())
        .findFirst()
        .or(() -> stated.stream().findFirst())
        .ifPresent(draft::licence);
  }

  /// Keeps what a property says of rights, if that is what it is for.
  private static void rights(String name, JsonNode value, Graph graph, EnvelopeDraft envelope) {
    if (!RIGHTS.contains(name) && !RightsField.isNamed(name)) {
      return;
    }
    for (JsonNode one : each(value)) {
      JsonNode said = graph.whole(one);
      Account.Name party = name.equals("copyrightHolder") ? graph.name(one) : null;
      envelope.rights(
          name,
          party == null ? words(said) : party.name(),
          party == null ? address(said) : party.url());
    }
  }

  private static void copyright(JsonNode article, Graph graph, AccountDraft draft) {
    String holders =
        each(article.path("copyrightHolder")).stream()
            .map(graph::name)
            .filter(Objects::nonNull)
            .map(Account.Name::name)
            .collect(Collectors.joining(", "));
    String holder = holders.isEmpty() ? null : holders;
    String notice = first(article, "copyrightNotice");
    String year = first(article, "copyrightYear");
    String made = holder == null || year == null ? holder : "© " + year + " " + holder;
    draft.copyright(PrintedLine.copyright(notice == null ? made : notice, holder));
  }

  private static Account.@Nullable Image image(JsonNode node) {
    JsonNode image = node.isArray() ? node.path(0) : node;
    String address = image.isTextual() ? image.asText() : first(image, "url", "contentUrl");
    return address == null
        ? null
        : new Account.Image(
            first(image, "caption"),
            first(image, "creditText", "copyrightNotice"),
            address,
            null,
            first(image, "license"));
  }

  private static @Nullable String plain(@Nullable String said) {
    return said == null ? null : HtmlBlocks.words(said);
  }

  /// What a value says in words; as its JSON where it has neither a name nor an address.
  private static @Nullable String words(JsonNode said) {
    String named = named(said);
    return named == null && address(said) == null ? line(said) : named;
  }

  /// Its text unless that is an address, or its name.
  private static @Nullable String named(JsonNode said) {
    if (said.isValueNode()) {
      return isAddress(said.asText()) || said.asText().isBlank() ? null : said.asText().strip();
    }
    return first(said, "name", "text", "description", "@value");
  }

  /// The address on the web that a value is or has.
  private static @Nullable String address(JsonNode said) {
    String stated = said.isTextual() ? said.asText() : first(said, "url", "contentUrl", "@id");
    return stated != null && isAddress(stated) ? stated.strip() : null;
  }

  private static String line(JsonNode value) {
    String line = value.isTextual() ? value.asText() : value.toString();
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
  }

  private static boolean isAddress(String said) {
    return said.strip().matches("https?://\\S+");
  }

  /// The first of the properties that is there: its text, or the name or address of what it is.
  private static @Nullable String first(JsonNode node, String... properties) {
    for (String property : properties) {
      JsonNode value = node.path(property);
      JsonNode one = value.isArray() ? value.path(0) : value;
      JsonNode text =
          one.isObject()
              ? one.path(one.has("@value") ? "@value" : one.has("url") ? "url" : "@id")
              : one;
      if (text.isValueNode() && !text.isNull() && !text.asText().isBlank()) {
        return text.asText().strip();
      }
    }
    return null;
  }

  private static List<JsonNode> each(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().toList();
    }
    return value.isMissingNode() || value.isNull() ? List.of() : List.of(value);
  }

  /// All nodes of the document, and those that others refer to by `@id`.
  private static final class Graph {
    private static final int MOST = 20_000;
    private boolean cut;
    private final List<JsonNode> nodes = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();

    private Graph(JsonNode root) {
      collect(root);
    }

    private void collect(JsonNode node) {
      if (node.isArray()) {
        node.forEach(this::collect);
      } else if (node.isObject() && nodes.size() >= MOST) {
        cut = true;
      } else if (node.isObject()) {
        nodes.add(node);
        String id = node.path("@id").asText("");
        if (!id.isEmpty() && node.size() > 1) {
          byId.putIfAbsent(id, node);
        }
        collect(node.path("@graph"));
        collect(node.path("mainEntity"));
      }
    }

    /// Whether there were more nodes than are read.
    private boolean isCut() {
      return cut;
    }

    private List<JsonNode> articles() {
      return nodes.stream().filter(Graph::isArticle).toList();
    }

    private static boolean isArticle(JsonNode node) {
      return each(node.path("@type")).stream()
          .anyMatch(type -> type.asText().matches("(?:.*[/:])?(?:\\w*Article|BlogPosting|Report)"));
    }

    /// The node itself, or the one that it refers to.
    private JsonNode whole(JsonNode node) {
      JsonNode one = node.isArray() && !node.isEmpty() ? node.get(0) : node;
      boolean refers = one.isTextual() || (one.isObject() && one.size() == 1);
      JsonNode known = byId.get(one.isTextual() ? one.asText() : one.path("@id").asText(""));
      JsonNode found = refers && known != null ? known : one;
      return found.isNull() ? MissingNode.getInstance() : found;
    }

    /// A person or an organisation: described, referred to, or a name and no more.
    private Account.@Nullable Name name(JsonNode party) {
      JsonNode whole = whole(party);
      if (whole.isTextual()) {
        String name = whole.asText().strip();
        return name.isEmpty() || isAddress(name) ? null : new Account.Name(name, null);
      }
      String name = first(whole, "name");
      return name == null ? null : new Account.Name(name, first(whole, "url", "sameAs"));
    }
  }
}
