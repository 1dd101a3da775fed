package press.colophon.newsroom;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Status;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.Page;
import press.colophon.platform.http.Request;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.platform.mail.Letter;
import press.colophon.rights.Permission;
import press.colophon.rights.requests.AnswerTemplates;
import press.colophon.rights.requests.Answers;
import press.colophon.rights.requests.Decision;
import press.colophon.rights.requests.ReaderRequest;
import press.colophon.rights.requests.RequestedBy;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;

/// Pages on which editors answer what readers and rights holders ask.
final class RequestPages {
  static final String ADDRESS = "/desk/requests";
  static final String GIVEN = ADDRESS + "/permissions";
  private static final int MOST = 200;
  private static final int LATEST = 20;

  private final RequestDesk desk;
  private final Articles articles;
  private final Templates templates;

  RequestPages(RequestDesk desk, Articles articles, Templates templates) {
    this.desk = desk;
    this.articles = articles;
    this.templates = templates;
  }

  /// What is overdue or due soonest comes first.
  Answer list(String person) {
    var mail = desk.outbox().overview();
    return templates
        .requests(
            new RequestsView(
                mail.sentence(),
                mail.isTroubled(),
                rows(desk.requests().open(MOST)),
                rows(desk.requests().settled(LATEST)),
                desk.outbox().failed(LATEST)))
        .once();
  }

  private List<RequestsView.Row> rows(List<ReaderRequest> requests) {
    Map<ArticleId, Article> found =
        articles.find(requests.stream().map(ReaderRequest::article).distinct().toList());
    Instant now = desk.clock().instant();
    return requests.stream()
        .map(r -> row(r, Objects.requireNonNull(found.get(r.article())), now))
        .toList();
  }

  private static RequestsView.Row row(ReaderRequest request, Article article, Instant now) {
    Instant due = request.dueAt();
    return new RequestsView.Row(
        request.number(),
        article.headline(),
        request.kind().word(),
        request.who(),
        request.state().word(),
        due == null ? "" : LocalDate.ofInstant(due, ZoneOffset.UTC).toString(),
        request.isOverdue(now),
        request.confirmed());
  }

  /// Has a letter tried again.
  Answer retry(Request sent) {
    sent.form("letter")
        .filter(n -> n.matches("\\d{1,18}"))
        .ifPresent(n -> desk.outbox().retry(Long.parseLong(n)));
    return new Answer.SeeOther(ADDRESS);
  }

  /// One request, with the draft of the answer that was chosen or else fits.
  Answer show(Request sent) {
    Optional<ReaderRequest> request = desk.requests().find(number(sent));
    return request.isPresent() ? page(sent, request.get()) : unknown();
  }

  private Page page(Request sent, ReaderRequest request) {
    AnswerTemplates.Stance stance = desk.drafts().stance(request);
    Decision.Kind kind =
        sent.query("answer").flatMap(Decision.Kind::ofWord).orElse(stance.proposed());
    return page(request, kind, desk.drafts().draft(request, kind), null);
  }

  private Page page(
      ReaderRequest request, Decision.Kind kind, String draft, @Nullable String trouble) {
    AnswerTemplates.Stance stance = desk.drafts().stance(request);
    return templates
        .request(
            new RequestView(
                request,
                stance.article().headline(),
                "/" + stance.article().path(),
                words(stance),
                stance.holder() == null ? "" : stance.holder().text(),
                Languages.find(request.language())
                    .map(language -> language.nameIn(Language.ENGLISH))
                    .orElse(request.language()),
                kind,
                draft,
                trouble,
                stance.article().status() == Status.WITHDRAWN,
                request.isOverdue(desk.clock().instant())))
        .once();
  }

  private static String words(AnswerTemplates.Stance stance) {
    return words(stance.decision()) + (stance.ours() ? "" : ". The article is not ours.");
  }

  private static String words(Permission decision) {
    String because = decision.because().words();
    return switch (decision) {
      case Permission.Granted granted -> "Everybody may: " + because;
      case Permission.AskFirst(var ground, var contact) ->
          "To be asked for" + (contact == null ? "" : " at " + contact) + ": " + because;
      case Permission.Refused refused -> "Not permitted: " + because;
    };
  }

