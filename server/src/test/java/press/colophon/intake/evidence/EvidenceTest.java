package press.colophon.intake.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import press.colophon.intake.Original;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.http.Transcript;

final class EvidenceTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant AT = Instant.parse("2022-06-14T08:00:00Z");
  private static final URI ADDRESS = URI.create("https://coast.example/2022/harbour");
  private static final byte[] PAGE = bytes("<html>The harbour that moved, \u00e9</html>");

  private Evidence evidence;

  @BeforeEach
  void open() {
    database.jdbi().useHandle(h -> h.execute("truncate evidence, original"));
    evidence = new Evidence(database.jdbi(), Clock.systemUTC());
  }

  @Test
  void keepsRequestAndResponseAsTheyWere() throws IOException {
    Original page = fetched(PAGE, "", PAGE);

    keep(page);

    Exhibit kept = evidence.find(page.sha256()).orElseThrow();
    assertThat(kept.kind()).isEqualTo("response");
    assertThat(kept.isSound()).isTrue();
    assertThat(kept.bytes()).contains(PAGE);
    assertThat(types(kept.records())).containsExactly("response", "request");
    try (WarcReader reader = new WarcReader(new ByteArrayInputStream(kept.records()))) {
      WarcResponse response = (WarcResponse) reader.next().orElseThrow();
      assertThat(response.targetURI()).isEqualTo(ADDRESS);
      assertThat(response.date()).isEqualTo(AT);
      assertThat(response.http().status()).isEqualTo(200);
      assertThat(response.http().headers().first("X-Printed-By")).contains("press");
    }
  }

  @Test
  void aCompressedAnswerIsKeptCompressedAndVerifiedByWhatItMeans() throws IOException {
    Original page =
        fetched(PAGE, "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", gzip(PAGE));

    keep(page);

    Exhibit kept = evidence.find(page.sha256()).orElseThrow();
    assertThat(kept.bytes()).contains(PAGE);
    assertThat(kept.isSound()).isTrue();
  }

  @Test
  void aChangedByteIsDamage() {
    Original file = new Original("harbour.txt", PAGE, null, null, AT);
    keep(file);
    byte[] forged =
        Exhibit.of(new Original("x", bytes("<html>Another</html>"), null, null, AT)).records();

    assertThat(evidence.find(file.sha256()).orElseThrow().isSound()).isTrue();
    forge(forged);
    assertThat(evidence.find(file.sha256()).orElseThrow().isSound()).isFalse();
    forge(new byte[] {1, 2, 3});
    assertThat(evidence.find(file.sha256()).orElseThrow().isSound()).isFalse();
  }

  @Test
  void anEntryOfAFeedRefersToTheResponseThatCarriedItWhichIsKeptOnce() throws IOException {
    Original feed =
        fetched(
            bytes("<rss><item>1</item><item>2</item></rss>"),
            "",
            bytes("<rss><item>1</item><item>2</item></rss>"));
    Original first = feed.part(bytes("<item>1</item>"));
    Original second = feed.part(bytes("<item>2</item>"));

    keep(first);
    keep(second);
    keep(first);

    assertThat(evidence.find(first.sha256()).orElseThrow().whole()).isEqualTo(feed.sha256());
    assertThat(evidence.find(second.sha256()).orElseThrow().isSound()).isTrue();
    assertThat(count()).isEqualTo(3);
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    evidence.writeArchive(List.of(first.sha256(), second.sha256()), "test", archive);
    assertThat(types(archive.toByteArray()))
        .containsExactly("warcinfo", "response", "request", "conversion", "conversion");
  }

  @Test
  void whatWasKeptBeforeThereWasEvidenceIsReadAsBefore() {
    Original old = new Original("old.txt", PAGE, null, null, AT);
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "insert into original (sha256, bytes, account, kept_at) values"
                        + " (?, ?, '{\"file\":\"old.txt\"}', now())",
                    old.sha256(),
                    PAGE));

    Exhibit kept = evidence.find(old.sha256()).orElseThrow();

    assertThat(kept.isSound()).isTrue();
    assertThat(kept.bytes()).contains(PAGE);
  }

  private void keep(Original original) {
    database.jdbi().useTransaction(h -> evidence.keep(h, Exhibit.of(original), original.whole()));
  }

  private static int count() {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("select count(*) from evidence").mapTo(Integer.class).one());
  }

  private static void forge(byte[] records) {
    database.jdbi().useHandle(h -> h.execute("update evidence set records = ?", records));
  }

  private static Original fetched(byte[] document, String headers, byte[] body) throws IOException {
    Transcript exchange =
        new Transcript(
            AT,
            ADDRESS,
            new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 443),
            bytes("GET /2022/harbour HTTP/1.1\r\nHost: coast.example\r\n\r\n"),
            bytes("HTTP/1.1 200 OK\r\nX-Printed-By: press\r\n" + headers + "\r\n"),
            body);
    return new Original(ADDRESS.toString(), document, ADDRESS, null, AT).with(exchange);
  }

  private static List<String> types(byte[] records) throws IOException {
    List<String> types = new ArrayList<>();
    try (WarcReader reader = new WarcReader(new ByteArrayInputStream(records))) {
      for (WarcRecord record : reader) {
        types.add(record.type());
      }
    }
    return types;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
