package press.colophon.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Assets from the class path and media from a folder, over a real connection.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilesTest {

  private final PageCache cache = new PageCache(1_000_000);
  private final Assets assets = Assets.load("/assets", FilesTest.class, "", "sample.css");
  private byte[] picture;
  private WebServer server;

  @BeforeAll
  void start(@TempDir Path parent) throws Exception {
    Path folder = Files.createDirectories(parent.resolve("media/2022"));
    picture = new byte[10_000];
    IntStream.range(0, picture.length).forEach(i -> picture[i] = (byte) i);
    Files.write(folder.resolve("boat.jpg"), picture);
    Files.write(folder.resolve("gone.jpg"), picture);
    Files.writeString(folder.resolve(".hidden"), "hidden");
    Files.writeString(folder.resolve("notes.unknown"), "notes");
    Files.writeString(parent.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(folder.resolve("link.txt"), parent.resolve("secret.txt"));
    WebSettings settings = WebSettings.at("127.0.0.1", 0).silent();
    server =
        new WebServer(settings, cache, ErrorPages.plain(), InstantSource.system())
            .assets(assets)
            .files(
                "/media",
                parent.resolve("media"),
                file -> !file.endsWith("gone.jpg"),
                Duration.ofHours(1))
            .start();
  }

  @AfterAll
  void stop() {
    server.close();
    cache.close();
  }

  private Raw get(String target, String header) throws Exception {
    return Raw.send(server.port(), "GET " + target + " HTTP/1.1", header);
  }

  private Raw get(String target) throws Exception {
    return get(target, "X-Nothing: 1");
  }

  @Test
  void servesAnAssetForEverUnderTheNameOfItsContent() throws Exception {
    Raw answer = get(assets.address("sample.css"), "Accept-Encoding: gzip");

    assertThat(assets.address("sample.css")).matches("/assets/sample-[\\w-]{16}\\.css");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).contains("text/css; charset=utf-8");
    assertThat(answer.header("cache-control")).contains("public, max-age=31536000, immutable");
    assertThat(answer.header("content-encoding")).isPresent();
  }

  @Test
  void servesAnAssetUnderItsOwnNameForNow() throws Exception {
    Raw answer = get("/assets/sample.css");

    assertThat(answer.header("cache-control")).contains("no-cache");
    assertThat(get("/assets/sample.css", "If-None-Match: " + answer.header("etag").orElseThrow()))
        .extracting(Raw::status)
        .isEqualTo(304);
  }

  @Test
  void namesAnAssetThatIsMissing() {
    assertThatThrownBy(() -> Assets.load("/assets", FilesTest.class, "", "none.css"))
        .hasMessageContaining("none.css");
  }

  @Test
  void servesAFileThatIsAskedForAgainAfterATime() throws Exception {
    Raw answer = get("/media/2022/boat.jpg");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(picture);
    assertThat(answer.header("content-type")).contains("image/jpeg");
    assertThat(answer.header("cache-control")).contains("public, max-age=3600, must-revalidate");
    assertThat(answer.header("accept-ranges")).contains("bytes");
    assertThat(answer.header("content-security-policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("sandbox"));
  }

  @Test
  void aFileThatIsHeldBackIsGoneAlsoForWhoeverHasIt() throws Exception {
    assertThat(get("/media/2022/gone.jpg").status()).isEqualTo(410);
    assertThat(get("/media/2022/gone.jpg", "If-None-Match: *").status()).isEqualTo(410);
    assertThat(get("/media/2022/gone.jpg", "Range: bytes=0-9").status()).isEqualTo(410);
    assertThat(get("/media/2022/never.jpg").status()).isEqualTo(404);
  }

  @Test
  void servesAPartOfAFile() throws Exception {
    Raw answer = get("/media/2022/boat.jpg", "Range: bytes=100-199");

    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.header("content-range")).contains("bytes 100-199/10000");
    assertThat(answer.body()).hasSize(100).startsWith(100, 101, 102);
  }

  @Test
  void servesTheEndOfAFile() throws Exception {
    Raw answer = get("/media/2022/boat.jpg", "Range: bytes=-10");

    assertThat(answer.header("content-range")).contains("bytes 9990-9999/10000");
    assertThat(answer.body()).hasSize(10);
  }

  @Test
  void servesWhatThereIsOfALongRange() throws Exception {
    assertThat(get("/media/2022/boat.jpg", "Range: bytes=9999-99999").body()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10000-", "bytes=20000-30000", "bytes=-0"})
  void refusesARangeBehindTheEnd(String range) throws Exception {
    Raw answer = get("/media/2022/boat.jpg", "Range: " + range);

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("content-range")).contains("bytes */10000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=5-1", "bytes=1-2,4-5", "lines=1-2", "bytes=-", "bytes=a-b"})
  void servesTheWholeFileForARangeItDoesNotTake(String range) throws Exception {
    assertThat(get("/media/2022/boat.jpg", "Range: " + range).status()).isEqualTo(200);
  }

  @Test
  void servesAPartOnlyOfTheFileTheClientKnows() throws Exception {
    String tag = get("/media/2022/boat.jpg").header("etag").orElseThrow();
    String range = "Range: bytes=0-9\r\nIf-Range: ";

    assertThat(get("/media/2022/boat.jpg", range + tag).status()).isEqualTo(206);
    assertThat(get("/media/2022/boat.jpg", range + "\"old\"").status()).isEqualTo(200);
  }

  @Test
  void sendsNothingTwiceToAClientThatHoldsTheFile() throws Exception {
    Raw first = get("/media/2022/boat.jpg");
    String tag = "If-None-Match: " + first.header("etag").orElseThrow();
    String date = "If-Modified-Since: " + first.header("last-modified").orElseThrow();

    assertThat(get("/media/2022/boat.jpg", tag).status()).isEqualTo(304);
    assertThat(get("/media/2022/boat.jpg", date).status()).isEqualTo(304);
  }

  @Test
  void answersHeadForAFile() throws Exception {
    Raw answer = Raw.send(server.port(), "HEAD /media/2022/boat.jpg HTTP/1.1");

    assertThat(answer.header("content-length")).contains("10000");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void servesATypeItDoesNotKnowAsBytes() throws Exception {
    assertThat(get("/media/2022/notes.unknown").header("content-type"))
        .contains("application/octet-stream");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/media/../secret.txt",
        "/media/%2e%2e/secret.txt",
        "/media/..%2fsecret.txt",
        "/media/2022/..%5c..%5csecret.txt",
        "/media/2022/link.txt",
        "/media/2022/.hidden",
        "/media/2022",
        "/media/2022/",
        "/media/",
        "/media/2022/none.jpg",
        "/media//etc/passwd",
        "/media/2022/boat.jpg/x",
        "/assets/../sample.css"
      })
  void servesNothingBesideItsFiles(String target) throws Exception {
    Raw answer = get(target);

    assertThat(answer.status()).isIn(301, 400, 404);
    assertThat(answer.text()).doesNotContain("secret").doesNotContain("hidden");
  }
}
