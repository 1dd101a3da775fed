package press.colophon.intake.format.text;

import java.util.List;
import java.util.Locale;
import press.colophon.extract.PublicationDate;

/// Places fields that a page names itself: front matter, and lines such as "Publisher: ...".
record Fields(Ledger ledger) {

  private static final String[] NONE = {};

  void place(FrontMatter front) {
    front.fields().forEach(this::place);
  }

  void place(String key, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    String first = values.getFirst();
    switch (key) {
      case "from" -> ledger.sender(first);
      case "title" -> ledger.headline(first);
      case "subtitle", "description", "summary", "excerpt", "standfirst", "dek" ->
          ledger.standfirst(first);
      case "author", "authors", "by", "byline" -> values.forEach(this::author);
      case "date", "published", "publishdate", "publisheddate", "pubdate", "created" ->
          date(key, first, false);
      case "updated", "modified", "lastmod", "last_modified", "last_modified_at", "modifieddate" ->
          date(key, first, true);
      case "tags", "categories", "category", "topics", "themes", "keywords", "tag" ->
          values.forEach(ledger::theme);
      case "regions", "region", "countries", "country" -> values.forEach(ledger::region);
      case "lang", "language", "locale" -> ledger.language(tag(first));
      case "canonical_url", "canonical", "permalink", "canonicalurl", "url", "link" ->
          ledger.canonical(first);
      case "publisher", "publication", "site", "sitename", "site_name", "outlet" ->
          ledger.publisher(first, List.of());
      case "license", "licence" -> ledger.licence(first);
      case "source", "origin", "original_source" ->
          ledger.origin(new Origins.Statement(first, null, null, false), first);
      case "image", "featured_image", "cover", "thumbnail" -> ledger.image(first, "");
      default -> ledger.notUnderstood(key + ": " + String.join(", ", values));
    }
  }

  /// "English" as "en"; what is a tag already stays.
  private static String tag(String language) {
    for (String code :
        language.matches("[\\w-]{2,3}(?:[_-].*)?") ? NONE : Locale.getISOLanguages()) {
      Locale named = Locale.of(code);
      if (named.getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(language)
          || named.getDisplayLanguage(named).equalsIgnoreCase(language)) {
        return code;
      }
    }
    return language;
  }

  private void author(String value) {
    String bare = value.replaceFirst("^(?:name:\\s*)", "");
    var byline = Bylines.labelled("by " + bare);
    if (byline == null) {
      ledger.author(bare, null);
    } else {
      byline.authors().forEach(name -> ledger.author(name, null));
    }
  }

  private void date(String key, String value, boolean update) {
    PublicationDate date = Dates.whole(value);
    if (date == null) {
      ledger.notUnderstood(key + ": " + value);
    } else if (update) {
      ledger.modified(date);
    } else {
      ledger.published(date);
    }
  }
}
