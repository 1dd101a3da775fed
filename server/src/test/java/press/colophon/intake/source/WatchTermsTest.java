package press.colophon.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.articles.Article;
import press.colophon.articles.Publication;
import press.colophon.articles.Selection;
import press.colophon.platform.MovedClock;
import press.colophon.platform.db.TestDatabase;
import press.colophon.rights.Audit;
import press.colophon.rights.Basis;
import press.colophon.rights.Clause;
import press.colophon.rights.Duty;
import press.colophon.rights.Licence;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permission;
import press.colophon.rights.PublicationTerms;
import press.colophon.rights.RightsLedger;
import press.colophon.rights.Scope;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsChange;
import press.colophon.rights.TermsReadings;
import press.colophon.rights.TermsReadings.Answer;
import press.colophon.rights.TermsReadings.Choice;
import press.colophon.rights.TermsReadings.Known;
import press.colophon.rights.Use;
import press.colophon.rights.Verdict;

/// The pages that state terms are read again, and nothing is widened by what they say.
final class WatchTermsTest {
  private static final Instant MORNING = Instant.parse("2022-06-14T08:00:00Z");
  private static final Duration A_WEEK_AND_MORE = Duration.ofDays(7).plusMinutes(1);
  private static final String FREE =
      "You may republish our articles. You may translate our articles.";
  private static final String NO_TRANSLATION =
      "You may republish our articles. You may not translate our articles.";

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final MovedClock clock = new MovedClock(MORNING);
  private final LocalSite site = new LocalSite();

  @TempDir private Path media;
  private LocalPolling local;

  @BeforeEach
  void open() {
    local = new LocalPolling(database, media, clock, null);
    site.with("/feed", "application/rss+xml", LocalSite.rss(LocalSite.whole(1, "First.")));
    local.poll(local.add(site.address("/feed"), Trust.PUBLISH).feeds().getFirst());
    state();
  }

  @AfterEach
  void close() {
    local.close();
    site.close();
  }

  @Test
  void aPageIsFirstReadAtOnceAndThenOnceAWeekWithoutBeingSentAgain() {
    says(FREE);
    assertThat(local.watchTerms()).isPresent();
    assertThat(known().standing().text()).isEqualTo(FREE);
    site.asked();

    local.watchTerms();
    assertThat(site.asked()).isEmpty();
    later();

    assertThat(site.asked()).containsExactly("/terms 304 conditional");
    assertThat(known().change()).isNull();
  }

  @Test
  void whatAPageForbidsNewlyCountsAtOnceAndWaitsForAPerson() {
    confirmed(FREE);
    assertThat(decide(Use.TRANSLATE)).isInstanceOf(Permission.Granted.class);
    says(NO_TRANSLATION);

    later();

    assertThat(decide(Use.TRANSLATE)).isInstanceOf(Permission.Refused.class);
    assertThat(decide(Use.TRANSLATE).because().words())
        .contains("changed since a person read them", "may not translate");
    TermsChange change = known().change();
    assertThat(change.before()).isEqualTo(FREE);
    assertThat(change.after()).isEqualTo(NO_TRANSLATION);
    assertThat(local.room.readings.unread()).containsOnlyKeys("Harbour Wire");
  }

  @Test
  void whatAPageAllowsNewlyDoesNotCountBeforeAPersonHasConfirmedIt() {
    confirmed(NO_TRANSLATION);
    says(FREE);

    later();
    assertThat(decide(Use.TRANSLATE)).isInstanceOf(Permission.Refused.class);
    confirm("ida");

    assertThat(decide(Use.TRANSLATE)).isInstanceOf(Permission.Granted.class);
    assertThat(known().change()).isNull();
    assertThat(known().standing().text()).isEqualTo(FREE);
    assertThat(count("terms_change where state = 'confirmed' and decided_by = 'ida'")).isEqualTo(1);
  }

  @Test
  void whatAPageAllowsNoLongerIsAskedForUntilAPersonHasReadIt() {
    confirmed(FREE);
    says("You may republish our articles.");

    later();

    assertThat(decide(Use.TRANSLATE)).isInstanceOf(Permission.AskFirst.class);
    assertThat(decide(Use.REPRINT)).isInstanceOf(Permission.Granted.class);
  }

