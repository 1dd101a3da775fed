package press.colophon.intake.format.feed;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Original;
import press.colophon.intake.format.Characters;
import press.colophon.intake.format.feed.Cutter.Piece;

/// The head of an XML feed: what stands around its entries. Immutable.
///
/// @param root `rss`, `rdf:RDF` or `atom:feed`
/// @param channel what holds the feed's own fields; the root itself in Atom
/// @param base against which the feed's links are resolved, where it is known
/// @param namespaces by prefix, as they stand at the entries
/// @param closed whether it came to its end
record XmlFeed(
    FeedElement root,
    FeedElement channel,
    @Nullable String base,
    Map<String, String> namespaces,
    boolean closed) {

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  /// Reads the head; empty where there is no element at all.
  static Optional<XmlFeed> head(Original original) throws IOException {
    return head(original, piece -> {});
  }

  /// Reads the head, and hands on the entries that it passes.
  static Optional<XmlFeed> head(Original original, Consumer<Piece> entries) throws IOException {
    try (Reader reader = Characters.open(original)) {
      String head = Cutter.cut(reader, entries);
      return FeedElement.parse(head, Map.of()).map(root -> of(root, original, head));
    }
  }

  private static XmlFeed of(FeedElement parsed, Original original, String head) {
    Map<String, String> namespaces = new HashMap<>();
    if (parsed.local().equals("feed")) {
      namespaces.put("", ATOM);
    }
    FeedElement root = new FeedElement(parsed.element(), Map.copyOf(namespaces));
    FeedElement channel =
        root.children().stream()
            .filter(child -> child.local().equals("channel"))
            .findFirst()
            .orElse(root);
    root.declare(namespaces);
    channel.declare(namespaces);
    boolean closed = head.lastIndexOf("</" + parsed.element().tagName()) >= 0;
    return new XmlFeed(root, channel, base(channel, original), Map.copyOf(namespaces), closed);
  }

  /// `xml:base`, else where the feed was fetched, else where it says it is, else its site.
  private static @Nullable String base(FeedElement channel, Original original) {
    String fetched = Links.of(original.address());
    String stated = channel.nearest("xml:base");
    if (stated != null) {
      return Links.resolve(fetched, stated);
    }
    if (fetched != null) {
      return fetched;
    }
    String self = links(channel, "self").findFirst().orElse(null);
    String site = channel.textOf("link");
    return Links.web(self) != null ? self : Links.web(site);
  }

  boolean isAtom() {
    return root.local().equals("feed");
  }

  /// Its format and version, by what it declares.
  String format() {
    String version = root.attribute("version");
    return switch (root.local()) {
      case "feed" -> isOldAtom() ? "Atom 0.3" : "Atom 1.0";
      case "rdf" ->
          namespaces.containsValue("http://my.netscape.com/rdf/simple/0.9/")
              ? "RSS 0.90"
              : "RSS 1.0";
      default -> version.matches("[0-9.]{1,5}") ? "RSS " + version : "RSS";
    };
  }

  private boolean isOldAtom() {
    return root.attribute("version").equals("0.3")
        || namespaces.getOrDefault("", "").contains("purl.org/atom/ns");
  }

  /// The addresses of the feed's Atom links of a relation, wherever they are written.
  Stream<String> links(String relation) {
    return links(channel, relation)
        .map(link -> Links.resolve(base, link))
        .flatMap(Stream::ofNullable);
  }

  private static Stream<String> links(FeedElement channel, String relation) {
    return channel.children().stream()
        .filter(child -> child.isCalled("atom:link"))
        .filter(child -> relation(child).equals(relation))
        .map(child -> child.attribute("href"))
        .filter(href -> !href.isEmpty());
  }

  /// The relation of an Atom link, without the registry's address before it.
  static String relation(FeedElement link) {
    String printed = link.attribute("rel").toLowerCase(Locale.ROOT);
    String name = printed.substring(printed.lastIndexOf('/') + 1);
    return name.isEmpty() ? "alternate" : name;
  }

  /// Whether a text begins as an XML feed does.
  static boolean isFeed(String lower) {
    String root = lower.replaceFirst("^\uFEFF", "").replaceAll("(?s)<\\?.*?\\?>|<!--.*?-->", "");
    String start = root.replaceFirst("(?s)^\\s*<!doctype\\s[^>\\[]*(?:\\[.*?]\\s*)?>", "").strip();
    return start.startsWith("<rss")
        || start.startsWith("<rdf:rdf")
        || start.matches("(?s)<(?:\\w+:)?feed[\\s>].*")
        || start.startsWith("<channel>");
  }

  List<String> hubs() {
    List<String> hubs = new ArrayList<>();
    links("hub").filter(hub -> Links.web(hub) != null).forEach(hubs::add);
    return hubs;
  }
}
