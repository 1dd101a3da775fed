package press.colophon.rights.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.ArticlePublished;
import press.colophon.articles.Articles;
import press.colophon.articles.Manuscripts;
import press.colophon.articles.Publication;
import press.colophon.articles.Status;
import press.colophon.platform.MovedClock;
import press.colophon.platform.config.RequestSettings;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.jobs.Jobs;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.platform.mail.Letter;
import press.colophon.platform.mail.Outbox;
import press.colophon.platform.texts.AllTexts;
import press.colophon.rights.Basis;
import press.colophon.rights.Clause.Confirmation;
import press.colophon.rights.Colophon;
import press.colophon.rights.Duty;
import press.colophon.rights.ExpireArticles;
import press.colophon.rights.GivenPermissions;
import press.colophon.rights.HouseRules;
import press.colophon.rights.Licence;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permissions;
import press.colophon.rights.PublicationTerms;
import press.colophon.rights.RightsLedger;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsOfArticles;
import press.colophon.rights.TermsOfPublications;
import press.colophon.rights.Use;
import press.colophon.taxonomy.Taxonomy;

/// What others ask of us and what we ask of them, with the real database.
final class RequestsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
  private static final String READER = "mo@reader.example";
  private static final Colophon.House HOUSE =
      new Colophon.House("The Lantern", "desk@lantern.example");

  private final MovedClock clock = new MovedClock(NOW);
  private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
  private Articles articles;
  private Permissions permissions;
  private RightsLedger ledger;
  private Grants grants;
  private Tombstones tombstones;
  private Article article;

  @BeforeEach
  void open() {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "truncate article, publication, scheduled_tasks, note, letter, ask cascade"));
    var db = database.jdbi();
    articles = new Articles(db, new Taxonomy(db), new Jobs(), new Changes(), clock);
    TermsOfArticles terms = new TermsOfArticles(db);
    TermsOfPublications publications = new TermsOfPublications(db);
    GivenPermissions given = new GivenPermissions(clock);
    permissions = new Permissions(db, publications, given, HouseRules.defaults());
    ExpireArticles expiry = new ExpireArticles(db, articles, terms, permissions, new Jobs(), clock);
    ledger = new RightsLedger(db, articles, terms, publications, given, expiry);
    grants = new Grants(db, clock);
    tombstones = new Tombstones(db, articles, clock);
    article = receive();
  }

  @Test
  void countsOnceItsAddressIsConfirmed() {
    Requests requests = requests(true);

    assertThat(take(requests, RequestKind.COMMERCIAL, "one"))
        .isInstanceOf(Requests.ToConfirm.class);
    assertThat(requests.open(10)).isEmpty();
    assertThat(requests.confirm("another")).isFalse();

    assertThat(requests.confirm(keys.getFirst())).isTrue();
    assertThat(requests.confirm(keys.getFirst())).isTrue();
    assertThat(requests.open(10))
        .singleElement()
        .satisfies(r -> assertThat(r.confirmed()).isTrue())
        .satisfies(r -> assertThat(r.words()).isEqualTo("A poster\nof the harbour."));
    assertThat(letters("desk@lantern.example")).hasSize(1);
  }

  @Test
  void whereNoMailCanBeSentItIsMarkedAsNotConfirmed() {
    Requests requests = requests(false);

    assertThat(take(requests, RequestKind.PRINT, "one")).isInstanceOf(Requests.Arrived.class);

    assertThat(requests.open(10)).singleElement().matches(r -> !r.confirmed());
    assertThat(letters(READER)).isEmpty();
  }

  @Test
  void aFormSentTwiceIsOneRequest() {
    Requests requests = requests(true);

    take(requests, RequestKind.PRINT, "one");
    take(requests, RequestKind.PRINT, "one");

    assertThat(letters(READER)).hasSize(1);
  }

  @Test
  void nobodyIsFloodedWithLetters() {
    Requests requests = requests(true);
    for (int i = 0; i < 5; i++) {
      take(requests, RequestKind.PRINT, "form " + i);
    }

    assertThat(take(requests, RequestKind.PRINT, "another")).isInstanceOf(Requests.TooMany.class);
    assertThat(take(requests, RequestKind.PRINT, "form 0")).isInstanceOf(Requests.ToConfirm.class);
    assertThat(letters(READER)).hasSize(5);

    clock.moveBy(Duration.ofDays(1));
    assertThat(take(requests, RequestKind.PRINT, "the next day"))
        .isInstanceOf(Requests.ToConfirm.class);
  }

  @Test
  void whoFloodsUsWithWishesKeepsNoTakedownAway() {
    Requests requests = requests(true, Map.of("requests.per-hour", "1"));
    take(requests, RequestKind.PRINT, "one");

    assertThat(take(requests, RequestKind.OTHER, "two")).isInstanceOf(Requests.TooMany.class);
    assertThat(take(requests, RequestKind.TAKEDOWN, "three"))
        .isInstanceOf(Requests.ToConfirm.class);
    assertThat(take(requests, RequestKind.CORRECTION, "four")).isInstanceOf(Requests.TooMany.class);
  }

  @Test
  void aFloodOfComplaintsAboutOneArticleKeepsNoneAwayAboutAnother() {
    Requests requests = requests(true, Map.of("requests.per-hour", "2"));
    take(requests, RequestKind.TAKEDOWN, "one");
    take(requests, RequestKind.TAKEDOWN, "two");
    assertThat(take(requests, RequestKind.TAKEDOWN, "three")).isInstanceOf(Requests.TooMany.class);

    article = articles.find(another()).orElseThrow();

    assertThat(take(requests, RequestKind.TAKEDOWN, "four")).isInstanceOf(Requests.Arrived.class);
    assertThat(requests.open(10))
        .singleElement()
        .matches(r -> !r.confirmed() && r.article().equals(article.id()) && r.dueAt() != null);
    assertThat(letters(READER)).hasSize(2);
    assertThat(letters("desk@lantern.example")).isEmpty();
    assertThat(take(requests, RequestKind.TAKEDOWN, "five")).isInstanceOf(Requests.TooMany.class);
  }

  @Test
  void whoeverIsFloodedInHerNameCanStillComplain() {
    Requests requests = requests(true);
    for (int i = 0; i < 5; i++) {
      take(requests, RequestKind.TAKEDOWN, "form " + i);
    }

    assertThat(take(requests, RequestKind.TAKEDOWN, "her own"))
        .isInstanceOf(Requests.Arrived.class);
    assertThat(requests.open(10)).singleElement().matches(r -> !r.confirmed());
    assertThat(letters(READER)).hasSize(5);
  }

  @Test
  void whatIsSentAtTheSameTimeIsCounted() throws Exception {
    Requests requests = requests(true);

    List<Requests.Taken> taken =
        atOnce(20, number -> take(requests, RequestKind.PRINT, "form " + number));

    assertThat(taken).filteredOn(Requests.ToConfirm.class::isInstance).hasSize(5);
    assertThat(letters(READER)).hasSize(5);
  }

  @Test
  void anAddressConfirmedAtTheSameTimeIsToldOfOnce() throws Exception {
    Requests requests = requests(true);
    take(requests, RequestKind.PRINT, "one");

    assertThat(atOnce(8, number -> requests.confirm(keys.getFirst()))).containsOnly(true);

    assertThat(requests.open(10)).hasSize(1);
    assertThat(letters("desk@lantern.example")).hasSize(1);
  }

  @Test
  void ofAnswersGivenAtTheSameTimeOneLeaves() throws Exception {
    isOurs();
    ReaderRequest request = open(RequestKind.COMMERCIAL);

    List<Answers.Outcome> outcomes =
        atOnce(8, number -> answer(request, Decision.Kind.GRANT, "You may, " + number, null));

    assertThat(outcomes).filteredOn(Answers.Stored.class::isInstance).hasSize(1);
    assertThat(grants.latest(10)).hasSize(1);
    assertThat(letters(READER)).hasSize(1);
  }

  @Test
  void whatIsWithdrawnAndAnsweredAtTheSameTimeIsBoth() throws Exception {
    ReaderRequest request = open(RequestKind.TAKEDOWN);

    List<Answers.Outcome> outcomes =
        atOnce(
            6,
            number ->
                number % 2 == 0
                    ? answers().withdraw(request.number(), RequestedBy.AUTHOR, "Ida Brook")
                    : answer(request, Decision.Kind.DONE, "It is withdrawn.", null));

    assertThat(outcomes).filteredOn(Answers.Stored.class::isInstance).isNotEmpty();
    assertThat(articles.find(article.id()).orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
    assertThat(letters(READER)).hasSize(1);
  }

  @Test
  void theKeyIsNotKeptInTheLetterThatWasRead() {
    Requests requests = requests(true);
    take(requests, RequestKind.PRINT, "one");
    assertThat(letters(READER).getFirst().text()).contains(keys.getFirst());

    requests.confirm(keys.getFirst());

    assertThat(letters(READER).getFirst().text()).doesNotContain(keys.getFirst());
    assertThat(requests.confirm(keys.getFirst())).isTrue();
  }

  @Test
  void whatNobodyConfirmsIsForgotten() {
    Requests requests = requests(true);
    take(requests, RequestKind.PRINT, "one");

    clock.moveBy(Duration.ofDays(8));

    assertThat(requests.confirm(keys.getFirst())).isFalse();
    take(requests, RequestKind.PRINT, "two");
    assertThat(stored()).isEqualTo(1);
    assertThat(letters(READER)).singleElement().matches(l -> l.text().contains(keys.getLast()));
  }

  private static int stored() {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("select count(*) from request").mapTo(Integer.class).one());
  }

  @Test
  void takedownsAndCorrectionsAreDueAndWhatIsOverdueComesFirst() {
    Requests requests = requests(false);
    take(requests, RequestKind.COMMERCIAL, "one");
    take(requests, RequestKind.CORRECTION, "two");
    take(requests, RequestKind.TAKEDOWN, "three");

    List<ReaderRequest> open = requests.open(10);

    assertThat(open)
        .extracting(ReaderRequest::kind)
        .containsExactly(RequestKind.TAKEDOWN, RequestKind.CORRECTION, RequestKind.COMMERCIAL);
    assertThat(open.getFirst().dueAt()).isEqualTo(NOW.plus(Duration.ofDays(2)));
    assertThat(open.get(1).dueAt()).isEqualTo(NOW.plus(Duration.ofDays(7)));
    assertThat(open.getFirst().isOverdue(NOW.plus(Duration.ofDays(3)))).isTrue();
    assertThat(open.getLast().isOverdue(NOW.plus(Duration.ofDays(99)))).isFalse();
  }

  @Test
  void aGrantIsRecordedWithTheCorrespondenceAndMayBeRevoked() {
    isOurs();
    ReaderRequest request = open(RequestKind.COMMERCIAL);
    answer(request, Decision.Kind.ASK_BACK, "How many copies?", null);
    answers().file(request.number(), "Two hundred.", "Ida Brook");
    ReaderRequest now = requests(false).find(request.number()).orElseThrow();

    Answers.Outcome outcome = answer(now, Decision.Kind.GRANT, "You may.", null);

    assertThat(outcome).isInstanceOf(Answers.Stored.class);
    Grant grant = grants.latest(10).getFirst();
    assertThat(grant.to()).isEqualTo("Mo Reader, Harbour Prints");
    assertThat(grant.evidence())
        .containsSubsequence("A poster", "How many copies?", "Two hundred.", "You may.");
    assertThat(letters(READER)).extracting(Letter::text).contains("You may.");
    assertThat(grants.revoke(grant.number(), "Ida Brook")).isTrue();
    assertThat(grants.revoke(grant.number(), "Ida Brook")).isFalse();
    assertThat(grants.latest(10).getFirst().revokedAt()).isNotNull();
  }

  @Test
  void anAnswerIsGivenOnceAndToWhatItsEditorHasSeen() {
    ReaderRequest request = open(RequestKind.COMMERCIAL);
    answers().file(request.number(), "One thing more.", "Ida Brook");

    assertThat(answer(request, Decision.Kind.GRANT, "You may.", null))
        .isInstanceOf(Answers.Overtaken.class);
    ReaderRequest now = requests(false).find(request.number()).orElseThrow();
    answer(now, Decision.Kind.REFUSE, "No.", null);

    assertThat(answer(now, Decision.Kind.GRANT, "You may.", null))
        .isInstanceOf(Answers.Overtaken.class);
    assertThat(grants.latest(10)).isEmpty();
    assertThat(answers().close(999, "Ida Brook")).isInstanceOf(Answers.Unknown.class);
  }

  @Test
  void whatIsNotOursGoesToTheRightsHolderWhoAnswersItsSender() {
    ledger.state(origin(), stated(List.of()));
    ReaderRequest request = open(RequestKind.TRANSLATION);
    AnswerTemplates.Stance stance = templates().stance(request);
    assertThat(stance.proposed()).isEqualTo(Decision.Kind.FORWARD);
    assertThat(stance.holder()).hasToString("rights@coast.example");
    String draft = templates().draft(request, Decision.Kind.FORWARD);

    answer(request, Decision.Kind.FORWARD, draft, stance.holder());

    Letter toHolder = letters("rights@coast.example").getFirst();
    assertThat(toHolder.replyTo()).hasToString(READER);
    assertThat(toHolder.text()).contains("a translation", "> A poster", article.headline());
    assertThat(letters(READER).getFirst().text())
        .contains("We have sent your request to Coast Courier");
  }

  @Test
  void nobodyIsOfferedWhatIsNotOursAndIsToldWhomToAsk() {
    ReaderRequest request = open(RequestKind.COMMERCIAL);

    assertThat(templates().stance(request).proposed()).isEqualTo(Decision.Kind.REFUSE);
    assertThat(templates().draft(request, Decision.Kind.REFUSE))
        .contains("It is not ours to give. Please ask at https://coast.example/");
  }

  @Test
  void nobodyIsPermittedWhatIsNotOurs() {
    ReaderRequest request = open(RequestKind.COMMERCIAL);

    assertThat(answer(request, Decision.Kind.GRANT, "You may.", null))
        .isInstanceOf(Answers.NotOurs.class);

    assertThat(grants.latest(10)).isEmpty();
    assertThat(letters(READER)).isEmpty();
    assertThat(requests(false).find(request.number()).orElseThrow().isOpen()).isTrue();
  }

  @Test
  void aCorrectionIsToldOnlyWhereThereWasOne() {
    ReaderRequest request = open(RequestKind.CORRECTION);
    assertThat(templates().draft(request, Decision.Kind.DONE)).contains("leave it as it is");

    articles.correct(article.id(), "The year was wrong.");

    assertThat(templates().draft(request, Decision.Kind.DONE)).contains("has been corrected");
  }

  @Test
  void aWithdrawalHoldsAtOnceAndLeavesANote() {
    ReaderRequest request = open(RequestKind.TAKEDOWN);

    answers().withdraw(request.number(), RequestedBy.AUTHOR, "Ida Brook");

    assertThat(articles.find(article.id()).orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
    assertThat(tombstones.at(article.path()).orElseThrow())
        .isEqualTo(new Tombstones.Tombstone(LocalDate.of(2026, 5, 4), RequestedBy.AUTHOR));
    assertThat(requests(false).open(10)).hasSize(1);
    assertThat(templates().draft(request, Decision.Kind.DONE)).contains("has been withdrawn");
    database.jdbi().useTransaction(h -> tombstones.remove(h, article.id()));
    assertThat(tombstones.at(article.path())).isEmpty();
  }

  @Test
  void ourLetterSaysWhatStandsAgainstItAndItsReplyIsAPermission() {
    ledger.state(origin(), stated(List.of()));
    Occasion french = Occasion.page("fr", NOW);
    assertThat(permissions.decide(article, french).isGranted()).isFalse();
    Asks asks = asks();

    long number = drafted(asks);
    Ask draft = asks.find(number).orElseThrow();
    assertThat(draft.contact()).hasToString("rights@coast.example");
    assertThat(draft.text())
        .contains("translate: CC BY-ND 4.0, section 1(a)", "translate into German, French")
        .contains("Credit: ", "Coast Courier", article.headline());
    assertThat(asks.send(number, null)).isTrue();
    assertThat(asks.send(number, null)).isFalse();
    assertThat(letters("rights@coast.example")).hasSize(1);

    assertThat(asks.answered(number, true, "Yes, please do.", "A. Lam", null, "Ida")).isTrue();
    assertThat(asks.answered(number, true, "Yes, please do.", "A. Lam", null, "Ida")).isFalse();
    assertThat(permissions.decide(article, french).isGranted()).isTrue();
    assertThat(permissions.decide(article, Occasion.page("es", NOW)).isGranted()).isFalse();
    assertThat(permissions.of(article).given().getFirst().evidence()).contains("Yes, please do.");
  }

  @Test
  void whoIsToBeAskedMustBeKnown() {
    assertThat(asks().draft(wish())).isInstanceOf(Asks.NobodyToAsk.class);
  }

  @Test
  void aSourceThatWantsToBeToldIsToldOnce() {
    ledger.state(origin(), stated(List.of(new Duty(Duty.Kind.NOTIFY, null, "Let us know."))));
    NotifySources notify = notifySources();
    ArticlePublished news = new ArticlePublished(article.id().value(), article.revision().id());

    notify.run(news);
    notify.run(news);

    assertThat(letters("rights@coast.example"))
        .singleElement()
        .satisfies(l -> assertThat(l.subject()).isEqualTo("Published: " + article.headline()))
        .satisfies(
            l ->
                assertThat(l.text())
                    .contains("https://lantern.example/" + article.path(), "Credit: "));
  }

  @Test
  void nobodyIsToldWhoDoesNotAskForItNorOfWhatCameLongAgo() {
    ArticlePublished news = new ArticlePublished(article.id().value(), article.revision().id());
    notifySources().run(news);
    ledger.state(origin(), stated(List.of(new Duty(Duty.Kind.NOTIFY, null, "Let us know."))));
    clock.moveBy(Duration.ofDays(31));

    notifySources().run(news);

    assertThat(letters("rights@coast.example")).isEmpty();
  }

  @Test
  void aPageCannotHaveUsWriteToAnybody() {
    Duty duty = new Duty(Duty.Kind.NOTIFY, "victim@elsewhere.example", "Let them know.");
    ledger.state(origin(), stated(List.of()));
    ledger.state(article, List.of(), List.of(duty));

    notifySources().run(new ArticlePublished(article.id().value(), article.revision().id()));

    assertThat(letters("victim@elsewhere.example")).isEmpty();
    assertThat(letters("rights@coast.example")).isEmpty();
  }

  @Test
  void nobodyIsToldMoreThanTwentyTimesADay() {
    ledger.state(origin(), stated(List.of(new Duty(Duty.Kind.NOTIFY, null, "Let us know."))));
    Letter letter =
        Letter.automatic(new EmailAddress("rights@coast.example"), "Published", "An article.");
    for (int i = 0; i < 20; i++) {
      database.jdbi().useTransaction(h -> outbox(true).write(h, letter));
    }
    ArticlePublished news = new ArticlePublished(article.id().value(), article.revision().id());

    notifySources().run(news);
    assertThat(letters("rights@coast.example")).hasSize(20);

    clock.moveBy(Duration.ofDays(2));
    notifySources().run(news);
    assertThat(letters("rights@coast.example")).hasSize(21);
  }

  private ArticleId another() {
    return database
        .jdbi()
        .inTransaction(
            h ->
                articles.receive(
                    h,
                    Manuscripts.harbour()
                        .headline("The ferry")
                        .body("<p>The ferry has no timetable and never had one, says its crew.</p>")
                        .identifiers("ferry")
                        .manuscript()))
        .article();
  }

  /// Has so many do the same at the same time.
  private static <T> List<T> atOnce(int many, IntFunction<T> one) throws Exception {
    CyclicBarrier together = new CyclicBarrier(many);
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> done =
          IntStream.range(0, many)
              .mapToObj(
                  number ->
                      all.submit(
                          () -> {
                            together.await();
                            return one.apply(number);
                          }))
              .toList();
      List<T> results = new ArrayList<>();
      for (Future<T> result : done) {
        results.add(result.get(1, TimeUnit.MINUTES));
      }
      return results;
    }
  }

  private void isOurs() {
    database
        .jdbi()
        .useHandle(
            h ->
                new TermsOfArticles(database.jdbi())
                    .keep(h, article.id(), new Terms(Basis.OWN_WORK, null, null, null, List.of())));
  }

  private long drafted(Asks asks) {
    return asks.draft(wish()) instanceof Asks.Drafted(long number) ? number : -1;
  }

  private Asks.Wish wish() {
    return new Asks.Wish(
        List.of(article), Set.of(Use.TRANSLATE), Set.of("fr", "de"), null, "Ida Brook");
  }

  private Asks asks() {
    return new Asks(
        database.jdbi(),
        articles,
        permissions,
        ledger,
        outbox(true),
        HOUSE,
        "https://lantern.example",
        new AllTexts().english(),
        clock);
  }

  private NotifySources notifySources() {
    return new NotifySources(
        database.jdbi(),
        articles,
        permissions,
        outbox(true),
        HOUSE,
        "https://lantern.example",
        new AllTexts().english(),
        clock);
  }

  private AnswerTemplates templates() {
    return new AnswerTemplates(
        articles, permissions, "The Lantern", "https://lantern.example", clock);
  }

  private Answers answers() {
    return new Answers(database.jdbi(), grants, tombstones, outbox(true), templates(), clock);
  }

  private Answers.Outcome answer(
      ReaderRequest request, Decision.Kind kind, String text, EmailAddress to) {
    Decision decision = new Decision(kind, text, to, null, request.letters().size(), "Ida Brook");
    return answers().answer(request.number(), decision);
  }

  private ReaderRequest open(RequestKind kind) {
    Requests requests = requests(false);
    take(requests, kind, "a form");
    return requests.find(requests.open(1).getFirst().number()).orElseThrow();
  }

  private Requests.Taken take(Requests requests, RequestKind kind, String token) {
    NewRequest request =
        new NewRequest(
            article.id(),
            kind,
            "Mo\r\nReader",
            "Harbour Prints",
            new EmailAddress(READER),
            "A poster\r\nof the harbour.",
            "en",
            token);
    return requests.take(
        request,
        key -> {
          keys.add(key);
          return Letter.automatic(request.email(), "Confirm", "Key: " + key);
        });
  }

  private Requests requests(boolean sends) {
    return requests(sends, Map.of());
  }

  private Requests requests(boolean sends, Map<String, String> options) {
    RequestSettings settings = Settings.read(Path.of("."), Map.of(), options).requests();
    return new Requests(
        database.jdbi(),
        outbox(sends),
        settings,
        new EmailAddress("desk@lantern.example"),
        new SecureRandom(),
        clock);
  }

  private Outbox outbox(boolean sends) {
    return new Outbox(
        database.jdbi(), new Jobs(), new SecureRandom(), clock, "lantern.example", sends);
  }

  private List<Letter> letters(String to) {
    Outbox outbox = outbox(true);
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("select id from letter where recipient = :to order by id")
                    .bind("to", to)
                    .mapTo(Long.class)
                    .list())
        .stream()
        .map(number -> outbox.find(number).orElseThrow().letter())
        .toList();
  }

  private Publication origin() {
    return Objects.requireNonNull(article.provenance().origin());
  }

  private static PublicationTerms stated(List<Duty> duties) {
    Terms terms =
        new Terms(Basis.LICENCE, Licence.ofId("CC-BY-ND-4.0"), "CC BY-ND 4.0", null, List.of())
            .saying(List.of(), duties);
    return new PublicationTerms(
        terms,
        "https://coast.example/terms",
        "rights@coast.example",
        null,
        NOW,
        new Confirmation("Ida", NOW));
  }

  private Article receive() {
    return articles
        .find(
            database
                .jdbi()
                .inTransaction(h -> articles.receive(h, Manuscripts.harbour().manuscript()))
                .article())
        .orElseThrow();
  }
}
