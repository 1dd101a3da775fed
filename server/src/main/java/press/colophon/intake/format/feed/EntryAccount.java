package press.colophon.intake.format.feed;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;
import press.colophon.intake.Account;
import press.colophon.intake.Account.Image;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.AccountDraft;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;

/// Makes the account of an entry, whatever format it came in.
///
/// An entry with a link and no text is an article whose text is elsewhere ([
/// press.colophon.intake.Envelope#excerpt]); one with neither is nothing.
final class EntryAccount {
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
  private static final Pattern PROMISE =
      Pattern.compile(
          "(\\d{1,3})[- ](?:min(?:ute)?s?)[- ]read\\b|\\b(\\d{1,2}[,.]?\\d{3})[- ]words?\\b",
          Pattern.CASE_INSENSITIVE);
  private static final int WORDS_A_MINUTE = 150;
  private static final int LONGEST_STANDFIRST = 600;

  /// A description alone is the whole text when it is this long, or has this many paragraphs.
  private static final int WHOLE_LENGTH = 1500;

  private static final int WHOLE_PARAGRAPHS = 3;
  private static final int TITLE_WORDS = 10;

  private final Entry entry;
  private final Original feed;
  private final AccountDraft draft = new AccountDraft();

  private EntryAccount(Entry entry, Original feed) {
    this.entry = entry;
    this.feed = feed;
  }

  static Item item(Entry entry, Original feed) {
    return new EntryAccount(entry, feed).item();
  }

  private Item item() {
    EntryBody body = body();
    if (body.text().isEmpty() && entry.title == null && entry.link == null) {
      return new Item.Empty(
          entry.name, Drop.Reason.NO_ARTICLE, "it has neither headline nor text nor link");
    }
    if (body.text().isEmpty() && body.blocks().isEmpty() && entry.link == null) {
      return new Item.Empty(entry.name, Drop.Reason.NO_ARTICLE, "it has neither text nor link");
    }
    headline(body);
    body = withoutRepeatedHeadline(body);
    dates();
    authors();
    TextStatements said = TextStatements.of(body, title(), webLink());
    origin(body, said);
    body = said == null ? body : stated(said, body);
    RightsOfEntry.settle(entry.rights, draft);
    pictures(body);
    rest(body);
    return new Item.Article(entry.name, feed.part(entry.bytes), draft.account(), entry.format);
  }

  /// The content, or the summary where there is no content.
  private EntryBody body() {
    EntryBody whole = read(entry.content);
    EntryBody summary = read(entry.summary);
    if (whole.text().isEmpty() && whole.blocks().isEmpty()) {
      excerpt(summary, entry.summary);
      found("body", entry.summary, 0.8);
      return summary;
    }
    found("body", entry.content, 1);
    standfirst(summary, whole);
    String sign = whole.sign() == null ? promise(whole) : whole.sign();
    if (sign != null) {
      entry.envelope.excerpt(true);
      draft.finding("excerpt", sign, 0.8);
    }
    return whole;
  }

  private EntryBody read(Entry.@Nullable Found text) {
    if (text == null) {
      return EntryBody.NONE;
    }
    if (text.plain()) {
      return EntryBody.of(EntryText.paragraphs(text.value()), entry.base);
    }
    String html = EntryText.html(text.value());
    String blocks = EntryText.isMarkup(html) ? html : plainBlocks(html);
    return EntryBody.of(blocks, entry.base);
  }

  private static String plainBlocks(String text) {
    return EntryText.paragraphs(org.jsoup.parser.Parser.unescapeEntities(text, false));
  }

  /// Whether a description is all there is of the article.
  private void excerpt(EntryBody body, Entry.@Nullable Found from) {
    String element = from == null ? "no text" : from.element();
    int length = body.text().length();
    String sign = body.sign() == null ? promise(body) : body.sign();
    boolean whole =
        sign == null && (length >= WHOLE_LENGTH || body.paragraphs() >= WHOLE_PARAGRAPHS);
    if (!whole && entry.link != null) {
      entry.envelope.excerpt(true);
      String measure = "only %s, %d characters".formatted(element, length);
      draft.finding("excerpt", sign == null ? measure : sign, sign == null ? 0.7 : 0.9);
    }
  }

