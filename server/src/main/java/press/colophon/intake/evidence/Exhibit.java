package press.colophon.intake.evidence;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Original;

/// One original as it is kept.
///
/// @param sha256 of the original, 64 lower-case hexadecimal digits
/// @param kind `response`, `resource` or `part`
/// @param size of the original, in bytes
/// @param records of a web archive, each a gzip member of its own; not to be changed
/// @param whole SHA-256 of the response that carried this part, where it is kept
@SuppressWarnings("ArrayRecordComponent") // Handed on and never compared.
public record Exhibit(
    String sha256, String kind, String address, long size, byte[] records, @Nullable String whole) {

  /// An original, made ready to be kept.
  public static Exhibit of(Original original) {
    Original whole = original.whole();
    boolean wasSent = whole != null && whole.exchange() != null;
    return new Exhibit(
        original.sha256(),
        original.exchange() != null ? "response" : wasSent ? "part" : "resource",
        WarcRecords.address(original).toString(),
        original.content().size(),
        WarcRecords.of(original),
        whole != null && wasSent ? whole.sha256() : null);
  }

  /// The bytes of the original, where the records can still be read.
  public Optional<byte[]> bytes() {
    return WarcRecords.read(records).map(WarcRecords.Payload::bytes);
  }

  /// Whether what is kept is still what was retrieved.
  public boolean isSound() {
    return WarcRecords.read(records).map(payload -> payload.isOf(sha256)).orElse(false);
  }
}
