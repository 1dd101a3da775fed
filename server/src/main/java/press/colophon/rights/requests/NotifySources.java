package press.colophon.rights.requests;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.ArticlePublished;
import press.colophon.articles.Articles;
import press.colophon.articles.Outline;
import press.colophon.articles.Publication;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.platform.mail.Letter;
import press.colophon.platform.mail.Outbox;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon;
import press.colophon.rights.Duty;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permissions;
import press.colophon.rights.Rights;

/// Tells a source whose terms ask for it that an article of its was published here: once for each
/// article, however often its news comes, and no more than twenty a day to one address. What
/// exceeds that is not written.
public final class NotifySources {
  /// What came earlier was published before its terms were known; nobody waits for that letter.
  private static final Duration NEWS = Duration.ofDays(30);

  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST_A_DAY = 20;
  private static final int LIMIT_LOCK = 0x4e4f5449;

  private final Jdbi db;
  private final Articles articles;
  private final Permissions permissions;
  private final Outbox outbox;
  private final Colophon.House house;
  private final String address;
  private final Texts english;
  private final Clock clock;

  /// @param house the publication, with the address it answers mail at
  /// @param address of the site, without a slash at the end
  public NotifySources(
      Jdbi db,
      Articles articles,
      Permissions permissions,
      Outbox outbox,
      Colophon.House house,
      String address,
      Texts english,
      Clock clock) {
    this.db = db;
    this.articles = articles;
    this.permissions = permissions;
    this.outbox = outbox;
    this.house = house;
    this.address = address;
    this.english = english;
    this.clock = clock;
  }

  /// Puts the letter into the outbox, where the terms ask for one and none was written.
  public void run(ArticlePublished news) {
    if (isAskedForByAnybody()) {
      db.useTransaction(h -> tell(h, new ArticleId(news.articleId())));
    }
  }

  /// An archive of which nobody wants to be told is taken in without looking at each article.
  private boolean isAskedForByAnybody() {
    return db.withHandle(
        h ->
            h.createQuery("select exists (select from duty where kind = :kind)")
                .bind("kind", Duty.Kind.NOTIFY.word())
                .mapTo(Boolean.class)
                .one());
  }

  private void tell(Handle h, ArticleId id) {
    h.execute("select from article where id = ? for update", id.value());
    if (isNews(h, id)) {
      articles
          .find(h, id)
          .filter(article -> article.status().isVisible())
          .ifPresent(article -> tell(h, article));
    }
  }

  private void tell(Handle h, Article article) {
    Rights rights =
        Objects.requireNonNull(permissions.of(h, List.of(Outline.of(article))).get(article.id()));
    if (rights.decide(Occasion.page(article.language(), clock.instant())).isGranted()) {
      recipient(article, rights)
          .filter(source -> isWithinLimit(h, source))
          .ifPresent(source -> write(h, article, rights, source));
    }
  }

  private void write(Handle h, Article article, Rights rights, EmailAddress source) {
    long letter = outbox.write(h, letter(article, rights, source));
    h.execute(
        "insert into notification (article_id, letter_id) values (?, ?)",
        article.id().value(),
        letter);
  }

  private static Optional<EmailAddress> recipient(Article article, Rights rights) {
    return rights
        .dutyToPublication(Duty.Kind.NOTIFY)
        .flatMap(
            duty -> EmailAddress.within(duty.value()).or(() -> statedContact(article, rights)));
  }

  /// The contact of the terms, and not the address of the publication's site, which pages name.
  private static Optional<EmailAddress> statedContact(Article article, Rights rights) {
    Publication credited = article.provenance().credited();
    String site = credited == null ? null : credited.url();
    return Optional.ofNullable(rights.contact())
        .filter(contact -> !contact.equals(site))
        .flatMap(EmailAddress::within);
  }

  private boolean isWithinLimit(Handle h, EmailAddress source) {
    h.execute("select pg_advisory_xact_lock(?, hashtext(lower(?)))", LIMIT_LOCK, source.text());
    return h.createQuery(
            """
            select count(*) < :most from letter
            where lower(recipient) = lower(:to) and automatic and written_at > :since
            """)
        .bind("most", MOST_A_DAY)
        .bind("to", source.text())
        .bind("since", clock.instant().minus(DAY).atOffset(ZoneOffset.UTC))
        .mapTo(Boolean.class)
        .one();
  }

  private boolean isNews(Handle h, ArticleId article) {
    OffsetDateTime since = clock.instant().minus(NEWS).atOffset(ZoneOffset.UTC);
    return h.createQuery(
            """
            select not exists (select from notification where article_id = :id)
              and exists (select from revision
                where article_id = :id and number = 1 and made_at > :since)
            """)
        .bind("id", article.value())
        .bind("since", since)
        .mapTo(Boolean.class)
        .one();
  }

  private Letter letter(Article article, Rights rights, EmailAddress source) {
    String original = article.provenance().originalUrl();
    String text =
        """
        Dear colleagues,

        as your terms ask, we tell you that %s has published an article of yours:

        %s
        %s/%s
        %s
        Credit: %s

        If something about it should be changed, please write to us.

        Kind regards,
        %s
        """
            .formatted(
                house.name(),
                article.headline(),
                address,
                article.path(),
                original == null ? "" : "Original: " + original,
                credit(article, rights),
                house.contact() == null ? house.name() : house.name() + "\n" + house.contact());
    return Letter.automatic(source, "Published: " + article.headline(), text);
  }

  private String credit(Article article, Rights rights) {
    Colophon.Text original = Colophon.Text.original(article, clock.instant());
    return Colophon.of(article, rights, house, original, english).creditLine();
  }
}