  /// What the text says of its own length, where it is much shorter.
  private @Nullable String promise(EntryBody body) {
    String all = body.text() + (entry.summary == null ? "" : " " + entry.summary.value());
    boolean mayPromise = all.contains("read") || all.contains("word");
    Matcher promise = PROMISE.matcher(all);
    if (!mayPromise || !promise.find()) {
      return null;
    }
    int words =
        promise.group(1) != null
            ? Integer.parseInt(promise.group(1)) * WORDS_A_MINUTE
            : Integer.parseInt(promise.group(2).replaceAll("[,.]", ""));
    int here = body.text().split("\\s+", -1).length;
    return here * 2 < words
        ? "it promises \"%s\" and has %d words".formatted(promise.group(), here)
        : null;
  }

  /// A summary is the standfirst unless it only repeats how the text begins.
  private void standfirst(EntryBody summary, EntryBody whole) {
    String text = summary.text();
    if (text.isEmpty()) {
      return;
    }
    String beginning = letters(text.replaceFirst("(?:\\[?…]?|\\[?\\.{3}]?)$", ""));
    boolean repeats = letters(whole.text()).startsWith(beginning);
    if (repeats || text.length() > LONGEST_STANDFIRST) {
      draft.furniture(Kind.REPEATED, text);
    } else {
      draft.standfirst(text);
      found("standfirst", entry.summary, 0.9);
    }
    summary.furniture().forEach(piece -> draft.furniture(piece.kind(), piece.text()));
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private void headline(EntryBody body) {
    String title = title();
    if (!title.isEmpty()) {
      draft.headline(title);
      found("headline", entry.title, 1);
    } else if (!body.text().isEmpty()) {
      draft
          .headline(firstWords(body.text()))
          .finding("headline", "the first words of the text", 0.3);
    } else if (entry.link != null) {
      draft.headline(entry.link).finding("headline", "the link, for want of a title", 0.1);
    }
  }

  /// The first sentence, or as many words as a headline may have.
  private static String firstWords(String text) {
    String[] words = text.split("\\s+", TITLE_WORDS + 1);
    StringBuilder title = new StringBuilder();
    for (int i = 0; i < Math.min(TITLE_WORDS, words.length); i++) {
      title.append(i == 0 ? "" : " ").append(words[i]);
      if (i >= 2 && words[i].matches(".*[.!?。]")) {
        return title.toString().replaceFirst("\\.$", "");
      }
    }
    String cut = title.length() > 120 ? title.substring(0, 120) : title.toString();
    return words.length > TITLE_WORDS || cut.length() < title.length() ? cut + "…" : cut;
  }

  private EntryBody withoutRepeatedHeadline(EntryBody body) {
    String headline = title();
    boolean repeated =
        body.blocks().size() > 1
            && !headline.isEmpty()
            && letters(body.blocks().getFirst().text()).equalsIgnoreCase(letters(headline));
    if (repeated) {
      draft.furniture(Kind.REPEATED, body.blocks().getFirst().text());
    }
    return repeated ? body.withoutFirst() : body;
  }

  private void dates() {
    PublicationDate published = date("publishedDate", entry.published);
    PublicationDate updated = date("modifiedDate", entry.updated);
    if (published == null) {
      draft.published(updated);
      if (updated != null && entry.updated != null) {
        draft.finding("publishedDate", entry.updated.element() + ", for want of another", 0.7);
      }
    } else {
      draft.published(published);
      draft.modified(Objects.equals(published, updated) ? null : updated);
    }
  }

  private @Nullable PublicationDate date(String field, Entry.@Nullable Found printed) {
    if (printed == null) {
      return null;
    }
    FeedDates.Found found = FeedDates.read(printed.value());
    if (found == null) {
      entry.notUnderstood.add(printed.element() + ": " + printed.value());
      return null;
    }
    String remark = found.remark();
    if (FeedDates.moment(found.date()).isAfter(feed.at().plus(CLOCKS_DIFFER))) {
      remark = (remark == null ? "" : remark + "; ") + "it lies in the future";
    }
    draft.finding(
        field,
        printed.element() + (remark == null ? "" : " (" + remark + ")"),
        remark == null ? 1 : 0.6);
    return found.date();
  }

  private void authors() {
    entry.authors.forEach(draft::author);
    draft.bylines(entry.bylines);
    if (entry.authorsFrom != null) {
      draft.finding("authors", entry.authorsFrom, 0.95);
    }
  }

  /// What the text says of its terms; what elements say of them goes before it.
  private EntryBody stated(TextStatements said, EntryBody body) {
    Account account = said.account();
    if (account.licence() != null) {
      draft.licence(account.licence()).finding("licence", "the text", 0.8);
    }
    if (account.copyright() != null) {
      draft.copyright(account.copyright()).finding("copyright", "the text", 0.8);
    }
    said.statements().forEach(piece -> draft.furniture(piece.kind(), piece.text()));
    return new EntryBody(
        said.without(body.blocks()),
        body.furniture(),
        body.images(),
        body.sign(),
        body.appearedFirst());
  }

  private @Nullable String webLink() {
    try {
      return entry.link == null ? null : URI.create(entry.link).toString();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private String title() {
    return entry.title == null ? "" : entry.title.line();
  }

  /// Where the article first appeared: what an element says goes before what the text says.
  private void origin(EntryBody body, @Nullable TextStatements said) {
    EntryBody.AppearedFirst first = body.appearedFirst();
    if (entry.origin == null && first != null && !isOwn(first)) {
      String address = first.article() == null ? first.site() : first.article();
      draft
          .origin(new Account.Origin(first.name(), address, null))
          .finding("origin", "\"appeared first on\" at the end of the text", 0.7);
    } else if (entry.origin != null && !isOwn(entry.origin)) {
      draft.origin(entry.origin).finding("origin", String.valueOf(entry.originFrom), 0.9);
    } else if (said != null && said.account().origin() != null && !isOwn(said.account().origin())) {
      draft.origin(said.account().origin()).finding("origin", "the text", 0.8);
    }
  }

  /// A feed says of most of its entries that they first appeared on its own site.
  private boolean isOwn(EntryBody.AppearedFirst first) {
    String publisher = entry.publisher == null ? "" : entry.publisher.name();
    String site = first.site() == null ? first.article() : first.site();
    return first.name().equalsIgnoreCase(publisher)
        || (site != null && entry.link != null && Links.host(site).equals(Links.host(entry.link)));
  }

  private boolean isOwn(Account.Origin origin) {
    return entry.publisher != null
        && (origin.name().equalsIgnoreCase(entry.publisher.name())
            || (origin.url() != null && origin.url().equals(entry.publisher.url())));
  }

  /// The featured picture is the feed's, or the one the text begins with.
  private void pictures(EntryBody body) {
    Image featured = entry.image;
    List<Image> inside = body.images();
    boolean leads = !body.blocks().isEmpty() && isPicture(body.blocks().getFirst());
    if (featured == null && leads && !inside.isEmpty()) {
      featured = inside.getFirst();
      draft.finding("image", "the first picture of the text", 0.6);
    } else if (featured != null && leads && isSame(featured, inside)) {
      featured = filled(featured, inside.getFirst());
    } else {
      leads = false;
    }
    draft.image(featured).body(leads ? body.withoutFirst().html() : body.html());
    Image shown = featured;
    inside.stream()
        .filter(image -> shown == null || !Objects.equals(image.url(), shown.url()))
        .forEach(entry.images::add);
    entry.images.forEach(entry.envelope::image);
  }

  private static boolean isPicture(Element block) {
    boolean alone = block.normalName().equals("figure") || block.text().isBlank();
    return alone && block.selectFirst("img") != null;
  }

  private static boolean isSame(Image featured, List<Image> inside) {
    return !inside.isEmpty() && file(featured.url()).equals(file(inside.getFirst().url()));
  }

  /// The file of a picture whatever size of it is linked: `quay-1024x576.jpg` is `quay.jpg`.
  private static String file(@Nullable String url) {
    String path = url == null ? "" : url.replaceFirst("[?#].*", "");
    return path.substring(path.lastIndexOf('/') + 1)
        .replaceFirst("-(?:\\d{2,4}x\\d{2,4}|scaled)(?=\\.\\w+$)", "");
  }

  private static Image filled(Image image, Image more) {
    return new Image(
        image.caption() == null ? more.caption() : image.caption(),
        image.credit(),
        image.url(),
        image.alt() == null ? more.alt() : image.alt(),
        image.licence());
  }

  private void rest(EntryBody body) {
    if (entry.publisher != null) {
      draft.publisher(entry.publisher).siteName(entry.publisher.name());
    }
    draft.language(entry.language).canonical(Links.web(entry.link));
    entry.themes.forEach(draft::theme);
    entry.regions.forEach(draft::region);
    entry.notes.forEach(draft::note);
    entry.rights.forEach(
        said -> entry.envelope.rights(said.element(), said.words(), said.address()));
    entry.notUnderstood.forEach(draft::notUnderstood);
    body.furniture().forEach(piece -> draft.furniture(piece.kind(), piece.text()));
    draft.envelope(entry.envelope.identifier(entry.link).status(entry.status).envelope());
  }

  private void found(String field, Entry.@Nullable Found in, double confidence) {
    if (in != null) {
      draft.finding(field, in.element(), confidence);
    }
  }
}
