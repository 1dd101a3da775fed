package press.colophon.site;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import press.colophon.articles.Articles;
import press.colophon.articles.Selection;
import press.colophon.articles.Topics;
import press.colophon.platform.http.Page;
import press.colophon.platform.texts.Html;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.requests.Tombstones;
import press.colophon.syndication.Addresses;
import press.colophon.syndication.Alternates;
import press.colophon.syndication.Feed;
import press.colophon.taxonomy.Taxonomy;

/// The pages that lead to others: regions, themes, the archive, feeds, and the page about the site.
final class IndexPages {
  private final Articles articles;
  private final Taxonomy taxonomy;
  private final Frames frames;
  private final Addresses addresses;
  private final SiteIdentity identity;
  private final Templates templates;

  IndexPages(
      Articles articles,
      Taxonomy taxonomy,
      Frames frames,
      Addresses addresses,
      SiteIdentity identity,
      Templates templates) {
    this.articles = articles;
    this.taxonomy = taxonomy;
    this.frames = frames;
    this.addresses = addresses;
    this.identity = identity;
    this.templates = templates;
  }

  Page regions(Reader reader) {
    List<IndexView.Entry> entries =
        taxonomy.regions().stream()
            .map(r -> entry(reader.texts().regionName(r.name()), new Selection.InRegion(r), reader))
            .toList();
    return index(reader, "nav.regions", "/regions", List.of(new IndexView.Group(null, entries)));
  }

  Page themes(Reader reader) {
    List<IndexView.Entry> entries =
        taxonomy.themes().stream()
            .map(t -> entry(reader.texts().themeName(t.name()), new Selection.OnTheme(t), reader))
            .toList();
    return index(reader, "nav.themes", "/themes", List.of(new IndexView.Group(null, entries)));
  }

  Page archive(Reader reader) {
    Texts texts = reader.texts();
    Map<Year, List<IndexView.Entry>> years = new LinkedHashMap<>();
    for (Articles.MonthCount count : articles.months()) {
      YearMonth month = count.month();
      years
          .computeIfAbsent(Year.of(month.getYear()), y -> new ArrayList<>())
          .add(
              new IndexView.Entry(
                  texts.monthName(month),
                  frames.within(addresses.of(new Selection.InMonth(month), reader.tag())),
                  texts.say("list.count", Map.of("count", count.articles()))));
    }
    List<IndexView.Group> groups =
        years.entrySet().stream()
            .map(y -> new IndexView.Group(y.getKey().toString(), y.getValue()))
            .toList();
    return index(reader, "archive.title", "/archive", groups);
  }

  Page feeds(Reader reader) {
    Texts texts = reader.texts();
    List<Html> links = new ArrayList<>();
    for (Feed.Form form : Feed.Form.values()) {
      links.add(Html.link(addresses.feed(new Selection.All(), reader.tag(), form), form.name()));
    }
    ProseView prose =
        new ProseView(
            texts.say("feeds.title"),
            List.of(
                new ProseView.Part(null, List.of(Html.text(texts.say("feeds.text")))),
                new ProseView.Part(texts.say("feeds.site"), List.of(Html.join(links, " · ")))));
    return templates.prose(frame(reader, prose.title(), "/feeds"), prose);
  }

  Page about(Reader reader) {
    Texts texts = reader.texts();
    Map<String, Html> site = Map.of("site", Html.text(identity.name()));
    List<ProseView.Part> parts = new ArrayList<>();
    parts.add(new ProseView.Part(null, List.of(texts.html("about.text", site))));
    parts.add(part(texts, "about.languages.title", texts.html("about.languages.text", Map.of())));
    parts.add(part(texts, "about.use.title", texts.html("about.use.text", Map.of())));
    if (identity.contact() != null) {
      parts.add(
          part(
              texts,
              "about.contact.title",
              Html.link("mailto:" + identity.contact(), identity.contact())));
    }
    ProseView prose =
        new ProseView(texts.say("about.title", Map.of("site", identity.name())), parts);
    return templates.prose(frame(reader, prose.title(), "/about"), prose);
  }

  /// The line that offers a page in the reader's language, for the script of pages in others.
  Page offer(Reader reader) {
    return templates.offer(reader.texts()).header("X-Robots-Tag", "noindex");
  }

  /// A page that says why there is no other.
  Page message(Reader reader, String kind) {
    Texts texts = reader.texts();
    String title = texts.say("error." + kind + ".title");
    return templates.message(
        frames.message(reader, title), title, texts.say("error." + kind + ".text"));
  }

  /// The page in place of an article that was withdrawn at somebody's request.
  Page withdrawn(Reader reader, Tombstones.Tombstone stone) {
    return gone(reader, stone.by().word(), stone.on());
  }

  /// The page in place of an article that could be shown until a day.
  Page expired(Reader reader, LocalDate last) {
    return gone(reader, "expired", last);
  }

  private Page gone(Reader reader, String why, LocalDate day) {
    Texts texts = reader.texts();
    String title = texts.say("error.gone.title");
    return templates.message(
        frames.message(reader, title),
        title,
        texts.say("error.gone." + why, Map.of("date", texts.date(day))));
  }

  private static ProseView.Part part(Texts texts, String title, Html text) {
    return new ProseView.Part(texts.say(title), List.of(text));
  }

  private Page index(Reader reader, String title, String path, List<IndexView.Group> groups) {
    String said = reader.texts().say(title);
    return templates
        .index(frame(reader, said, path), new IndexView(said, groups))
        .about(Topics.of(new Selection.All()), Topics.ofNames(reader.tag()));
  }

  private IndexView.Entry entry(String label, Selection selection, Reader reader) {
    return new IndexView.Entry(label, frames.within(addresses.of(selection, reader.tag())), null);
  }

  /// The frame of a page that is the same for all articles.
  Frame frame(Reader reader, String title, String path) {
    String address = frames.page(reader.tag(), path);
    Alternates alternates = frames.alternates(path);
    Set<String> readable = frames.readableLists();
    return frames.frame(
        reader,
        new Frames.Own(
            title,
            null,
            address,
            readable.contains(reader.tag()),
            Refresh.NEVER,
            alternates.links(),
            frames.menu(reader, readable, lang -> frames.within(frames.page(lang, path))),
            new Selection.All(),
            frames.card(reader, title, address, alternates),
            null,
            path));
  }
}
