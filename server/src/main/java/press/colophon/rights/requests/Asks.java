package press.colophon.rights.requests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.platform.mail.Letter;
import press.colophon.platform.mail.Outbox;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon;
import press.colophon.rights.GivenPermissions;
import press.colophon.rights.Permissions;
import press.colophon.rights.RightsLedger;
import press.colophon.rights.Scope;
import press.colophon.rights.Use;

/// The door to our questions to sources: drafted, sent, answered; what a reply permits is recorded
/// with it. Thread-safe.
public final class Asks {
  private final Jdbi db;
  private final Articles articles;
  private final Permissions permissions;
  private final RightsLedger ledger;
  private final Outbox outbox;
  private final AskLetter letter;
  private final Clock clock;

  /// @param house the publication, with the address it answers mail at
  /// @param address of the site, without a slash at the end
  public Asks(
      Jdbi db,
      Articles articles,
      Permissions permissions,
      RightsLedger ledger,
      Outbox outbox,
      Colophon.House house,
      String address,
      Texts english,
      Clock clock) {
    this.db = db;
    this.articles = articles;
    this.permissions = permissions;
    this.ledger = ledger;
    this.outbox = outbox;
    this.letter = new AskLetter(permissions, house, address, english);
    this.clock = clock;
  }

  /// What we would like to do.
  ///
  /// @param languages BCP 47 tags of translations; empty for all
  /// @param contact whom to ask; null for whom the terms name
  public record Wish(
      List<Article> articles,
      Set<Use> uses,
      Set<String> languages,
      @Nullable EmailAddress contact,
      String by) {
    public Wish {
      articles = List.copyOf(articles);
      uses = Set.copyOf(uses);
      languages = Set.copyOf(languages);
      if (articles.isEmpty() || uses.isEmpty()) {
        throw new IllegalArgumentException("Name an article and what you would like to do.");
      }
    }
  }

  /// What became of a wish to ask.
  public sealed interface Drafting {}

  public record Drafted(long number) implements Drafting {}

  /// Nobody knows whom to ask.
  ///
  /// @param because in a sentence
  public record NobodyToAsk(String because) implements Drafting {}

  /// Drafts a letter about some articles of one source.
  public Drafting draft(Wish wish) {
    Set<EmailAddress> contacts =
        wish.contact() != null ? Set.of(wish.contact()) : contacts(wish.articles());
    if (contacts.size() != 1) {
      return new NobodyToAsk(
          contacts.isEmpty()
              ? "The terms name no e-mail address to ask at: name one."
              : "These articles have several to ask: name one, or ask for them one by one.");
    }
    return new Drafted(
        db.inTransaction(h -> insert(h, wish, contacts.iterator().next(), clock.instant())));
  }

