package press.colophon.intake.format.text;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account.Kind;

/// The lines with which a site surrounds its articles, known by their whole shape and never by one
/// word in them: a button ("Share on Facebook"), an invitation to the reader ("Sign up for our
/// newsletter"), a statement in the site's own name ("grants permission to cross-post").
final class Fittings {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final int LONGEST_BUTTON = 140;
  private static final int LONGEST_INVITATION = 600;
  private static final int LONGEST_STATEMENT = 3000;

  private static final String NETWORK =
      "(?:facebook|twitter|x|linkedin|whatsapp|instagram|telegram|pinterest|reddit|youtube|tiktok|tumblr|pocket|flipboard|bluesky|mastodon|threads|messenger|vk|e-?mail|mail|rss|sms|line|wechat|skype|hacker news|google news|apple news|gab|gettr|odysee|rumble|substack|medium)";

  /// Whole lines.
  private static final Map<Kind, Pattern> BUTTONS = buttons();

  /// Openings of whole blocks that speak to the reader in the site's name.
  private static final Map<Kind, Pattern> INVITATIONS = invitations();

  /// Found anywhere in a block; formulas no reporter writes.
  private static final Map<Kind, Pattern> STATEMENTS = statements();

  private static final Pattern BREADCRUMB =
      Pattern.compile("(?:[^>›»/|→]{1,40}\\s*[>›»→]\\s*){1,6}[^>›»→]{0,90}");
  private static final Pattern HOME_TRAIL =
      Pattern.compile(
          "(?:home|start|inicio|início|accueil|startseite|portada|hjem|główna|الرئيسية|главная)\\s*[|/·>›»→-].*",
          FLAGS);
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?://|www\\.)\\S+(?:\\s+\\d{1,3}\\s?/\\s?\\d{1,3})?");
  private static final Pattern PAGE =
      Pattern.compile(
          "(?:page|seite|página|pagina|p\\.)\\s*\\d{1,3}(?:\\s*(?:of|/|von|de|di|sur)\\s*\\d{1,3})?|\\d{1,3}\\s?/\\s?\\d{1,3}|\\d{1,3} of \\d{1,3}",
          FLAGS);

  /// @param sure whether the line is furniture wherever it stands; else, between paragraphs, it may
  ///     as well be a sub-headline or a sentence of the article
  record Fitting(Kind kind, boolean sure) {}

  private static final List<String> STEMS_OF_STATEMENTS =
      List.of(
          "fair use",
          "provisions of",
          "copyright",
          "purposes other than",
          "disclaim",
          "haftung",
          "aviso",
          "descargo",
          "avertissement",
          "clause de",
          "esclusione",
          "isen",
          "views",
          "opinions",
          "contents",
          "statements",
          "necessar",
          "nécessair",
          "notwendig",
          "unbedingt",
          "necesari",
          "responsible",
          "veröffentlich",
          "übernommen",
          "nachgedruckt",
          "republi",
          "ripubblic",
          "liable",
          "advice",
          "permi",
          "publish",
          "publication",
          "reproduc",
          "reprodu",
          "riproduz",
          "reprint",
          "repost",
          "redistribut",
          "broadcast",
          "rewritten",
          "free to",
          "encourage",
          "autoriza",
          "pixel",
          "tracker",
          "tracking code",
          "counter",
          "funding as",
          "in print",
          "sign up",
          "subscribe",
          "under the prov");

  private Fittings() {}

  static @Nullable Fitting of(Block block) {
    String text = block.plain();
    if (block.is(Block.Shape.RULE)) {
      return new Fitting(Kind.SEPARATOR, true);
    }
    if (text.length() > LONGEST_STATEMENT) {
      return null;
    }
    boolean sentence = text.endsWith(".") && Block.words(text) >= 8;
    Kind button = text.length() <= LONGEST_BUTTON && !sentence ? button(text) : null;
    if (button != null) {
      return new Fitting(button, !titleLike(button, text));
    }
    if (text.length() <= LONGEST_BUTTON && gapped(Inline.spaced(block.markdown()))) {
      return new Fitting(Kind.NAVIGATION, false);
    }
    Kind invitation =
        text.length() <= LONGEST_INVITATION ? first(INVITATIONS, text, Fit.OPENS) : null;
    if (invitation != null) {
      return new Fitting(invitation, true);
    }
    Kind statement = mayState(text) ? first(STATEMENTS, text, Fit.HOLDS) : null;
    return statement == null
        ? null
        : new Fitting(statement, statement == Kind.FAIR_USE || statement == Kind.NEWSLETTER);
  }

  /// A quick look before the statements, which are searched at every position of the text.
  private static boolean mayState(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return STEMS_OF_STATEMENTS.stream().anyMatch(lower::contains);
  }

  private static boolean titleLike(Kind kind, String text) {
    boolean word = kind == Kind.NAVIGATION || kind == Kind.TRANSLATE || kind == Kind.CONTACT;
    return word
        && Block.words(text) <= 2
        && text.chars().allMatch(c -> Character.isLetter(c) || c == ' ');
  }

  static boolean printedAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  private static @Nullable Kind button(String text) {
    String bare = text.replaceAll("^[\\s\\[(•·▪–—|*+←→<>»«↑↓✉⎙]+|[\\s\\])→←»«<>|:…↑↓]+$", "");
    Kind whole = first(BUTTONS, bare, Fit.IS);
    if (whole != null) {
      return whole;
    }
    if (PAGE.matcher(text).matches()) {
      return Kind.PRINT;
    }
    boolean trail = BREADCRUMB.matcher(text).matches() && !endsSentence(text);
    if (trail || HOME_TRAIL.matcher(text).matches() || printedAddress(text)) {
      return Kind.NAVIGATION;
    }
    return bar(text);
  }

