package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class EngineWatchTest {
  private static final Language SPANISH = new Language("es");

  @Test
  void tellsOnceOfALanguageThatWasInstalledAndOnceWhenItIsGone() throws InterruptedException {
    List<NmtEngine.Installed> models = new CopyOnWriteArrayList<>();
    SynchronousQueue<Boolean> told = new SynchronousQueue<>();
    try (Engines engines =
            new Engines(
                List.of(
                    new NmtEngine(
                        () -> List.copyOf(models), Duration.ofHours(1), 1, Duration.ZERO)));
        EngineWatch watch = new EngineWatch(engines, () -> put(told), Duration.ofMillis(5))) {
      watch.start();
      assertThat(told.poll(100, TimeUnit.MILLISECONDS)).isNull();

      models.add(new NmtEngine.Installed(Language.ENGLISH, SPANISH, "1", () -> Path.of("none")));
      assertThat(told.poll(20, TimeUnit.SECONDS)).isTrue();
      assertThat(engines.route(Language.ENGLISH, SPANISH)).isPresent();
      assertThat(told.poll(100, TimeUnit.MILLISECONDS)).isNull();

      models.clear();
      assertThat(told.poll(20, TimeUnit.SECONDS)).isTrue();
      assertThat(engines.route(Language.ENGLISH, SPANISH)).isEmpty();
    }
  }

  private static void put(SynchronousQueue<Boolean> told) {
    try {
      told.put(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
