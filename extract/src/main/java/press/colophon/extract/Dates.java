package press.colophon.extract;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// When the article was published and last changed: what the page states for machines first, then
/// lines labelled as dates of publication, `time` elements, the address, elements named as dates,
/// and a date line near the headline. What stands elsewhere on the page, in comments or teasers, is
/// the date of something else.
///
/// The day is that of the page's readers: a moment stated in UTC is moved to the zone that the page
/// gives away by another stamp, by its address or by the date beside its headline.
final class Dates {

  private static final String[] PUBLISHED = {
    "article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date.published",
    "dc.date",
    "dcterms.date",
    "dc.created",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "published-date",
    "publisheddate",
    "pubdate",
    "publication_date",
    "publicationdate",
    "publication-date",
    "article_date_original",
    "article.published",
    "article.created",
    "articlepublicationdate",
    "citation_publication_date",
    "citation_date",
    "rnews:datepublished",
    "date_published",
    "originalpublicationdate",
    "prism.publicationdate",
    "created",
    "creation_date",
    "date",
    "og:article:published_time",
    "bt:pubdate",
    "ptime",
    "displaydate",
    "hdl_p",
    "gentime",
    "pdate",
    "datecreated",
    "og:pubdate",
    "video:release_date",
    "shareaholic:article_published_time",
    "article:published_date",
    "article:post_date",
    "article:create_at",
    "article:date",
    "og:release_date",
    "release_date",
    "publish_time",
    "publishtime",
    "post_date",
    "postdate",
    "dcterms.available",
    "dc.date.available",
    "dc.dateissued",
    "date.created",
    "published",
    "published_at",
    "cse-pubdate",
    "search-pubdate",
    "bi_pubdate",
    "vr:published_time",
    "weibo:article:create_at",
    "weibo: article:create_at",
    "bytedance:published_time",
    "apub:time",
    "contentdate",
    "blogger:date",
    "rbpubdate",
    "nideppublicationdate",
    "eprints.date",
    "bepress_citation_date",
    "citation_online_date"
  };

  private static final String[] MODIFIED = {
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "modified",
    "updated_time",
    "revised",
    "article:modified",
    "article_date_updated",
    "utime",
    "article:updated_time",
    "article:updated",
    "updated",
    "update_time",
    "last_modified",
    "dateupdated",
    "bytedance:updated_time",
    "dcterms.date.modified"
  };

  /// Names of elements that hold a date.
  private static final Vocabulary DATED =
      new Vocabulary(
          "date|dates|dateline|datum|fecha|data|tarih|tanggal|pubdate|pub date|published|publish"
              + "|publishdate|publicado|pubblicato|posted|postdate|postmetadata|time|timestamp"
              + "|datetime|zeit|created|createdate|publie|publicada|publication|article info|meta"
              + "|byline|info|postinfo|veroeffentlicht|erstellt|day|on|submitted|written|details");