  @Test
  void ofSeveralChangesTheLastIsReviewedAndNoneIsLost() {
    confirmed(FREE);
    says(NO_TRANSLATION);
    later();
    says(NO_TRANSLATION + " You may not use our photographs.");
    later();
    later();

    assertThat(known().change().before()).isEqualTo(FREE);
    assertThat(known().change().after()).endsWith("You may not use our photographs.");
    assertThat(count("terms_change where state = 'open'")).isEqualTo(1);
    assertThat(count("terms_change where state = 'replaced'")).isEqualTo(1);
  }

  @Test
  void aChangeThatIsTakenBackWaitsForNobody() {
    confirmed(FREE);
    says(NO_TRANSLATION);
    later();
    says(FREE);
    later();

    assertThat(known().change()).isNull();
    assertThat(decide(Use.TRANSLATE)).isInstanceOf(Permission.Granted.class);
    assertThat(count("terms_change where state = 'replaced'")).isEqualTo(1);
  }

  @Test
  void aRoundThatIsDoneAgainMakesNothingTwice() {
    confirmed(FREE);
    says(NO_TRANSLATION);
    later();
    database
        .jdbi()
        .useHandle(
            h -> h.execute("update terms_watch set entity_tag = null, due_at = '2022-01-01'"));

    local.watchTerms();

    assertThat(count("terms_change")).isEqualTo(1);
  }

  @Test
  void aPageThatIsGoneChangesNothingAndIsTold() {
    confirmed(FREE);
    site.with("/terms", LocalSite.status(404));

    later();

    assertThat(decide(Use.TRANSLATE)).isInstanceOf(Permission.Granted.class);
    assertThat(known().change()).isNull();
    assertThat(local.polling.troublesWithTerms())
        .singleElement()
        .asString()
        .startsWith("the terms of Harbour Wire: ")
        .endsWith("/terms answers with status 404");
  }

  @Test
  void aPageThatFailedBeforeItWasEverReadIsNotAskedAgainAtOnce() {
    site.with("/terms", LocalSite.status(404));
    local.watchTerms();
    site.asked();

    local.watchTerms();

    assertThat(site.asked()).isEmpty();
    assertThat(local.polling.troublesWithTerms()).hasSize(1);
  }

  @Test
  void aPageThatRobotsMayNotReadIsLeftAlone() {
    site.with("/robots.txt", "text/plain", "User-agent: *\nDisallow: /terms\n");
    says(FREE);
    site.asked();

    local.watchTerms();

    assertThat(site.asked()).containsExactly("/robots.txt 200");
    assertThat(known().standing().text()).isNull();
    assertThat(local.polling.troublesWithTerms()).singleElement().asString().contains("forbids");
  }

  @Test
  void anotherPageThatAPersonNamesIsWatchedFromThenOn() {
    confirmed(FREE);
    String moved = site.address("/moved");
    site.with("/moved", "text/html", "<html><body><p>" + FREE + "</p></body></html>");

    assertThat(local.room.readings.read(publication(), moved, FREE, text -> Terms.UNSTATED))
        .isEqualTo(TermsReadings.Outcome.SAME);
    site.asked();
    later();

    assertThat(known().standing().address()).isEqualTo(moved);
    assertThat(known().standing().terms().clauses()).hasSize(2);
    assertThat(site.asked()).contains("/moved 200").noneMatch(line -> line.startsWith("/terms"));
  }

  @Test
  void aPageThatNamesAStricterLicenceThanAPersonStatedIsAChangeToRead() {
    stated(new Terms(Basis.LICENCE, Licence.ofId("CC-BY-4.0"), "CC BY 4.0", null, List.of()));
    says("All our articles are published under CC BY-NC-ND 4.0.");

    later();
    later();

    assertThat(decide(Use.TRANSLATE)).isInstanceOf(Permission.Refused.class);
    assertThat(audited()).hasSize(1);
    confirm("ida");
    assertThat(known().standing().terms().licence()).isEqualTo(Licence.ofId("CC-BY-NC-ND-4.0"));
  }

