package press.colophon.intake.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Author;
import press.colophon.articles.Body;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Provenance;
import press.colophon.articles.Publication;
import press.colophon.platform.texts.WordDifference;
import press.colophon.platform.texts.WordDifference.Piece;

/// What differs between two versions of an article, word by word. Immutable.
///
/// @param terms sentences about terms that became stricter, looser or other ones; to be read first
/// @param changes in reading order
public record Difference(List<String> terms, List<Change> changes) {
  private static final String BLOCKS =
      "p, li, h2, h3, h4, dt, dd, pre, td, th, caption, figcaption, blockquote";

  public Difference {
    terms = List.copyOf(terms);
    changes = List.copyOf(changes);
  }

  /// One field, or one paragraph, that changed.
  ///
  /// @param place such as `headline` or `paragraph 3`
  /// @param pieces of it in order; joined without the removed ones they are the new text
  public record Change(String place, List<Piece> pieces) {
    public Change {
      pieces = List.copyOf(pieces);
    }
  }

  /// What differs between an article as it was and as it is, or would be.
  public static Difference of(Version before, Version after) {
    Article a = before.article();
    Article b = after.article();
    List<Change> changes = new ArrayList<>();
    field(changes, "headline", a.headline(), b.headline());
    field(changes, "standfirst", a.revision().standfirst(), b.revision().standfirst());
    field(changes, "authors", authors(a), authors(b));
    field(changes, "byline", a.provenance().bylines(), b.provenance().bylines());
    field(changes, "language", a.language(), b.language());
    field(changes, "published", dates(a.provenance()), dates(b.provenance()));
    field(changes, "origin", origin(a.provenance()), origin(b.provenance()));
    field(changes, "picture", picture(a.revision().image()), picture(b.revision().image()));
    body(changes, a.revision().body(), b.revision().body());
    field(changes, "notes", notes(a), notes(b));
    field(changes, "regions", listed(a.regionNames()), listed(b.regionNames()));
    field(changes, "themes", listed(a.themeNames()), listed(b.themeNames()));
    TermsShift shift = TermsShift.between(before.terms(), after.terms());
    field(changes, "terms", shift.before(), shift.after());
    return new Difference(shift.sentences(), changes);
  }

  /// One line that says how much it is.
  public String summary() {
    String places = changes.stream().map(Change::place).limit(6).collect(Collectors.joining(", "));
    String more = changes.size() > 6 ? ", and %d more".formatted(changes.size() - 6) : "";
    String said = changes.isEmpty() ? "nothing that is read" : places + more;
    return terms.isEmpty() ? said : terms.getFirst() + " " + said;
  }

  private static void field(
      List<Change> changes, String place, @Nullable String before, @Nullable String after) {
    if (!Objects.equals(before, after)) {
      changes.add(new Change(place, WordDifference.of(text(before), text(after))));
    }
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static void body(List<Change> changes, Body before, Body after) {
    if (before.equals(after)) {
      return;
    }
    Document a = Jsoup.parseBodyFragment(before.html());
    Document b = Jsoup.parseBodyFragment(after.html());
    changes.addAll(Paragraphs.compare(blocks(a), blocks(b)));
    field(changes, "links", links(a), links(b));
  }

  /// The text of each block that holds no other block.
  private static List<String> blocks(Document body) {
    return body.select(BLOCKS).stream()
        .filter(e -> e.select(BLOCKS).size() == 1)
        .map(Element::text)
        .filter(text -> !text.isBlank())
        .toList();
  }

  private static String links(Document body) {
    return body.select("a[href]").stream()
        .map(e -> e.attr("href"))
        .collect(Collectors.joining(" "));
  }

  private static String authors(Article a) {
    return listed(a.authors().stream().map(Author::name).toList());
  }

  private static String listed(List<String> names) {
    return String.join(", ", names);
  }

  private static String notes(Article a) {
    return a.notes().stream().map(n -> n.text().text()).collect(Collectors.joining("\n"));
  }

  private static String dates(Provenance p) {
    return lines(p.originDate(), p.publisherDate());
  }

  private static String origin(Provenance p) {
    return lines(name(p.origin()), p.originalUrl(), name(p.publisher()));
  }

  private static @Nullable String name(@Nullable Publication publication) {
    return publication == null ? null : publication.name();
  }

  private static String picture(@Nullable FeaturedImage image) {
    return image == null
        ? ""
        : lines(
            image.caption(),
            image.credit(),
            image.picture() == null ? null : image.picture().sha256());
  }

  private static String lines(@Nullable Object... said) {
    return Arrays.stream(said)
        .filter(Objects::nonNull)
        .map(Objects::toString)
        .distinct()
        .collect(Collectors.joining("\n"));
  }
}
