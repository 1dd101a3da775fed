package press.colophon.intake.format.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;
import press.colophon.intake.Account.Copyright;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.format.text.Block.Shape;
import press.colophon.intake.format.text.Zones.Section;

/// Places every block of a page in the ledger, in reading order.
final class TextPage {

  private static final Pattern IMAGE =
      Pattern.compile("\\s*\\[?!\\[(?<alt>[^\\]]*)\\]\\((?<url>[^)\\s]+)[^)]*\\).*");
  private static final Pattern WITH_SITE =
      Pattern.compile("(?<title>.{12,}?)\\s+[|–—-]\\s+(?<site>[^|–—]{3,40})");
  private static final Pattern WITH_KICKER = Pattern.compile("[^|]{3,25}\\s\\|\\s(?<title>.{12,})");
  private static final Pattern LIVES =
      Pattern.compile(
          "(?:,? [^.]{0,80})?\\b(?:is|was|has|are|were|covers|writes|reports|works|teaches|lives|edits|leads|studies|joined|est|es|ist|è|é|schreibt|escribe|écrit|scrive|escreve|arbeitet|travaille|trabaja)\\b.*",
          Pattern.DOTALL);

  private static final Pattern LICENSED =
      Pattern.compile(
          "(?i)\\b(?:under|mediante|bajo|sous|unter|sotto|sob|selon)\\b.{0,40}\\b(?:licen|lizenz)");

  private static final Pattern DATELINE =
      Pattern.compile("\\(?\\p{Lu}{2,}[^!?:]{4,110}?\\s?(?:--|[–—-]\\s|/[\\w ]+/)");

  private final List<Block> blocks;
  private final List<Meaning> meanings;
  private final Zones zones;
  private final Ledger ledger;
  private final BodyHtml body;
  private final @Nullable String headline;

  /// Whether a line anywhere signs the article with a label, so that bare names do not.
  private final boolean signedLater;

  /// Index of the line that names the paper, -1 without one.
  private final int masthead;

  /// The day in the head of a printout.
  private @Nullable PublicationDate headDate;

  private final Set<String> holders;
  private final Set<String> origins;

  TextPage(List<Block> blocks, List<Meaning> meanings, Zones zones, Ledger ledger) {
    this.blocks = blocks;
    this.meanings = meanings;
    this.zones = zones;
    this.ledger = ledger;
    this.body = new BodyHtml(ledger);
    this.signedLater =
        meanings.stream()
            .anyMatch(
                meaning -> meaning instanceof Meaning.Meta meta && meta.line().byline() != null);
    this.masthead = Masthead.of(blocks, meanings, zones);
    this.holders = holders(meanings);
    this.origins = origins(meanings);
    this.headline = zones.headline() < 0 ? null : title(zones.headline());
  }

  void place() {
    if (headline != null) {
      ledger.headline(headline);
    }
    for (int i = 0; i < blocks.size(); i++) {
      place(i);
    }
    body.end();
    if (!ledger.hasPublished() && headDate != null) {
      ledger.published(headDate);
    }
    if (!ledger.hasPublished()) {
      dateline();
    }
    ledger.addresses(
        blocks.stream()
            .filter(block -> block.markdown().indexOf("](") > 0 && block.plain().length() < 600)
            .flatMap(block -> Inline.links(block.markdown()).stream())
            .toList());
  }

  /// "LERWICK, June 13, 2022 (Harbour Wire) - A crew ..." dates the article.
  private void dateline() {
    Matcher dateline = DATELINE.matcher(blocks.get(zones.first()).plain());
    if (dateline.lookingAt()) {
      Dates.in(dateline.group()).stream()
          .findFirst()
          .ifPresent(found -> ledger.published(found.date()));
    }
  }

  private String title(int i) {
    if (meanings.get(i) instanceof Meaning.Titled titled) {
      return titled.headline();
    }
    String text = blocks.get(i).plain();
    Matcher kicker = WITH_KICKER.matcher(text);
    if (kicker.matches()) {
      String word = text.substring(0, text.indexOf('|')).strip();
      ledger.furniture(Kind.MASTHEAD, word);
      return kicker.group("title");
    }
    Matcher site = WITH_SITE.matcher(text);
    if (site.matches() && namesSite(site.group("site"))) {
      ledger.siteName(site.group("site"));
      return site.group("title");
    }
    return text;
  }

