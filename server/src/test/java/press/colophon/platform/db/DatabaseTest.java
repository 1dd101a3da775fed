package press.colophon.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DatabaseTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Test
  void speaksToARealPostgreSql() {
    String version = DATABASE.jdbi().withHandle(h -> one(h, "SHOW server_version"));

    assertThat(version).startsWith("18");
  }

  @Test
  void appliesNumberedMigrationsOnce() {
    DatabaseAddress address = TestDatabase.bare();

    Database.open(null, address, 4, "db-test").close();
    try (Database again = Database.open(null, address, 4, "db-test")) {
      String rows = again.jdbi().withHandle(h -> one(h, "SELECT string_agg(text, ',') FROM line"));
      assertThat(rows).isEqualTo("${kept as written}");
    }
  }

  @Test
  void refusesADatabaseThatANewerColophonHasUsed() {
    DatabaseAddress address = TestDatabase.bare();
    try (Database database = Database.open(null, address, 4, "db-test")) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "UPDATE flyway_schema_history SET version = '9' WHERE version = '0002'"));
    }

    assertThatThrownBy(() -> Database.open(null, address, 4, "db-test"))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("a newer Colophon has used it");
  }

  @Test
  void servesManyMoreThreadsThanItHasConnections() throws InterruptedException {
    AtomicInteger answered = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(200);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        threads.execute(
            () -> {
              DATABASE.jdbi().useHandle(h -> h.execute("SELECT pg_sleep(0.001)"));
              answered.incrementAndGet();
              done.countDown();
            });
      }
      done.await();
    }

    assertThat(answered).hasValue(200);
  }

  @Test
  void namesAServerThatDoesNotAnswerWithoutItsPassword() {
    DatabaseAddress nobody = DatabaseAddress.parse("postgresql://me:secret@127.0.0.1:1/news");

    assertThatThrownBy(() -> Database.open(null, nobody, 4, "db"))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("127.0.0.1:1/news")
        .hasMessageNotContaining("secret");
  }

  private static String one(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(String.class).one();
  }
}
