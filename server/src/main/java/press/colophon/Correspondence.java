package press.colophon;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Articles;
import press.colophon.newsroom.RequestDesk;
import press.colophon.platform.config.Settings;
import press.colophon.platform.http.RateLimit;
import press.colophon.platform.jobs.Jobs;
import press.colophon.platform.jobs.Work;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.platform.mail.MailServer;
import press.colophon.platform.mail.Outbox;
import press.colophon.platform.mail.SendLetter;
import press.colophon.platform.texts.AllTexts;
import press.colophon.rights.Colophon;
import press.colophon.rights.Permissions;
import press.colophon.rights.RightsLedger;
import press.colophon.rights.requests.AnswerTemplates;
import press.colophon.rights.requests.Answers;
import press.colophon.rights.requests.Asks;
import press.colophon.rights.requests.Grants;
import press.colophon.rights.requests.NotifySources;
import press.colophon.rights.requests.Requests;
import press.colophon.rights.requests.Tombstones;
import press.colophon.site.RequestForms;

/// All that has to do with letters: what readers and rights holders ask, what we ask sources, and
/// the mail; built once by [Newspaper]. Thread-safe.
final class Correspondence {
  private final Settings settings;
  private final Jdbi db;
  private final Articles articles;
  private final Permissions permissions;
  private final RightsLedger ledger;
  private final String address;
  private final Clock clock;
  private final @Nullable MailServer mailServer;
  private final Outbox outbox;
  private final Requests requests;
  private final Grants grants;
  private final Tombstones tombstones;
  private final AnswerTemplates drafts;
  private final Answers answers;

  /// @param address of the site, without a slash at the end
  Correspondence(
      Settings settings,
      Jdbi db,
      Jobs jobs,
      Articles articles,
      Permissions permissions,
      RightsLedger ledger,
      String address,
      SecureRandom random,
      Clock clock) {
    this.settings = settings;
    this.db = db;
    this.articles = articles;
    this.permissions = permissions;
    this.ledger = ledger;
    this.address = address;
    this.clock = clock;
    this.mailServer = mailServer(settings);
    String host = URI.create(address).getHost();
    this.outbox = new Outbox(db, jobs, random, clock, host, mailServer != null);
    EmailAddress editors = EmailAddress.of(settings.site().contactEmail()).orElse(null);
    this.requests = new Requests(db, outbox, settings.requests(), editors, random, clock);
    this.grants = new Grants(db, clock);
    this.tombstones = new Tombstones(db, articles, clock);
    this.drafts =
        new AnswerTemplates(articles, permissions, settings.site().name(), address, clock);
    this.answers = new Answers(db, grants, tombstones, outbox, drafts, clock);
  }

  /// The server that takes our letters; null where none is set.
  private static @Nullable MailServer mailServer(Settings settings) {
    return settings.mail().server() == null
        ? null
        : new MailServer(settings.mail(), settings.site().name(), settings.site().contactEmail());
  }

  Outbox outbox() {
    return outbox;
  }

  Requests requests() {
    return requests;
  }

  Grants grants() {
    return grants;
  }

  Tombstones tombstones() {
    return tombstones;
  }

  AnswerTemplates drafts() {
    return drafts;
  }

  Answers answers() {
    return answers;
  }

  Asks asks() {
    return new Asks(
        db,
        articles,
        permissions,
        ledger,
        outbox,
        house(),
        address,
        new AllTexts().english(),
        clock);
  }

  NotifySources notifySources() {
    return new NotifySources(
        db, articles, permissions, outbox, house(), address, new AllTexts().english(), clock);
  }

  private Colophon.House house() {
    return new Colophon.House(settings.site().name(), settings.site().contactEmail());
  }

  /// What the Desk answers and asks with.
  RequestDesk desk() {
    return new RequestDesk(requests, answers, drafts, grants, asks(), outbox, clock);
  }

  /// What the site takes from readers.
  RequestForms forms() {
    return new RequestForms(
        requests,
        tombstones,
        new RateLimit(settings.requests().atOnce(), settings.requests().next(), clock));
  }

  /// The jobs that send letters: none where no server takes them.
  List<Work<?>> work() {
    return mailServer == null
        ? List.of()
        : List.of(new SendLetter(outbox, mailServer, settings.mail().tryFor(), clock).worker());
  }
}
