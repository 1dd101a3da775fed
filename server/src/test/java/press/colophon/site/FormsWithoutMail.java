package press.colophon.site;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.Articles;
import press.colophon.platform.config.Settings;
import press.colophon.platform.http.RateLimit;
import press.colophon.platform.jobs.Jobs;
import press.colophon.platform.mail.Outbox;
import press.colophon.rights.requests.Requests;
import press.colophon.rights.requests.Tombstones;

/// The forms of a publication that sends no mail.
final class FormsWithoutMail {
  private FormsWithoutMail() {}

  static RequestForms on(Jdbi db, Articles articles, Clock clock) {
    SecureRandom random = new SecureRandom();
    Outbox outbox = new Outbox(db, new Jobs(), random, clock, "localhost", false);
    return new RequestForms(
        new Requests(
            db,
            outbox,
            Settings.read(Path.of("."), Map.of(), Map.of()).requests(),
            null,
            random,
            clock),
        new Tombstones(db, articles, clock),
        new RateLimit(5, Duration.ofMinutes(2), clock));
  }
}
