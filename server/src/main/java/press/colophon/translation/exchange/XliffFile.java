package press.colophon.translation.exchange;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import press.colophon.translation.exchange.Codes.Part;
import press.colophon.translation.exchange.Codes.Tag;

/// One `file` of an XLIFF document as it came back from a translator.
///
/// @param id our number of the article
/// @param original its path
record XliffFile(String id, String original, String target, List<XliffFile.Sentence> sentences) {
  private static final List<String> STATES = List.of("initial", "translated", "reviewed", "final");

  XliffFile {
    sentences = List.copyOf(sentences);
  }

  /// A `unit`.
  ///
  /// @param source the hash of the original that it was written with; empty where it has none
  /// @param before the fingerprint of the translation it was written with; null where it has none
  /// @param approved whether a person answers for it
  /// @param target null where there is none
  record Sentence(
      String id,
      String source,
      @Nullable String before,
      boolean approved,
      @Nullable List<Part> target) {

    /// The words of the translation.
    String words() {
      return target == null
          ? ""
          : target.stream()
              .map(part -> part instanceof Codes.Text(String text) ? text : "")
              .collect(Collectors.joining());
    }
  }

  /// Reads a document.
  ///
  /// @throws ExchangeException where it is no XLIFF 2
  static List<XliffFile> read(InputStream in) {
    Element root = SafeXml.tree(in, "XLIFF");
    if (!"xliff".equals(root.getLocalName()) || !XliffExport.CORE.equals(root.getNamespaceURI())) {
      throw new ExchangeException(
          "The file is not XLIFF 2: its outermost element is %s. XLIFF 1.2 is not read."
              .formatted(root.getNodeName()),
          null);
    }
    String target = root.getAttribute("trgLang");
    return SafeXml.children(root, "file").stream().map(file -> file(file, target)).toList();
  }

  private static XliffFile file(Element file, String target) {
    return new XliffFile(
        file.getAttribute("id"),
        file.getAttribute("original"),
        target,
        SafeXml.all(file, "unit").stream().map(XliffFile::sentence).toList());
  }

  private static Sentence sentence(Element unit) {
    List<Element> segments = SafeXml.children(unit, "segment");
    boolean translated =
        !segments.isEmpty() && segments.stream().allMatch(s -> SafeXml.child(s, "target") != null);
    return new Sentence(
        unit.getAttribute("id"),
        unit.getAttribute("name"),
        unit.hasAttributeNS(XliffExport.OURS, XliffExport.BEFORE)
            ? unit.getAttributeNS(XliffExport.OURS, XliffExport.BEFORE)
            : null,
        segments.stream().allMatch(XliffFile::isApproved),
        translated ? new Content(unit).target() : null);
  }

  private static boolean isApproved(Element segment) {
    return STATES.indexOf(segment.getAttribute("state")) >= STATES.indexOf("reviewed");
  }

  /// The target of a unit, whose segments a program may have cut anew.
  private static final class Content {
    private final Element unit;
    private final Map<String, String> data = new HashMap<>();
    private final Map<String, Element> begun = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();

    private Content(Element unit) {
      this.unit = unit;
      Element original = SafeXml.child(unit, "originalData");
      if (original != null) {
        SafeXml.children(original, "data")
            .forEach(piece -> data.put(piece.getAttribute("id"), piece.getTextContent()));
      }
    }

    private List<Part> target() {
      for (Node node : SafeXml.nodes(unit)) {
        if (node instanceof Element element && isContent(element)) {
          Element target = SafeXml.child(element, "target");
          Element content = target == null ? SafeXml.child(element, "source") : target;
          if (content != null) {
            read(content);
          }
        }
      }
      return List.copyOf(parts);
    }

    private static boolean isContent(Element element) {
      return "segment".equals(element.getLocalName()) || "ignorable".equals(element.getLocalName());
    }

    private void read(Element content) {
      for (Node node : SafeXml.nodes(content)) {
        if (node instanceof Text text) {
          parts.add(new Codes.Text(text.getData()));
        } else if (node instanceof Element element) {
          readInline(element);
        }
      }
    }

    private void readInline(Element element) {
      switch (element.getLocalName()) {
        case "pc" -> {
          add(Tag.Kind.OPEN, element, "dataRefStart");
          read(element);
          add(Tag.Kind.CLOSE, element, "dataRefEnd");
        }
        case "ph" -> add(Tag.Kind.ALONE, element, "dataRef");
        case "sc" -> {
          begun.put(element.getAttribute("id"), element);
          add(Tag.Kind.OPEN, element, "dataRef");
        }
        case "ec" -> end(element);
        case "cp" -> parts.add(new Codes.Text(character(element.getAttribute("hex"))));
        default -> read(element);
      }
    }

    private void end(Element element) {
      Element start = begun.get(element.getAttribute("startRef"));
      String id = id(start == null ? element : start);
      parts.add(new Tag(Tag.Kind.CLOSE, id, dataOf(element, "dataRef")));
    }

    private void add(Tag.Kind kind, Element element, String reference) {
      parts.add(new Tag(kind, id(element), dataOf(element, reference)));
    }

    private static String id(Element element) {
      return element.hasAttribute("copyOf")
          ? element.getAttribute("copyOf")
          : element.getAttribute("id");
    }

    private String dataOf(Element element, String reference) {
      return data.getOrDefault(element.getAttribute(reference), "");
    }

    private static String character(String hex) {
      try {
        int character = Integer.parseInt(hex, 16);
        return Character.isValidCodePoint(character) ? Character.toString(character) : "";
      } catch (NumberFormatException e) {
        return "";
      }
    }
  }
}
