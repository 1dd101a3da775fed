package press.colophon.extract;

import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.ExtractedArticle.Copyright;
import press.colophon.extract.ExtractedArticle.Original;

/// What the page says of rights and origin beside the licence: where the text was first published,
/// who holds the copyright.
final class Statements {

  private static final List<String> HINTS =
      List.of("publish", "appeared", "posted", "printed", "syndicated");

  private static final List<String> ORIGINAL = List.of("original ");

  /// The same in other languages.
  private static final List<String> HINTS_ELSEWHERE =
      List.of(
          "originalmente",
          "originellement",
          "im original",
          "oryginalnie",
          "zuerst",
          "zunächst",
          "ursprünglich",
          "erstmal",
          "übernahme",
          "nachdruck",
          "übernommen",
          "initialement",
          "abord",
          "première fois",
          "origine",
          "primera vez",
          "inicialmente",
          "primero",
          "originari",
          "inizialmente",
          "prima volta",
          "pubblicat",
          "ripubblicat",
          "verscheen",
          "verschenen",
          "gepubliceerd",
          "pierwotnie",
          "pierwszy",
          "впервые",
          "первоначально",
          "оригинал",
          "původně",
          "poprvé",
          "ursprunglig",
          "först",
          "oprindelig",
          "opprinnelig",
          "首发",
          "原文",
          "转载",
          "轉載",
          "首發",
          "転載",
          "نشر",
          "ilk olarak");

  private static final List<String> COPYRIGHT_HINTS = List.of("copyright", "©", "(c)");

  private static final Pattern FIRST_PUBLISHED =
      Pattern.compile(
          "\\b(?:(?:first|originally|previously) (?:published|appeared|posted|printed)(?: on [^.,]{4,30},?)?(?: \\w+)? (?:by|on|in|at|with)"
              + "|(?:re-?published|reposted|reprinted|cross-?posted|syndicated)(?: (?:here|with (?:\\w+ )?permission|under [^.]{0,80}?))* from|cross-?posted (?:at|on|with|to))"
              + "\\s+(?:the website of\\s+)?(.{2,120})",
          Pattern.CASE_INSENSITIVE);