  /// "Donate | Subscribe | Contact": each part a button of its own.
  private static @Nullable Kind bar(String text) {
    String[] parts = text.split("\\s*[|·•∙/,]\\s*|\\s{3,}");
    if (sections(text)) {
      return Kind.NAVIGATION;
    }
    if (parts.length < 2 && Block.words(text) <= 6) {
      parts = text.split(" ", -1);
    }
    if (parts.length < 2 || parts.length > 14) {
      return null;
    }
    Kind kind = null;
    for (String part : parts) {
      Kind next = part.isBlank() ? kind : first(BUTTONS, part, Fit.IS);
      if (next == null) {
        return null;
      }
      kind = kind == null || kind == next ? next : Kind.NAVIGATION;
    }
    return kind;
  }

  /// "News Sport What's On Jobs": the names of sections, three at least and most of them known.
  private static boolean sections(String text) {
    String[] words = text.split("[\\s|·•/>»]+", -1);
    int known = 0;
    int others = 0;
    for (String word : words) {
      if (word.isEmpty() || Character.isLowerCase(word.codePointAt(0)) || word.endsWith(",")) {
        return false;
      }
      boolean section = first(BUTTONS, word, Fit.IS) == Kind.NAVIGATION;
      known += section ? 1 : 0;
      others += section ? 0 : 1;
    }
    return known >= 3 && known > others && !endsSentence(text);
  }

  /// "News   Sport   Jobs": short pieces with gaps between them.
  static boolean gapped(String spaced) {
    String[] parts = spaced.strip().split("\\s{2,}", -1);
    boolean items = parts.length >= 3 && spaced.length() <= LONGEST_BUTTON;
    for (String part : parts) {
      items &= Block.words(part) <= 3 && part.length() <= 28 && part.matches("\\p{L}.*[^.:;,]");
    }
    return items;
  }

  private static boolean endsSentence(String text) {
    return text.matches(".*[.!?]$");
  }

  private enum Fit {
    IS,
    OPENS,
    HOLDS
  }

  private static @Nullable Kind first(Map<Kind, Pattern> shapes, String text, Fit fit) {
    for (Map.Entry<Kind, Pattern> shape : shapes.entrySet()) {
      var matcher = shape.getValue().matcher(text);
      boolean fits =
          switch (fit) {
            case IS -> matcher.matches();
            case OPENS -> matcher.lookingAt();
            case HOLDS -> matcher.find();
          };
      if (fits) {
        return shape.getKey();
      }
    }
    return null;
  }

  private static Pattern any(List<String> shapes) {
    return Pattern.compile("(?:" + String.join("|", shapes) + ")", FLAGS);
  }