  @Test
  void aDutyThatAPersonStatedOutlivesAChangeOfThePage() {
    Duty expire = new Duty(Duty.Kind.EXPIRE, "90 days", "Letter of May");
    stated(
        new Terms(Basis.ATTRIBUTION, null, null, null, List.of())
            .saying(List.of(), List.of(expire)));
    says(FREE);
    local.watchTerms();
    says(NO_TRANSLATION);
    later();

    confirm("ida");

    assertThat(known().standing().terms().duties()).contains(expire);
  }

  @Test
  void whatAPersonDidNotSeeIsNotConfirmed() {
    confirmed(FREE);
    says(NO_TRANSLATION);
    later();
    String seen = known().word();
    says(FREE + " You may sell them.");
    later();

    Answer answer = confirm(seen, "ida");

    assertThat(answer).isEqualTo(new Answer.Otherwise(known()));
    assertThat(known().change()).isNotNull();
    assertThat(known().word()).isNotEqualTo(seen);
    assertThat(confirm("ida")).isInstanceOf(Answer.Confirmed.class);
  }

  @Test
  void aDateOrAMenuThatChangedIsReadByNobody() {
    confirmed(FREE);
    String seen = known().word();
    long told = told();
    says("Home | Sport. " + FREE + " Updated in July.");

    later();

    assertThat(known().change()).isNull();
    assertThat(known().standing().text()).endsWith("Updated in July.");
    assertThat(known().standing().readAt()).isEqualTo(clock.instant());
    assertThat(known().word()).isEqualTo(seen);
    assertThat(told()).isEqualTo(told);
    assertThat(decide(Use.TRANSLATE)).isInstanceOf(Permission.Granted.class);
  }

  @Test
  void aChangeThatWaitsKeepsWaitingWhenADateChangesToo() {
    confirmed(FREE);
    says(NO_TRANSLATION);
    later();
    long told = told();
    says(NO_TRANSLATION + " Updated in July.");

    later();

    assertThat(count("terms_change")).isEqualTo(1);
    assertThat(known().change().after()).endsWith("Updated in July.");
    assertThat(told()).isEqualTo(told);
    says(FREE + " Updated in August.");
    later();
    assertThat(known().change()).isNull();
    assertThat(decide(Use.TRANSLATE)).isInstanceOf(Permission.Granted.class);
  }

  @Test
  void aTextInWhichNothingIsRecognisedAnyMoreIsAChange() {
    confirmed(FREE);
    says("Something went wrong.");
    later();

    assertThat(known().change().after()).isEqualTo("Something went wrong.");
    confirm("ida");
    says("Something went wrong again.");
    later();
    assertThat(known().change()).isNotNull();
  }

  @Test
  void aSentenceThatAPersonFoundOnThePageIsMissedWhenItGoes() {
    String ours = "Ask the desk before you print posters.";
    Clause.Confirmation read = new Clause.Confirmation("leo", MORNING);
    Clause posters = new Clause(Use.IMAGES, Verdict.ASK, Scope.ALL, ours, null, MORNING, read);
    stated(
        new Terms(Basis.ATTRIBUTION, null, null, null, List.of())
            .saying(List.of(posters), List.of()));
    says(FREE + " " + ours);
    local.watchTerms();
    says(FREE + " Thank you.");

    later();

    assertThat(known().change().after()).endsWith("Thank you.");
  }

  @Test
  void termsThatAPersonStatesAnewLeaveThePageAndItsChangeAsTheyAre() {
    confirmed(FREE);
    says(NO_TRANSLATION);
    later();
    Terms terms = new Terms(Basis.PERMISSION, null, null, null, List.of());

    PublicationTerms before = ledger().state(publication(), byHand(terms)).orElseThrow();

    assertThat(before.terms().basis()).isEqualTo(Basis.ATTRIBUTION);
    assertThat(known().standing().terms()).isEqualTo(terms);
    assertThat(known().standing().text()).isEqualTo(FREE);
    assertThat(known().standing().address()).isEqualTo(site.address("/terms"));
    assertThat(known().change().after()).isEqualTo(NO_TRANSLATION);
    assertThat(decide(Use.TRANSLATE)).isInstanceOf(Permission.Refused.class);
  }

