package press.colophon.platform.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class DownloadsTest {
  private static final long MOST = 5_000_000;
  private static final DownloadLimits HASTY =
      new DownloadLimits(Duration.ofMillis(600), 1000, 3, Duration.ofMillis(5), 3);

  private final FileServer server = new FileServer();
  private final Downloads downloads = new Downloads(HASTY, "Colophon-Test/1", Set.of("127.0.0.1"));
  private final byte[] content = content(300_000, 1);

  @TempDir private Path folder;

  @AfterEach
  void close() {
    downloads.close();
    server.close();
  }

  private static byte[] content(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private Path file() {
    return folder.resolve("model.gz");
  }

  private Download fetch() {
    return downloads.fetch(server.at("/model.gz"), file(), MOST, Progress.NONE);
  }

  private void assertWhole(Download download, byte[] expected) throws IOException {
    assertThat(download).isEqualTo(new Download.Done(expected.length));
    assertThat(Files.readAllBytes(file())).isEqualTo(expected);
  }

  private static String reason(Download download) {
    assertThat(download).isInstanceOf(Download.Failed.class);
    return ((Download.Failed) download).reason();
  }

  @Test
  void copiesAFile() throws IOException {
    server.put("/model.gz", content);

    assertWhole(fetch(), content);
  }

  @Test
  void losesNothingWhenTheDiskIsSlowAndTheServerClosesFirst() throws IOException {
    byte[] large = content(3_000_000, 3);
    Progress slow =
        new Progress() {
          @Override
          public void at(String file, long bytes, long total) {
            if (bytes > large.length - 400_000) {
              pause();
            }
          }

          @Override
          public void done(String file, long bytes) {}
        };
    for (int i = 0; i < 10; i++) {
      server.put("/large" + i, large);
      Path to = folder.resolve("large" + i);

      assertThat(downloads.fetch(server.at("/large" + i), to, MOST, slow))
          .isEqualTo(new Download.Done(large.length));
      assertThat(server.asked("/large" + i)).hasSize(1);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void asksOnlyForTheRestOfWhatBrokeOff() throws IOException {
    server.put("/model.gz", content);
    server.next("/model.gz", FileServer.truncated(200_000));

    Download download = fetch();

    assertWhole(download, content);
    assertThat(server.asked("/model.gz")).hasSize(2);
    FileServer.Asked second = server.asked("/model.gz").get(1);
    assertThat(second.range()).matches("bytes=[1-9]\\d{3,5}-");
    assertThat(second.ifRange()).isEqualTo(FileServer.tag(content));
  }

  @Test
  @Timeout(20)
  void doesNotPauseLongerAndLongerWhileItComesFurther() throws IOException {
    byte[] large = content(4_900_000, 4);
    DownloadLimits calm =
        new DownloadLimits(Duration.ofSeconds(5), 1000, 3, Duration.ofMillis(900), 3);
    server.put("/model.gz", large);
    for (int i = 0; i < 5; i++) {
      server.next("/model.gz", FileServer.crumbling(1_100_000));
    }

    try (Downloads patient = new Downloads(calm, "Colophon-Test/1", Set.of("127.0.0.1"))) {
      Download download = patient.fetch(server.at("/model.gz"), file(), MOST, Progress.NONE);
      assertWhole(download, large);
    }
  }

  @Test
  void continuesWhatAnEarlierProgramLeft() throws IOException {
    server.put("/model.gz", content);
    Files.write(file(), Arrays.copyOf(content, 123_456));
    Files.writeString(
        folder.resolve("model.gz.from"),
        server.at("/model.gz") + "\n" + FileServer.tag(content) + "\n");

    assertWhole(fetch(), content);
    assertThat(server.asked("/model.gz"))
        .containsExactly(
            new FileServer.Asked("/model.gz", "bytes=123456-", FileServer.tag(content)));
  }

  @Test
  void leavesAWholeFileAsItIs() throws IOException {
    server.put("/model.gz", content);
    fetch();

    assertWhole(fetch(), content);
    assertThat(server.asked("/model.gz").getLast().range()).isEqualTo("bytes=300000-");
  }

  @Test
  void beginsAgainWhenTheFileHasChanged() throws IOException {
    byte[] newer = content(200_000, 2);
    server.put("/model.gz", content);
    server.next(
        "/model.gz",
        FileServer.truncated(100_000),
        (exchange, old) -> {
          server.put("/model.gz", newer);
          FileServer.ranges().to(exchange, newer);
        });

    assertWhole(fetch(), newer);
  }

  @Test
  void beginsAgainWhereRangesAreUnknown() throws IOException {
    server.put("/model.gz", content);
    server.next("/model.gz", FileServer.truncated(100_000), FileServer.plain());

    assertWhole(fetch(), content);
  }

  @Test
  void doesNotContinueWhatCannotBeToldFromAnotherVersion() throws IOException {
    server.put("/model.gz", content);
    Files.write(file(), Arrays.copyOf(content(9, 9), 123_456));
    Files.writeString(folder.resolve("model.gz.from"), "http://elsewhere.example/\n\"x\"\n");

    assertWhole(fetch(), content);
    assertThat(server.asked("/model.gz").getFirst().range()).isEmpty();
  }

  @Test
  void beginsAgainWhenAnotherPartComesThanTheOneAskedFor() throws IOException {
    server.put("/model.gz", content);
    server.next(
        "/model.gz",
        FileServer.truncated(100_000),
        (exchange, all) -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 5-299999/300000");
          exchange.sendResponseHeaders(206, 299_995);
          exchange.getResponseBody().write(all, 5, 299_995);
        });

    assertWhole(fetch(), content);
  }

  @Test
  void triesAgainAfterAnErrorThatPasses() throws IOException {
    server.put("/model.gz", content);
    server.next("/model.gz", FileServer.status(500), FileServer.status(503));

    assertWhole(fetch(), content);
  }

  @Test
  void givesUpAfterAFewTries() {
    server.always("/model.gz", FileServer.status(500));

    assertThat(reason(fetch())).contains(server.at("/model.gz"), "status 500");
    assertThat(server.asked("/model.gz")).hasSize(3);
  }

  @Test
  void saysWhatIsMissing() {
    Download download = fetch();

    assertThat(download).isInstanceOf(Download.Missing.class);
    assertThat(((Download.Missing) download).reason())
        .contains(server.at("/model.gz"), "status 404");
    assertThat(server.asked("/model.gz")).hasSize(1);
  }

  @Test
  void leavesAServerThatIsStuck() {
    server.put("/model.gz", content);
    server.always("/model.gz", FileServer.slow(10, 60_000));

    assertThat(reason(fetch())).contains("only 10 bytes came in 0.6 seconds");
  }

  @Test
  void leavesAServerThatTrickles() {
    server.put("/model.gz", content);
    server.always("/model.gz", FileServer.slow(10, 20));

    assertThat(reason(fetch())).contains("bytes came in 0.6 seconds");
  }

  @Test
  void leavesAServerThatDoesNotAnswer() {
    server.always("/model.gz", (exchange, all) -> FileServer.slow(0, 60_000).to(exchange, content));

    assertThat(reason(fetch())).contains("came in 0.6 seconds");
  }

  @Test
  void followsRedirects() throws IOException {
    server.put("/there", content);
    server.always("/model.gz", FileServer.redirect("/step"));
    server.always("/step", FileServer.redirect("/there"));

    assertWhole(fetch(), content);
  }

  @Test
  void leavesRedirectsInACircle() {
    server.always("/model.gz", FileServer.redirect("/back"));
    server.always("/back", FileServer.redirect("/model.gz"));

    assertThat(reason(fetch())).contains("circle");
  }

  @Test
  void leavesRedirectsWithoutEnd() {
    server.always("/model.gz", FileServer.redirect("/1"));
    for (int i = 1; i < 9; i++) {
      server.always("/" + i, FileServer.redirect("/" + (i + 1)));
    }

    assertThat(reason(fetch())).contains("redirects more than 3 times");
  }

  @Test
  void isNotLedIntoOurOwnNetwork() {
    server.always("/model.gz", FileServer.redirect("http://localhost:" + server.port() + "/x"));

    assertThat(reason(fetch())).contains("localhost leads to", "not public");
    assertThat(server.asked("/x")).isEmpty();
  }

  @Test
  void isNotLedToFiles() {
    server.always("/model.gz", FileServer.redirect("file:///etc/passwd"));

    assertThat(reason(fetch())).contains("only http and https");
  }

  @Test
  void takesNothingLargerThanAllowed() {
    server.put("/model.gz", new byte[(int) MOST + 1]);

    assertThat(reason(fetch())).contains("5000001 bytes large", "at most 5000000");
    assertThat(file()).doesNotExist();
  }

  @Test
  void stopsWhereMoreComesThanAllowed() {
    server.always(
        "/model.gz",
        (exchange, none) -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write(new byte[100_000]);
          }
        });

    assertThat(reason(fetch())).contains("larger than it may be");
    assertThat(file()).doesNotExist();
  }

  @Test
  void namesTheFileThatCannotBeWritten() {
    server.put("/model.gz", content);

    Download download =
        downloads.fetch(server.at("/model.gz"), Path.of("/dev/null/x"), MOST, Progress.NONE);

    assertThat(reason(download)).contains("/dev/null/x");
  }
}
