package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.platform.download.FileServer;
import press.colophon.translation.models.CheckModel;
import press.colophon.translation.models.EngineCheck;
import press.colophon.translation.models.InstalledModel;
import press.colophon.translation.models.InstalledModels;
import press.colophon.translation.models.PublishedModels;

/// kill -9 while a model comes in, and two programs that bring one at the same time.
final class KilledModelsTest {
  private static final String MODEL =
      "/models/en-es/tiny/exported/model.enes.intgemm.alphas.bin.gz";
  private static final String PART = ".incoming/en-es/model.enes.intgemm.alphas.bin.gz";

  private final FileServer server = new FileServer();

  @TempDir private Path data;

  @BeforeEach
  void publish() {
    new PublishedModels().files().forEach((path, content) -> server.put("/" + path, content));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Child add(String architecture) {
    return Child.start(
        "models",
        "add",
        "en-es",
        "--architecture",
        architecture,
        "--from",
        server.at(""),
        "--data",
        data.toString());
  }

  private List<InstalledModel> installed() {
    return new InstalledModels(data.resolve("models")).all();
  }

  private void assertWhole(InstalledModel model) {
    assertThat(new CheckModel(new EngineCheck()).run(model)).isEmpty();
  }

  private long partBytes() {
    Path part = data.resolve("models").resolve(PART);
    try {
      return Files.exists(part) ? Files.size(part) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void leavesNothingVisibleAndContinuesLater() {
    server.always(MODEL, FileServer.slow(100_000, 5));
    Child killed = add("tiny");
    killed.until("a part is there", () -> partBytes() >= 90_000);
    killed.kill();

    assertThat(installed()).isEmpty();

    server.always(MODEL, FileServer.ranges());
    Child again = add("tiny");

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(server.asked(MODEL).getLast().range()).matches("bytes=\\d{5,6}-");
    assertWhole(installed().getFirst());
    assertThat(data.resolve("models/.incoming/en-es")).doesNotExist();
  }

  @Test
  void keepsTheOldModelOrHasTheNewOne() {
    assertThat(add("tiny").exitCode()).isZero();
    Random random = new Random(5);
    for (int i = 0; i < 4; i++) {
      int before = server.asked("/db/models.json").size();
      Child killed = add(i % 2 == 0 ? "base-memory" : "tiny");
      killed.until("it asks", () -> server.asked("/db/models.json").size() > before);
      Child.pause(random.nextInt(250));
      killed.kill();

      assertThat(installed()).hasSize(1);
      assertWhole(installed().getFirst());
    }
    Child last = add("base-memory");

    assertThat(last.exitCode()).as(last.err()).isZero();
    assertWhole(installed().getFirst());
    assertThat(data.resolve("models/en-es").toFile().list()).hasSize(2);
  }

  @Test
  void twoProgramsDoNotGetInEachOthersWay() {
    server.always(MODEL, FileServer.slow(120_000, 0));
    Child one = add("tiny");
    Child other = add("base-memory");

    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(other.exitCode()).as(other.err()).isZero();

    assertThat(installed()).hasSize(1);
    assertWhole(installed().getFirst());
    assertThat(data.resolve("models/en-es").toFile().list()).hasSize(2);
  }
}
