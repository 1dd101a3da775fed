package press.colophon.translation.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import press.colophon.translation.Segment;

/// The inline elements of a sentence and its translation, numbered from 1 in the order of the
/// source; an element of the translation has the number of the same one in the source.
///
/// ```
/// See <a href="x">the <em>quay</em></a>. See | open 1 | the | open 2 | quay | close 2 | close 1 |
/// .
/// ```
///
/// What comes back is put together from the numbers alone, with the tags of the source at hand:
/// whatever a program made of the tags, they come back letter by letter.
final class Codes {
  private static final Set<String> AS_IS = Set.of("code", "kbd", "samp", "var");
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");

  /// An element.
  ///
  /// @param close its end tag; empty for an element without content, which is all in `open`
  /// @param asIs whether its words are not to be translated
  record Code(int id, String open, String close, boolean asIs) {
    boolean isAlone() {
      return close.isEmpty();
    }
  }

  /// A piece of a sentence.
  sealed interface Part {}

  record Text(String text) implements Part {}

  record Open(Code code) implements Part {}

  record Close(Code code) implements Part {}

  record Alone(Code code) implements Part {}

  /// A tag as a file has it.
  ///
  /// @param data what the file says it stands for; empty where it does not say
  record Tag(Kind kind, String id, String data) implements Part {
    enum Kind {
      OPEN,
      CLOSE,
      ALONE
    }
  }

  private final List<Code> inSource;
  private final List<Code> inTarget;
  private final Segment source;
  private final @Nullable Segment target;

  private Codes(Segment source, @Nullable Segment target) {
    this.source = source;
    this.target = target;
    this.inSource = numbered(source);
    this.inTarget = target == null ? List.of() : matched(target);
  }

  static Codes of(Segment source, @Nullable Segment target) {
    return new Codes(source, target);
  }

  /// Every element of either, by number.
  List<Code> all() {
    List<Code> all = new ArrayList<>(inSource);
    inTarget.stream().filter(code -> code.id() > inSource.size()).forEach(all::add);
    return all;
  }

  List<Part> sourceParts() {
    return parts(source, inSource);
  }

  List<Part> targetParts() {
    return target == null ? List.of() : parts(target, inTarget);
  }

  private static List<Code> numbered(Segment segment) {
    List<Code> codes = new ArrayList<>();
    elements(segment).forEach(element -> codes.add(code(codes.size() + 1, element)));
    return List.copyOf(codes);
  }

  private List<Code> matched(Segment segment) {
    List<Code> left = new ArrayList<>(inSource);
    List<Code> codes = new ArrayList<>();
    int next = inSource.size() + 1;
    for (Element element : elements(segment)) {
      Code fresh = code(next, element);
      Optional<Code> same =
          left.stream()
              .filter(c -> c.open().equals(fresh.open()) && c.close().equals(fresh.close()))
              .findFirst();
      same.ifPresent(left::remove);
      next += same.isPresent() ? 0 : 1;
      codes.add(same.orElse(fresh));
    }
    return List.copyOf(codes);
  }

  private static List<Element> elements(Segment segment) {
    return body(segment).select("body *");
  }

  private static Element body(Segment segment) {
    Document page = Jsoup.parseBodyFragment(segment.html());
    page.outputSettings().prettyPrint(false);
    return page.body();
  }

  private static Code code(int id, Element element) {
    String name = element.normalName();
    String open = "<" + name + element.attributes().html() + ">";
    boolean asIs = AS_IS.contains(name) || element.attr("translate").equalsIgnoreCase("no");
    if (element.childNodeSize() > 0) {
      return new Code(id, open, "</" + name + ">", asIs);
    }
    return new Code(id, element.tag().isEmpty() ? open : open + "</" + name + ">", "", asIs);
  }

  private static List<Part> parts(Segment segment, List<Code> codes) {
    List<Part> parts = new ArrayList<>();
    List<Code> left = new ArrayList<>(codes);
    body(segment).childNodes().forEach(node -> add(parts, node, left));
    return parts;
  }

  private static void add(List<Part> parts, Node node, List<Code> left) {
    if (node instanceof TextNode text) {
      parts.add(new Text(text.getWholeText()));
    } else if (node instanceof Element element) {
      Code code = left.removeFirst();
      if (code.isAlone()) {
        parts.add(new Alone(code));
        return;
      }
      parts.add(new Open(code));
      element.childNodes().forEach(child -> add(parts, child, left));
      parts.add(new Close(code));
    }
  }

  /// A translation as HTML again, from what a file has of it.
  String html(List<Part> read) {
    return read.stream().map(this::html).collect(Collectors.joining());
  }

  private String html(Part part) {
    return switch (part) {
      case Text(String text) -> Entities.escape(text);
      case Open(Code code) -> code.open();
      case Close(Code code) -> code.close();
      case Alone(Code code) -> code.open();
      case Tag tag ->
          known(tag)
              .map(code -> tag.kind() == Tag.Kind.CLOSE ? code.close() : code.open())
              .orElseGet(() -> tagIn(tag.data()));
    };
  }

  private Optional<Code> known(Tag tag) {
    return inSource.stream()
        .filter(code -> String.valueOf(code.id()).equals(tag.id()))
        .filter(code -> code.isAlone() == (tag.kind() == Tag.Kind.ALONE))
        .findFirst();
  }

  /// What is a tag and nothing else; of other formats' codes nothing is left.
  static String tagIn(String data) {
    return TAG.matcher(data.strip()).results().count() <= 2
            && TAG.matcher(data).replaceAll("").isBlank()
        ? data.strip()
        : "";
  }

  /// The start tags of the source that are not in what a file has of the translation.
  List<String> lost(List<Part> read) {
    Set<Code> there = new HashSet<>();
    for (Part part : read) {
      if (part instanceof Tag tag) {
        known(tag).ifPresent(there::add);
      }
    }
    return inSource.stream().filter(code -> !there.contains(code)).map(Code::open).toList();
  }
}
