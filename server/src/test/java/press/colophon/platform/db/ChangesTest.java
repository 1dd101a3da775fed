package press.colophon.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ChangesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Changes changes = new Changes();
  private final BlockingQueue<Set<String>> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> gaps = new LinkedBlockingQueue<>();
  private ChangeListener listener;

  @BeforeEach
  void listen() throws InterruptedException {
    listener =
        new ChangeListener(
            database.database()::connect, this::hear, () -> {}, () -> gaps.add("gap"));
    listener.start();
    assertThat(gaps.poll(5, TimeUnit.SECONDS)).isNotNull();
  }

  @AfterEach
  void close() {
    listener.close();
  }

  private void hear(Set<String> topics) {
    if (topics.contains("poison")) {
      throw new IllegalStateException("a hearer that fails");
    }
    heard.add(topics);
  }

  @Test
  void isHeardWhenTheTransactionCommits() throws InterruptedException {
    database.jdbi().useTransaction(h -> changes.announce(h, List.of("all", "article:1")));

    assertThat(heard.poll(2, TimeUnit.SECONDS)).containsExactlyInAnyOrder("all", "article:1");
  }

  @Test
  void isNotHeardBeforeTheTransactionCommitsNorIfItDoesNot() throws InterruptedException {
    database
        .jdbi()
        .useTransaction(
            h -> {
              changes.announce(h, List.of("rolled back"));
              assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
              h.rollback();
            });

    database.jdbi().useTransaction(h -> changes.announce(h, List.of("next")));
    assertThat(heard.poll(2, TimeUnit.SECONDS)).containsExactly("next");
  }

  @Test
  void manyTopicsArriveAll() throws InterruptedException {
    List<String> topics = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      topics.add("author:Łódź-" + i);
    }

    database.jdbi().useTransaction(h -> changes.announce(h, topics));

    Set<String> all = new HashSet<>();
    for (int i = 0; i < 50 && all.size() < topics.size(); i++) {
      Set<String> some = heard.poll(2, TimeUnit.SECONDS);
      all.addAll(some == null ? Set.of() : some);
    }
    assertThat(all).hasSize(2000);
  }

  @Test
  void nothingToTellIsNoNotice() throws InterruptedException {
    database.jdbi().useTransaction(h -> changes.announce(h, List.of()));

    assertThat(heard.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void reportsAGapAfterALostConnectionAndHearsOn() throws InterruptedException {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and query ilike 'listen%'
                    """));

    assertThat(gaps.poll(8, TimeUnit.SECONDS)).isEqualTo("gap");
    database.jdbi().useTransaction(h -> changes.announce(h, List.of("after")));
    assertThat(heard.poll(2, TimeUnit.SECONDS)).containsExactly("after");
  }

  /// As behind a firewall that has forgotten the connection: nobody says that it is gone.
  @Test
  void noticesAConnectionThatNoLongerAnswers() throws InterruptedException {
    String question =
        """
        select pid from pg_stat_activity
        where datname = current_database() and query ilike 'listen%'
        order by backend_start desc limit 1
        """;
    long ear = database.jdbi().withHandle(h -> h.createQuery(question).mapTo(Long.class).one());
    var _ = Commands.output(List.of("kill", "-STOP", Long.toString(ear))).orElseThrow();

    try {
      assertThat(gaps.poll(30, TimeUnit.SECONDS)).isEqualTo("gap");
      database.jdbi().useTransaction(h -> changes.announce(h, List.of("after")));
      assertThat(heard.poll(2, TimeUnit.SECONDS)).containsExactly("after");
    } finally {
      var _ = Commands.output(List.of("kill", "-CONT", Long.toString(ear)));
    }
  }

  @Test
  void hearsOnAfterAHearerFailed() throws InterruptedException {
    database.jdbi().useTransaction(h -> changes.announce(h, List.of("poison")));

    assertThat(gaps.poll(8, TimeUnit.SECONDS)).isEqualTo("gap");
    database.jdbi().useTransaction(h -> changes.announce(h, List.of("after")));
    assertThat(heard.poll(2, TimeUnit.SECONDS)).containsExactly("after");
  }
}
