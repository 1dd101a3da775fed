package press.colophon.intake.format.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.OriginalReader;

/// Archives made to unpack to more than anybody can read.
class BombsTest {
  private static final int MEGABYTE = 1 << 20;
  private static final OriginalReader READER = new OriginalReader(100_000_000);

  @Test
  void aTarThatIsPackedTooFarEndsThereAndSaysSo() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (String name : List.of("one.txt", "two.txt", "three.txt")) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(30 * MEGABYTE);
        tar.putArchiveEntry(entry);
        blanks(30, tar);
        tar.closeArchiveEntry();
      }
    }

    List<Item.Empty> items = empties(bytes.toByteArray());

    assertThat(items).extracting(Item.Empty::name).containsExactly("one.txt", "");
    assertThat(items).extracting(Item.Empty::reason).containsOnly(Drop.Reason.TOO_LARGE);
    assertThat(items.getLast().sentence()).endsWith("its reading ends here");
  }

  @Test
  void aRecordThatIsPackedTooFarIsLeftOutAndTheNextOneIsRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(record("text/html", 30 * MEGABYTE));
    bytes.write(record("image/png", 30 * MEGABYTE));
    bytes.write(record("text/plain", 3));

    List<Item.Empty> items = empties(bytes.toByteArray());

    assertThat(items)
        .filteredOn(item -> item.sentence().contains("unpacks to more than is read"))
        .hasSize(2);
    assertThat(items).filteredOn(item -> item.name().endsWith("/3")).hasSize(1);
  }

  @Test
  void whatIsPackedWithinSharesTheLimitsOfTheWhole() throws IOException {
    byte[] inner = zip("blanks.txt", new byte[7 * MEGABYTE], 6);
    byte[] outer = zip("inner.zip", inner, 4);

    List<Item.Empty> items = empties(outer);

    assertThat(items).hasSize(24);
    assertThat(items)
        .filteredOn(item -> item.reason() == Drop.Reason.TOO_LARGE)
        .as("7 MB each, of 8 MB together")
        .hasSize(23);
  }

  @Test
  void anArchiveThatIsGivenUpSaysSo() throws IOException {
    String damaged =
        """
        WARC/1.0
        WARC-Type: response
        Content-Length: nothing

        """;
    String sound =
        """
        WARC/1.0
        WARC-Type: metadata
        WARC-Record-ID: <urn:x>
        WARC-Date: 2026-01-02T03:04:05Z
        Content-Length: 0



        """;
    String both = (damaged + sound).replace("\n", "\r\n");
    byte[] bytes = both.repeat(WebArchive.MOST_FAULTS + 5).getBytes(StandardCharsets.US_ASCII);

    List<Item.Empty> items = empties(bytes);

    assertThat(items.getLast().reason()).isEqualTo(Drop.Reason.TOO_MANY);
    assertThat(items.getLast().sentence()).contains("10,000").contains("nothing is read from here");
  }

  private static byte[] zip(String name, byte[] content, int times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < times; i++) {
        zip.putNextEntry(new ZipEntry(i + name));
        zip.write(content);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] record(String kind, int size) throws IOException {
    String http = "HTTP/1.1 200 OK\r\nContent-Type: " + kind + "\r\n\r\n";
    String head =
        """
        WARC/1.0
        WARC-Type: response
        WARC-Record-ID: <urn:uuid:%1$d>
        WARC-Target-URI: https://coast.example/%1$d
        WARC-Date: 2026-01-02T03:04:05Z
        Content-Type: application/http;msgtype=response
        Content-Length: %2$d

        """
            .replace("\n", "\r\n")
            .formatted(size, http.length() + size);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write((head + http).getBytes(StandardCharsets.US_ASCII));
      blanks(size / MEGABYTE, out);
      out.write(new byte[size % MEGABYTE]);
      out.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  private static void blanks(int megabytes, OutputStream to) throws IOException {
    byte[] blanks = new byte[MEGABYTE];
    for (int i = 0; i < megabytes; i++) {
      to.write(blanks);
    }
  }

  private static List<Item.Empty> empties(byte[] bytes) {
    List<Item.Empty> items = new ArrayList<>();
    READER.read(
        new Original("bomb", bytes, null, null, Instant.EPOCH),
        item -> items.add((Item.Empty) item));
    return items;
  }
}
