package press.colophon.rights.requests;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.ArticlePublished;
import press.colophon.articles.Articles;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.platform.mail.Letter;
import press.colophon.platform.mail.Outbox;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon;
import press.colophon.rights.Duty;
import press.colophon.rights.Level;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permissions;
import press.colophon.rights.Rights;

/// Tells a source whose terms ask for it that an article of its was published here: once for each
/// article, however often its news comes.
public final class NotifySources {
  /// What came earlier was published before its terms were known; nobody waits for that letter.
  private static final Duration NEWS = Duration.ofDays(30);

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
      articles
          .find(new ArticleId(news.articleId()))
          .filter(article -> article.status().isVisible())
          .ifPresent(this::tell);
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

  private void tell(Article article) {
    Rights rights = permissions.of(article);
    Occasion page = Occasion.page(article.language(), clock.instant());
    if (!rights.decide(page).isGranted()) {
      return;
    }
    Optional<EmailAddress> to =
        asked(rights)
            .flatMap(
                duty ->
                    EmailAddress.within(duty.value())
                        .or(() -> EmailAddress.within(rights.contact())));
    to.ifPresent(source -> db.useTransaction(h -> tell(h, article, rights, source)));
  }

  /// What publications ask for. The page of an article could have us write to anybody.
  private static Optional<Duty> asked(Rights rights) {
    return Stream.of(Level.SOURCE, Level.PUBLISHER)
        .flatMap(level -> Stream.ofNullable(rights.terms().get(level)))
        .flatMap(terms -> terms.duties().stream())
        .filter(duty -> duty.kind() == Duty.Kind.NOTIFY)
        .findFirst();
  }

  private void tell(Handle h, Article article, Rights rights, EmailAddress source) {
    h.execute("select from article where id = ? for update", article.id().value());
    if (isNews(h, article.id())) {
      long letter = outbox.write(h, letter(article, rights, source));
      h.execute(
          "insert into notification (article_id, letter_id) values (?, ?)",
          article.id().value(),
          letter);
    }
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
