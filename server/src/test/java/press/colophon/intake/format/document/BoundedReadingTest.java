package press.colophon.intake.format.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;

class BoundedReadingTest {
  private static final Item READ = new Item.Empty("", Drop.Reason.EMPTY, "it was read");

  @Test
  void aReadingWhoseTimeIsUpEnds() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);

    Item item =
        BoundedReading.within(
            Duration.ofMillis(50),
            () -> {
              try {
                while (true) {
                  Deadline.check();
                  Thread.onSpinWait();
                }
              } finally {
                ended.countDown();
              }
            });

    assertThat(sentence(item)).contains("seconds to read");
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void readingsThatDoNotEndTakeNoMoreThanTheirPlaces() throws Exception {
    CompletableFuture<Item> stubborn = new CompletableFuture<>();
    try {
      Item item = READ;
      for (int i = 0; i < 4 * BoundedReading.PLACES && !sentence(item).contains("too many"); i++) {
        item = BoundedReading.within(Duration.ofMillis(20), stubborn::join); // deaf to interrupts
      }

      assertThat(sentence(item)).contains("too many documents before it");
    } finally {
      stubborn.complete(READ);
    }
    assertThat(BoundedReading.within(Duration.ofSeconds(10), () -> READ)).isEqualTo(READ);
  }

  @Test
  void aLongDocumentOfRichTextIsGivenUpInTime() throws IOException {
    String text = "{\\rtf1 " + "{\\b word}\\par ".repeat(700_000) + "}";
    List<Item> items = new ArrayList<>();

    new RichTextFile(Duration.ofMillis(5))
        .read(
            new Original(
                "long.rtf", text.getBytes(StandardCharsets.US_ASCII), null, null, Instant.EPOCH),
            items::add);

    assertThat(sentence(items.getFirst())).contains("seconds to read");
  }

  private static String sentence(Item item) {
    return ((Item.Empty) item).sentence();
  }
}