  private static final Pattern CHANGED =
      Pattern.compile(
          "updat|modif|edited|revised|aktuali[sz]|geändert|letzte änderung|zuletzt|bearbeitet|überarbeitet|mis(?:e)? à jour|màj|actuali[zt]|atualizad|aggiornat|ultima modifica|обновл|изменен|оновлен|stand:"
              + "|zaktualizow|aktualizov|uppdatera|oppdatert|opdateret|bijgewerkt|gewijzigd|päivitetty|muokattu|güncelle|ενημερώ|τελευταία|最終更新|更新|수정|업데이트|تحديث|ویرایش|cập nhật|diperbarui|frissít|módosít",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// Words beside the date from which someone has been a member of a board.
  private static final Pattern SINCE =
      Pattern.compile(
          "registriert|mitglied seit|dabei seit|registered|joined|member since|inscrit|inscription|registrad|lid (?:sinds|geworden)|geregistreerd|dołączył|na forum od|зарегистрирован|iscritto",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// Names that say both: what was published and not changed since.
  private static final Vocabulary NOT_CHANGED = new Vocabulary("entry date|published|pubdate");

  /// Words that stand before the date of publication.
  private static final Pattern LABEL =
      Pattern.compile(
          "(?<!\\p{L})(?:(?:first |date |was )?(?:published|posted|publication date|release date|date published)|published|posted|released|submitted|posted on|written on|date"
              + "|veröffentlicht|publiziert|erschienen|erstellt|eingestellt|geschrieben|verfasst|gepostet|eingetragen|veröffentlichungsdatum|datum|vom"
              + "|publiée?s?|mis en ligne|postée?|rédigée?|écrit|parue?|date de publication|publication"
              + "|publicad[oa]|publicat|posteado|escrito|creado|fecha(?: de publicación)?|enviado"
              + "|pubblicat[oa]|scritto|inserito|postato|data(?: di pubblicazione| de publicação)?|publicado em|postado|criado em"
              + "|opublikowan[oaey]|dodan[oaey]|data publikacji|napisan[oaey]|zamieszczon[oaey]|utworzon[oaey]"
              + "|publikováno|vydáno|vloženo|zveřejněno|vytvořeno|publikované|uverejnené|objavljeno|objavljen[oa]|datum objave"
              + "|gepubliceerd|geplaatst|geschreven|publicatiedatum|publicerad|publicerat|skriven|skrevet|skrevet den|publisert|udgivet|publiceret|oprettet|julkaistu|kirjoitettu|lisätty"
              + "|опубликован[оа]?|дата(?: публикации)?|размещено|добавлен[оа]|создан[оа]|опубліковано|публикувано|објављено|апублікавана"
              + "|δημοσιεύ[τθ]ηκε|δημοσίευση|ανάρτηση|αναρτήθηκε|ημερομηνία|yayınlanma(?: tarihi)?|yayın tarihi|eklenme(?: tarihi)?|tarih"
              + "|publikálva|közzétéve|megjelent|létrehozva|paskelbta|publicēts|avaldatud|diterbitkan|dipublikasikan|ngày đăng|đăng"
              + "|نشر(?: في)?|تاريخ(?: النشر)?|تاریخ(?: انتشار)?|منتشر شده|פורסם|प्रकाशित|เผยแพร่|โพสต์)(?!\\p{L})"
              + "|发布(?:时间|日期|于)?|发表(?:时间|日期|于)?|發布(?:時間|日期|於)?|發表(?:時間|日期|於)?|刊登|时间|日期|公開日?|投稿日?|掲載日?|配信|作成日|作者|입력(?:시간)?|작성일?|등록일?|게시일?|기사입력|승인",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// The sentence that blog engines put below a post: "This entry was posted on 3 May 2009 at 3:15
  /// and is filed under Boats."
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?:this|the) (?:entry|post|article|item|story) (?:was|is|has been) (?:\\w+ ){0,2}(?:posted|written|published|filed|created|added)"
              + "|(?:dieser|der|dieses) (?:artikel|eintrag|beitrag|text|posting|weblogeintrag) (?:wurde|ist|erschien)|(?:veröffentlicht|geschrieben|eingestellt|abgelegt|gepostet) (?:am|von)"
              + "|(?:cet article|ce billet|cette entrée|ce message|cette note|cet article) (?:a été|est)|(?:esta entrada|este artículo|este post|esta nota|este mensaje) (?:fue|ha sido|se)"
              + "|(?:questo articolo|questa voce|questo post|quest'articolo) (?:è|e'|e’)|(?:este post|este artigo|esta entrada|este texto) (?:foi|está)"
              + "|(?:dit bericht|deze post|dit artikel) (?:is|werd)|(?:ten wpis|artykuł|post) (?:został|zamieszczono)|(?:tento příspěvek|článek) byl|(?:detta inlägg|inlägget|dette innlegget|dette indlæg) (?:\\w+ )?(?:postades|publicerades|ble|blev|är)"
              + "|эта запись|запись (?:была )?(?:опубликована|сделана)|ця запис",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// The place and day that open a press release or a report: "Kiel, 3. Mai 2019 - ".
  private static final Pattern DATELINE =
      Pattern.compile(
          "^[^\\p{L}\\p{Nd}]{0,3}(?:\\p{Lu}[\\p{L}./ -]{1,28}(?:\\([\\p{L} .]{2,12}\\))?,?\\s*[,/(–-]?\\s*(?:den |le |el |il |am |a |em )?\\(?)?(?=\\p{Nd}|\\p{L}{3,10}\\.? \\p{Nd}{1,2},)");

  private static final Pattern DATELINE_ENDS =
      Pattern.compile("^\\s*(?:\\([\\p{L} ./]{2,20}\\)|Uhr)?\\s*[)\\]:–—.|,/-]");

  /// What may stand between a label and its date: a name, a weekday, a time.
  private static final int LABELLED = 40;

  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "/((?:19|20)\\d{2})[/_-](\\d{1,2})[/_-](\\d{1,2})(?!\\d)|[/_-]((?:19|20)\\d{2})([01]\\d)([0-3]\\d)(?!\\d)|/((?:19|20)\\d{2})/([a-z]{3})/(\\d{1,2})/");

  /// Dates in what scripts keep for their own use.
  private static final Pattern IN_SCRIPT =
      Pattern.compile(
          "[\"'](?:date_?published|published_?at|publish(?:ed)?_?date|publish(?:ed)?_?time|publication_?date|pub_?date|first_?published(?:_?(?:at|date))?|display_?date|posted_?(?:at|on)|date_?gmt)\\\\?[\"']\\s*:\\s*\\\\?[\"']?([^\"',}\\\\]{8,40})",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> RDFA_DATES = Set.of("dc:date", "dc:created");

  private static final Vocabulary TIME = new Vocabulary("published|updated|date|time");

  private static final List<String> TIME_ATTRIBUTES =
      List.of(
          "datetime",
          "data-datetime",
          "title",
          "data-published",
          "data-publish-date",
          "data-published-date",
          "data-published-at",
          "data-pubdate",
          "data-created",
          "data-created-at",
          "data-posted-at",
          "data-date",
          "data-timestamp",
          "data-utime");

  /// Longer lines are sentences, in characters beside the date.
  private static final int SENTENCE = 90;

  /// How much further a line before the headline counts than one after it.
  private static final int BEFORE = 3;

  /// Further away, a date is not shown beside the headline, in elements.
  private static final int NEAR = 80;

  private final Page page;
  private final boolean monthFirst;
  private final int headline;
  private final Elsewhere elsewhere;
  private @Nullable List<Page.Line> lines;
  private @Nullable Map<Integer, Element> times;

  Dates(Page page, @Nullable String language, int headline, Elsewhere elsewhere) {
    this.page = page;
    this.monthFirst = monthFirst(page, language);
    this.headline = Math.max(0, headline);
    this.elsewhere = elsewhere;
  }

  static boolean monthFirst(Page page, @Nullable String language) {
    String tag = language == null ? "en" : language.toLowerCase(Locale.ROOT);
    boolean elsewhere =
        page.host()
            .matches(
                ".*\\.(uk|au|nz|ie|in|za|eu|sg|my|ng|ke|pk|scot|de|fr|it|es|nl|ch|at|be|pl|cz|ru|gr|pt|br)");
    return tag.equals("en-us")
        || (tag.startsWith("en") && !tag.matches("en-(gb|au|nz|ie|in|za).*") && !elsewhere);
  }

  @Nullable Found<PublicationDate> published() {
    Found<Stamp> stamp =
        firstOf(
            () -> stated("datePublished"),
            () -> meta(PUBLISHED),
            () -> inMicrodata("datepublished"),
            () -> stated("dateCreated"),
            () -> ofType("datePublished", "WebPage"),
            this::labelled,
            () -> times(false),
            this::inAddress,
            this::named,
            this::dateline,
            () -> dateLine(NEAR),
            this::changedNamed,
            () -> dateLine(Integer.MAX_VALUE),
            () -> stated("uploadDate"),
            () ->
                ofType(
                    "datePublished",
                    "VideoObject",
                    "NewsMediaObject",
                    "Product",
                    "Recipe",
                    "Event",
                    "ItemPage",
                    "ImageObject"),
            this::inScript,
            this::changed,
            this::changedLine);
    return stamp == null ? null : stamp.map(this::asShown).map(Stamp::date);
  }

  @Nullable Found<PublicationDate> modified() {
    Found<Stamp> stamp = changed();
    return stamp == null ? null : stamp.map(Stamp::date);
  }

  private @Nullable Found<Stamp> changed() {
    return firstOf(
        () -> stated("dateModified"),
        () -> meta(MODIFIED),
        () -> inMicrodata("datemodified"),
        () -> times(true));
  }

  @SafeVarargs
  private static @Nullable Found<Stamp> firstOf(Supplier<@Nullable Found<Stamp>>... ways) {
    for (Supplier<@Nullable Found<Stamp>> way : ways) {
      Found<Stamp> found = way.get();
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Found<Stamp> stated(String property) {
    for (Thing article : page.data.articles()) {
      String text = article.text(property);
      Found<Stamp> stamp = text == null ? null : read(text, article.syntax() + " " + property);
      if (stamp != null) {
        return stamp;
      }
    }
    return null;
  }

  private @Nullable Found<Stamp> ofType(String property, String... types) {
    Thing thing = page.data.first(Set.of(types));
    String text = thing == null ? null : thing.text(property);
    return text == null || thing == null ? null : read(text, thing.syntax() + " " + property);
  }

  private @Nullable Found<Stamp> meta(String... names) {
    for (String name : names) {
      for (String content : page.meta.all(name)) {
        Found<Stamp> date = read(content, "meta " + name);
        if (date != null) {
          return date;
        }
      }
    }
    return null;
  }

  private @Nullable Found<Stamp> inMicrodata(String property) {
    for (String attribute : List.of("itemprop", "property")) {
      for (Element element : page.elements.with(attribute)) {
        String name = element.attr(attribute).toLowerCase(Locale.ROOT);
        boolean apt = name.contains(property) || RDFA_DATES.contains(name);
        Found<Stamp> date =
            !apt || elsewhere.holds(page.outline.place(element))
                ? null
                : read(element, "microdata " + property);
        if (date != null) {
          return date;
        }
      }
    }
    return null;
  }

  private @Nullable Found<Stamp> read(Element element, String from) {
    for (String text :
        List.of(
            element.attr("content"),
            element.attr("datetime"),
            element.attr("title"),
            page.line(element))) {
      Found<Stamp> date = text.isEmpty() ? null : read(text, from);
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  /// The `time` element nearest to the headline whose words or names do not say the opposite.
  private @Nullable Found<Stamp> times(boolean changed) {
    Found<Stamp> best = null;
    int nearest = Integer.MAX_VALUE;
    for (Element time : timeElements()) {
      int distance = distance(page.outline.place(time)) - (time.hasAttr("pubdate") ? 100_000 : 0);
      if (distance >= nearest || isOthers(time) || isChange(time) != changed) {
        continue;
      }
      Found<Stamp> stamp = time(time);
      if (stamp != null) {
        best = stamp;
        nearest = distance;
      }
    }
    return best;
  }

  /// The elements that hold a time for machines, in reading order.
  private Collection<Element> timeElements() {
    if (times == null) {
      times = new TreeMap<>();
      page.elements.tagged("time").forEach(this::addTime);
      page.elements.tagged("abbr").stream().filter(this::isTime).forEach(this::addTime);
      page.elements.with("title").stream()
          .filter(element -> element.hasClass("published"))
          .forEach(this::addTime);
      for (String attribute : TIME_ATTRIBUTES) {
        if (attribute.startsWith("data-")) {
          page.elements.with(attribute).forEach(this::addTime);
        }
      }
      page.elements.tagged("relative-time").forEach(this::addTime);
    }
    return times.values();
  }

  private void addTime(Element element) {
    int place = page.outline.place(element);
    if (place >= 0 && times != null) {
      times.put(place, element);
    }
  }

  private boolean isTime(Element abbreviation) {
    return page.clutter.isCalled(abbreviation, TIME);
  }

  /// What a reader sees is right where it is a whole date and the attribute says another day.
  private @Nullable Found<Stamp> time(Element time) {
    String line = page.line(time);
    Found<Stamp> shown = line.isEmpty() ? null : read(line, "time");
    for (String attribute : TIME_ATTRIBUTES) {
      String text = time.attr(attribute);
      Found<Stamp> stamp = text.isEmpty() ? null : read(text, "time");
      if (stamp != null) {
        boolean other = shown != null && !shown.value().day().equals(stamp.value().day());
        return other && DateText.isPlain(line) ? shown : stamp;
      }
    }
    return shown;
  }

  private boolean isChange(Element time) {
    if (page.clutter.isCalled(time, NOT_CHANGED)) {
      return false;
    }
    String names = page.clutter.names(time);
    return CHANGED.matcher(names + " " + page.line(time) + " " + before(time)).find();
  }

  /// The last words before an element within what holds it.
  private String before(Element element) {
    StringBuilder before = new StringBuilder();
    @Nullable Node node = element.previousSibling();
    for (int i = 0; i < 4 && node != null && before.length() < LABELLED; i++) {
      before.insert(0, " " + (node instanceof TextNode text ? text.text() : words(node)));
      node = node.previousSibling();
    }
    Element parent = element.parent();
    String names = parent == null || parent.childrenSize() > 1 ? "" : page.clutter.names(parent);
    int from = Math.max(0, before.length() - LABELLED);
    return names + before.substring(from);
  }

  private static String words(Node node) {
    return node instanceof Element element ? Words.start(element, LABELLED) : "";
  }

  /// How far an element is from the headline; what stands before it is further.
  private int distance(int place) {
    return place >= headline ? place - headline : (headline - place) * BEFORE;
  }

  /// Whether a date is another text's: elsewhere on the page, or in a link to somewhere else.
  private boolean isOthers(Element element) {
    if (elsewhere.holds(page.outline.place(element))) {
      return true;
    }
    @Nullable Element e = element;
    for (int level = 0; e != null && level < 6; e = e.parent(), level++) {
      if (e.normalName().equals("a") && e.hasAttr("href")) {
        return !isOwnLink(e);
      }
    }
    return false;
  }

  /// A link to the page itself, or to all that appeared on that day.
  private boolean isOwnLink(Element link) {
    String to = link.attr("abs:href").replaceFirst("[#?].*$", "").replaceFirst("^https?:", "");
    String here = page.address == null ? "" : page.address.toString();
    String own = here.replaceFirst("[#?].*$", "").replaceFirst("^https?:", "");
    String rel = link.attr("rel");
    return to.equals(own)
        || rel.contains("bookmark")
        || page.clutter.names(link).contains(" timestamp ")
        || to.matches(".*/(?:19|20)\\d{2}[/-]\\d{1,2}(?:[/-]\\d{1,2})?/?");
  }

  /// The lines that may hold a date.
  private List<Page.Line> lines() {
    if (lines == null) {
      lines = page.lines().stream().filter(line -> DateText.hasDigit(line.text())).toList();
    }
    return lines;
  }

  /// The line that says "published" before its date, the one nearest to the headline.
  private @Nullable Found<Stamp> labelled() {
    Found<Stamp> best = null;
    int nearest = Integer.MAX_VALUE;
    for (Page.Line line : lines()) {
      int distance = distance(line.place());
      if (distance < nearest && !isOthers(line.block())) {
        boolean isShort = line.text().length() <= 200;
        Found<Stamp> stamp = isShort ? labelled(line.text(), LABEL) : null;
        stamp = stamp == null ? labelled(line.text(), ENTRY) : stamp;
        nearest = stamp == null ? nearest : distance;
        best = stamp == null ? best : stamp;
      }
    }
    return best;
  }

  private @Nullable Found<Stamp> labelled(String text, Pattern words) {
    Matcher label = words.matcher(text);
    while (label.find()) {
      int end = Math.min(text.length(), label.end() + LABELLED + 30);
      String after = text.substring(label.end(), end);
      String rest = DateText.without(after);
      boolean near = rest.length() < after.length() && !CHANGED.matcher(beforeDigit(after)).find();
      boolean changed = CHANGED.matcher(afterDigit(text.substring(0, label.start()))).find();
      Found<Stamp> stamp = near && !changed ? read(after, "labelled text") : null;
      if (stamp != null) {
        return stamp;
      }
    }
    return null;
  }

  private static String afterDigit(String text) {
    int last = text.length();
    while (last > 0 && !Character.isDigit(text.charAt(last - 1))) {
      last--;
    }
    return text.substring(last);
  }

  private static String beforeDigit(String text) {
    return text.replaceFirst("\\p{Nd}.*", "");
  }

  private @Nullable Found<Stamp> named() {
    return named(false);
  }

  private @Nullable Found<Stamp> changedNamed() {
    return named(true);
  }

  /// The element named as a date that is nearest to the headline.
  private @Nullable Found<Stamp> named(boolean changed) {
    Found<Stamp> best = null;
    int nearest = Integer.MAX_VALUE;
    for (int i = 0; i < page.outline.size(); i++) {
      int distance = distance(i);
      if (distance >= nearest || !page.clutter.isCalled(i, DATED)) {
        continue;
      }
      Element element = page.outline.element(i);
      if (isOthers(element)) {
        continue;
      }
      String line = page.line(element);
      boolean apt = !line.isEmpty() && line.length() <= 150 && isChange(element) == changed;
      Found<Stamp> stamp = apt ? read(line, "class " + element.className()) : null;
      nearest = stamp == null ? nearest : distance;
      best = stamp == null ? best : stamp;
    }
    return best;
  }

  private @Nullable Found<Stamp> inAddress() {
    String path =
        page.address == null || page.address.getPath() == null ? "" : page.address.getPath();
    Matcher m = IN_ADDRESS.matcher(path);
    while (m.find()) {
      int first = m.group(1) != null ? 1 : m.group(4) != null ? 4 : 7;
      String month =
          first == 7 ? String.valueOf(Months.number(m.group(first + 1))) : m.group(first + 1);
      Found<Stamp> date = read(m.group(first) + "-" + month + "-" + m.group(first + 2), "address");
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  /// A day that opens the first paragraph after the headline.
  private @Nullable Found<Stamp> dateline() {
    int most = Math.min(page.outline.size(), headline + NEAR);
    for (int i = headline; i < most; i++) {
      if (page.outline.prose(i) > 0 && !isOthers(page.outline.element(i))) {
        String start = Words.start(page.outline.element(i), 100);
        Matcher opening = DATELINE.matcher(start);
        String rest = opening.find() ? start.substring(opening.end()) : "";
        String after = DateText.after(rest);
        return after != null && DATELINE_ENDS.matcher(after).find() ? read(rest, "text") : null;
      }
    }
    return null;
  }

  /// The short line with a date that is nearest to the headline.
  private @Nullable Found<Stamp> dateLine(int farthest) {
    Found<Stamp> best = null;
    int nearest = farthest;
    for (Page.Line line : lines()) {
      String text = line.text();
      int distance = distance(line.place());
      boolean apt =
          text.length() <= 180
              && !text.contains("©")
              && !CHANGED.matcher(text).find()
              && !SINCE.matcher(text).find();
      if (distance >= nearest || !apt || isOthers(line.block())) {
        continue;
      }
      Found<Stamp> stamp = DateText.without(text).length() > SENTENCE ? null : read(text, "text");
      nearest = stamp == null ? nearest : distance;
      best = stamp == null ? best : stamp;
    }
    return best;
  }

  /// The short line that says when the page was last changed.
  private @Nullable Found<Stamp> changedLine() {
    for (Page.Line line : lines().reversed()) {
      Matcher changed = CHANGED.matcher(line.text());
      if (line.text().length() <= 200 && changed.find()) {
        Found<Stamp> stamp = read(line.text().substring(changed.start()), "text");
        stamp = stamp == null ? read(line.text(), "text") : stamp;
        if (stamp != null) {
          return stamp;
        }
      }
    }
    return null;
  }

  private @Nullable Found<Stamp> inScript() {
    for (Element script : page.elements.tagged("script")) {
      Matcher m = IN_SCRIPT.matcher(script.data());
      while (m.find()) {
        Found<Stamp> stamp = read(m.group(1), "script");
        if (stamp != null) {
          return stamp;
        }
      }
    }
    return null;
  }

  private @Nullable Found<Stamp> read(String text, String from) {
    Stamp stamp = DateText.stamp(text, monthFirst);
    return stamp == null || !isPossible(stamp.day()) ? null : new Found<>(stamp, from);
  }

  /// The web begins in the nineties, and nothing on it was published after tomorrow.
  private static boolean isPossible(LocalDate day) {
    return day.getYear() >= 1990 && day.isBefore(LocalDate.now(ZoneOffset.UTC).plusDays(2));
  }

  /// The moment by the clock of the page's readers.
  private Stamp asShown(Stamp stated) {
    if (stated.time() == null) {
      return stated;
    }
    ReadersClock clock = new ReadersClock(stated);
    statedStamps().forEach(clock::hear);
    Found<Stamp> address = inAddress();
    Stamp shown = shown();
    if (shown != null) {
      clock.see(shown);
    }
    if (address != null) {
      clock.see(address.value());
    }
    return clock.stamp();
  }

  /// All moments that the page states for machines.
  private List<Stamp> statedStamps() {
    List<String> texts = new ArrayList<>();
    for (Thing thing : page.data.all()) {
      for (String property :
          List.of("datePublished", "dateModified", "dateCreated", "uploadDate")) {
        texts.addAll(thing.texts(property));
      }
    }
    for (String[] names : List.of(PUBLISHED, MODIFIED)) {
      for (String name : names) {
        texts.addAll(page.meta.all(name));
      }
    }
    return texts.stream()
        .limit(200)
        .map(text -> DateText.stamp(text, monthFirst))
        .filter(Objects::nonNull)
        .toList();
  }

  /// The date that a reader sees beside the headline.
  private @Nullable Stamp shown() {
    Stamp best = null;
    int nearest = NEAR;
    for (Page.Line line : lines()) {
      int distance = distance(line.place());
      boolean apt =
          distance < nearest
              && line.text().length() <= 200
              && !CHANGED.matcher(beforeDigit(line.text())).find();
      if (apt && !isOthers(line.block())) {
        Stamp stamp = DateText.stamp(line.text(), monthFirst);
        nearest = stamp == null ? nearest : distance;
        best = stamp == null ? best : stamp;
      }
    }
    return best;
  }
}
