package press.colophon.site;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.Articles;
import press.colophon.articles.Pictures;
import press.colophon.platform.db.Changes;
import press.colophon.platform.http.RateLimit;
import press.colophon.platform.jobs.Jobs;
import press.colophon.platform.texts.AllTexts;
import press.colophon.rights.Permissions;
import press.colophon.syndication.Addresses;
import press.colophon.syndication.Disclosure;
import press.colophon.taxonomy.Taxonomy;
import press.colophon.translation.Engines;
import press.colophon.translation.Memory;
import press.colophon.translation.Names;
import press.colophon.translation.Translations;
import press.colophon.translation.Workbench;

/// The site of an English publication that translates nothing and sends no mail.
final class SiteWithoutEngines {
  private SiteWithoutEngines() {}

  static Site of(
      Jdbi db,
      SiteIdentity identity,
      Articles articles,
      Permissions permissions,
      Path media,
      Clock clock) {
    Engines none = new Engines(List.of());
    Changes changes = new Changes();
    Taxonomy taxonomy = new Taxonomy(db);
    Workbench bench = new Workbench(db, changes, new Memory(), clock);
    return new Site(
        identity,
        Disclosure.usual(),
        new Addresses("http://localhost", "en"),
        new AllTexts(),
        new Names(db, taxonomy, none, new Memory(), changes, "en", clock),
        articles,
        taxonomy,
        permissions,
        new Translations(db, none, permissions, new Jobs(), bench, clock),
        new Pictures(media),
        new RateLimit(20, Duration.ofSeconds(30), clock),
        FormsWithoutMail.on(db, articles, clock),
        clock);
  }
}
