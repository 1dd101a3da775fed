package press.colophon.intake.format.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account.Kind;

/// What publishing systems print at the end of an entry, told from its text by the shape of the
/// whole block.
///
/// @param block as it stands
/// @param kind of furniture
record Closing(Element block, Kind kind) {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final int LONGEST = 400;

  /// "The post X appeared first on Y", as WordPress says it in several languages; the name of the
  /// publication follows.
  static final Pattern APPEARED =
      Pattern.compile(
          "^(?:The post|La entrada|El artículo|L[’']article|Cet article|Der Beitrag|L[’']articolo|O post|O artigo"
              + "|A entrada|Het bericht|Inlägget|Artykuł|Wpis|Сообщение|Запись|Indlægget|Innlegget|Příspěvek|Yazı)\\b.{0,300}?"
              + "(?:(?:first )?appeared (?:first )?on|(?:se publicó|apareció) primero en|est apparu en premier sur"
              + "|(?:erschien|ist) zuerst (?:auf|erschienen auf)|proviene da|sembra essere il primo su"
              + "|apareceu primeiro em|aparece primero en|verscheen eerst op|dök först upp på|pochodzi z serwisu"
              + "|появил(?:ись|ась|ось) (?:сначала|впервые)(?: на)?|blev først udgivet på|dukket først opp på)\\s+(?<name>.{2,120}?)\\.?$",
          FLAGS | Pattern.DOTALL);

  /// Signs that the text goes on elsewhere.
  private static final Pattern MORE =
      Pattern.compile(
          "^\\W*(?:read (?:more|on|the (?:full|rest|whole|complete|entire)\\b.{0,60}|full .{0,30}|article)|continue reading\\b.{0,160}|(?:click|tap) (?:here|through) (?:to|for) .{0,60}"
              + "|more\\b|keep reading\\b.{0,60}|view (?:full|original|article).{0,30}|leer más|seguir leyendo|sigue leyendo|continuar leyendo|lire la suite|en savoir plus|weiterlesen|mehr lesen|mehr"
              + "|leggi (?:tutto|di più|l[’']articolo)|continua a leggere|leia mais|continue lendo|lees (?:meer|verder)|läs mer|les mer|læs mere|czytaj (?:dalej|więcej)|читать (?:далее|дальше|полностью)|devamını oku"
              + "|اقرأ المزيد|続きを読む|阅读全文|阅读更多)(?:\\s*[:.…»›→>\\]]+.{0,120}|\\s*\\([^)]{0,60}\\))?\\s*$",
          FLAGS);

  private static final Map<Kind, Pattern> SAYINGS =
      Map.of(
          Kind.SHARE,
              Pattern.compile(
                  "^(?:share(?: (?:this|on|via|with)\\b.{0,60})?|like this|compartir|partager|teilen|condividi|tweet|delicious|digg|reddit|stumbleupon|e-?mail this)\\W*(?:(?:twitter|facebook|x|email|print|reddit|linkedin|whatsapp|telegram|pinterest|tumblr|mastodon|bluesky|share|more|loading)\\W*)*$",
                  FLAGS),
          Kind.FOLLOW,
              Pattern.compile("^(?:follow|like|find|join) (?:us|.{2,40}) on\\b.{0,120}$", FLAGS),
          Kind.NEWSLETTER,
              Pattern.compile(
                  "^(?:(?:sign up|subscribe)\\b.{0,160}(?:newsletter|inbox|e-?mails?|updates)\\b.{0,80}|get .{0,80}(?:in|to) your inbox.{0,40})$",
                  FLAGS),
          Kind.DONATE,
              Pattern.compile(
                  "^(?:donate|support (?:us|our work|independent)|please (?:donate|support|consider)|make a donation)\\b.{0,200}$",
                  FLAGS),
          Kind.COMMENT,
              Pattern.compile(
                  "^(?:\\d+ comments?|comments?|leave a (?:comment|reply)|comment on this|add a comment|join the conversation|discuss)\\W*$",
                  FLAGS),
          Kind.ADVERTISEMENT,
              Pattern.compile(
                  "^(?:advertisement|sponsored(?: by.{0,60})?|anzeige|publicidad|publicité)\\W*$",
                  FLAGS),
          Kind.RELATED,
              Pattern.compile(
                  "^(?:related(?: (?:posts?|articles?|stories|reading|content))?|see also|read (?:also|next)|more (?:from|on|stories)\\b.{0,60}|you (?:may|might) also like.{0,40})\\W*(?::.{0,160})?$",
                  FLAGS));

  /// The closing that a block is, or null where it is text.
  static @Nullable Closing of(Element block) {
    String text = block.text().strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    if (APPEARED.matcher(text).matches()) {
      return new Closing(block, Kind.REPEATED);
    }
    if (isMore(block)) {
      return new Closing(block, Kind.NAVIGATION);
    }
    for (Map.Entry<Kind, Pattern> saying : SAYINGS.entrySet()) {
      if (saying.getValue().matcher(text).matches()) {
        return new Closing(block, saying.getKey());
      }
    }
    return isShareLinks(block) ? new Closing(block, Kind.SHARE) : null;
  }

  /// Whether a block says that the text goes on elsewhere.
  static boolean isMore(Element block) {
    String text = block.text().strip();
    return text.length() <= LONGEST && MORE.matcher(text).matches();
  }

  /// Links alone, all of which lead to where things are shared.
  private static boolean isShareLinks(Element block) {
    List<String> targets = new ArrayList<>();
    block.select("a[href]").forEach(a -> targets.add(a.attr("href").toLowerCase(Locale.ROOT)));
    int linked = block.select("a[href]").stream().mapToInt(a -> a.text().length()).sum();
    return targets.size() >= 2
        && linked * 10 >= block.text().length() * 6
        && targets.stream()
            .allMatch(
                t ->
                    t.contains("/sharer")
                        || t.contains("/share")
                        || t.contains("intent/tweet")
                        || t.contains("feeds.feedburner.com/~ff/")
                        || t.contains("wa.me/")
                        || t.contains("addtoany.com"));
  }
}
