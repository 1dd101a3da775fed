package press.colophon.nmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RestingTranslatorTest {
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final AtomicInteger opened = new AtomicInteger();

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private RestingTranslator resting(Duration patience) {
    return new RestingTranslator(
        () -> {
          opened.incrementAndGet();
          return MarianTranslator.open(
              new Reference(Fixtures.folder(), "tiny").files(false, true),
              TranslatorOptions.DEFAULT);
        },
        patience,
        timer);
  }

  @Test
  void opensAtTheFirstCallOnly() {
    try (RestingTranslator translator = resting(Duration.ofHours(1))) {
      assertThat(translator.isOpen()).isFalse();

      translator.translate("Read it!");
      translator.translate("Read it!");

      assertThat(opened).hasValue(1);
      assertThat(translator.isOpen()).isTrue();
    }
  }

  @Test
  void closesWhenNobodyCallsAndOpensAgain() throws InterruptedException {
    try (RestingTranslator translator = resting(Duration.ofMillis(20))) {
      String before = translator.translate("Read it!").text();
      while (translator.isOpen()) {
        Thread.sleep(5);
      }

      assertThat(translator.translate("Read it!").text()).isEqualTo(before);
      assertThat(opened).hasValue(2);
    }
  }

  @Test
  void restsWhenToldTo() {
    try (RestingTranslator translator = resting(Duration.ofHours(1))) {
      String before = translator.translate("Read it!").text();

      assertThat(translator.rest()).isTrue();

      assertThat(translator.isOpen()).isFalse();
      assertThat(translator.translate("Read it!").text()).isEqualTo(before);
    }
  }

  @Test
  void translatesNoMoreOnceClosed() {
    RestingTranslator translator = resting(Duration.ofHours(1));
    translator.translate("Read it!");

    translator.close();

    assertThat(translator.isOpen()).isFalse();
    assertThatThrownBy(() -> translator.translate("Read it!"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void triesAgainAfterItCouldNotBeOpened() {
    AtomicInteger tries = new AtomicInteger();
    try (RestingTranslator translator =
        new RestingTranslator(
            () -> {
              tries.incrementAndGet();
              throw new ModelException("gone");
            },
            Duration.ofHours(1),
            timer)) {
      assertThatThrownBy(() -> translator.translate("Read it!")).hasMessage("gone");
      assertThatThrownBy(() -> translator.translate("Read it!")).hasMessage("gone");
      assertThat(tries).hasValue(2);
    }
  }
}