  /// Whether the words after a headline's dash are the name of a site: said elsewhere, or shaped
  /// so.
  private boolean namesSite(String name) {
    return Names.name(name)
        && (Names.outlet(name)
            || meanings.stream()
                .anyMatch(
                    meaning ->
                        meaning instanceof Meaning.Reserved reserved
                            && reserved.copyright().notice().contains(name)));
  }

  private void place(int i) {
    Section section = zones.sections().get(i);
    if (i == zones.headline()) {
      return;
    }
    if (i == zones.standfirst()) {
      ledger.standfirst(blocks.get(i).plain());
    } else if (section != null) {
      placeInSection(i, section);
    } else if (repeatsHeadline(i)) {
      repeatedHeadline(i);
    } else {
      placeByMeaning(i);
    }
  }

  private void placeInSection(int i, Section section) {
    Block block = blocks.get(i);
    switch (section) {
      case THEME -> names(block).forEach(ledger::theme);
      case REGION -> names(block).forEach(ledger::region);
      case FOOTNOTE -> {
        if (meanings.get(i) instanceof Meaning.OpensFootnotes) {
          body.heading(block);
        } else {
          body.footnote(block);
        }
      }
      case NOTE -> ledger.note(Inline.html(block.markdown()));
      case RELATED, COMMENT, BIOGRAPHY -> furniture(Objects.requireNonNull(section.kind()), block);
    }
  }

  /// A name on each line, or several with gaps between them.
  private static List<String> names(Block block) {
    return block.lines().stream()
        .flatMap(line -> Arrays.stream(Inline.spaced(line).strip().split("\\s{2,}", -1)))
        .map(Inline::collapse)
        .toList();
  }

  private boolean repeatsHeadline(int i) {
    String title = headline;
    String text = blocks.get(i).plain();
    return title != null
        && title.length() >= 8
        && text.length() <= title.length() + 80
        && !zones.inBody(i)
        && (meanings.get(i) instanceof Meaning.Plain || meanings.get(i) instanceof Meaning.Fitted)
        && text.toLowerCase(Locale.ROOT).contains(title.toLowerCase(Locale.ROOT));
  }

  private void repeatedHeadline(int i) {
    ledger.repeated(blocks.get(i).plain());
    Matcher site = WITH_SITE.matcher(blocks.get(i).plain());
    if (site.matches()
        && Names.name(site.group("site"))
        && site.group("title").endsWith(Objects.requireNonNull(headline))) {
      ledger.siteName(site.group("site"));
    }
  }

  private void placeByMeaning(int i) {
    Block block = blocks.get(i);
    switch (meanings.get(i)) {
      case Meaning.Plain plain -> placePlain(i);
      case Meaning.Titled titled -> ledger.repeated(block.plain());
      case Meaning.Summary summary -> ledger.standfirst(summary.standfirst());
      case Meaning.Meta meta -> meta(i, meta.line());
      case Meaning.Filed filed -> filed(i, filed.filing());
      case Meaning.Reserved reserved -> reserved(reserved.copyright());
      case Meaning.From from -> from(block, from.statement());
      case Meaning.Licensed licensed -> licensed(block, licensed.licence());
      case Meaning.Pictured pictured -> ledger.picture(pictured.caption(), block.plain());
      case Meaning.Noted noted -> noted(block);
      case Meaning.Field field -> field(i, field);
      case Meaning.Opens opens -> opens(i, opens.kind());
      case Meaning.OpensFootnotes footnotes -> placePlain(i);
      case Meaning.OpensNote note -> noteHeading(i);
      case Meaning.Fitted fitted -> fitted(i, fitted);
    }
  }

  private void furniture(Kind kind, Block block) {
    if (block.is(Shape.TEXT) || block.is(Shape.HEADING) || block.is(Shape.RULE)) {
      ledger.furniture(kind, block.plain().isEmpty() ? block.markdown() : block.plain());
    } else {
      block.lines().forEach(line -> ledger.furniture(kind, Inline.plain(line)));
    }
  }

