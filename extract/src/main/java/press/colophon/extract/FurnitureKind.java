package press.colophon.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.ExtractedArticle.Kind;

/// Names a part of a page that is not the article by its class, its first words and its tag.
final class FurnitureKind {

  private static final Map<Kind, Vocabulary> WORDS = new LinkedHashMap<>();

  private static final List<String> ALL = new ArrayList<>();

  static {
    put(Kind.COOKIES, "cookie|cookies|gdpr|consent");
    put(
        Kind.COMMENTS,
        "comment|comments|respond|disqus|leave a reply|comentario|comentarios|commentaire"
            + "|commentaires|kommentar|kommentare");
    put(
        Kind.NEWSLETTER,
        "newsletter|newsletters|signup|sign up|subscribe to our|daily digest|boletin|boletín"
            + "|lettre|infolettre|nieuwsbrief|نشرتنا");
    put(
        Kind.SHARE,
        "share*|sharing*|addthis|addtoany|tweet|pin it|compart*|partag*|condivid*|teilen|delen|شارك");
    put(Kind.FOLLOW, "follow|social*");
    put(Kind.DONATE, "donat*|support us|support|become a supporter|supporter|supporters");
    put(
        Kind.MEMBERSHIP,
        "membership|member|members|paywall|become a member|subscri*|login|log in|register"
            + "|registration");
    put(Kind.ADVERTISEMENT, "ad|ads|advert*|sponsor*|dfp|promo*");
    put(Kind.TRANSLATE, "translat*|language|languages");
    put(
        Kind.RELATED,
        "related*|recirc*|recommend*|read more|read also|read next|also read|see also|more on"
            + "|more from|popular|trending|most read|most viewed|you may also like"
            + "|you might also like|outbrain|taboola|relacionad*|también en|à lire|a lire|lire aussi"
            + "|mehr zum thema|siehe auch|leggi anche|lees ook|اقرأ أيضًا");
    put(Kind.CAPTION, "caption|captions|figcaption|credit|credits|cutline");
    put(Kind.AUTHOR, "byline|bylines|author|authors|bio");
    put(Kind.TAGS, "tag|tags|tagged|topics|keywords");
    put(Kind.PRINT, "print|imprimir|imprimer|drucken|stampa");
    put(Kind.COPYRIGHT, "copyright|all rights reserved");
    put(
        Kind.NAVIGATION,
        "nav*|menu|menus|breadcrumb|breadcrumbs|footer|masthead|header|skip|pagination|toc"
            + "|cabecera|entete|pied|foot|banner|home|imprint|privacy|search");
  }

  /// The words of all kinds; most names and lines have none of them.
  private static final Vocabulary ANY = new Vocabulary(String.join("|", ALL));

  private FurnitureKind() {}

  private static void put(Kind kind, String words) {
    ALL.add(words);
    WORDS.put(kind, new Vocabulary(words));
  }

  /// What the class and id of an element call it, given as words.
  static @Nullable Kind named(String[] names) {
    return find(names);
  }

  /// What the first words of a text call it.
  static @Nullable Kind said(String text) {
    return find(Vocabulary.words(text.length() > 60 ? text.substring(0, 60) : text));
  }

  private static @Nullable Kind find(String[] words) {
    if (!ANY.isIn(words)) {
      return null;
    }
    for (var kind : WORDS.entrySet()) {
      if (kind.getValue().isIn(words)) {
        return kind.getKey();
      }
    }
    return null;
  }

  static Kind tagged(Element element) {
    return element.normalName().equals("aside") ? Kind.RELATED : Kind.NAVIGATION;
  }
}