  @Test
  void anotherPageThatIsStatedIsReadAtOnceAndComparedWithTheOneBefore() {
    confirmed(FREE);
    site.with("/new", "text/html", "<html><body><p>" + NO_TRANSLATION + "</p></body></html>");
    Terms terms = known().standing().terms();
    ledger()
        .state(
            publication(),
            new PublicationTerms(
                terms, site.address("/new"), null, null, MORNING, byHand(terms).confirmed()));

    local.watchTerms();

    assertThat(known().change().after()).isEqualTo(NO_TRANSLATION);
  }

  @Test
  void aDutyThatIsDroppedIsNamed() {
    Duty expire = new Duty(Duty.Kind.EXPIRE, "90 days", null);
    Duty notify = new Duty(Duty.Kind.NOTIFY, "the desk", null);
    stated(
        new Terms(Basis.ATTRIBUTION, null, null, null, List.of())
            .saying(List.of(), List.of(expire, notify)));
    says(FREE);
    local.watchTerms();
    says(FREE + " Please tell us when you publish our articles.");
    later();

    assertThat(known().dropped()).containsExactly(notify);
    assertThat(((Answer.Confirmed) confirm("ida")).dropped()).containsExactly(notify);
    assertThat(known().standing().terms().duties()).contains(expire).doesNotContain(notify);
    assertThat(known().standing().droppedBy(Terms.UNSTATED)).containsExactly(expire);
  }

  @Test
  void theAuditNamesThePublicationUntilItsChangeIsRead() {
    confirmed(FREE);
    says(NO_TRANSLATION);
    later();
    assertThat(audited())
        .contains("the terms of Harbour Wire changed, and nobody has read them since");

    confirm("ida");

    assertThat(audited()).noneMatch(what -> what.contains("changed"));
  }

  private List<String> audited() {
    List<String> found = new ArrayList<>();
    new Audit(database.jdbi(), local.articles, local.room.permissions, clock)
        .run(
            finding -> {
              if (finding.kind() == Audit.Kind.CHANGED) {
                found.add(finding.what());
              }
            });
    return found;
  }

  /// A person named the page, and said nothing of what it says.
  private void state() {
    PublicationTerms named =
        new PublicationTerms(Terms.UNSTATED, site.address("/terms"), null, null, MORNING, null);
    database.jdbi().useTransaction(h -> local.room.publicationTerms.keep(h, publication(), named));
  }

  private void stated(Terms terms) {
    ledger().state(publication(), byHand(terms));
  }

  private static PublicationTerms byHand(Terms terms) {
    return new PublicationTerms(
        terms, null, null, null, MORNING, new Clause.Confirmation("leo", MORNING));
  }

  private RightsLedger ledger() {
    return local.room.ledger;
  }

  private void confirmed(String text) {
    says(text);
    local.watchTerms();
    assertThat(confirm("leo")).isInstanceOf(Answer.Confirmed.class);
    assertThat(known().standing().terms().basis()).isEqualTo(Basis.ATTRIBUTION);
  }

  private Answer confirm(String who) {
    return confirm(known().word(), who);
  }

  private Answer confirm(String seen, String who) {
    return local.room.readings.confirm(publication(), new Choice(Set.of(), Set.of(), seen), who);
  }

  private void says(String text) {
    site.with("/terms", "text/html", "<html><body><p>" + text + "</p></body></html>");
  }

  private void later() {
    clock.moveBy(A_WEEK_AND_MORE);
    local.watchTerms();
  }

  private Publication publication() {
    return local.articles.list(new Selection.All(), 1, 0).getFirst().provenance().publisher();
  }

  private Known known() {
    return local.room.readings.of(publication()).orElseThrow();
  }

  private Permission decide(Use use) {
    Article article = local.articles.list(new Selection.All(), 1, 0).getFirst();
    return local.room.permissions.decide(
        article, use, Occasion.page(article.language(), clock.instant()));
  }

  /// How often others were told of the article.
  private long told() {
    return count("scheduled_tasks where task_name = 'article-published'");
  }

  private int count(String from) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("select count(*) from " + from).mapTo(Integer.class).one());
  }
}