  /// Does what a button says.
  Answer change(String person, Request sent) {
    long number = number(sent);
    return switch (sent.form("do").orElse("")) {
      case "answer" -> answer(person, sent, number);
      case "file" -> file(person, sent, number);
      case "withdraw" ->
          sent.form("by")
              .flatMap(RequestedBy::ofWord)
              .map(by -> told(desk.answers().withdraw(number, by, person), number))
              .orElseGet(() -> nothing("Say at whose request it is withdrawn."));
      case "close" -> told(desk.answers().close(number, person), number);
      default -> nothing("There is no such button.");
    };
  }

  private Answer answer(String person, Request sent, long number) {
    Optional<ReaderRequest> request = desk.requests().find(number);
    Optional<Decision.Kind> kind = sent.form("answer").flatMap(Decision.Kind::ofWord);
    if (request.isEmpty() || kind.isEmpty()) {
      return unknown();
    }
    String text = sent.form("text").orElse("");
    try {
      Decision answer = answer(person, sent, kind.get(), text);
      Answers.Outcome outcome = desk.answers().answer(number, answer);
      return outcome instanceof Answers.NotOurs(String because)
          ? page(request.get(), kind.get(), text, because).status(422)
          : told(outcome, number);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      String because = Objects.requireNonNullElse(e.getMessage(), "It could not be read.");
      return page(request.get(), kind.get(), text, because).status(422);
    }
  }

  private static Decision answer(String person, Request sent, Decision.Kind kind, String text) {
    String until = sent.form("until").orElse("");
    String seen = sent.form("seen").filter(n -> n.matches("\\d{1,6}")).orElse("0");
    return new Decision(
        kind,
        text,
        EmailAddress.of(sent.form("to").orElse("")).orElse(null),
        until.isEmpty() ? null : LocalDate.parse(until),
        Integer.parseInt(seen),
        person);
  }

  private Answer file(String person, Request sent, long number) {
    String reply = sent.form("reply").orElse("").strip();
    return reply.isEmpty() || reply.length() > Letter.LONGEST_TEXT
        ? nothing("A reply has 1 to %d characters.".formatted(Letter.LONGEST_TEXT))
        : told(desk.answers().file(number, reply, person), number);
  }

  private Answer told(Answers.Outcome outcome, long number) {
    return switch (outcome) {
      case Answers.Stored stored -> new Answer.SeeOther(ADDRESS + "/" + number);
      case Answers.Overtaken(ReaderRequest now) ->
          page(
                  now,
                  desk.drafts().stance(now).proposed(),
                  desk.drafts().draft(now, desk.drafts().stance(now).proposed()),
                  "Somebody was here meanwhile: it is %s now.".formatted(now.state().word()))
              .status(409);
      case Answers.NotOurs(String because) -> nothing(because);
      case Answers.Unknown() -> unknown();
    };
  }

  /// The permissions we gave.
  Answer given() {
    var grants = desk.grants().latest(MOST);
    Map<ArticleId, Article> found =
        articles.find(grants.stream().map(grant -> grant.article()).distinct().toList());
    return templates
        .given(
            grants.stream()
                .map(
                    grant ->
                        new GivenView(
                            grant, Objects.requireNonNull(found.get(grant.article())).headline()))
                .toList())
        .once();
  }

  /// Ends one of them.
  Answer revoke(String person, Request sent) {
    sent.form("permission")
        .filter(n -> n.matches("\\d{1,18}"))
        .ifPresent(n -> desk.grants().revoke(Long.parseLong(n), person));
    return new Answer.SeeOther(GIVEN);
  }

  private static long number(Request sent) {
    return Long.parseLong(sent.parameter("number"));
  }

  private Page unknown() {
    return templates
        .message("There is no such request", "The list of requests has those that there are.")
        .status(404)
        .once();
  }

  private Answer nothing(String because) {
    return templates.message("Nothing was changed", because).status(400).once();
  }
}