  private static Map<Kind, Pattern> buttons() {
    var map = new EnumMap<Kind, Pattern>(Kind.class);
    map.put(
        Kind.SEPARATOR,
        any(List.of("-\\s?30\\s?-|\\((?:ends?|the end)\\)|-+\\s?ends?\\s?-+|ends")));
    map.put(
        Kind.SHARE,
        any(
            List.of(
                "(?:click to )?(?:share|tweet|pin|post|send|e-?mail|like|recommend|repost|forward)(?:\\s(?:this|it|the|that|article|story|post|page|link|via|on|by|to|with|with friends|a link|a friend|now|us|and)){0,4}(?:\\s(?:on|via|by|to|with)?\\s?"
                    + NETWORK
                    + "(?:(?:,| and| or|,? &) "
                    + NETWORK
                    + ")*)?(?: \\(opens in (?:a )?new window\\)?)?",
                NETWORK + "(?: (?:icon|logo|share|link))?",
                "(?:share|tweet|comments?|likes?|shares|views|retweet)\\s?:?\\s?\\(?[\\d.,]+[km]?\\)?",
                "[\\d.,]+[km]?\\s?(?:shares?|likes?|views?|retweets?|reads|restacks?|claps)?",
                "(?:share|teilen|partager|compartir|condividi|compartilhar)(?: this| article| on)*\\s?[:：]\\s?(?:(?:"
                    + NETWORK
                    + "|print|copy link|more|and)[\\s,|/·]*){1,12}",
                "like this|like loading\\.*|loading\\.*|copy (?:the )?link|copied!?|share options|social share|show more sharing options|gift this article|gift article|share full article|sharing",
                "(?:partager|partagez)(?: (?:cet|l['’])? ?article)?(?: (?:sur|par) .{1,30})?|compartir?(?: (?:en|por|este|el|esta|la)(?: (?:artículo|noticia|entrada))?)?(?: .{1,20})?|compartilh(?:e|ar)(?: .{1,30})?|partilh(?:e|ar)(?: .{1,30})?|condividi(?: .{1,30})?|(?:artikel |beitrag |seite )?teilen(?: auf .{1,20})?|auf "
                    + NETWORK
                    + " teilen|delen|comparteix|شارك(?: .{1,30})?|مشاركة|поделиться|tweeter|twittear|twittern|envoyer par (?:e-?mail|courriel)|enviar por (?:e-?mail|correo)")));
    map.put(
        Kind.NEWSLETTER,
        any(
            List.of(
                "(?:first |last |full )?name(?: ?\\*| \\(.{3,12}\\))?|(?:postal|zip) code.{0,15}|.{3,40}\\((?:required|optional)\\)|anti-spam question.{0,120}|please enter your .{2,20}|(?:free |daily |weekly |our |e-?mail )*newsletters?(?: (?:sign ?up|subscription|abonnieren|bestellen))?|subscri(?:be|ption)s?(?: (?:now|today|here|free|for free|by e-?mail))?|sign ?up(?: (?:now|today|here|for free))?|enter your e-?mail(?: address)?|e-?mail address|your e-?mail(?: address)?|type your e-?mail.{0,10}",
                "(?:s['’])?abonne[rz](?:-vous)?(?: .{1,40})?|je m['’]abonne|inscrivez-vous(?: .{1,50})?|s['’]inscrire(?: .{1,50})?|suscr[íi]b(?:ete|ase|irse|irme|ite)(?: .{1,50})?|subscreva(?: .{1,40})?|assine(?: .{1,40})?|inscreva-se(?: .{1,40})?|abonnieren|jetzt abonnieren|anmelden zum newsletter|iscriviti(?: .{1,50})?|abbonati(?: .{1,30})?|subscriu-te(?: .{1,40})?|اشترك(?: .{1,40})?|подписаться(?: .{1,40})?")));
    map.put(
        Kind.FOLLOW,
        any(
            List.of(
                "(?:follow|find|like|join|connect with|watch)(?: us| me| .{1,40})? (?:on|at|via|in) (?:our )?(?:social media|"
                    + NETWORK
                    + ")(?:(?:,| and| or|,? &|,? and)? ?(?:on )?"
                    + NETWORK
                    + ")*(?: (?:channel|page|group))?(?: @\\w+)?[.!]?",
                "@\\w{2,30}(?: @\\w{2,30})*|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+\\s+@\\w{2,30}|follow(?: us| me| this topic| topic| author)?|(?:folgen sie uns|folge uns|suivez[- ]nous|nous suivre|s[íi]guenos|siga-nos|seguici|segueix-nos|تابعنا)(?: .{1,60})?|(?:stay )?connected?(?: with us)?|follow @?\\w+(?: on .{1,20})?")));
    map.put(
        Kind.COMMENT,
        any(
            List.of(
                "(?:leave|add|post|write|submit) (?:a |your )?(?:comment|reply|response)(?: cancel reply)?|comment(?:s)?(?: (?:here|now|off|closed|are closed|below|policy|section|on .{1,80}))?(?: ?\\(?\\d+\\)?)?|\\d+ (?:comments?|replies|responses)|no comments(?: yet)?|start the conversation|be the first to comment|view (?:all )?comments.{0,10}|show comments|hide comments|reply|join the (?:conversation|discussion)|discussion|discuss|cancel reply|post comment",
                "comentar(?:ios?|ios? \\(\\d+\\))?|deja (?:un|tu) comentario|deixe (?:um|seu) comentário|comentários?(?: \\(\\d+\\))?|(?:laisser|ajouter|poster) un commentaire|commenter|commentaires?(?: \\(\\d+\\))?|réagir|kommentare?(?: \\(\\d+\\))?|kommentieren|kommentar (?:schreiben|verfassen|hinterlassen)|commenti(?: \\(\\d+\\))?|commenta|lascia un commento|comentaris|تعليقات?|أضف تعليق.{0,5}|комментарии",
                "your e-?mail address will not be published.*|required fields are marked.*|you must be logged in to (?:post|comment).*|this site uses akismet.*|notify me of .*")));
    map.put(
        Kind.MEMBERSHIP,
        any(
            List.of(
                "(?:become|be) (?:a |an )?(?:\\w+ )?(?:member|supporter|subscriber|patron|friend)(?: of .{1,60})?(?: today| now)?[.!]?|join (?:us|now|today|.{1,40} (?:today|now|as a member))[.!]?|membership|members?(?: area| login)?|mitglied werden|devenir membre|devenez (?:membre|adhérent).{0,30}|hazte soci[oa](?: .{1,30})?|socio|adhérer|diventa (?:socio|membro).{0,30}|torne-se (?:membro|assinante).{0,30}")));
    map.put(
        Kind.DONATE,
        any(
            List.of(
                "(?:please )?donate(?: (?:now|today|here|to .{1,50}))?[.!]?|donations?|make a donation.{0,30}|give(?: now| today)|support (?:us|our (?:work|journalism)|.{1,40} (?:today|now)|independent (?:media|journalism))[.!]?|(?:faire un don|don(?:ar|e|a)(?: ahora| ora| agora)?|dona(?:te)?|spenden|jetzt spenden|sostienici|apóyanos|apoie(?: .{1,30})?|soutenez[- ]nous|unterstützen sie uns|fes un donatiu)|buy (?:us|me) a coffee|patreon|paypal|contribute")));
    map.put(
        Kind.PRINT,
        any(
            List.of(
                "【?字[号號体][^。]{0,14}】?|(?:printed|retrieved|downloaded|accessed) (?:from|on|by|at) .{3,120}|(?:stampato|imprimé|impreso|impresso|gedruckt|ausgedruckt) .{3,80}|(?:click to )?print(?: (?:this|page|article|friendly|version|this (?:page|article|story|post)))*(?: \\(opens in (?:a )?new window\\)?)?|printer[- ]friendly(?: (?:version|page))?|save(?: (?:as pdf|this|article|for later|to pocket))?|(?:download|view)(?: as)? pdf|pdf|imprimer|imprimir|drucken|artikel drucken|stampa|afdrukken|طباعة|text size.{0,10}|a\\+? ?a-?|listen(?: to this article)?|font size.{0,10}")));
    map.put(
        Kind.COOKIES,
        any(
            List.of(
                "close and accept|(?:accept|reject|manage|allow|decline)(?: all| non-essential)?(?: cookies| preferences)?(?: (?:accept|reject|manage|allow|decline)(?: all)?(?: cookies)?)*|cookies?(?: (?:policy|settings|preferences|notice|consent))?|manage (?:cookies|preferences|consent)|(?:alle )?akzeptieren|tout accepter|accepter|aceitar(?: cookies| todos)?|aceptar(?: todo| cookies)?|accetta(?: tutti)?|got it!?|i agree|i accept|privacy manager|do not sell (?:or share )?my (?:personal )?(?:data|information|info)|consent preferences")));
    map.put(
        Kind.ADVERTISEMENT,
        any(
            List.of(
                "advertis(?:e?ments?|ing|e)(?: - continue reading below)?|ads?|ad feedback|sponsored(?: content| by .{1,40})?|promoted(?: content)?|publicidade?|publicidad|publicité|werbung|anzeige|pubblicità|annonce|(?:article|story) continues (?:below|after).{0,40}|continue reading below.{0,30}|after newsletter promotion|skip ad.{0,10}|scroll to continue.{0,30}|إعلان|реклама|advertisement.{0,3}scroll.{0,30}|paid content|partner content")));
    map.put(
        Kind.TRANSLATE,
        any(
            List.of(
                "(?:translate(?: (?:this )?(?:page|article|website|to|into .{1,30}))?|select (?:your )?language|choose (?:a |your )?language|language|languages|powered by google translate|google translate|leer en (?:español|inglés)|read (?:this |it )?in (?:english|spanish|french|german|arabic|español|other languages?)(?: .{1,20})?|lire en (?:anglais|français|espagnol)|auf (?:deutsch|englisch) lesen|leia em (?:inglês|português|espanhol)|english|español|français|deutsch|italiano|português|العربية|русский|中文|日本語|català|türkçe|nederlands)")));
    map.put(
        Kind.CONTACT,
        any(
            List.of(
                "contact(?: us| the (?:author|editor|newsroom|reporter|desk))?|contacto|kontakt|contatti|contato|nous contacter|اتصل بنا|(?:e-?mail|tel|telephone|phone|fax)\\s?:\\s?\\S.{3,60}|(?:for )?(?:media|press|general|more) (?:inquiries|enquiries|information|contacts?|queries)(?: please)?(?: contact)?\\s?[:,]?.{0,90}|contact\\s?:\\s?.{3,120}|send (?:us )?(?:tips|feedback).{0,60}|(?:got|have) a (?:news )?tip\\?.{0,80}|feedback|corrections policy|report an? (?:error|correction|typo).{0,30}|suggest a correction|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+(?:\\s?[;,|]\\s?[\\d() +-]{7,20})?")));
    map.put(
        Kind.ARTICLES_BY,
        any(
            List.of(
                "(?:all |more |other |view (?:all )?|see (?:all |more )?)*(?:articles?|posts?|stories) (?:by|from|of)\\b(?: this author|\\s?:? .{1,100})?\\s?:?.{0,100}|more (?:by|from) (?:this author|the author)|(?:artículos|articles|artikel|articoli|artigos) (?:de|par|von|di|por)\\s?:?\\s.{1,80}|(?:tous )?(?:ses|les) articles(?: de .{1,40})?|alle (?:artikel|beiträge) von .{1,60}|view (?:author )?profile|(?:view|see) all posts.{0,60}")));
    map.put(
        Kind.PERMISSION,
        any(
            List.of(
                "(?:re-?publish|repost|reuse|reprint)(?: (?:this|our|the))?(?: (?:articles?|content|story|stories|work|for free))*(?: online or in print)?(?:, online or in print)?(?:,? for free)?[.!]?|(?:order |request )?(?:reprints?|permissions?|rights & permissions|licensing)(?: .{1,30})?")));
    map.put(
        Kind.RELATED,
        any(
            List.of(
                "(?:previous|next|prev|older|newer|earlier|vorheriger|nächster|anterior|siguiente|précédent|suivant|precedente|successivo|próximo)(?: (?:article|post|story|entry|posts|articles|artikel|beitrag|artículo|articolo|artigo|entrada))?(?:\\s?[:→»›>-]\\s?.{2,120}|\\s(?:article|post|story))?",
                "(?:" + Label.READ_ALSO.words() + ")\\s?[:：]?.{0,160}",
                "(?:series|part of (?:the|our) series|read (?:more|also|next|the full story|on)|also read|see also|related(?: articles?| stories| story| posts?| content| coverage| reading| links?| news)?|more(?: on this)?(?: from| by| on| in| about)?(?: [^:.]{1,50})?|in case you missed it|icymi|you (?:may|might) also (?:like|enjoy|be interested in)|recommended(?: (?:for you|reading|stories|articles))?|watch|listen|don['’]t miss|explore|further reading|related to this story|recommended by .{1,30}|up next)\\s?[:：]\\s?.{1,200}",
                "(?:à )?lire (?:aussi|également|plus)\\s?[:：]?\\s?.{0,120}|(?:lesen sie (?:auch|mehr)|lies auch|mehr (?:zum thema|dazu|lesen|von .{1,40})|auch interessant|siehe auch)\\s?[:：]?\\s?.{0,120}|leggi anche\\s?[:：]?\\s?.{0,120}|(?:lee|lea|leer|ver|véase) (?:también|más)\\s?[:：]?\\s?.{0,120}|(?:leia|veja|saiba) (?:também|mais)\\s?[:：]?\\s?.{0,120}|lees ook\\s?[:：]?\\s?.{0,120}|te puede interesar\\s?[:：]?\\s?.{0,120}|(?:sur le même sujet|dans la même rubrique|voir aussi)\\s?[:：]?\\s?.{0,120}|(?:اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد)\\s?[:：]?.{0,120}|читайте также\\s?:?.{0,120}|(?:post navigation|beitragsnavigation|navegación de entradas|navigation de l['’]article)")));
    map.put(
        Kind.NAVIGATION,
        any(
            List.of(
                "(?:skip|jump) (?:to|links).{0,40}|∙ paid|view all partners|start writing.{0,20}|substack is the home.{0,40}|unsubscribe|manage preferences|menu|main menu|navigation|toggle .{1,20}|open (?:menu|search|navigation)|search(?: .{1,20})?|sign[ -]?in|sign[ -]?out|log ?in|log ?out|register(?: now)?|create (?:an )?account|my account|account|home(?:page)?|back(?: to (?:top|home|news|all .{1,30}|the .{1,30}|.{1,30}))?|(?:return )?to (?:the )?top|top|close|read more|continue reading|learn more|show more|load more|view (?:all|more)|see (?:all|more)|more|all|expand|next|previous|prev|"
                    + "about(?: us)?|archives?|privacy(?: policy| notice)?|terms(?: of use privacy policy.{0,30}| (?:of (?:use|service)|and conditions|& conditions))?|imprint|sitemap|site map|accessibility.{0,20}|careers|jobs|advertise(?: with us)?|help(?: cent(?:er|re))?|faq|collection notice|start your substack.*|get the app|proudly powered by .*|powered by .{1,40}|theme by .*|designed by .*|built with .*|rss(?: feed)?|feed|settings|notifications?|blog|shop|store|events|staff|masthead|editorial (?:standards|policy|guidelines)|code of ethics|our standards.*|ethics policy",
                Label.SECTION.words(),
                "news|world|politics|business|sports?|opinion|culture|local|national|international|technology|tech|science|health|weather|entertainment|lifestyle|travel|style|food|arts|video|videos|photos|podcasts?|audio|live|latest(?: news)?|breaking(?: news)?|features|obituaries|classifieds|puzzles|crosswords?|games|e-?paper|letters|editorials?|columns|columnists|multimedia|magazine|education|environment|climate|economy|finance|markets|investigations|regions|topics|categories|sections|editions?|today['’]s paper|front page",
                "aller au contenu.*|zum inhalt.*|ir al contenido.*|vai al contenuto.*|pular para.*|saltar.{1,30}|accueil|inicio|início|startseite|zur startseite|impressum|datenschutz(?:erklärung)?|agb|mentions légales|aviso legal|politique de confidentialité|política de (?:privacidad|privacidade|cookies)|note legali|nach oben|volver arriba|retour en haut|torna su|suche|buscar|rechercher|recherche|cerca|pesquisar|men[úuü]|connexion|se connecter|iniciar sesión|anmelden|accedi|entrar|quiénes somos|qui sommes-nous|über uns|chi siamo|quem somos|القائمة|بحث|الرئيسية",
                "reuse this content|most (?:viewed|read|popular|shared)|trending|in this article|table of contents|contents|on this page|show all|view (?:original|archive|comments)|original|edit|source code|permalink|report (?:this )?(?:ad|post)|cookie.{0,20}|thumbs up|tap to .*|click (?:here|to enlarge|image to enlarge|to expand).{0,30}|(?:open|opens) (?:image )?in (?:a )?new (?:window|tab|gallery)|image \\d+ of \\d+|view (?:image|gallery|larger image).{0,20}|enlarge.{0,20}|getty images?|play video|watch now|pause|mute|unmute|subscribe to .{1,30} channel|add .{1,30} on google.*|copyright policy|disclaimer|disclosure|legal|legal notice")));
    return map;
  }