  private Set<EmailAddress> contacts(List<Article> asked) {
    return permissions.of(asked).values().stream()
        .map(rights -> EmailAddress.within(rights.contact()))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private long insert(Handle h, Wish wish, EmailAddress contact, Instant now) {
    long number =
        h.createQuery(
                """
                insert into ask (contact, uses, languages, subject, body, drafted_by, drafted_at)
                values (:contact, :uses, :languages, :subject, :text, :by, :now) returning id
                """)
            .bind("contact", contact.text())
            .bindArray("uses", String.class, wish.uses().stream().map(Use::word).toArray())
            .bindArray("languages", String.class, wish.languages().toArray())
            .bind("subject", AskLetter.subject(wish.articles()))
            .bind("text", letter.text(wish.articles(), wish.uses(), wish.languages(), now))
            .bind("by", wish.by())
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .mapTo(Long.class)
            .one();
    wish.articles().stream()
        .map(Article::id)
        .distinct()
        .forEach(
            article ->
                h.execute(
                    "insert into ask_article (ask_id, article_id) values (?, ?)",
                    number,
                    article.value()));
    return number;
  }

  /// Sends a draft.
  ///
  /// @param text of the letter, as it was edited; null for as it was drafted
  /// @return false where there is no such draft
  public boolean send(long number, @Nullable String text) {
    return db.inTransaction(
        h -> {
          Optional<Ask> draft = hold(h, number).filter(ask -> ask.state() == Ask.State.DRAFT);
          draft.ifPresent(ask -> send(h, ask, text == null ? ask.text() : text));
          return draft.isPresent();
        });
  }

  private void send(Handle h, Ask ask, String text) {
    Letter toSend = Letter.by(ask.contact(), ask.subject(), text);
    h.execute(
        "update ask set state = 'sent', body = ?, letter_id = ?, sent_at = ? where id = ?",
        toSend.text(),
        outbox.write(h, toSend),
        clock.instant().atOffset(ZoneOffset.UTC),
        ask.number());
  }

  /// Files a reply. What it grants is recorded for each article with the reply as evidence, and
  /// holds at once.
  ///
  /// @param granted whether they agree
  /// @param by who of them wrote it
  /// @param until the last day on which it holds
  /// @return false where no such letter waits for a reply
  public boolean answered(
      long number,
      boolean granted,
      String reply,
      String by,
      @Nullable LocalDate until,
      String filedBy) {
    return db.inTransaction(
        h -> {
          articles.awaitTurn(h);
          Optional<Ask> open = hold(h, number).filter(Ask::isOpen);
          open.ifPresent(
              ask -> {
                settle(h, ask, granted, reply);
                if (granted) {
                  record(h, ask, entry(ask, reply, by, until, filedBy));
                }
              });
          return open.isPresent();
        });
  }

  private void settle(Handle h, Ask ask, boolean granted, String reply) {
    h.execute(
        "update ask set state = ?, reply = ?, answered_at = ? where id = ?",
        (granted ? Ask.State.GRANTED : Ask.State.REFUSED).word(),
        reply,
        clock.instant().atOffset(ZoneOffset.UTC),
        ask.number());
  }

  private GivenPermissions.Entry entry(
      Ask ask, String reply, String by, @Nullable LocalDate until, String filedBy) {
    return new GivenPermissions.Entry(
        ask.uses(),
        new Scope(ask.languages(), Set.of(), Set.of(), null, until),
        by,
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
        "Reply to our letter %d: %s".formatted(ask.number(), reply),
        filedBy);
  }

  private void record(Handle h, Ask ask, GivenPermissions.Entry entry) {
    for (ArticleId article : ask.articles()) {
      h.execute(
          "update ask_article set permission_id = ? where ask_id = ? and article_id = ?",
          ledger.record(h, article, entry),
          ask.number(),
          article.value());
    }
  }

  /// Our questions, those that wait first, then the latest.
  public List<Ask> list(int most) {
    return db.withHandle(
        h ->
            h
                .createQuery(
                    """
                    select * from ask
                    order by state not in ('draft', 'sent'), coalesce(sent_at, drafted_at) desc
                    limit :most
                    """)
                .bind("most", most)
                .map((row, context) -> ask(row, List.of()))
                .list()
                .stream()
                .map(ask -> find(h, ask.number(), "").orElseThrow())
                .toList());
  }

  /// One of our questions.
  public Optional<Ask> find(long number) {
    return db.withHandle(h -> find(h, number, ""));
  }

  private static Optional<Ask> hold(Handle h, long number) {
    return find(h, number, " for update");
  }

  private static Optional<Ask> find(Handle h, long number, String lock) {
    List<ArticleId> asked =
        h.createQuery("select article_id from ask_article where ask_id = :id order by article_id")
            .bind("id", number)
            .mapTo(Long.class)
            .map(ArticleId::new)
            .list();
    return h.createQuery("select * from ask where id = :id" + lock)
        .bind("id", number)
        .map((row, context) -> ask(row, asked))
        .findOne();
  }

  private static Ask ask(ResultSet row, List<ArticleId> asked) throws SQLException {
    return new Ask(
        row.getLong("id"),
        new EmailAddress(row.getString("contact")),
        asked,
        words(row, "uses").stream().map(Use::ofWord).collect(Collectors.toSet()),
        Set.copyOf(words(row, "languages")),
        row.getString("subject"),
        row.getString("body"),
        Ask.State.ofWord(row.getString("state")),
        row.getString("drafted_by"),
        row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
        instant(row, "sent_at"),
        row.getString("reply"),
        instant(row, "answered_at"));
  }

  private static List<String> words(ResultSet row, String column) throws SQLException {
    return new ArrayList<>(Arrays.asList((String[]) row.getArray(column).getArray()));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