  private void meta(int i, MetaLine line) {
    Block block = blocks.get(i);
    if (betweenParagraphs(i) && (ledger.hasPublished() || !line.dated())) {
      body.text(block);
      return;
    }
    List<Inline.Link> links = Inline.links(block.markdown());
    boolean known = ledger.hasAuthors();
    if (line.byline() != null) {
      ledger.byline(withoutOrigin(line.byline()), links, block.plain());
    }
    if (line.name() != null && another(line, links)) {
      return;
    }
    if (line.name() != null) {
      beside(line.name(), known || line.byline() != null, links);
    }
    dates(line);
    if (line.origin() != null && !ofThisPaper(line.origin())) {
      ledger.origin(line.origin(), block.plain());
    }
    line.rest().forEach(rest -> ledger.furniture(Kind.NAVIGATION, rest));
  }

  /// The paper for which the authors sign is not the publisher where it is said to be the origin.
  private Bylines.Byline withoutOrigin(Bylines.Byline byline) {
    String outlet = byline.outlet();
    if (outlet == null || !statedOrigin(outlet)) {
      return byline;
    }
    ledger.employer(outlet);
    return new Bylines.Byline(byline.printed(), byline.authors(), null, true);
  }

  /// The second line of a publication and a day, beside the publisher's own, tells the origin.
  private boolean another(MetaLine line, List<Inline.Link> links) {
    String name = Objects.requireNonNull(line.name());
    String publisher = ledger.publisherName();
    boolean second =
        publisher != null
            && ledger.hasPublished()
            && line.published() != null
            && !Ledger.same(publisher, name)
            && (origins.isEmpty() ? Names.outlet(name) : statedOrigin(name));
    if (second) {
      ledger.origin(
          new Origins.Statement(name, address(name, links), line.published(), false), name);
    }
    return second;
  }

  private void dates(MetaLine line) {
    if (line.published() != null) {
      ledger.published(line.published());
    }
    if (line.modified() != null) {
      ledger.modified(line.modified());
    }
  }

  /// The name beside a date is the author's, when it is a person and nobody else signs.
  private void beside(String name, boolean signed, List<Inline.Link> links) {
    Bylines.Byline people = signed || signedLater ? null : Bylines.unlabelled(name);
    if (people != null) {
      ledger.byline(people, links, name);
    } else if (ledger.authorNames().stream().anyMatch(author -> Ledger.same(author, name))
        && ledger.hasPublisher()) {
      ledger.repeated(name);
    } else if (section(name) || (place(name) && Block.words(name) <= 2)) {
      ledger.furniture(Kind.NAVIGATION, name);
    } else if (ledger.hasPublisher()
        && ledger.originName() == null
        && origins.isEmpty()
        && Names.outlet(name)) {
      ledger.origin(new Origins.Statement(name, address(name, links), null, false), name);
    } else {
      ledger.publisher(name, links);
    }
  }

  private boolean ofThisPaper(Origins.Statement origin) {
    return masthead >= 0
        && Ledger.same(blocks.get(masthead).plain(), String.valueOf(origin.name()));
  }

  /// A place before the date, on a page that names its paper above.
  private boolean place(String name) {
    boolean other = masthead >= 0 && !Ledger.same(blocks.get(masthead).plain(), name);
    return other && !Names.outlet(name) && !holds(name) && !statedOrigin(name);
  }

