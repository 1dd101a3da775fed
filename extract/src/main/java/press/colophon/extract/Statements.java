package press.colophon.extract;

import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.ExtractedArticle.Copyright;
import press.colophon.extract.ExtractedArticle.Licence;
import press.colophon.extract.ExtractedArticle.Original;

/// What the page says of rights and origin: the licence of the text, where it was first published,
/// who holds the copyright.
final class Statements {

  private static final List<String> LICENCE_HINTS =
      List.of("commons", "cc", "domain", "government", "publish", "reproduced", "print", "post");

  private static final List<String> ORIGIN_HINTS =
      List.of("publish", "appeared", "posted", "printed", "syndicated", "original");

  private static final List<String> COPYRIGHT_HINTS = List.of("copyright", "©", "(c)");

  private static final Pattern LICENCE_ADDRESS =
      Pattern.compile(
          "https?://(?:www\\.)?creativecommons\\.org/(?:licenses|publicdomain)/[a-z0-9.+/-]+",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LICENCE_WORDS =
      Pattern.compile(
          "(?:creative commons|\\bCC[ -](?:BY|0)\\b|public domain|open government licen[cs]e)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FIRST_PUBLISHED =
      Pattern.compile(
          "\\b(?:(?:first|originally|previously) (?:published|appeared|posted|printed)(?: on [^.,]{4,30},?)?(?: \\w+)? (?:by|on|in|at|with)"
              + "|(?:re-?published|reposted|reprinted|cross-?posted|syndicated)(?: (?:here|with (?:\\w+ )?permission|under [^.]{0,80}?))* from)"
              + "\\s+(?:the website of\\s+)?(.{2,120})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ORIGINAL_SOURCE =
      Pattern.compile(
          "\\boriginal (?:source|version|article)(?: of this (?:article|story))? (?:is|was(?: published)?|can be (?:found|read)|appeared)\\s*(?:by|on|in|at|from)?\\s*:?\\s*(.{2,120})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME_ENDS =
      Pattern.compile(
          "\\s*(?:[.;:()|]|,? (?:on|under|and|at|in|with|by|where|as part) |, \\d|, (?:January|February|March|April|May|June|July|August|September|October|November|December)).*$",
          Pattern.DOTALL);

  private static final Pattern COPYRIGHT =
      Pattern.compile(
          "(?:copyright(?: (?:©|\\(c\\)))?|©|\\(c\\)(?= ?(?:19|20)))\\s*(.{2,160})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern YEAR =
      Pattern.compile("\\b(?:(?:19|20)\\d{2}\\s*[-–]\\s*)?((?:19|20)\\d{2})\\b");

  private final Page page;
  private final boolean monthFirst;
  private @Nullable String originLine;

  Statements(Page page, @Nullable String language) {
    this.page = page;
    this.monthFirst = Dates.monthFirst(page, language);
  }

  @Nullable Found<Licence> licence() {
    for (String property : List.of("license", "usageInfo")) {
      Found<String> stated = page.stated(property);
      if (stated != null) {
        return stated.map(
            text -> text.startsWith("http") ? new Licence(text, null) : new Licence(null, text));
      }
    }
    Found<Licence> linked = linkedLicence();
    if (linked != null) {
      return linked;
    }
    Found<String> meta =
        page.meta.first(
            "dcterms.license", "dc.rights.license", "license", "dcterms.rights", "dc.rights");
    if (meta != null
        && (meta.value().startsWith("http") || LICENCE_WORDS.matcher(meta.value()).find())) {
      return meta.map(
          text -> text.startsWith("http") ? new Licence(text, null) : new Licence(null, text));
    }
    return licenceSentence();
  }

  /// A link to a licence, outside pictures, whose licence is their own.
  private @Nullable Found<Licence> linkedLicence() {
    for (Element link :
        page.document.select(
            "link[rel~=(?i)\\blicen[sc]e\\b][href], a[rel~=(?i)\\blicen[sc]e\\b][href], a[href*=creativecommons.org/licenses], a[href*=creativecommons.org/publicdomain]")) {
      String address = Links.absolute(link, "href", false);
      if (address == null || link.closest("figure, figcaption, .caption, .wp-caption") != null) {
        continue;
      }
      Element around = link.closest("p, li, div, td");
      String words = around == null ? "" : page.line(around);
      return new Found<>(
          new Licence(address, words.isEmpty() ? null : words), "link " + link.attr("rel"));
    }
    return null;
  }

  private @Nullable Found<Licence> licenceSentence() {
    for (Page.Line last : page.lines().reversed()) {
      String line = last.text();
      if (last.mentions(LICENCE_HINTS)
          && last.block().closest("figure, .wp-caption") == null
          && LICENCE_WORDS.matcher(line).find()) {
        Matcher address = LICENCE_ADDRESS.matcher(line);
        return new Found<>(new Licence(address.find() ? address.group() : null, line), "text");
      }
    }
    return null;
  }

  @Nullable Found<Original> original(@Nullable String canonical) {
    for (String property : List.of("isBasedOn", "isBasedOnUrl")) {
      Found<Original> stated = statedOriginal(property);
      if (stated != null) {
        return stated;
      }
    }
    Found<Original> said = saidOriginal();
    return said == null ? elsewhere(canonical) : said;
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
      return new Found<>(
          new Original(name, url, date == null ? null : DateText.read(date, monthFirst)),
          article.syntax() + " " + property);
    }
    String text = article.text(property);
    return text != null && text.startsWith("http")
        ? new Found<>(new Original(null, text, null), article.syntax() + " " + property)
        : null;
  }

  private @Nullable Found<Original> saidOriginal() {
    for (Page.Line line : page.lines()) {
      if (!line.mentions(ORIGIN_HINTS)) {
        continue;
      }
      for (Pattern pattern : List.of(FIRST_PUBLISHED, ORIGINAL_SOURCE)) {
        Matcher said = pattern.matcher(line.text());
        if (said.find()) {
          Original original = original(line.block(), line.text(), said.group(1));
          if (original != null) {
            originLine = line.text();
            return new Found<>(original, "text");
          }
        }
      }
    }
    return null;
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
    String host =
        canonical == null
            ? ""
            : canonical
                .replaceFirst("^https?://(?:www\\.)?", "")
                .replaceFirst("[/:?#].*", "")
                .toLowerCase(Locale.ROOT);
    String here = page.host().toLowerCase(Locale.ROOT);
    boolean related = host.isEmpty() || here.isEmpty() || domain(host).equals(domain(here));
    return related ? null : new Found<>(new Original(null, canonical, null), "link canonical");
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
