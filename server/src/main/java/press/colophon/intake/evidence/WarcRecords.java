package press.colophon.intake.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;
import press.colophon.intake.Original;
import press.colophon.platform.Sha256;
import press.colophon.platform.http.Transcript;

/// Originals as records of a web archive (WARC 1.1, ISO 28500:2017), and back.
final class WarcRecords {
  private static final MediaType REQUEST = MediaType.parse("application/http;msgtype=request");
  private static final MediaType RESPONSE = MediaType.parse("application/http;msgtype=response");
  private static final MediaType BYTES = MediaType.OCTET_STREAM;

  /// The body was kept without the chunks that this header announces. Readers of archives would
  /// look for them; the name that crawlers give it instead leaves it readable for people.
  private static final Pattern CHUNKED = Pattern.compile("(?im)^transfer-encoding(?=\\s*:)");

  private WarcRecords() {}

  /// What a record says of its original.
  ///
  /// @param bytes of the original, its compression undone
  /// @param intact whether the record's own digests hold
  @SuppressWarnings("ArrayRecordComponent") // Handed on and never compared.
  record Payload(byte[] bytes, boolean intact) {
    boolean isOf(String sha256) {
      return intact && Sha256.hex(bytes).equals(sha256);
    }
  }

  /// Request and response, where there was an exchange; otherwise one record.
  static byte[] of(Original original) {
    Transcript exchange = original.exchange();
    if (exchange != null) {
      return gzip(exchanged(exchange, original.sha256()));
    }
    Original whole = original.whole();
    return gzip(
        whole == null || whole.exchange() == null
            ? List.of(resource(original))
            : List.of(part(original, whole)));
  }

  /// The record that opens an archive and says who made it.
  static byte[] head(Instant at, String software) {
    return gzip(
        List.of(
            new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .date(at)
                .fields(
                    Map.of(
                        "software", List.of(software),
                        "format", List.of("WARC File Format 1.1")))
                .build()));
  }

  /// The original in a series of records, or empty where they cannot be read.
  static Optional<Payload> read(byte[] records) {
    try (WarcReader reader = new WarcReader(new ByteArrayInputStream(records))) {
      reader.calculateBlockDigest();
      for (WarcRecord record : reader) {
        Optional<Payload> payload = payload(record);
        if (payload.isPresent()) {
          return payload;
        }
      }
      return Optional.empty();
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<Payload> payload(WarcRecord record) throws IOException {
    return switch (record) {
      case WarcResponse response -> Optional.of(payload(response));
      case WarcResource resource -> Optional.of(payload(resource, resource.payloadDigest()));
      case WarcConversion part -> Optional.of(payload(part, part.payloadDigest()));
      default -> Optional.empty();
    };
  }

  private static Payload payload(WarcResponse response) throws IOException {
    HttpResponse http = response.http();
    byte[] bytes = http.bodyDecoded().stream().readAllBytes();
    return new Payload(bytes, blockIsIntact(response));
  }

  private static Payload payload(WarcRecord record, Optional<WarcDigest> digest)
      throws IOException {
    byte[] bytes = record.body().stream().readAllBytes();
    boolean same = digest.map(d -> d.equals(digest(bytes))).orElse(false);
    return new Payload(bytes, same && blockIsIntact(record));
  }

  private static boolean blockIsIntact(WarcRecord record) throws IOException {
    return record.calculatedBlockDigest().equals(record.blockDigest());
  }

  private static List<WarcRecord> exchanged(Transcript exchange, String sha256) {
    byte[] head = withoutChunks(exchange.head());
    byte[] answer = joined(head, exchange.body());
    WarcResponse response =
        new WarcResponse.Builder(exchange.address())
            .version(MessageVersion.WARC_1_1)
            .recordId(id(sha256))
            .date(exchange.at())
            .ipAddress(exchange.server().getAddress())
            .payloadDigest(digest(exchange.body()))
            .blockDigest(digest(answer))
            .body(RESPONSE, answer)
            .build();
    WarcRequest request =
        new WarcRequest.Builder(exchange.address())
            .version(MessageVersion.WARC_1_1)
            .date(exchange.at())
            .concurrentTo(response.id())
            .blockDigest(digest(exchange.request()))
            .body(REQUEST, exchange.request())
            .build();
    return List.of(response, request);
  }

  private static WarcRecord resource(Original original) {
    byte[] bytes = original.bytes();
    return new WarcResource.Builder(address(original))
        .version(MessageVersion.WARC_1_1)
        .recordId(id(original.sha256()))
        .date(original.at())
        .payloadDigest(digest(bytes))
        .blockDigest(digest(bytes))
        .body(BYTES, bytes)
        .build();
  }

  private static WarcRecord part(Original original, Original whole) {
    byte[] bytes = original.bytes();
    return new WarcConversion.Builder()
        .version(MessageVersion.WARC_1_1)
        .recordId(id(original.sha256()))
        .setHeader("WARC-Target-URI", address(whole).toString())
        .refersTo(id(whole.sha256()))
        .date(original.at())
        .payloadDigest(digest(bytes))
        .blockDigest(digest(bytes))
        .body(BYTES, bytes)
        .build();
  }

  static URI address(Original original) {
    URI address = original.address();
    return address != null ? address : URI.create("urn:sha256:" + original.sha256());
  }

  /// The name of the record that holds an original, so that its parts can refer to it.
  private static URI id(String sha256) {
    return URI.create(
        "urn:uuid:" + UUID.nameUUIDFromBytes(sha256.getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] withoutChunks(byte[] head) {
    String lines = new String(head, StandardCharsets.ISO_8859_1);
    return CHUNKED
        .matcher(lines)
        .replaceAll("X-Crawler-Transfer-Encoding")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[] head, byte[] body) {
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  private static WarcDigest digest(byte[] bytes) {
    return new WarcDigest("sha256", Sha256.digest().digest(bytes));
  }

  private static byte[] gzip(List<? extends WarcRecord> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (WarcWriter writer = new WarcWriter(Channels.newChannel(out), WarcCompression.GZIP)) {
      for (WarcRecord record : records) {
        writer.write(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Into memory: it cannot happen.
    }
    return out.toByteArray();
  }
}