  /// One word that the menu above holds too is a part of the paper.
  private boolean section(String name) {
    if (Masthead.release(name)) {
      return true;
    }
    boolean word = Block.words(name) == 1 && !Names.outlet(name);
    for (int i = 0; word && i < zones.headline(); i++) {
      boolean menu = meanings.get(i) instanceof Meaning.Fitted(Kind kind, boolean sure);
      if (menu && blocks.get(i).plain().contains(name)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String address(String name, List<Inline.Link> links) {
    return links.stream()
        .filter(link -> link.text().equals(name) && link.url() != null)
        .map(Inline.Link::url)
        .findFirst()
        .orElse(null);
  }

  private void filed(int i, Taxonomy.Filing filing) {
    if (filing.names().isEmpty() && !zones.sections().containsKey(i + 1)) {
      furniture(Kind.NAVIGATION, blocks.get(i));
    } else {
      ledger.filed(filing);
    }
  }

  private void reserved(Copyright copyright) {
    ledger.copyright(copyright);
    Block notice = Recogniser.item(copyright.notice());
    String licence = Rights.licence(notice);
    if (licence != null) {
      ledger.licence(licence);
    }
  }

  private void from(Block block, Origins.Statement statement) {
    ledger.origin(statement, block.plain());
    String again = Origins.republisher(block.plain());
    if (again != null) {
      ledger.publisher(again, Inline.links(block.markdown()));
    }
    String licence = Rights.licence(block);
    if (licence != null) {
      ledger.licence(licence);
    }
  }

  private void licensed(Block block, String licence) {
    ledger.licence(licence);
    if (Block.words(block.plain()) > Block.words(licence) + 2) {
      furniture(Kind.PERMISSION, block);
    }
  }

  private void field(int i, Meaning.Field field) {
    if (betweenParagraphs(i)) {
      body.text(blocks.get(i));
    } else {
      new Fields(ledger).place(field.key(), List.of(field.value()));
    }
  }

  private void noted(Block block) {
    ledger.note(Inline.html(block.markdown()));
    Origins.Statement statement = Origins.of(block);
    if (statement != null && statement.name() != null && ledger.originName() == null) {
      ledger.origin(
          new Origins.Statement(statement.name(), statement.url(), statement.published(), false),
          block.plain());
    }
  }

  /// The heading of a note that follows is a note itself, so that its words stay beside it.
  private void noteHeading(int i) {
    if (zones.sections().get(i + 1) == Section.NOTE) {
      ledger.note(Inline.html(blocks.get(i).markdown()));
    } else {
      placePlain(i);
    }
  }

  private void opens(int i, Kind kind) {
    boolean heads = zones.sections().containsKey(i + 1);
    if (zones.inBody(i) && !heads && kind != Kind.RELATED && betweenParagraphs(i)) {
      placePlain(i);
    } else {
      furniture(kind, blocks.get(i));
    }
  }

  private void fitted(int i, Meaning.Fitted fitted) {
    if (!fitted.sure() && betweenParagraphs(i)) {
      placePlain(i);
      return;
    }
    Block block = blocks.get(i);
    boolean address = fitted.kind() == Kind.NAVIGATION && Fittings.printedAddress(block.plain());
    if (address && block.plain().matches("https?://[^\\s/]+/\\S{8,}.*")) {
      ledger.canonical(block.plain().split("\\s", 2)[0]);
      return;
    }
    if (fitted.kind() == Kind.PRINT) {
      printedHead(block);
    }
    if (fitted.kind() == Kind.PERMISSION) {
      permitted(block);
    }
    furniture(fitted.kind(), block);
  }

  /// The head of a printout names paper and day: "Harbour Wire | Tuesday 8 March 2011   Page 1".
  private void printedHead(Block block) {
    Matcher page = Recogniser.PRINT_PAGE.matcher(block.markdown());
    MetaLine head = page.matches() ? MetaLine.of(Inline.spaced(page.group("head"))) : null;
    if (head != null && head.name() != null && head.published() != null && head.byline() == null) {
      ledger.masthead(Objects.requireNonNull(head.name()));
      headDate = headDate == null ? head.published() : headDate;
    }
  }

  /// A permission may name the licence under which it is given.
  private void permitted(Block block) {
    String licence = Rights.licence(block);
    boolean under = licence != null && LICENSED.matcher(block.plain()).find();
    if (under) {
      ledger.licence(Objects.requireNonNull(licence));
    }
  }

  private boolean betweenParagraphs(int i) {
    return i > zones.first() && i < zones.last() && paragraph(i - 1) && paragraph(i + 1);
  }

  private boolean paragraph(int i) {
    return meanings.get(i) instanceof Meaning.Plain
        && !zones.sections().containsKey(i)
        && !blocks.get(i).is(Shape.IMAGE);
  }

  private void placePlain(int i) {
    Block block = blocks.get(i);
    if (block.is(Shape.IMAGE)) {
      image(i);
    } else if (zones.inBody(i)) {
      placeInBody(i);
    } else if (i < zones.headline()) {
      placeAbove(i);
    } else if (i < zones.first()) {
      placeInHead(i);
    } else {
      placeBelow(i);
    }
  }

  private void image(int i) {
    Matcher image = IMAGE.matcher(blocks.get(i).markdown());
    if (!image.matches()) {
      ledger.notUnderstood(blocks.get(i).markdown());
    } else if (!ledger.hasImage()) {
      described(Inline.followable(image.group("url")), image.group("alt"));
    } else if (zones.inBody(i)) {
      body.image(image.group("url"), image.group("alt"));
    } else {
      ledger.furniture(Kind.CAPTION, image.group("alt") + " " + image.group("url"));
    }
  }

  /// The description of the article's picture may end with whose it is.
  private void described(@Nullable String url, String alt) {
    Captions.Caption caption = Captions.ofDescription(Inline.plain(alt));
    ledger.image(url, caption.credit() == null ? alt : String.valueOf(caption.text()));
    if (caption.credit() != null) {
      ledger.picture(new Captions.Caption(null, caption.credit(), false), alt);
    }
  }

  private void placeInBody(int i) {
    Block block = blocks.get(i);
    boolean atEnd = i > zones.first() && i >= zones.last() - 2;
    boolean signs = atEnd && (signsAgain(i) || (biographyBelow(i) && sameAsField(block.plain())));
    if (signs) {
      ledger.repeated(block.plain());
    } else if (atEnd && biography(block) && !textAfter(i)) {
      furniture(Kind.BIOGRAPHY, block);
    } else if (atEnd && about(i)) {
      furniture(Kind.BIOGRAPHY, block);
    } else if (subHeadline(i)) {
      body.heading(block);
    } else {
      body.text(block);
    }
  }

  /// "Ana Paz, Staff Reporter" under the text that she signed above it.
  private boolean signsAgain(int i) {
    Block block = blocks.get(i);
    boolean line = block.is(Shape.TEXT) && !block.prose() && !textAfter(i);
    Bylines.Byline people = line ? Bylines.unlabelled(block.plain()) : null;
    return people != null
        && people.authors().stream()
            .allMatch(
                name -> ledger.authorNames().stream().anyMatch(known -> Ledger.same(known, name)));
  }

  private boolean biography(Block block) {
    for (String author : ledger.authorNames()) {
      String text = block.plain();
      boolean starts = text.regionMatches(true, 0, author, 0, author.length());
      String surname = author.substring(author.lastIndexOf(' ') + 1) + " ";
      if (text.startsWith(surname)
          && LIVES.matcher(text.substring(surname.length() - 1)).matches()) {
        return true;
      }
      if (starts && LIVES.matcher(text.substring(author.length())).matches()) {
        return true;
      }
    }
    return false;
  }

  private boolean biographyBelow(int i) {
    return i + 1 < blocks.size() && biography(blocks.get(i + 1));
  }

  private boolean textAfter(int i) {
    for (int j = i + 1; j <= zones.last(); j++) {
      if (paragraph(j) && blocks.get(j).prose() && !biography(blocks.get(j))) {
        return true;
      }
    }
    return false;
  }

  /// "About the Harbour Board" and the paragraph that begins with the same name.
  private boolean about(int i) {
    String text = blocks.get(i).plain();
    String before = i > 0 ? blocks.get(i - 1).plain() : "";
    return introduces(text, i + 1 < blocks.size() ? blocks.get(i + 1).plain() : "")
        || introduces(before, text);
  }

  private static boolean introduces(String title, String text) {
    boolean about = title.startsWith("About ") && Block.words(title) <= 8;
    return about && name(title, text);
  }

  private static boolean name(String title, String text) {
    String name = title.substring(6).replaceAll("[:.]$", "");
    return text.regionMatches(true, 0, name, 0, name.length());
  }

  private boolean subHeadline(int i) {
    Block block = blocks.get(i);
    if (block.is(Shape.HEADING)) {
      return true;
    }
    String text = block.plain();
    boolean title =
        block.is(Shape.TEXT)
            && text.length() <= 90
            && block.words() <= 14
            && !block.prose()
            && !text.matches(".*[.!:;,…\"”»]$")
            && !text.matches("^[\"“«„(—–-].*")
            && !Character.isLowerCase(text.codePointAt(0));
    boolean apart = i == 0 || block.afterGap() || blocks.get(i - 1).prose();
    return title && apart && i < zones.last() && leadsText(i + 1) && !body.verse(blocks, i);
  }

  private boolean leadsText(int i) {
    Block next = blocks.get(i);
    boolean other = !next.is(Shape.TEXT) && !next.is(Shape.RULE);
    return other || next.prose() || next.afterGap();
  }

  private void placeAbove(int i) {
    Block block = blocks.get(i);
    String text = block.plain();
    Bylines.Byline people = ledger.hasAuthors() || signedLater ? null : Bylines.unlabelled(text);
    boolean nearHeadline = i >= zones.headline() - 3 && block.is(Shape.TEXT);
    if (statedOrigin(text)) {
      ledger.origin(
          new Origins.Statement(text, address(text, Inline.links(block.markdown())), null, false),
          text);
    } else if (namesTheSite(text) && (block.is(Shape.TEXT) || block.is(Shape.HEADING))) {
      ledger.siteName(text);
    } else if (i == masthead) {
      ledger.masthead(Masthead.name(text));
    } else if (!block.is(Shape.TEXT) && !block.is(Shape.HEADING) && block.words() >= 12) {
      lines(block);
    } else if (people != null && nearHeadline && datedBetween(i)) {
      ledger.byline(people, Inline.links(block.markdown()), text);
    } else {
      furniture(block.words() <= 2 ? Kind.NAVIGATION : Kind.MASTHEAD, block);
    }
  }

  /// Whether a line further down says that the article comes from there.
  private boolean statedOrigin(String name) {
    return origins.contains(Ledger.key(name));
  }

  private static Set<String> origins(List<Meaning> meanings) {
    var origins = new HashSet<String>();
    for (Meaning meaning : meanings) {
      if (meaning instanceof Meaning.From from && from.statement().name() != null) {
        origins.add(Ledger.key(from.statement().name()));
      }
    }
    return origins;
  }

  private boolean datedBetween(int i) {
    for (int j = Math.max(0, i - 1); j <= zones.headline(); j++) {
      if (meanings.get(j) instanceof Meaning.Meta) {
        return true;
      }
    }
    return false;
  }

  private boolean namesTheSite(String text) {
    boolean brief = Block.words(text) <= 5 && text.length() <= 50;
    if (!brief || !Names.name(text)) {
      return false;
    }
    return Names.outlet(text) || holds(text);
  }

  private boolean holds(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return holders.stream().anyMatch(holder -> holder.contains(lower));
  }

  private static Set<String> holders(List<Meaning> meanings) {
    var holders = new HashSet<String>();
    for (Meaning meaning : meanings) {
      if (meaning instanceof Meaning.Reserved(Copyright copyright) && copyright.holder() != null) {
        holders.add(copyright.holder().toLowerCase(Locale.ROOT));
      }
    }
    return holders;
  }

  private void placeInHead(int i) {
    Block block = blocks.get(i);
    String text = block.plain();
    Bylines.Byline people = signedLater ? null : Bylines.unlabelled(text);
    boolean role = Names.role(text) && block.words() <= 14 && !block.prose();
    if (sameAsField(text)) {
      // A field printed a second time in the head is that field, not a line of its own.
      if (!originLine(block)) {
        ledger.repeated(text);
      }
    } else if (people != null && !block.prose() && !ledger.hasAuthors()) {
      ledger.byline(people, Inline.links(block.markdown()), text);
    } else if (people != null && (nextIsRole(i) || listed(i))) {
      people.authors().forEach(name -> ledger.author(name, null));
    } else if (kicker(text)) {
      furniture(Kind.NAVIGATION, block);
    } else if (role && (ledger.hasAuthors() || !signedLater)) {
      ledger.bylines(text);
    } else if (Names.name(text) && (Names.outlet(text) || linked(block)) && block.words() <= 6) {
      outlet(block);
    } else if (outletAndPlace(text)) {
      ledger.publisher(text.substring(0, text.indexOf(',')), List.of());
      ledger.bylines(text);
    } else if (block.is(Shape.TEXT)
        && block.words() >= 6
        && i == zones.first() - 1
        && !ledger.hasStandfirst()) {
      ledger.standfirst(text);
    } else {
      lines(block);
    }
  }

  /// A second name right below the line of the first one.
  private boolean listed(int i) {
    Block block = blocks.get(i);
    String above = blocks.get(Math.max(0, i - 1)).plain();
    return !block.afterGap()
        && Names.person(block.plain())
        && ledger.authorNames().stream().anyMatch(author -> Ledger.same(author, above));
  }

  /// A second name above what that person does, as the first one stood.
  private boolean nextIsRole(int i) {
    Block next = blocks.get(Math.min(i + 1, blocks.size() - 1));
    return !blocks.get(i).prose()
        && !next.afterGap()
        && !next.prose()
        && next.words() <= 14
        && Names.role(next.plain());
  }

  /// "News | Cape Town": where the site keeps the article.
  private static boolean kicker(String text) {
    String[] parts = text.split("\\s[|/·•]\\s", -1);
    return parts.length >= 2 && Block.words(text) <= 4 + parts.length;
  }

  /// "Harbour News, Selma" below an author.
  private static boolean outletAndPlace(String text) {
    int comma = text.indexOf(',');
    return comma > 0
        && Block.words(text) <= 8
        && Names.outlet(text.substring(0, comma))
        && Names.name(text.substring(0, comma))
        && Names.name(text.substring(comma + 1).strip());
  }

  private boolean sameAsField(String text) {
    return ledger.authorNames().stream().anyMatch(author -> Ledger.same(author, text))
        || (ledger.publisherName() != null && Ledger.same(ledger.publisherName(), text));
  }

  /// A linked name below the publisher's line is where the article comes from, even when the
  /// origin signs as its author.
  private boolean originLine(Block block) {
    String publisher = ledger.publisherName();
    String text = block.plain();
    boolean other = publisher != null && !Ledger.same(publisher, text);
    if (!other || !linked(block)) {
      return ledger.originName() != null
          && Ledger.same(Objects.requireNonNull(ledger.originName()), text);
    }
    ledger.origin(
        new Origins.Statement(text, address(text, Inline.links(block.markdown())), null, false),
        text);
    return true;
  }

  private static boolean linked(Block block) {
    List<Inline.Link> links = Inline.links(block.markdown());
    return links.size() == 1 && links.getFirst().text().equals(block.plain());
  }

  private void outlet(Block block) {
    List<Inline.Link> links = Inline.links(block.markdown());
    if (ledger.hasPublisher()) {
      ledger.origin(
          new Origins.Statement(block.plain(), address(block.plain(), links), null, false),
          block.plain());
    } else {
      ledger.publisher(block.plain(), links);
    }
  }

  private void placeBelow(int i) {
    Block block = blocks.get(i);
    String text = block.plain();
    if (biography(block)) {
      furniture(Kind.BIOGRAPHY, block);
    } else if (about(i)) {
      furniture(Kind.BIOGRAPHY, block);
    } else if (namesTheSite(text) && holds(text)) {
      ledger.siteName(text);
    } else if (sameAsField(text) || Ledger.same(text, String.valueOf(ledger.originName()))) {
      ledger.repeated(text);
    } else {
      lines(block);
    }
  }

  private void lines(Block block) {
    if (block.is(Shape.TEXT) || block.is(Shape.HEADING)) {
      ledger.notUnderstood(block.plain());
    } else {
      block.lines().forEach(line -> ledger.notUnderstood(Inline.plain(line)));
    }
  }
}
