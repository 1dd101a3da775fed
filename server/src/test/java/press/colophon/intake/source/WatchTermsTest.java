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
import press.colophon.rights.Terms;
import press.colophon.rights.TermsChange;
import press.colophon.rights.TermsReadings;
import press.colophon.rights.TermsReadings.Known;
import press.colophon.rights.Use;

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
    local.room.readings.confirm(publication(), Set.of(), Set.of(), "ida");

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

    assertThat(local.room.readings.read(publication(), moved, FREE, Terms.UNSTATED))
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
    local.room.readings.confirm(publication(), Set.of(), Set.of(), "ida");
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

    local.room.readings.confirm(publication(), Set.of(), Set.of(), "ida");

    assertThat(known().standing().terms().duties()).contains(expire);
  }

  @Test
  void theAuditNamesThePublicationUntilItsChangeIsRead() {
    confirmed(FREE);
    says(NO_TRANSLATION);
    later();
    assertThat(audited())
        .contains("the terms of Harbour Wire changed, and nobody has read them since");

    local.room.readings.confirm(publication(), Set.of(), Set.of(), "ida");

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
    PublicationTerms stated =
        new PublicationTerms(
            terms,
            site.address("/terms"),
            null,
            null,
            MORNING,
            new Clause.Confirmation("leo", MORNING));
    database.jdbi().useTransaction(h -> local.room.publicationTerms.keep(h, publication(), stated));
  }

  private void confirmed(String text) {
    says(text);
    local.watchTerms();
    assertThat(local.room.readings.confirm(publication(), Set.of(), Set.of(), "leo")).isPresent();
    assertThat(known().standing().terms().basis()).isEqualTo(Basis.ATTRIBUTION);
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

  private int count(String from) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("select count(*) from " + from).mapTo(Integer.class).one());
  }
}