  private static Map<Kind, Pattern> invitations() {
    var map = new EnumMap<Kind, Pattern>(Kind.class);
    String ours =
        "(?:our|us|your inbox|this (?:article|story|page|post|site|website|newsletter)|my work|you(?:r)?)\\b";
    map.put(
        Kind.NEWSLETTER,
        any(
            List.of(
                "(?:get|receive|read) (?:our|the|my) .{0,40}newsletters?\\b.{0,120}|you (?:are receiving|received|have received) this (?:e-?mail|message|newsletter).*|(?:un)?subscribe\\s?[|·•∙].{0,120}|view this e-?mail in your browser.*|if this (?:e-?mail|message) (?:was|is|does)n?[o'’]?t.{0,120}",
                "to (?:receive|get) .{1,120}\\b(?:click here|sign up|subscribe|enter your e-?mail|write to|send)\\b.{0,120}",
                "(?:para|pour|per|um) (?:recibir|recevoir|receber|ricevere|rebre|unseren|den|die) .{0,80}\\b(?:newsletter|rundbrief|(?:info)?lettre|bolet[íi]n?m?|butlletí|circular|notiziario)\\b.{0,160}",
                "(?:recevez|recib[ae]|receba|ricev[ie]|rep|erhalten sie|hier können sie|lesen sie) .{0,80}\\b(?:newsletter|rundbrief|(?:info)?lettre|bolet[íi]n?m?|butlletí|notiziario)\\b.{0,160}",
                "للاشتراك في .{0,160}|(?:чтобы получать|подпишитесь на) .{0,160}|aby otrzymywać .{0,160}|untuk menerima .{0,160}|bültenimiz.{0,160}|.{0,40}(?:abone ol|berlangganan).{0,120}",
                "subscribe\\s?[:：].{3,200}",
                "(?:reply to|forward|share) this (?:e-?mail|newsletter|letter)\\b.{0,120}|to (?:un)?subscribe,? (?:send|write|e-?mail|reply|click|visit|go)\\b.{0,160}",
                "(?:please |click here to |don['’]t forget to )?(?:subscribe|sign ?up|register|join)(?: (?:now|today|here|for free|up))*\\b(?: (?:to|for|and get|below))? .{0,60}\\b(?:newsletters?|mailing list|e-?mail (?:list|alerts?|updates?)|briefing|digest|inbox|free to receive|new posts)\\b.{0,240}",
                "(?:get|receive|stay|have) .{0,80}\\b(?:in|to|into|straight to|direct to) your (?:inbox|e-?mail|mailbox)\\b.{0,200}",
                "thanks for reading .{0,60}[!.,] ?(?:subscribe|this post|share).*|this (?:post|newsletter) is (?:public|free).{0,160}|.{0,60}is a reader-supported publication.*",
                "privacy notice:.{0,300}newsletters?.*|by (?:signing up|subscribing|clicking|entering your e-?mail|providing your e-?mail).{0,40}you (?:agree|accept|consent).*|(?:enter|type|submit) your e-?mail.*|(?:please )?check your (?:inbox|e-?mail) .{0,80}|(?:we['’]ll|we will) (?:never|not) (?:share|sell) your e-?mail.*",
                "(?:like|enjoy(?:ed|ing)?) (?:this|what you).{0,60}\\b(?:newsletter|subscribe|sign ?up).*|(?:recibe|reciba|recevez|erhalten sie|ricevi|receba) .{0,120}\\b(?:newsletter|bolet[íi]n|e-?mail|correo|boletim|posta)\\b.*|(?:inscrivez-vous|abonnez-vous|suscr[íi]bete|suscr[íi]base|iscriviti|inscreva-se|abonnieren sie) .{0,80}(?:newsletter|bolet[íi]n|lettre|boletim|canal).*")));
    map.put(
        Kind.RELATED,
        any(
            List.of(
                "(?:read (?:more|also|next)|also read|see also|related(?: articles?| stor(?:y|ies)| reading| coverage)?|more on this|(?:à )?lire (?:aussi|également)|lesen sie auch|leggi anche|(?:lee|lea) también|leia também|click here to read)\\s?[:：]\\s?.{3,200}$|\\[?click here to (?:read|view|see|watch) (?:the )?(?:full|original|rest|whole|complete|more).{0,160}")));
    map.put(
        Kind.FOLLOW,
        any(
            List.of(
                "(?:s[íi]ga(?:nos|-nos)?|s[íi]guenos|suivez(?:-nous)?|seguici|folgen sie|volg ons|takip edin|ikuti) .{0,60}\\b"
                    + NETWORK
                    + "\\b.{0,200}",
                Label.INVITATION.words(),
                "(?:visit and |please |you can (?:also )?|like and |find and )?(?:follow|find|like|join|connect with) (?:and like |and follow )?(?:us|me|her|him|them|our \\w+|the author|@\\w+|\\p{Lu}[\\p{L}&' ]{1,40}?) (?:also )?(?:on|at|via) (?:our )?(?:\\w+ )?(?:"
                    + NETWORK
                    + "|social media)\\b.{0,300}",
                "(?:please )?(?:join|subscribe to) (?:us on|our) .{0,20}\\b(?:"
                    + NETWORK
                    + ")\\b.{0,60}|(?:visit and |find and )?follow us(?=[.!:]|$| (?:on|at|via|for|and|in|by|here|now|to|through)\\b).{0,400}|(?:puedes seguir|puede seguir|siga|sigue|suivez|folgen sie|segui|siga o|siga a|volg) .{1,60}\\b(?:en|sur|auf|su|no|em|op) (?:las |les |den )?(?:"
                    + NETWORK
                    + "|redes).{0,80}|for (?:all )?the latest .{0,60}follow .{0,100}|folgen sie uns .{0,120}|suivez[- ]nous .{0,120}|s[íi]guenos .{0,120}|seguici .{0,120}")));
    map.put(
        Kind.SHARE,
        any(
            List.of(
                "(?:please )?(?:feel free to |don['’]t hesitate to |help us .{1,30})?(?:re-?post|share|forward|click (?:on )?(?:the )?share button)s?(?: and (?:share|repost))? (?:this|our|widely|the|with)?\\s?(?:widely )?(?:article|story|post|page|on social|articles|button)\\b.{0,200}",
                "(?:please )?click (?:on )?the share buttons?.{0,240}|(?:if you (?:liked?|enjoyed?|found) (?:this|what).{0,80}|found this useful\\? ?)(?:please )?(?:consider )?(?:shar(?:e|ing)|like|forward|tell).{0,160}")));
    map.put(
        Kind.DONATE,
        any(
            List.of(
                "(?:.{3,60} is (?:an? )?(?:reader|listener|member)-(?:supported|funded) .{2,40}[.!] )?to (?:make a (?:donation|gift|contribution)|donate)\\b.{0,200}|.{3,60} is (?:an? )?(?:reader|listener|member)-(?:supported|funded)\\b.{0,200}|(?:enjoyed|liked) (?:this|what you).{0,20}\\? .{0,160}",
                "help (?:us|keep us|(?:us )?keep \\p{L}[\\p{L} ]{2,30}) (?:to )?(?:stay|remain|keep|be|independent|free|alive|going|continue)\\b.{0,200}|click (?:here )?to (?:donate|give|support)\\b.{0,120}|(?:please )?support (?:local|independent|quality|fearless|public[- ]interest|investigative|nonprofit|non-profit|free) (?:news|journalism|media|reporting|press)\\b.{0,200}|(?:if you (?:value|like|enjoy|appreciate|rely on|found) .{3,80}\\b(?:donat|support|contribut|subscri|member|buy(?:ing)? (?:me|us) a coffee|chip(?:ping)? in)\\w*.{0,200})",
                "(?:please |help us .{1,60}|if you .{1,80}please )?(?:consider )?(?:donat(?:e|ing)|mak(?:e|ing) a (?:small |monthly |tax-deductible )?(?:donation|contribution)|chip(?:ping)? in|support(?:ing)?) (?:to |of )?.{0,60}\\b(?:"
                    + ours
                    + "|independent journalism|journalism|newsroom|today|now)\\b.{0,300}",
                "(?:we (?:rely|depend|count) on|we need|we can['’]t do (?:it|this) without|your (?:support|donation|gift|contribution)|this (?:journalism|work|site|story|reporting) is (?:made possible|funded|supported)|we are (?:a )?(?:reader-supported|reader supported|non-?profit)).{0,60}\\b(?:readers?|support|donations?|you|your|gift|member).{0,300}")));
    map.put(
        Kind.MEMBERSHIP,
        any(
            List.of(
                "want to write\\?.{0,80}|write an article and join .{3,200}|(?:click here to |please )?become an? .{0,30}\\b(?:member|supporter|subscriber|patron)\\b.{0,160}|(?:already an? (?:member|subscriber)\\?|this (?:article|post|story|content) is for (?:paid |paying )?(?:members|subscribers)|to (?:continue|keep) reading,? ).{0,200}|you have .{1,20} (?:free )?articles? (?:left|remaining).{0,120}|upgrade to (?:paid|premium).{0,80}")));
    map.put(
        Kind.COMMENT,
        any(
            List.of(
                "we (?:want|ask|encourage|expect) (?:our |all |your )?(?:comments|readers|commenters|users)\\b.{0,240}\\b(?:communit|comment|discuss|respect)\\w*.{0,160}",
                "(?:leave|add|post|share|tell us|let us know|have your say|what do you think|join) .{0,60}\\b(?:in the comments?|comment below|your thoughts (?:below|in)|conversation below)\\b.{0,120}|comment on .{1,60} (?:facebook|page|forum|on our).{0,60}|log in to (?:comment|reply).*|comments (?:are|have been) (?:closed|moderated|disabled|turned off).{0,120}|\\d+ thoughts? on .*|you must be (?:logged in|registered).*|your e-?mail address will not be published.*")));
    map.put(
        Kind.COOKIES,
        any(
            List.of(
                "(?:(?:privacy|cookies?|your privacy|about cookies)(?: (?:&|and) (?:cookies?|privacy))?(?: (?:notice|policy|settings|consent))?\\s?[:.] .{0,60}\\bcookies\\b.*)|(?:"
                    + Label.COOKIES.words()
                    + ")|(?:we|this (?:site|website|page)|our (?:site|website)|we and our (?:\\d+ )?partners) uses? cookies.*|(?:by (?:continuing|using|browsing)).{0,80}\\b(?:cookies|terms|privacy)\\b.*|(?:nous utilisons|ce site utilise) des cookies.*|(?:wir verwenden|diese (?:website|seite) (?:verwendet|nutzt)) cookies.*|(?:utilizamos|usamos|este sitio (?:web )?(?:usa|utiliza)|este site usa) cookies.*|(?:utilizziamo|questo sito (?:usa|utilizza)) (?:i )?cookie.*")));
    map.put(
        Kind.TRANSLATE,
        any(
            List.of(
                "(?:يمكن قراءة|يمكنكم قراءة) .{0,60}(?:لغة|لغات).{0,160}|(?:choose|select|pick) (?:your|a|another) language\\b.{0,160}|read \\p{Lu}.{2,60} in [\\p{Lu}\\p{Lo}].{2,100}[:,] use the .{2,80}|.{3,80} is published in \\p{Lu}.{3,80}\\blanguage\\b.{0,120}",
                "(?:all |our )?.{0,60}\\b(?:articles?|stories|posts|content|pages|site)\\b.{0,50}\\b(?:(?:can|may) be (?:read|viewed|translated|accessed|found)|(?:is|are) available) in .{0,40}languages?\\b.*|read this (?:article|post|story|page) in [\\p{Lu}\\p{Lo}].{1,160}|(?:tod[oa]s|tous|toutes|alle|tutti|tutte|tots) .{0,80}\\b(?:\\d{2}|plusieurs|varios|várias|mehreren|molte) (?:idiomas|langues|sprachen|lingue|línguas|llengües|talen)\\b.*|(?:to )?(?:translate|read) (?:this|our) (?:article|page|site|website).{0,60}\\b(?:click|use|menu|button|language|below)\\b.*|this (?:article|page|story) is (?:also )?available in .{1,80}|(?:cet article est disponible en|disponible también en|lea (?:este artículo|esta nota) en|diesen artikel auf|também disponível em) .{1,60}|activate the .translat.{0,160}|use the .translat.{0,160}")));
    map.put(
        Kind.CONTACT,
        any(
            List.of(
                "(?:" + Label.CONTACT.words() + ")\\b.{0,240}",
                "do you have (?:any )?(?:information|details|documents|a story|experience|knowledge|something)\\b.{0,160}\\?.{0,240}|if you (?:have|know) .{3,120}\\b(?:write to|e-?mail|contact|get in touch|call|text|send)\\b.{0,30}\\S*(?:@|\\d{3}|us\\b).{0,120}|(?:get involved|get in touch|have your say|tell us)\\b.{0,60}[:,].{0,60}\\b(?:send|e-?mail|write)\\b.{0,160}|\\p{Lu}\\p{L}+(?: \\p{Lu}[\\p{L}.’'-]*){0,3} can be (?:reached|contacted|e-?mailed|followed) (?:at|on|via|by)\\b.{0,160}|(?:e-?mail|write to|contact) \\S+@\\S+.{0,80}",
                "(?:for |all )?(?:media|press|general|editorial|advertising|reader|other) (?:inquiries|enquiries|queries|contacts?|requests).{0,200}|(?:reach|contact|e-?mail|write to) (?:him|her|them|us|the (?:author|editor|reporter|writer|newsroom|desk)|\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+)?) (?:at|on|via|:).{0,120}[@\\d].{0,60}|(?:got|have|do you have) (?:a|any|an?) (?:news |story )?(?:tips?|story|idea|question|correction|concern).{0,20}\\?.{0,200}|send (?:your )?(?:tips|corrections|letters|comments|feedback|questions) to .{0,120}|contact\\s?[:：] .{3,200}|feedback\\s?[:：] .{3,200}")));
    map.put(
        Kind.BIOGRAPHY,
        any(
            List.of(
                ".{3,160}\\bcontributed (?:to this (?:report|story|article|piece)|(?:additional )?(?:reporting|research)|to the reporting)\\b.{0,60}$",
                "(?:(?:additional )?reporting|writing|edit(?:ed|ing)|produced|translated|fact-checked|traducción|traduit|übersetzt|traduzione|tradução)(?: and \\w+)?(?: (?:de|par|von|di))? ?(?:by|:)\\s.{3,160}$")));
    map.put(
        Kind.PERMISSION,
        any(
            List.of(
                "we believe in the free flow of information.*|(?:you (?:may|can|are (?:free|welcome) to) |feel free to |want to |to )?(?:re-?publish|reprint|repost|cross-post|reuse|reproduce) (?:this|our|these|the|any of our) (?:articles?|stor(?:y|ies)|work|posts?|content|pieces?|text).{0,500}")));
    return map;
  }