  /// The same in other languages.
  private static final Pattern FIRST_ELSEWHERE =
      Pattern.compile(
          "(?:(?:zuerst|zunächst|ursprünglich|erstmals|erstmalig|im original)(?: am [^,]{3,25}?)? (?:erschienen|veröffentlicht|publiziert)(?: (?:ist|wurde))?(?: am [^,]{3,25}?)? (?:bei|beim|in|im|auf|von|vom)(?: der| dem| den| die)?"
              + "|(?:erschien|erschienen|veröffentlicht|publiziert)(?: ist| wurde)?(?: am [^,]{3,25}?)? (?:zuerst|zunächst|ursprünglich|erstmals|erstmalig|im original)(?: am [^,]{3,25}?)? (?:bei|beim|in|im|auf|von|vom)(?: der| dem| den| die)?"
              + "|(?:übernahme|nachdruck|übernommen)(?: mit (?:freundlicher )?genehmigung)? (?:von|vom|aus|der|des)"
              + "|(?:(?:publié|parue?|diffusé)e?s? (?:initialement|d['’]abord|pour la première fois|à l['’]origine|originellement)|(?:initialement|d['’]abord|originellement|précédemment) (?:publié|paru|diffusé)e?s?)(?: le [^,]{4,25}?,?)? (?:sur|dans|par|chez|en)(?: le site)?"
              + "|(?:(?:publicad|aparecid)[oa] (?:originalmente|originariamente|inicialmente|primero|por primera vez)|(?:originalmente|inicialmente|primero) (?:publicad|aparecid)[oa]|publicó originalmente)(?: el [^,]{4,25}?,?)? (?:en|por)"
              + "|publicad[oa] (?:originalmente|originariamente|inicialmente|primeiro|pela primeira vez)(?: em \\d[^,]{4,25}?,?)? (?:no|na|nos|nas|em|pelo|pela)"
              + "|(?:pubblicat|appars|uscit)[oa] (?:originariamente|originalmente|inizialmente|per la prima volta|in origine)(?: il [^,]{4,25}?,?)? (?:su|sul|sulla|sui|in|nel|nella|da|dal|dalla)|(?:originariamente|inizialmente) (?:pubblicat|appars)[oa] (?:su|sul|sulla|in|nel|da|dal)"
              + "|(?:(?:eerder|oorspronkelijk|eerst|voor het eerst) (?:verschenen|gepubliceerd|verscheen)|(?:verscheen|verschenen|gepubliceerd) (?:eerder|oorspronkelijk|eerst|voor het eerst))(?: op \\d[^,]{4,25}?)? (?:op|in|bij|door)"
              + "|(?:(?:pierwotnie|po raz pierwszy|oryginalnie)(?: \\p{L}+){0,2} (?:opublikowan\\p{L}+|ukazał\\p{L}*)(?: się)?|(?:opublikowan\\p{L}+|ukazał\\p{L}*)(?: się)? (?:pierwotnie|oryginalnie|po raz pierwszy))(?: \\p{L}+)? (?:na|w|przez)(?: portalu| łamach)?"
              + "|(?:впервые|первоначально|изначально)(?: был[аои]?)? опубликован\\p{L}*(?: на| в)?(?: сайте| журнале| газете)?|(?:původně|poprvé) (?:vyš\\p{L}+|publikován\\p{L}*|zveřejněn\\p{L}*) (?:na|v)"
              + "|(?:ursprungligen|först|opprinnelig|oprindelig|oprindeligt|først) (?:publicer\\p{L}+|publisert|udgivet|bragt|offentliggjort) (?:i|på|av|hos)"
              + "|(?:本文|文章|原文)(?:最初|首)?(?:首发|发表|刊登|首發|發表|刊)(?:于|在|於)|(?:转载自|轉載自|転載元|原文来自|原文出处)[:：]?"
              + "|نُ?شر(?:ت)? .{0,30}?(?:أول مرة|لأول مرة|أصلا|في الأصل) (?:في|على|من قبل))(?:\\s+|(?=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\"'«»„“”《「<]))(.{2,120})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern ORIGINAL_SOURCE =
      Pattern.compile(
          "\\boriginal (?:source|version|article)(?: of this (?:article|story))? (?:is|was(?: published)?|can be (?:found|read)|appeared)\\s*(?:by|on|in|at|from)?\\s*:?\\s*(.{2,120})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME_ENDS =
      Pattern.compile(
          "\\s*(?:[.;:()|]|,? (?:on|under|and|at|in|with|by|where|as part) |, \\d|, (?:January|February|March|April|May|June|July|August|September|October|November|December)).*$",
          Pattern.DOTALL);

  /// Hosts that only lead on to the page.
  private static final Pattern REDIRECTS = Pattern.compile("^(?:feed|rss)");

  /// Words of a link that name nobody.
  private static final Pattern HERE =
      Pattern.compile(
          "(?<!\\p{L})(?:here|hier|ici|aquí|qui|aqui|tutaj|здесь|read|article|artikel|artículo|articolo|original)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COPYRIGHT =
      Pattern.compile(
          "(?:copyright(?: (?:©|\\(c\\)))?|©|\\(c\\)(?= ?(?:19|20)))\\s*(.{2,160})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COUNTER =
      Pattern.compile("counter\\.theconversation\\.(?:com|edu\\.au)/content/");

  private static final Pattern YEAR =
      Pattern.compile("\\b(?:(?:19|20)\\d{2}\\s*[-–]\\s*)?((?:19|20)\\d{2})\\b");

  private final Page page;
  private final boolean monthFirst;
  private @Nullable String originLine;

  Statements(Page page, @Nullable String language) {
    this.page = page;
    this.monthFirst = Dates.monthFirst(page, language);
  }

  @Nullable Found<Original> original(@Nullable String canonical) {
    for (String property : List.of("isBasedOn", "isBasedOnUrl")) {
      Found<Original> stated = statedOriginal(property);
      if (stated != null) {
        return stated;
      }
    }
    Found<Original> found = saidOriginal();
    found = found == null ? inMeta() : found;
    found = found == null ? counted() : found;
    return found == null ? elsewhere(canonical) : found;
  }

  /// Where the page says for search engines that it was first.
  private @Nullable Found<Original> inMeta() {
    Found<String> source =
        page.meta.first("syndication-source", "original-source", "dcterms.source", "dc.source");
    return source == null || !isForeign(source.value())
        ? null
        : source.map(url -> new Original(null, url, null));
  }

  /// The pixel by which one publisher counts the readers of its republished articles.
  private @Nullable Found<Original> counted() {
    boolean counts =
        page.elements.tagged("img").stream()
            .anyMatch(image -> COUNTER.matcher(image.attr("src")).find());
    return counts ? new Found<>(new Original("The Conversation", null, null), "img counter") : null;
  }

  /// The line that [#original] has read, if it read one.
  @Nullable String originLine() {
    return originLine;
  }

  private @Nullable Found<Original> statedOriginal(String property) {
    Thing article = page.data.article();
    if (article == null) {
      return null;
    }
    for (Thing based : page.data.follow(article, property)) {
      List<Thing> publishers = page.data.follow(based, "publisher");
      String name = publishers.isEmpty() ? based.text("name") : publishers.getFirst().text("name");
      String url = based.text("url") == null ? based.text("@id") : based.text("url");
      String date = based.text("datePublished");
      if (name == null && (url == null || !isForeign(url))) {
        continue;
      }
      return new Found<>(
          new Original(name, url, date == null ? null : DateText.read(date, monthFirst)),
          article.syntax() + " " + property);
    }
    String text = article.text(property);
    return text != null && isForeign(text)
        ? new Found<>(new Original(null, text, null), article.syntax() + " " + property)
        : null;
  }

  private @Nullable Found<Original> saidOriginal() {
    for (Page.Line line : page.lines()) {
      Original original = line.mentions(HINTS) ? saidOriginal(line, FIRST_PUBLISHED) : null;
      if (original == null && line.mentions(ORIGINAL)) {
        original = saidOriginal(line, ORIGINAL_SOURCE);
      }
      if (original == null && line.mentions(HINTS_ELSEWHERE)) {
        original = saidOriginal(line, FIRST_ELSEWHERE);
      }
      if (original != null) {
        originLine = line.text();
        return new Found<>(original, "text");
      }
    }
    return null;
  }

  private @Nullable Original saidOriginal(Page.Line line, Pattern words) {
    Matcher said = words.matcher(line.text());
    return said.find() ? original(line.block(), line.text(), said.group(1)) : null;
  }

  /// The name after the phrase: the text of the link that stands there, else the words up to a date
  /// or the end of the sentence. Only a name in capitals or a link is believed.
  private @Nullable Original original(Element block, String line, String rest) {
    PublicationDate date = DateText.read(line, monthFirst);
    for (Element link : block.select("a[href]")) {
      String text = Words.fold(link.text());
      String url = Links.absolute(link, "href", false);
      int at = rest.indexOf(text);
      if (!text.isEmpty() && url != null && at >= 0 && at < 40) {
        if (HERE.matcher(text).find()) {
          return new Original(null, url, date);
        }
        return new Original(
            at > 4 && Character.isUpperCase(rest.charAt(0)) ? name(rest) : name(text), url, date);
      }
    }
    String name = name(rest);
    boolean named =
        !name.isEmpty()
            && Character.isUpperCase(name.codePointAt(0))
            && DateText.read(name, monthFirst) == null
            && Months.number(name.split("[ ,.]", -1)[0]) == 0;
    return named ? new Original(name, null, date) : null;
  }

  private static String name(String text) {
    String plain =
        NAME_ENDS.matcher(text.replaceFirst("^(?:the (?=\\p{Lu}))", "")).replaceFirst("");
    return plain.replaceAll("[\\s,.]+$", "").strip();
  }

  /// A page whose own link leads to another host is that page's copy.
  private @Nullable Found<Original> elsewhere(@Nullable String canonical) {
    return canonical == null || !isForeign(canonical)
        ? null
        : new Found<>(new Original(null, canonical, null), "link canonical");
  }

  /// Whether an address leads to another publisher's host.
  private boolean isForeign(String address) {
    String host =
        address.startsWith("http")
            ? address
                .replaceFirst("^https?://(?:www\\.)?", "")
                .replaceFirst("[/:?#].*", "")
                .toLowerCase(Locale.ROOT)
            : "";
    String here = page.host().toLowerCase(Locale.ROOT);
    return !host.isEmpty()
        && !here.isEmpty()
        && !REDIRECTS.matcher(here).find()
        && !publisher(host).equals(publisher(here));
  }

  /// A publisher has one name under several registries: `harbour` of `harbour.de` and
  /// `harbour.co.uk`.
  private static String publisher(String host) {
    return domain(host).replaceFirst("\\..*", "");
  }

  /// The last two labels of a host, or three where the last but one is as short as a registry's
  /// (`co.uk`).
  private static String domain(String host) {
    String[] labels = host.split("\\.", -1);
    int keep = labels.length > 2 && labels[labels.length - 2].length() <= 3 ? 3 : 2;
    return String.join(
        ".", List.of(labels).subList(Math.max(0, labels.length - keep), labels.length));
  }

  @Nullable Found<Copyright> copyright() {
    Found<Copyright> stated = statedCopyright();
    Found<Copyright> printed = printedCopyright();
    if (stated != null) {
      return page.stated("copyrightNotice") == null && printed != null
          ? stated.map(said -> asPrinted(said, printed.value()))
          : stated;
    }
    Found<String> meta = page.meta.first("copyright", "dcterms.rightsholder", "dc.rights");
    return printed == null && meta != null
        ? meta.map(text -> new Copyright(holder(text), year(text), text))
        : printed;
  }

  /// A stated holder with the line that the page prints, where that line names the holder.
  private static Copyright asPrinted(Copyright stated, Copyright printed) {
    String holder = stated.holder();
    boolean same = holder != null && Words.key(printed.notice()).contains(Words.key(holder));
    return same
        ? new Copyright(
            holder, stated.year() == null ? printed.year() : stated.year(), printed.notice())
        : stated;
  }

  private @Nullable Found<Copyright> statedCopyright() {
    Found<String> holder = page.named("copyrightHolder");
    Found<String> notice = page.stated("copyrightNotice");
    Found<String> stated = notice == null ? holder : notice;
    if (stated == null) {
      return null;
    }
    Found<String> year = page.stated("copyrightYear");
    String when = year == null ? "" : year.value() + " ";
    String text = notice == null ? "© " + when + stated.value() : notice.value();
    String name = holder == null ? holder(text) : holder.value();
    return stated.map(said -> new Copyright(name, year(when + text), text));
  }

  /// The article's own line before that of the site's foot.
  private @Nullable Found<Copyright> printedCopyright() {
    Found<Copyright> own = printedCopyright(true);
    return own == null ? printedCopyright(false) : own;
  }

  private @Nullable Found<Copyright> printedCopyright(boolean inArticle) {
    for (Page.Line last : page.lines().reversed()) {
      String line = last.text();
      Matcher said = COPYRIGHT.matcher(line);
      if (last.mentions(COPYRIGHT_HINTS)
          && said.find()
          && said.start() < 40
          && YEAR.matcher(line).find()
          && last.block().closest("figure") == null
          && (!inArticle || last.block().closest("article, main") != null)) {
        return new Found<>(printed(line), "text");
      }
    }
    return null;
  }

  private static Copyright printed(String line) {
    String notice = Statement.notice(line);
    Matcher said = COPYRIGHT.matcher(notice);
    return new Copyright(said.find() ? holder(said.group(1)) : null, year(notice), notice);
  }

  private static @Nullable String holder(String rest) {
    String plain =
        rest.replaceAll("(?i)©|\\(c\\)|copyright", " ")
            .replaceAll("(?:(?:19|20)\\d{2}\\s*[-–]\\s*)?(?:19|20)\\d{2}", " ");
    plain =
        plain.replaceAll(
            "(?i)\\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados).*",
            "");
    plain = plain.replaceFirst("[.|·•].*", "");
    String name = Words.fold(plain).replaceAll("^(?:[\\s,:;–-]|by )+|[\\s,:;–-]+$", "");
    return name.isEmpty() || name.length() > 90 ? null : name;
  }

  private static @Nullable Year year(String text) {
    Matcher m = YEAR.matcher(text);
    return m.find() ? Year.of(Integer.parseInt(m.group(1))) : null;
  }
}
