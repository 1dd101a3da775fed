package press.colophon.extract;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.ExtractedArticle.Licence;

/// The licence of a page's text: as structured data states it, as a link, a button or a sentence
/// names it, anywhere on the page.
///
/// Most pages with a licence say so at their foot or side, and many show pictures under licences of
/// their own: each link is weighed by where it stands and what is said around it.
final class Licences {

  /// Parts of the addresses of licences.
  private static final List<String> ADDRESSES =
      List.of(
          "creativecommons.org/licen",
          "creativecommons.org/publicdomain",
          "creativecommons.org/choose/zero",
          "gnu.org/copyleft/fdl",
          "gnu.org/licenses/fdl",
          "artlibre.org/licence",
          "open-government-licence",
          "etalab.gouv.fr/licence",
          "/licence-ouverte",
          "govdata.de/dl-de");

  private static final Pattern RELATION =
      Pattern.compile("\\blicen[sc]e\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern PROPERTY =
      Pattern.compile("^(?:cc|dct|dcterms|dc|schema):license$", Pattern.CASE_INSENSITIVE);

  /// Parts of the addresses and words of buttons.
  private static final List<String> BUTTONS =
      List.of(
          "creativecommons",
          "creative commons",
          "licensebuttons",
          "somerights",
          "cc-by",
          "cc_by",
          "cc by",
          "by-nc",
          "by-sa",
          "by-nd",
          "by_nc",
          "by_sa");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "https?://(?:www\\.)?creativecommons\\.org/(?:licen[sc]es|publicdomain)/[a-z0-9.+/-]+",
          Pattern.CASE_INSENSITIVE);

  /// What is said of texts and sites, and of licences at all.
  private static final Pattern OF_THE_TEXT =
      words(
          "content|texts?|articles?|works?|site|website|blog|weblog|page|posts?|except where|unless otherwise|otherwise noted|inhalte?|werk|texte?|artikel|beiträge|seite|webseite|soweit nicht|wenn nicht|sofern nicht|contenus?|œuvre|oeuvre|création|sauf mention|sauf indication|contenidos?|obra|textos?|sitio|salvo|contingut|conteúdos?|contenut[oi]|opera|quest[ao]|dove non|utwór|treści|teksty?|dílo|obsah|inhoud|verket|innehåll|innhold|indhold|sisältö|teos|материал\\p{L}*|произведени\\p{L}*|содержание|контент|матеріал\\p{L}*|περιεχόμενο|έργο|içerik|eser|作品|文章|本站|本文|内容|內容|记事|記事|サイト|저작물|المحتوى|المصنف");

  private static final Pattern OF_A_PICTURE =
      words(
          "photos?|photograph\\p{L}*|fotos?|fotograf\\p{L}*|fotoğraf|images?|imagen|immagine|imagem|bild(?:er|nachweis|quelle)?|bildrechte|titelbild|beitragsbild|pictures?|illustration|grafik|infografik|crédits?|credits?|quelle|source|via flickr|flickr|wikimedia commons|pixabay|unsplash|zdjęci\\p{L}*|фото|music|musik|musique|video|video[ck]lip|soundtrack|icons?|写真|图片|圖片|사진|صورة");

  private static final Pattern OF_SOFTWARE =
      words(
          "theme|themes|plugin|plugins|software|template|templates|source code|quellcode|code source|icon set|script");

  private static final Pattern LICENSED =
      words(
          "licen[sc]\\p{L}*|lizen[zs]\\p{L}*|licentie|lisens\\p{L}*|licens\\p{L}*|licencj\\p{L}*|lisenssi\\p{L}*|llicència|lisansı?\\p{L}*|лиценз\\p{L}*|ліценз\\p{L}*|άδεια|許可|许可\\p{L}*|授权|授權|协议|ライセンス\\p{L}*|라이선스|رخصة|ترخيص|רישיון|under|unter|sous|bajo|sob|sotto|cc[ -]by\\S*|copyleft|dedicated|gemeinfrei|rights|rechte|droits|copyright");

  private static final Pattern BY_CODE = words("cc[ -]by\\S*|cc0|creative commons");

  private static final Vocabulary FIGURE =
      new Vocabulary(
          "caption|captions|figcaption|gallery|photo credit|image credit|credit|credits"
              + "|bildnachweis|bildquelle|legende|thumb|thumbnail|thumbcaption|slideshow|attachment"
              + "|image|photo");

  private static final Vocabulary COMMENTS =
      new Vocabulary("comment|comments|commentlist|respond|disqus|kommentar|kommentare");

  private static final Vocabulary FOOT =
      new Vocabulary(
          "footer|foot|sidebar|side bar|colophon|license|licence|lizenz|licencia|licenza|cc|ccl"
              + "|creativecommons|creative commons|copyright|legal|credit|credits|widget|impressum"
              + "|bottom");

  private static final List<String> METAS =
      List.of(
          "dcterms.license",
          "dc.rights.license",
          "dcterms.rights.license",
          "cc.license",
          "license",
          "licence",
          "usageinfo",
          "dcterms.rights",
          "dc.rights",
          "rights",
          "copyright",
          "citation_license");