  private static Map<Kind, Pattern> statements() {
    var map = new EnumMap<Kind, Pattern>(Kind.class);
    map.put(
        Kind.NEWSLETTER,
        any(
            List.of(
                "^.{10,300}[.!?] (?:please )?(?:sign up|subscribe)(?: (?:here|now|today|for free))? (?:to (?:receive|get|our|the|my)|for (?:our|the|my|free)|and (?:receive|get))\\b.{0,200}$")));
    map.put(
        Kind.FAIR_USE,
        any(
            List.of(
                "contains? copyrighted material the use of which|under the provisions of .fair use|fair use notice|section 107 of (?:the )?(?:us )?copyright|purposes other than .fair use|constitutes? a? ?.fair use. of any such copyrighted")));
    map.put(
        Kind.RELATED,
        any(List.of("\\bprovides? funding as an? (?:\\w+ )?(?:partner|member) of\\b.{0,120}$")));
    map.put(
        Kind.PRINT,
        any(
            List.of(
                "^an? version of this (?:article|story|column|essay) (?:appears|appeared|was published|ran) in print\\b")));
    map.put(
        Kind.DISCLAIMER,
        any(
            List.of(
                "^(?:legal )?disclaimer\\s?[:：]|^(?:haftungsausschluss|descargo de responsabilidad|aviso legal|avertissement|(?:clause|avis) de non-responsabilité|esclusione di responsabilità|isenção de responsabilidade|aviso)\\s?[:：]",
                "^(?:the |all )?(?:views|opinions|contents?|statements)(?:,? (?:and|or) (?:views|opinions|statements))?[^.]{0,80}\\b(?:are|is|remain) (?:of |solely |entirely |purely )?(?:the )?(?:sole |those of|responsibility|author|his own|her own|their own)|do(?:es)? not necessarily (?:reflect|represent)|will not be (?:held )?(?:responsible|liable) for any|(?:not|never) (?:intended as |a substitute for |constitute )(?:professional )?(?:medical|legal|financial|investment) advice|is not (?:medical|legal|financial|investment) advice|not responsible for the contents? of external|no reflejan necesariamente|ne reflètent pas nécessairement|ne représentent pas nécessairement|spiegelt nicht (?:unbedingt|notwendigerweise)|non (?:riflettono|rispecchiano) necessariamente|não refletem necessariamente")));
    map.put(
        Kind.PERMISSION,
        any(
            List.of(
                "\\b(?:invisible |tracking )?(?:pixel|tracker|tracking code|page[- ]counter)\\b.{0,80}\\b(?:re-?publish\\w*|traffic|reads?)\\b|grants? permission to (?:cross-?post|republish|reproduce|reprint)|permits? the (?:republication|reproduction|reprinting|cross-?posting)|permission (?:is granted|to (?:republish|reprint|reproduce))[^.]{0,80}\\b(?:provided|as long|granted|if)|(?:may|can) (?:not )?be (?:freely )?(?:re-?published|reproduced|reprinted|reposted|redistributed|rebroadcast|rewritten)[^.]{0,120}\\b(?:provided|without|as long|permission|credit|attribution|licen[cs]e|unless|if|free)|(?:may|must) not be (?:published|reproduced|broadcast|rewritten|redistributed)|for permission to (?:re|use)|(?:free to|encourage you to) (?:re-?publish|share|copy|reprint)[^.]{0,120}\\b(?:credit|attribut|provided|licen[cs]e|link)|(?:darf|dürfen)\\b[^.]{0,80}\\s(?:übernommen|nachgedruckt|weiterverbreitet|weiterveröffentlicht|veröffentlicht|verwendet) werden|peu(?:ven)?t être (?:re)?(?:publiée?|produite?)s?[^.]{0,80}\\b(?:condition|source|mention|sans|avec)|(?:puede|pueden) (?:ser )?(?:re)?(?:publica|produci)\\w+[^.]{0,80}\\b(?:siempre|fuente|cite|sin|con)|(?:può|possono) essere (?:ripubblicat|riprodott)[^.]{0,100}|(?:pode|podem) ser (?:republicad|reproduzid)[^.]{0,100}|se (?:permite|autoriza) (?:su|la) (?:reproducción|publicación|difusión)|la reproduction (?:est|de).{0,40}(?:autorisée|interdite)|riproduzione (?:riservata|vietata)|^(?:republished|reprinted|reproduced|published|used) (?:here )?(?:with|by) (?:kind )?permission\\b|^(?:republication|reprint) (?:terms|guidelines|policy)")));
    return map;
  }
}
