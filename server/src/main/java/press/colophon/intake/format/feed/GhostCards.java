package press.colophon.intake.format.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/// The text of a Ghost post in its editors' own formats, Lexical and Mobiledoc, made HTML.
///
/// What a card shows is kept: pictures with captions, code, quotations, links to what is embedded.
final class GhostCards {
  /// Nothing an editor writes is nested deeper.
  private static final int DEEPEST = 60;

  private final StringBuilder html = new StringBuilder();

  private GhostCards() {}

  /// The HTML of a Lexical or a Mobiledoc document; empty where it is neither.
  static String html(@Nullable String lexical, @Nullable String mobiledoc) {
    GhostCards cards = new GhostCards();
    JsonNode document = parsed(lexical);
    if (document.has("root")) {
      cards.children(document.path("root"), 0);
    } else {
      cards.mobiledoc(parsed(mobiledoc));
    }
    return cards.html.toString();
  }

  private static JsonNode parsed(@Nullable String json) {
    try {
      return JsonFeed.JSON.readTree(json == null || json.isBlank() ? "{}" : json);
    } catch (JsonProcessingException e) {
      return JsonFeed.JSON.createObjectNode();
    }
  }

  // Lexical.

  private void children(JsonNode node, int depth) {
    if (depth < DEEPEST) {
      node.path("children").forEach(child -> node(child, depth + 1));
    }
  }

  private void node(JsonNode node, int depth) {
    switch (node.path("type").asText()) {
      case "text", "extended-text" -> text(node);
      case "linebreak" -> html.append("<br>");
      case "link" -> {
        html.append("<a href=\"").append(Entities.escape(node.path("url").asText())).append("\">");
        children(node, depth);
        html.append("</a>");
      }
      case "paragraph" -> element("p", node, depth);
      case "heading", "extended-heading" ->
          element(heading(node.path("tag").asText()), node, depth);
      case "quote", "extended-quote", "aside" -> element("blockquote", node, depth);
      case "list" -> element(node.path("tag").asText().equals("ol") ? "ol" : "ul", node, depth);
      case "listitem" -> element("li", node, depth);
      case "paywall", "email", "email-cta", "signup" -> {}
      default -> {
        card(node.path("type").asText(), node);
        children(node, depth);
      }
    }
  }

  private void element(String name, JsonNode node, int depth) {
    html.append('<').append(name).append('>');
    children(node, depth);
    html.append("</").append(name).append('>');
  }

  private static String heading(String tag) {
    return tag.matches("h[1-6]") ? tag : "h2";
  }

  private void text(JsonNode node) {
    Deque<String> open = new ArrayDeque<>();
    int format = node.path("format").asInt();
    List<String> names = List.of("strong", "em", "s", "u", "code", "sub", "sup");
    for (int bit = 0; bit < names.size(); bit++) {
      if ((format & (1 << bit)) != 0) {
        html.append('<').append(names.get(bit)).append('>');
        open.push(names.get(bit));
      }
    }
    html.append(Entities.escape(node.path("text").asText()));
    open.forEach(name -> html.append("</").append(name).append('>'));
  }

  // Cards, which both formats have.

  private void card(String type, JsonNode card) {
    switch (type) {
      case "image" -> figure(card);
      case "gallery" -> card.path("images").forEach(this::figure);
      case "html" -> html.append(card.path("html").asText());
      case "markdown", "card-markdown" ->
          html.append(EntryText.paragraphs(card.path("markdown").asText()));
      case "code", "codeblock" -> pre(card.path("code").asText());
      case "hr", "horizontalrule" -> html.append("<hr>");
      case "embed", "bookmark", "video", "audio", "file" -> link(card);
      case "callout" -> html.append("<p>").append(card.path("calloutText").asText()).append("</p>");
      case "toggle" ->
          html.append("<h3>")
              .append(card.path("heading").asText())
              .append("</h3>")
              .append(card.path("content").asText());
      case "button" -> anchor(card.path("buttonUrl").asText(), card.path("buttonText").asText());
      default -> {}
    }
  }

  private void figure(JsonNode image) {
    String src = image.path("src").asText();
    if (src.isEmpty()) {
      return;
    }
    Element picture = new Element("img").attr("src", src).attr("alt", image.path("alt").asText());
    html.append("<figure>").append(picture.outerHtml());
    String caption = image.path("caption").asText();
    if (!caption.isBlank()) {
      html.append("<figcaption>").append(caption).append("</figcaption>");
    }
    html.append("</figure>");
  }

  private void pre(String code) {
    html.append("<pre>").append(Entities.escape(code)).append("</pre>");
  }

  private void link(JsonNode card) {
    String url = card.path("url").asText();
    String address = url.isEmpty() ? card.path("src").asText() : url;
    String title = card.path("metadata").path("title").asText();
    if (address.isEmpty()) {
      html.append(card.path("html").asText());
    } else {
      anchor(address, title.isBlank() ? address : title);
    }
  }

  private void anchor(String address, String words) {
    html.append("<p>")
        .append(new Element("a").attr("href", address).text(words).outerHtml())
        .append("</p>");
  }

  // Mobiledoc.

  private void mobiledoc(JsonNode document) {
    for (JsonNode section : document.path("sections")) {
      switch (section.path(0).asInt()) {
        case 1 -> marked(section.path(1).asText("p"), section.path(2), document);
        case 2 -> html.append(new Element("img").attr("src", section.path(1).asText()).outerHtml());
        case 3 -> {
          String list = section.path(1).asText().equals("ol") ? "ol" : "ul";
          html.append('<').append(list).append('>');
          section.path(2).forEach(item -> marked("li", item, document));
          html.append("</").append(list).append('>');
        }
        case 10 -> {
          JsonNode card = document.path("cards").path(section.path(1).asInt());
          card(card.path(0).asText(), card.path(1));
        }
        default -> {}
      }
    }
  }

  /// A line of text: its markers open markups by number and close the last ones.
  private void marked(String printed, JsonNode markers, JsonNode document) {
    String name = printed.matches("p|h[1-6]|blockquote|aside|li|pull-quote") ? printed : "p";
    String element = name.equals("aside") || name.equals("pull-quote") ? "blockquote" : name;
    Deque<String> open = new ArrayDeque<>();
    html.append('<').append(element).append('>');
    for (JsonNode marker : markers) {
      marker.path(1).forEach(number -> open(document.path("markups").path(number.asInt()), open));
      if (marker.path(0).asInt() == 0) {
        html.append(Entities.escape(marker.path(3).asText()));
      } else {
        JsonNode atom = document.path("atoms").path(marker.path(3).asInt());
        html.append(
            atom.path(0).asText().equals("soft-return")
                ? "<br>"
                : Entities.escape(atom.path(1).asText()));
      }
      for (int i = marker.path(2).asInt(); i > 0 && !open.isEmpty(); i--) {
        html.append("</").append(open.pop()).append('>');
      }
    }
    open.forEach(inner -> html.append("</").append(inner).append('>'));
    html.append("</").append(element).append('>');
  }

  private void open(JsonNode markup, Deque<String> open) {
    String name = markup.path(0).asText();
    if (!name.matches("[a-z][a-z0-9]{0,9}")) {
      return;
    }
    JsonNode attributes = markup.path(1);
    html.append('<').append(name);
    if (attributes.path(0).asText().equals("href")) {
      html.append(" href=\"").append(Entities.escape(attributes.path(1).asText())).append('"');
    }
    html.append('>');
    open.push(name);
  }
}