  /// Types whose licence is that of a picture, a film or a program.
  private static final Set<String> PAGES =
      Set.of(
          "WebPage",
          "WebSite",
          "Blog",
          "CreativeWork",
          "ItemPage",
          "Book",
          "Chapter",
          "BlogPosting");

  /// One of these is in every name of a licence.
  private static final List<String> HINTS =
      List.of(
          "commons",
          "cc",
          "domain",
          "domän",
          "pubblico",
          "público",
          "public",
          "government",
          "fdl",
          "copyleft",
          "gemeinfrei",
          "etalab",
          "ouverte",
          "libre",
          "free art",
          "odbl",
          "lizenz",
          "gnu",
          "коммонс",
          "достояни",
          "知识共享",
          "公有",
          "创作共用",
          "コモンズ",
          "ドメイン",
          "المشاع",
          "커먼즈");

  private static final int LEVELS = 10;
  private static final int MOST = 200;

  private final Page page;

  Licences(Page page) {
    this.page = page;
  }

  @Nullable Found<Licence> find() {
    Found<Licence> found = stated("license");
    found = found == null ? ofPage() : found;
    found = found == null ? linked() : found;
    found = found == null ? inMeta() : found;
    found = found == null ? inButton() : found;
    found = found == null ? inSentence() : found;
    found = found == null ? inComment() : found;
    found = found == null ? stated("usageInfo") : found;
    return found == null ? null : found.map(this::withUsage);
  }

  private Licence withUsage(Licence licence) {
    Found<String> usage = page.stated("usageInfo");
    usage = usage == null ? page.stated("acquireLicensePage") : usage;
    return usage == null || !usage.value().startsWith("http")
        ? licence
        : new Licence(licence.address(), licence.words(), licence.name(), usage.value());
  }

  private static Licence of(String text) {
    boolean address = text.startsWith("http");
    return address ? of(text, null) : of(null, text);
  }

  private static Licence of(@Nullable String address, @Nullable String words) {
    String name = address == null ? null : LicenceName.of(address);
    name = name == null && words != null ? LicenceName.of(words) : name;
    return new Licence(address, words, name, null);
  }

  private @Nullable Found<Licence> stated(String property) {
    Found<String> stated = page.stated(property);
    return stated == null ? null : stated.map(Licences::of);
  }

  private @Nullable Found<Licence> ofPage() {
    for (Thing thing : page.data.all()) {
      String licence = thing.is(PAGES) ? thing.text("license") : null;
      if (licence != null) {
        return new Found<>(of(licence), thing.syntax() + " license");
      }
    }
    return null;
  }

  /// The link that most probably states the licence of the text.
  private @Nullable Found<Licence> linked() {
    Element best = null;
    int most = 0;
    for (Element link : links()) {
      int score = address(link) == null ? 0 : score(link);
      if (score > most) {
        best = link;
        most = score;
      }
    }
    if (best == null) {
      return null;
    }
    String words = isInHead(best) ? "" : around(best);
    return new Found<>(
        of(address(best), words.isEmpty() ? null : words), "link " + best.attr("rel"));
  }

  /// What may be a link to a licence.
  private List<Element> links() {
    Stream<Element> links =
        Stream.of("link", "a", "area").flatMap(tag -> page.elements.tagged(tag).stream());
    Stream<Element> marked =
        Stream.of("itemprop", "property").flatMap(name -> page.elements.with(name).stream());
    return Stream.concat(links.filter(Licences::isLink), marked.filter(Licences::isMarked))
        .limit(MOST)
        .toList();
  }

  private static boolean isLink(Element link) {
    String address = link.attr("href").toLowerCase(Locale.ROOT);
    boolean known = !link.normalName().equals("link") && Words.mentions(address, ADDRESSES);
    return known || (!address.isEmpty() && RELATION.matcher(link.attr("rel")).find());
  }

  private static boolean isMarked(Element element) {
    return PROPERTY.matcher(element.attr("property")).find()
        || (element.attr("itemprop").equals("license") && element.hasAttr("href"));
  }

  private static @Nullable String address(Element link) {
    for (String attribute : List.of("href", "content", "resource")) {
      String address = Links.absolute(link, attribute, false);
      if (address != null) {
        return address;
      }
    }
    return null;
  }

  /// How probable it is that a link or button states the licence of the text; 0 is not.
  private int score(Element link) {
    if (isInHead(link)) {
      return 6;
    }
    String around = around(link);
    int score = link.attr("rel").toLowerCase(Locale.ROOT).contains("licen") ? 3 : 1;
    score += link.selectFirst("img") != null || link.normalName().equals("img") ? 2 : 0;
    score += OF_THE_TEXT.matcher(around).find() ? 2 : 0;
    score -= OF_A_PICTURE.matcher(around).find() ? 3 : 0;
    score -= OF_SOFTWARE.matcher(around).find() ? 3 : 0;
    @Nullable Element e = link;
    for (int level = 0; e != null && level < LEVELS; e = e.parent(), level++) {
      boolean figure = isFigure(e) || page.clutter.isCalled(e, FIGURE);
      if ((figure && level < 5 && !isLarge(e)) || isComment(e)) {
        return 0;
      }
      boolean foot = level < 4 && page.clutter.isCalled(e, FOOT);
      score += foot || e.normalName().equals("footer") ? 1 : 0;
    }
    return score;
  }

