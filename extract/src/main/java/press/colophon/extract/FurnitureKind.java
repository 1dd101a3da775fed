package press.colophon.extract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.ExtractedArticle.Kind;

/// Names a part of a page that is not the article by its class, its first words and its tag.
final class FurnitureKind {

  private static final Map<Kind, Pattern> WORDS = new LinkedHashMap<>();

  static {
    put(Kind.COOKIES, "cookies?|gdpr|consent");
    put(
        Kind.COMMENTS,
        "comments?|respond|disqus|leave a reply|comentarios?|commentaires?|kommentare?");
    put(
        Kind.NEWSLETTER,
        "newsletters?|sign ?up|subscribe to our|daily digest|bolet[ií]n|lettre|infolettre|nieuwsbrief|نشرتنا");
    put(
        Kind.SHARE,
        "shar(?:e|ing)\\w*|addthis|addtoany|tweet|pin it|compart\\w+|partag\\w+|condivid\\w+|teilen|delen|شارك");
    put(Kind.FOLLOW, "follow|social\\w*");
    put(Kind.DONATE, "donat\\w+|support us|support|become a supporter|supporters?");
    put(
        Kind.MEMBERSHIP,
        "membership|members?|paywall|become a member|subscri\\w+|log ?in|register|registration");
    put(Kind.ADVERTISEMENT, "ads?|advert\\w*|sponsor\\w*|dfp|promo\\w*");
    put(Kind.TRANSLATE, "translat\\w+|languages?");
    put(
        Kind.RELATED,
        "related\\w*|recirc\\w*|recommend\\w*|read (?:more|also|next)|also read|see also|more (?:on|from)|popular|trending|most (?:read|viewed)|you (?:may|might) also like|outbrain|taboola|relacionad\\w*|también en|à lire|a lire|lire aussi|mehr zum thema|siehe auch|leggi anche|lees ook|اقرأ أيضًا");
    put(Kind.CAPTION, "captions?|figcaption|credits?|cutline");
    put(Kind.AUTHOR, "bylines?|authors?|bio");
    put(Kind.TAGS, "tags?|tagged|topics|keywords");
    put(Kind.PRINT, "print(?: this| page)?|imprimir|imprimer|drucken|stampa");
    put(Kind.COPYRIGHT, "copyright|all rights reserved");
    put(
        Kind.NAVIGATION,
        "nav\\w*|menus?|breadcrumbs?|footer|masthead|header|skip(?: link)?|skip to|pagination|toc|cabecera|entete|pied|foot|banner|home|imprint|privacy|search");
  }

  private FurnitureKind() {}

  private static void put(Kind kind, String words) {
    WORDS.put(
        kind, Pattern.compile("(?<!\\p{L})(?:" + words + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE));
  }

  /// What the class and id of an element, or its tag, call it.
  static @Nullable Kind named(Element element, Clutter clutter) {
    String names = clutter.names(element);
    if (element.normalName().equals("nav") || element.attr("role").equals("navigation")) {
      return Kind.NAVIGATION;
    }
    return names.isBlank() ? null : find(names).orElse(null);
  }

  /// What the first words of a text call it.
  static @Nullable Kind said(String text) {
    return find(text.length() > 60 ? text.substring(0, 60) : text).orElse(null);
  }

  private static Optional<Kind> find(String words) {
    for (var kind : WORDS.entrySet()) {
      if (kind.getValue().matcher(words).find()) {
        return Optional.of(kind.getKey());
      }
    }
    return Optional.empty();
  }

  static Kind tagged(Element element) {
    return element.normalName().equals("aside") ? Kind.RELATED : Kind.NAVIGATION;
  }
}
