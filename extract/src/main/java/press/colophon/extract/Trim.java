package press.colophon.extract;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Takes out of the article's elements what is not the article's: what stands before the headline,
/// link lists, "read more" lines, promotions, labels without a text.
final class Trim {

  /// How the lines begin that lead elsewhere.
  private static final Pattern ASIDE =
      Pattern.compile(
          "^[\\W_]*(?:read (?:more|also|next|now|this|the full)\\b|also read\\b|see (?:also|more)\\b"
              + "|related(?: \\w+){0,2}\\s*:|related (?:articles?|stories|posts?|content|links|coverage|roundups?)"
              + "|more (?:on|from|stories|about|:)|recommended|you (?:may|might) (?:also )?(?:like|be interested)"
              + "|don.t miss|click here|sign up|subscribe\\b|follow (?:us|him|her|me|@)|share this"
              + "|advert(?:isement)?\\b|continue reading|scroll (?:down|for)|(?:story|article) continues"
              + "|watch(?: now| more)?:|listen:|photos?:|image:|video:|get (?:the|our) (?:latest|best|daily|free)"
              + "|download (?:the|our)|most read|trending|join (?:us|our)|like us"
              + "|(?:photo|image|picture)s? (?:credit|by|courtesy)|image \\d+ of \\d+"
              + "|leia (?:mais|também)|lee (?:más|también)|leggi anche|lire aussi|lesen sie auch|mehr zum thema"
              + "|lees ook|läs (?:mer|också)|les også|czytaj też|читайте также"
              + "|kövess(?:en|etek|en)? minket|folge(?:n sie)? uns|folgt uns|suivez[- ]nous|síguenos|síganos|seguici|siga[- ]nos|volg ons|obserwuj nas|polub nas|sledujte nás|följ oss|følg oss?|seuraa meitä|следите за нами"
              + "|(?:fotos?|bild(?:er|rechte|quellen?|nachweis)?|symbolbild|crédits? photos?|zdjęci[ea]|фото)\\s*[:©]|dieses thema im programm"
              + "|(?:zuletzt aktualisiert|letzte (?:aktualisierung|änderung)|aktualisiert am|last (?:updated|modified)|dernière mise à jour|mis à jour le|última actualización|ultimo aggiornamento|laatst bijgewerkt|senast uppdaterad|ostatnia aktualizacja|poslední aktualizace)\\W.{0,40}\\d"
              + "|gefällt (?:dir|ihnen|euch) (?:dieser|der|das|unser)|hat (?:dir|ihnen|euch) (?:dieser|der) (?:artikel|text|beitrag)"
              + "|(?:this|the) (?:entry|post) (?:was|is) (?:posted|filed|tagged)).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /// Lines that say nothing but what follows them.
  private static final Pattern LABEL =
      labels(
          "advert(?:isement)?s?|sponsored(?: content)?|promoted|comments?|leave a (?:reply|comment)|share|tags?|photos?|video"
              + "|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|advertentie|reklama|реклама|διαφήμιση|annonse?|annons|广告|広告|إعلان"
              + "|teilen|partager|compartir|condividi|partilhar|delen|udostępnij|поделиться|分享|empfehlen|twittern"
              + "|tell us what you think|what do you think|related|join the (?:discussion|conversation)");

  /// Whom the press may ask, at the foot of a press release.
  private static final Pattern SIGN_OFF =
      Pattern.compile(
          "^\\W*(?:(?:presse|medien|media|press)[- ]?(?:kontakt|contacts?|anfragen|rückfragen|enquiries|inquiries)|kontakt für (?:die )?(?:presse|medien)|rückfragen (?:bitte )?an|kontakt(?=:)|contact(?:s)? presse|contatti stampa|contacto (?:de )?prensa|original-content von|ansprechpartner(?:in)?"
              + ")(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// A template's command that no program has carried out: `[button link="..."] ... [/button]`.
  private static final Pattern SHORTCODE =
      Pattern.compile("\\[(\\w+)[^\\]]*\\].*\\[/\\1\\]", Pattern.DOTALL);

  private static final int ASIDE_LENGTH = 200;
  private static final int LABEL_LENGTH = 40;
  private static final int LINKED_ASIDE_LENGTH = 600;
  private static final int MOST_ELEMENTS_OF_A_LINE = 200;

  private final Outline outline;
  private final boolean[] dropped;
  private final int[] text;
  private final int[] linked;
  private final int[] prose;
  private final String headline;

  Trim(Outline outline, boolean[] dropped, @Nullable String headline) {
    this.headline = headline == null ? "" : Words.key(headline);
    this.outline = outline;
    this.dropped = dropped;
    this.text = outline.text(dropped);
    this.linked = outline.linked(dropped);
    this.prose = outline.prose(dropped);
  }

  /// One of some words, or several of them and of the ways to share, and nothing else.
  private static Pattern labels(String words) {
    String ways =
        "facebook|twitter|tweet|whatsapp|e-?mail|mail|pinterest|linkedin|xing|telegram|drucken|print";
    String more = "(?:[^\\p{L}]+(?:" + words + "|" + ways + "))";
    return Pattern.compile(
        "[^\\p{L}]*(?:(?:" + words + ")" + more + "*|(?:" + ways + ")" + more + "+)[^\\p{L}]*",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  void trim(List<Integer> roots) {
    new Appendix(outline, dropped).drop(roots);
    for (int root : roots) {
      for (int i = root + 1; i < outline.end(root); i++) {
        if (!dropped[i] && (dropped[outline.parent(i)] || isNotArticle(i))) {
          dropped[i] = true;
        }
      }
      dropBeforeHeadline(root);
    }
    int last = roots.size() - 1;
    while (last >= 0 && dropTrailingStatements(roots.get(last))) {
      last--;
    }
    last = roots.size() - 1;
    while (last >= 0 && dropTrailingHeadings(roots.get(last))) {
      last--;
    }
  }

  private boolean isNotArticle(int i) {
    if (outline.inline(i)) {
      return false;
    }
    Element element = outline.element(i);
    return switch (element.normalName()) {
      case "ul", "ol", "dl", "div", "section", "table" -> isLinkList(i) || isLabel(i, element);
      case "center" -> isLinkList(i) || isAside(i, element);
      case "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote" -> isAside(i, element);
      case "p" -> isAside(i, element) || isOnlyLink(i);
      case "figcaption" -> isCaptionWithoutPicture(element);
      default -> false;
    };
  }

  private boolean isLinkList(int i) {
    return text[i] > 0 && text[i] < 2000 && links(i) > 0.5;
  }

  private boolean isOnlyLink(int i) {
    return text[i] > 0 && text[i] <= ASIDE_LENGTH && links(i) > 0.9;
  }

  /// A line has few elements; asking each of thousands nested in each other for its text would take
  /// quadratic time.
  private boolean isSmall(int i) {
    return outline.end(i) - i <= MOST_ELEMENTS_OF_A_LINE;
  }

  private boolean isLabel(int i, Element element) {
    return text[i] > 0 && text[i] < 40 && isSmall(i) && LABEL.matcher(element.text()).matches();
  }

  private boolean isAside(int i, Element element) {
    boolean isLong = text[i] > (links(i) > 0.4 ? LINKED_ASIDE_LENGTH : ASIDE_LENGTH);
    if (text[i] == 0 || isLong || !isSmall(i)) {
      return false;
    }
    String line = element.text();
    return ASIDE.matcher(line).matches()
        || LABEL.matcher(line).matches()
        || leadsElsewhere(i, line)
        || SHORTCODE.matcher(line).matches()
        || isHeadline(line);
  }

  /// "Read also: ..." in any language, when a link follows or nothing does.
  private boolean leadsElsewhere(int i, String line) {
    boolean linked = links(i) > 0.3;
    Signpost signpost = linked || line.length() <= LABEL_LENGTH ? Signpost.of(line) : null;
    return signpost != null && (linked || signpost != Signpost.WAY_OUT);
  }

  private boolean isHeadline(String line) {
    return !headline.isEmpty() && Words.key(line).equals(headline);
  }

  private double links(int i) {
    return text[i] == 0 ? 0 : (double) linked[i] / text[i];
  }

  private static boolean isCaptionWithoutPicture(Element caption) {
    Element figure = caption.closest("figure");
    return figure == null || figure.selectFirst("img, table, pre, blockquote") == null;
  }

  /// What stands above the headline is not the article, unless it is most of the prose.
  private void dropBeforeHeadline(int root) {
    int place = headlinePlace(root);
    if (place < 0) {
      return;
    }
    int before = 0;
    for (int i = root + 1; i < place; i++) {
      before += dropped[i] ? 0 : outline.prose(i);
    }
    if (before * 2 > prose[root]) {
      return;
    }
    for (int i = root + 1; i < place; i++) {
      dropped[i] |= !outline.inside(place, i);
    }
  }

  private int headlinePlace(int root) {
    for (int i = root + 1; i < outline.end(root); i++) {
      if (outline.element(i).normalName().equals("h1") && isHeadline(outline.element(i).text())) {
        return i;
      }
    }
    return -1;
  }

  /// What the page says of rights and origin below the text; true when nothing else is left.
  private boolean dropTrailingStatements(int root) {
    for (int i = outline.end(root) - 1; i >= root; i--) {
      if (dropped[i] || outline.own(i) == 0 || outline.inline(i)) {
        continue;
      }
      String line = outline.own(i) > LINKED_ASIDE_LENGTH ? "" : outline.element(i).text();
      if (!Statement.isIn(line) && !Statement.isOrigin(line) && !SIGN_OFF.matcher(line).find()) {
        return false;
      }
      dropped[i] = true;
    }
    return true;
  }

  /// Headings after which nothing comes head what was taken out; true when nothing else is left.
  private boolean dropTrailingHeadings(int root) {
    for (int i = outline.end(root) - 1; i >= root; i--) {
      if (dropped[i] || text[i] == 0 || outline.element(i).normalName().equals("br")) {
        continue;
      }
      boolean heading = outline.isHeading(i);
      if (!heading && outline.own(i) > 0) {
        return false;
      }
      dropped[i] |= heading;
    }
    return true;
  }
}
