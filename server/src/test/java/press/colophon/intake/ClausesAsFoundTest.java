package press.colophon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Year;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Publication;
import press.colophon.platform.MovedClock;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.http.CannedFetcher;
import press.colophon.rights.Basis;
import press.colophon.rights.Clause;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permission;
import press.colophon.rights.TermsReadings.Answer;
import press.colophon.rights.TermsReadings.Choice;
import press.colophon.rights.Use;
import press.colophon.rights.Verdict;

/// What the page of an article says of its use, sentence by sentence.
final class ClausesAsFoundTest {
  private static final String NO_TRANSLATION = "You may not translate our articles.";
  private static final String FREE = "You may republish and translate our articles.";

  private static final List<String> FERRY =
      List.of(
          "<p>Every morning at six the boat from the islands brings letters, hens and teachers.</p>",
          "<p>Since the spring no captain has kept to the hours that hang at the landing place.</p>");

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final MovedClock clock = new MovedClock(Harbour.MORNING);

  @TempDir private Path media;
  private Newsroom room;

  @BeforeEach
  void open() {
    room = Newsroom.empty(database.jdbi(), media, new CannedFetcher(), clock);
  }

  @Test
  void aFooterThatForbidsDoesSoAtOnce() {
    Article article = take("harbour", saying(NO_TRANSLATION));

    assertThat(decide(article, Use.TRANSLATE)).isInstanceOf(Permission.Refused.class);
    assertThat(decide(article, Use.TRANSLATE).because().words()).contains("may not translate");
  }

  @Test
  void allRightsReservedInACopyrightLineForbidsAtOnce() {
    Article article = take("harbour", copyright("© 2022 Coast Courier. All rights reserved."));

    assertThat(decide(article, Use.REPRINT)).isNotInstanceOf(Permission.Granted.class);
  }

  @Test
  void aFooterThatAllowsWaitsForAPersonWhoThenHasReadItForAllArticles() {
    Article first = take("harbour", saying(FREE));
    assertThat(decide(first, Use.TRANSLATE)).isInstanceOf(Permission.AskFirst.class);
    List<Clause> asked = room.readings.of(courier()).orElseThrow().onPages();
    assertThat(asked).extracting(Clause::verdict).containsOnly(Verdict.ALLOWED);

    confirm(Set.of(), Set.of());
    Article next = take("ferry", saying(FREE));

    assertThat(decide(first, Use.TRANSLATE)).isInstanceOf(Permission.Granted.class);
    assertThat(decide(next, Use.TRANSLATE)).isInstanceOf(Permission.Granted.class);
    assertThat(room.terms.of(next.id()).clauses())
        .extracting(clause -> clause.confirmed().by())
        .containsOnly("ida");
    assertThat(room.readings.of(courier())).isEmpty();
  }

  @Test
  void aSentenceThatWasReadWronglyIsLeftOut() {
    Article article = take("harbour", saying(NO_TRANSLATION));
    Set<Integer> all =
        Set.copyOf(
            IntStream.rangeClosed(1, room.readings.of(courier()).orElseThrow().clauses().size())
                .boxed()
                .toList());

    confirm(Set.of(0), all);

    assertThat(room.terms.of(article.id()).clauses()).isEmpty();
  }

  @Test
  void thePageThatComesAgainUnchangedLeavesWhatAPersonConfirmed() {
    Article article = take("harbour", saying(FREE));
    confirm(Set.of(), Set.of());

    take("harbour", saying(FREE));

    assertThat(decide(article, Use.TRANSLATE)).isInstanceOf(Permission.Granted.class);
  }

  @Test
  void aLicenceIsNotNarrowedByThePageThatNamesIt() {
    Item.Article page = Harbour.article(Harbour.page("CC BY 4.0", "measured"));

    Article article = take("harbour", page.account());

    assertThat(decide(article, Use.TRANSLATE)).isInstanceOf(Permission.Granted.class);
  }

  @Test
  void aSentenceThatNamesThePublicDomainIsAGround() {
    Article article =
        take(
            "harbour",
            saying(
                "This report is in the public domain and may be reproduced without permission."));

    assertThat(room.terms.of(article.id()).basis()).isEqualTo(Basis.PUBLIC_DOMAIN);
    assertThat(decide(article, Use.TRANSLATE)).isInstanceOf(Permission.Granted.class);
  }

  private void confirm(Set<Integer> right, Set<Integer> wrong) {
    String seen = room.readings.of(courier()).orElseThrow().word();
    assertThat(room.readings.confirm(courier(), new Choice(right, wrong, seen), "ida"))
        .isInstanceOf(Answer.Confirmed.class);
  }

  private static Account saying(String sentence) {
    AccountDraft draft = unlicensed();
    draft.furniture(Account.Kind.PERMISSION, sentence);
    return draft.account();
  }

  private static Account copyright(String notice) {
    AccountDraft draft = unlicensed();
    draft.copyright(new Account.Copyright("Coast Courier", Year.of(2022), notice));
    return draft.account();
  }

  private static AccountDraft unlicensed() {
    return AccountDraft.of(Harbour.article(Harbour.page("", "measured")).account());
  }

  private Article take(String name, Account account) {
    String address = "https://coast.example/2022/" + name;
    Original original =
        new Original(
            address,
            Harbour.html("", name).getBytes(StandardCharsets.UTF_8),
            URI.create(address),
            null,
            Harbour.MORNING);
    AccountDraft draft = AccountDraft.of(account);
    if (name.equals("ferry")) {
      draft.headline("A ferry without a timetable").body(FERRY);
    }
    Taken taken =
        room.intake.take(
            new Item.Article(name, original, draft.account(), "HTML page"), Harbour.AT_ONCE);
    return room.articles.find(id(taken)).orElseThrow();
  }

  private static ArticleId id(Taken taken) {
    return ((Taken.Stored) taken).receipt().article();
  }

  private Publication courier() {
    return room.articles.findPublication("coast-courier").orElseThrow();
  }

  private Permission decide(Article article, Use use) {
    Occasion page = Occasion.page(article.language(), clock.instant());
    return room.permissions.decide(article, use, page);
  }
}