  /// Whether an element states something for machines alone.
  private static boolean isInHead(Element element) {
    return element.normalName().equals("link") || element.normalName().equals("meta");
  }

  private boolean isLarge(Element element) {
    int place = page.outline.place(element);
    return place >= 0 && page.clutter.share(place) > 0.2;
  }

  private static boolean isFigure(Element element) {
    return element.normalName().equals("figure") || element.normalName().equals("figcaption");
  }

  private boolean isComment(Element element) {
    return page.clutter.isCalled(element, COMMENTS)
        && !element.normalName().equals("body")
        && !isLarge(element);
  }

  /// The words in the block around an element, or in the one around that where it says nothing.
  private String around(Element element) {
    @Nullable Element e = element;
    for (int level = 0; e != null && level < LEVELS; e = e.parent(), level++) {
      if (!Outline.isInline(e)) {
        int place = page.outline.place(e);
        String line = page.line(e);
        String words = line.isEmpty() && place >= 0 ? Words.own(page.outline, place, 400) : line;
        if (words.length() > 3 || level > 4) {
          return words;
        }
      }
    }
    return "";
  }

  private @Nullable Found<Licence> inMeta() {
    for (String name : METAS) {
      for (String content : page.meta.all(name)) {
        if (LicenceName.of(content) != null
            || (content.startsWith("http") && name.contains("licen"))) {
          return new Found<>(of(content), "meta " + name);
        }
      }
    }
    return null;
  }

  /// A button without a link, told by the name of its file or its words.
  private @Nullable Found<Licence> inButton() {
    for (Element image : page.elements.tagged("img")) {
      String said = image.attr("alt") + " " + image.attr("title");
      String all = (image.attr("src") + " " + said).toLowerCase(Locale.ROOT);
      if (!Words.mentions(all, BUTTONS)) {
        continue;
      }
      String name = LicenceName.of(image.attr("src"));
      name = name == null ? LicenceName.of(said) : name;
      if (name != null && isSmall(image) && score(image) > 0) {
        String words = Words.fold(said);
        return new Found<>(
            new Licence(null, words.isEmpty() ? name : words, name, null), "img button");
      }
    }
    return null;
  }

  /// Buttons are 88 or 80 pixels wide, marks a little more.
  private static boolean isSmall(Element image) {
    String width = image.attr("width");
    return !width.matches("\\d{3,5}") || Integer.parseInt(width) <= 250;
  }

  /// The last sentence that names a licence, the page's foot first.
  private @Nullable Found<Licence> inSentence() {
    for (Page.Line last : page.lines().reversed()) {
      String line = last.text();
      String name = last.mentions(HINTS) ? LicenceName.of(line) : null;
      if (name != null && isOfTheText(line, name) && !isPictures(last.block())) {
        Matcher address = ADDRESS.matcher(line);
        return new Found<>(of(address.find() ? address.group() : null, line), "text");
      }
    }
    return null;
  }

  private static boolean isOfTheText(String line, String name) {
    boolean licensed = LICENSED.matcher(line).find();
    boolean about = OF_THE_TEXT.matcher(line).find() || line.length() < 60 || isCode(line);
    boolean other =
        OF_SOFTWARE.matcher(line).find()
            || (OF_A_PICTURE.matcher(line).find() && !OF_THE_TEXT.matcher(line).find());
    return licensed && about && !other && (!name.equals("Public domain") || line.length() < 200);
  }

  private static boolean isCode(String line) {
    return BY_CODE.matcher(line).find();
  }

  private boolean isPictures(Element block) {
    @Nullable Element e = block;
    for (int level = 0; e != null && level < LEVELS; e = e.parent(), level++) {
      boolean named = level < 3 && page.clutter.isCalled(e, FIGURE) && !isLarge(e);
      if (named || isFigure(e) || isComment(e)) {
        return true;
      }
    }
    return false;
  }

  /// The description that the licence's own form once told authors to hide in a comment.
  private @Nullable Found<Licence> inComment() {
    for (Comment comment : page.elements.comments()) {
      String data = comment.getData();
      Matcher address = ADDRESS.matcher(data.length() > 5000 ? data.substring(0, 5000) : data);
      if (data.contains("rdf") && address.find()) {
        return new Found<>(of(address.group(), null), "comment rdf");
      }
    }
    return null;
  }

  /// Words as such; in scripts without blanks, wherever they stand.
  private static Pattern words(String alternatives) {
    String apart = "[\\p{L}\\p{Nd}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]]";
    return Pattern.compile(
        "(?<!" + apart + ")(?:" + alternatives + ")(?!" + apart + ")",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
