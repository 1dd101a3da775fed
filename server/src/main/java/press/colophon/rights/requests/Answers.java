package press.colophon.rights.requests;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.mail.Letter;
import press.colophon.platform.mail.Outbox;
import press.colophon.rights.requests.ReaderRequest.State;

/// What editors do with requests. Letter, permission and state are stored together. Thread-safe.
public final class Answers {
  private final Jdbi db;
  private final Grants grants;
  private final Tombstones tombstones;
  private final Outbox outbox;
  private final AnswerTemplates templates;
  private final Clock clock;

  public Answers(
      Jdbi db,
      Grants grants,
      Tombstones tombstones,
      Outbox outbox,
      AnswerTemplates templates,
      Clock clock) {
    this.db = db;
    this.grants = grants;
    this.tombstones = tombstones;
    this.outbox = outbox;
    this.templates = templates;
    this.clock = clock;
  }

  /// What became of what an editor wanted.
  public sealed interface Outcome {}

  /// It is done.
  ///
  /// @param grant number of the permission that was given, where one was
  public record Stored(@Nullable Long grant) implements Outcome {}

  /// It is settled already, or another letter came or went meanwhile.
  public record Overtaken(ReaderRequest now) implements Outcome {}

  /// It is not ours to permit; nothing is sent.
  ///
  /// @param because a sentence for the person who decided
  public record NotOurs(String because) implements Outcome {}

  /// There is no request of this number.
  public record Unknown() implements Outcome {}

  /// Sends an answer.
  public Outcome answer(long number, Decision answer) {
    return change(
        number,
        (h, request) ->
            request.isOpen() && request.letters().size() == answer.seen()
                ? answer(h, request, answer)
                : new Overtaken(request));
  }

  private Outcome answer(Handle h, ReaderRequest request, Decision answer) {
    return answer.kind() == Decision.Kind.GRANT && !templates.stance(request).isOursToPermit()
        ? new NotOurs(
            "The article is not ours, and its terms do not permit this to everybody: forward the"
                + " request to the rights holder, or refuse it.")
        : send(h, request, answer);
  }

  private Outcome send(Handle h, ReaderRequest request, Decision answer) {
    long letter = outbox.write(h, letter(request, answer));
    exchanged(h, request, true, answer.text(), letter, answer.by());
    return switch (answer.kind()) {
      case GRANT -> {
        settle(h, request, State.GRANTED, answer.by());
        String evidence = Requests.hold(h, request.number()).orElseThrow().correspondence();
        yield new Stored(grants.record(h, request, answer.until(), evidence, answer.by()));
      }
      case REFUSE -> settle(h, request, State.REFUSED, answer.by());
      case ASK_BACK -> move(h, request, State.WAITING);
      case FORWARD -> {
        String note = templates.forwarded(request);
        long told = outbox.write(h, Letter.by(request.email(), templates.subject(request), note));
        exchanged(h, request, 1, true, note, told, answer.by());
        yield settle(h, request, State.FORWARDED, answer.by());
      }
      case DONE -> settle(h, request, State.DONE, answer.by());
    };
  }

  private Letter letter(ReaderRequest request, Decision answer) {
    String subject = templates.subject(request);
    return answer.kind() == Decision.Kind.FORWARD && answer.to() != null
        ? Letter.by(answer.to(), subject, answer.text()).answeredTo(request.email())
        : Letter.by(request.email(), subject, answer.text());
  }

  /// Files what its sender wrote back.
  public Outcome file(long number, String reply, String by) {
    return change(
        number,
        (h, request) -> {
          exchanged(h, request, false, reply, null, by);
          return request.state() == State.WAITING ? move(h, request, State.OPEN) : new Stored(null);
        });
  }

  /// Takes the article down at once, in every language and channel; the request stays to be
  /// answered.
  public Outcome withdraw(long number, RequestedBy at, String by) {
    return db.inTransaction(
        h -> {
          tombstones.awaitTurn(h); // before the request is held
          return change(
              h,
              number,
              (handle, request) -> {
                tombstones.withdraw(handle, request.article(), at, by);
                return new Stored(null);
              });
        });
  }

  /// Settles a request without a letter.
  public Outcome close(long number, String by) {
    return change(
        number,
        (h, request) ->
            request.isOpen() ? settle(h, request, State.DONE, by) : new Overtaken(request));
  }

  private Outcome change(long number, BiFunction<Handle, ReaderRequest, Outcome> what) {
    return db.inTransaction(h -> change(h, number, what));
  }

  private static Outcome change(
      Handle h, long number, BiFunction<Handle, ReaderRequest, Outcome> what) {
    Optional<ReaderRequest> request = Requests.hold(h, number);
    return request.map(r -> what.apply(h, r)).orElseGet(Unknown::new);
  }

  private Stored settle(Handle h, ReaderRequest request, State state, String by) {
    h.execute(
        "update request set state = ?, settled_by = ?, settled_at = ? where id = ?",
        state.word(),
        by,
        clock.instant().atOffset(ZoneOffset.UTC),
        request.number());
    return new Stored(null);
  }

  private static Stored move(Handle h, ReaderRequest request, State state) {
    h.execute("update request set state = ? where id = ?", state.word(), request.number());
    return new Stored(null);
  }

  private void exchanged(
      Handle h,
      ReaderRequest request,
      boolean sent,
      String text,
      @Nullable Long letter,
      String by) {
    exchanged(h, request, 0, sent, text, letter, by);
  }

  private void exchanged(
      Handle h,
      ReaderRequest request,
      int more,
      boolean sent,
      String text,
      @Nullable Long letter,
      String by) {
    h.createUpdate(
            """
            insert into request_letter (request_id, position, sent, body, letter_id, person, at)
            values (:request, :position, :sent, :body, :letter, :person, :at)
            """)
        .bind("request", request.number())
        .bind("position", request.letters().size() + more)
        .bind("sent", sent)
        .bind("body", text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", ""))
        .bind("letter", letter)
        .bind("person", by)
        .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
  }
}
