package press.colophon.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.platform.db.TestDatabase;

final class JobsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final JobKind<Order> PRINT = new JobKind<>("print", Order.class);

  private final Jobs jobs = new Jobs();
  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

  /// What to print.
  public record Order(String title) {}

  @BeforeEach
  void empty() {
    database.jdbi().useHandle(h -> h.execute("truncate scheduled_tasks"));
  }

  @Test
  void doesWhatWasOrdered() throws InterruptedException {
    enqueue("a", Jobs.Urgency.SOON);

    try (JobRunner runner = runner("one")) {
      runner.start();
      assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("a");
    }
  }

  @Test
  void anOrderOfATransactionThatFailedIsNotThere() {
    assertThatThrownBy(
            () ->
                database
                    .jdbi()
                    .useTransaction(
                        h -> {
                          jobs.enqueue(h, PRINT, "a", new Order("a"), Jobs.Urgency.NOW);
                          throw new IllegalStateException("after the order");
                        }))
        .hasMessage("after the order");

    assertThat(waiting()).isZero();
  }

  @Test
  void anEqualOrderThatWaitsIsNotDoubled() {
    enqueue("a", Jobs.Urgency.SOON);
    enqueue("a", Jobs.Urgency.NOW);
    enqueue("a", Jobs.Urgency.SOON);

    assertThat(waiting()).isEqualTo(1);
    assertThat(number("select priority from scheduled_tasks")).isEqualTo(10);
  }

  @Test
  void manyOrdersAtOnceAreDoneEachOnce() throws InterruptedException {
    enqueue("a", Jobs.Urgency.SOON);
    Map<String, Order> orders = Map.of("a", new Order("a"), "b", new Order("Brücke \"b\""));
    database.jdbi().useTransaction(h -> jobs.enqueue(h, PRINT, orders, Jobs.Urgency.SOON));

    try (JobRunner runner = runner("one")) {
      runner.start();
      assertThat(List.of(done.take(), done.take())).containsExactlyInAnyOrder("a", "Brücke \"b\"");
    }
    assertThat(waiting()).isZero();
  }

  @Test
  void whatAPersonWaitsForComesFirst() throws InterruptedException {
    enqueue("later", Jobs.Urgency.SOON);
    enqueue("now", Jobs.Urgency.NOW);

    try (JobRunner runner = runner("one")) {
      runner.start();
      assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("now");
      assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("later");
    }
  }

  @Test
  void aJobThatFailsIsTriedAgain() throws InterruptedException {
    AtomicInteger tries = new AtomicInteger();
    enqueue("a", Jobs.Urgency.SOON);

    try (JobRunner runner =
        runner(
            "one",
            order -> {
              done.add("try " + tries.incrementAndGet());
              if (tries.get() == 1) {
                throw new java.io.IOException("paper jam");
              }
            })) {
      runner.start();
      assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("try 1");
      untilUnpicked();
      database
          .jdbi()
          .useHandle(h -> h.execute("update scheduled_tasks set execution_time = now()"));
      runner.wake();
      assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("try 2");
    }
  }

  @Test
  void aJobThatARunnerHadBegunWhenItWasKilledIsTakenUpAtItsNextStart() throws InterruptedException {
    enqueue("a", Jobs.Urgency.SOON);
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    update scheduled_tasks
                    set picked = true, picked_by = 'one', last_heartbeat = now(), version = 2
                    """));

    try (JobRunner runner = runner("one")) {
      runner.start();
      assertThat(done.poll(4, TimeUnit.SECONDS)).isEqualTo("a");
    }
  }

  @Test
  void leavesToOtherRunnersWhatTheyHaveBegun() {
    enqueue("a", Jobs.Urgency.SOON);
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    update scheduled_tasks
                    set picked = true, picked_by = 'two', last_heartbeat = now(), version = 2
                    """));

    try (JobRunner runner = runner("one")) {
      runner.start();
      assertThat(number("select count(*) from scheduled_tasks where picked_by = 'two'"))
          .isEqualTo(1);
    }
  }

  private void untilUnpicked() throws InterruptedException {
    for (int i = 0;
        i < 100 && number("select count(*) from scheduled_tasks where picked") > 0;
        i++) {
      Thread.sleep(20);
    }
  }

  @Test
  void aRoundSaysItselfWhenItComesNextAndEndsWhenItSaysNothing() throws InterruptedException {
    database
        .jdbi()
        .useTransaction(h -> jobs.enqueueAt(h, PRINT, "a", new Order("a"), Instant.now()));
    Rounds<Order> rounds =
        new Rounds<>(
            PRINT,
            order -> {
              done.add(order.title());
              return done.size() < 2 ? Optional.of(Instant.now()) : Optional.empty();
            });

    try (JobRunner runner =
        new JobRunner(database.dataSource(), database.jdbi(), "one", 1, List.<Work<?>>of(rounds))) {
      runner.start();
      for (int i = 0; i < 100 && waiting() > 0; i++) {
        runner.wake();
        Thread.sleep(50);
      }
    }

    assertThat(done).containsExactly("a", "a");
    assertThat(waiting()).isZero();
  }

  @Test
  void aJobForLaterWaitsUntilItsTimeIsChanged() {
    Instant later = Instant.now().plusSeconds(3600);
    database
        .jdbi()
        .useTransaction(
            h -> {
              jobs.enqueueAt(h, PRINT, "a", new Order("a"), later);
              jobs.enqueueAt(h, PRINT, "a", new Order("a"), Instant.now());
            });

    assertThat(number("select count(*) from scheduled_tasks where execution_time <= now()"))
        .isEqualTo(1);
  }

  private JobRunner runner(String name) {
    return runner(name, order -> done.add(order.title()));
  }

  private static JobRunner runner(String name, Worker.Run<Order> run) {
    return new JobRunner(
        database.dataSource(), database.jdbi(), name, 1, List.of(new Worker<>(PRINT, run)));
  }

  private void enqueue(String title, Jobs.Urgency urgency) {
    database.jdbi().useTransaction(h -> jobs.enqueue(h, PRINT, title, new Order(title), urgency));
  }

  private static int waiting() {
    return number("select count(*) from scheduled_tasks");
  }

  private static int number(String question) {
    return database.jdbi().withHandle(h -> h.createQuery(question).mapTo(Integer.class).one());
  }
}
