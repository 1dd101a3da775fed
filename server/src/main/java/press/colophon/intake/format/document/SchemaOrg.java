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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PageBytes;
import press.colophon.intake.Account;
import press.colophon.intake.AccountDraft;
import press.colophon.intake.Drop;
import press.colophon.intake.EnvelopeDraft;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.HtmlBlocks;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;
import press.colophon.intake.format.StatedTime;
import press.colophon.intake.format.text.PrintedLine;
import press.colophon.rights.Licence;

/// Structured data without its page: JSON-LD with articles in the words of schema.org. Thread-safe.
public final class SchemaOrg implements OriginalFormat {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String name() {
    return "JSON-LD";
  }

  @Override
  public boolean recognises(Sample sample) {
    return (sample.startsWith("{") || sample.startsWith("["))
        && sample.contains("\"@context\"")
        && sample.contains("schema.org");
  }

  @Override
  public void read(Original original, Consumer<Item> to) {
    JsonNode root;
    try {
      root = JSON.readTree(PageBytes.decode(original.bytes(), original.charset()).text());
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
      return;
    }
    int count = 0;
    for (JsonNode article : articles) {
      count++;
      boolean alone = articles.size() == 1;
      Original own =
          alone ? original : original.part(article.toString().getBytes(StandardCharsets.UTF_8));
      to.accept(item(alone ? "" : "article " + count, article, graph, own));
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
            .standfirst(words(first(article, "alternativeHeadline", "description")))
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
      JsonNode whole = graph.whole(author);
      String name = first(whole, "name");
      if (name != null) {
        draft.author(new Account.Name(name, first(whole, "url", "sameAs")));
      }
    }
    JsonNode publisher = graph.whole(article.path("publisher"));
    String name = first(publisher, "name");
    draft.publisher(name == null ? null : new Account.Name(name, first(publisher, "url")));
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
    String publisher = first(graph.whole(basis.path("publisher")), "name");
    return publisher == null ? first(basis, "name") : publisher;
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
    for (String property :
        List.of("license", "usageInfo", "acquireLicensePage", "conditionsOfAccess")) {
      for (JsonNode said : each(article.path(property))) {
        String stated = said.isTextual() ? said.asText() : first(said, "url", "name", "text");
        boolean address = stated != null && stated.matches("https?://\\S+");
        envelope.rights(property, address ? null : stated, address ? stated : null);
        if (property.equals("license") || Licence.recognise(String.valueOf(stated)).isPresent()) {
          draft.licence(stated);
        }
      }
    }
    String holder = first(graph.whole(article.path("copyrightHolder")), "name");
    String notice = first(article, "copyrightNotice");
    String year = first(article, "copyrightYear");
    String made = holder == null || year == null ? holder : "© " + year + " " + holder;
    envelope.rights("copyrightHolder", holder, null);
    envelope.rights("copyrightNotice", notice, null);
    envelope.rights("creditText", first(article, "creditText"), null);
    draft.copyright(PrintedLine.copyright(notice == null ? made : notice, holder));
    JsonNode free = article.path("isAccessibleForFree");
    if (!free.isMissingNode()) {
      envelope.paywalled(!free.asText().equalsIgnoreCase("true"));
    }
    return envelope;
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

  private static @Nullable String words(@Nullable String said) {
    return said == null ? null : HtmlBlocks.words(said);
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
    private final List<JsonNode> nodes = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();

    private Graph(JsonNode root) {
      collect(root);
    }

    private void collect(JsonNode node) {
      if (nodes.size() >= MOST) {
        return;
      }
      if (node.isArray()) {
        node.forEach(this::collect);
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
      JsonNode known = byId.get(one.path("@id").asText(""));
      JsonNode found = one.isObject() && one.size() == 1 && known != null ? known : one;
      return found.isNull() ? MissingNode.getInstance() : found;
    }
  }
}
