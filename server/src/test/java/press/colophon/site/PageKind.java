package press.colophon.site;

import java.util.ArrayList;
import java.util.List;
import press.colophon.SamplePublication;

/// One page of every kind that readers meet, in the sample publication.
///
/// @param name what it is an example of
/// @param status that the server answers with
record PageKind(String name, String path, int status) {
  static final String PICTURED = "quiet-harbour.html";
  static final String PLAIN = "tide-tables.txt";
  static final String LONG = "night-train.html";
  static final String ARABIC = "tasting-the-canal.html";
  static final String UNCHANGEABLE = "counting-ibex.html";

  @Override
  public String toString() {
    return name;
  }

  static List<PageKind> all(SamplePublication publication) {
    String pictured = publication.article(PICTURED);
    publication.whenTranslated("/es" + pictured);
    List<PageKind> all = new ArrayList<>();
    publication.seed().ifPresent(seed -> all.add(page("the article we were given", seed)));
    all.addAll(
        List.of(
            page("home", "/"),
            page("home in French", "/fr"),
            page("home in Arabic", "/ar"),
            page("article with picture", pictured),
            page("article without picture", publication.article(PLAIN)),
            page("long article", publication.article(LONG)),
            page("article in Arabic", publication.article(ARABIC)),
            page("article translated", "/es" + pictured),
            page("article in a language without engine", "/fi" + pictured),
            page("article that may not be translated", "/es" + publication.article(UNCHANGEABLE)),
            page("republish", "/republish" + pictured),
            page("republish a translation", "/es/republish" + pictured),
            page("republish in Hebrew", "/he/republish" + pictured),
            page("republish in Arabic", "/republish" + publication.article(ARABIC)),
            page("not to be republished", "/republish" + publication.article(PLAIN)),
            page("request", "/request" + pictured),
            page("request in Hebrew", "/he/request" + pictured),
            page("request for an article in Arabic", "/request" + publication.article(ARABIC)),
            page("request to confirm", "/fr/request/confirm?key=x"),
            page("region", link(publication, pictured, "/region/")),
            page("theme", link(publication, pictured, "/theme/")),
            page("author", link(publication, pictured, "/author/")),
            page("origin", link(publication, pictured, "/origin/")),
            page("month", "/archive" + pictured.substring(0, "/2026/11".length())),
            page("regions", "/regions"),
            page("themes", "/themes"),
            page("archive", "/archive"),
            page("feeds", "/feeds"),
            page("about", "/about"),
            page("terms", "/terms"),
            page("terms in Arabic", "/ar/terms"),
            page("about in Hebrew", "/he/about"),
            new PageKind("not found", "/2026/11/no-such-thing", 404),
            new PageKind("gone", publication.withdrawn(), 410)));
    return all;
  }

  private static PageKind page(String name, String path) {
    return new PageKind(name, path, 200);
  }

  /// The first link on a page that leads to a list of some sort.
  private static String link(SamplePublication publication, String path, String prefix) {
    String page = publication.get(path).body();
    int start = page.indexOf("href=\"" + prefix) + "href=\"".length();
    return page.substring(start, page.indexOf('"', start));
  }
}
