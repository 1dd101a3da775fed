package press.colophon.platform.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What came of reading an address.
public sealed interface Fetch permits Fetch.Fetched, Fetch.Refused {

  /// One request on the way to a document, and the status it got.
  record Hop(URI address, int status) {
    /// Whether the address has been given up for the next one.
    boolean isPermanent() {
      return status == 301 || status == 308;
    }
  }

  /// The document, whole and decompressed. Its status may be any: an error page is a document, too,
  /// and "not changed" (304) one without bytes.
  final class Fetched implements Fetch {
    private static final Pattern CHARSET =
        Pattern.compile("charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);

    /// A longer wait is no wait but a mistake.
    private static final Duration LONGEST_WAIT = Duration.ofDays(366);

    private final byte[] bytes;
    private final List<Hop> hops;
    private final Map<String, List<String>> headers;
    private final Transcript transcript;

    /// A document as received.
    ///
    /// @param bytes after decompression; not copied
    /// @param hops every request made, the redirects first, the document's own last
    /// @param headers of the document, by lower-case name
    /// @param transcript of the last hop
    public Fetched(
        byte[] bytes, List<Hop> hops, Map<String, List<String>> headers, Transcript transcript) {
      if (hops.isEmpty()) {
        throw new IllegalArgumentException("a document was asked for at least once");
      }
      this.bytes = bytes;
      this.hops = List.copyOf(hops);
      this.headers = Map.copyOf(headers);
      this.transcript = transcript;
    }

    /// The bytes, not copied and not to be changed.
    public byte[] bytes() {
      return bytes;
    }

    /// The type without parameters, in lower case.
    public Optional<String> contentType() {
      return header("content-type").map(t -> t.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /// The encoding as the sender declares it; not looked up in the document.
    public Optional<String> charset() {
      return header("content-type")
          .map(CHARSET::matcher)
          .filter(Matcher::find)
          .map(found -> found.group(1));
    }

    /// Where the last redirect led.
    public URI finalUri() {
      return hops.getLast().address();
    }

    public int status() {
      return hops.getLast().status();
    }

    /// Every request made, the redirects first, the document's own last.
    public List<Hop> hops() {
      return hops;
    }

    /// Whether there were redirects, all of them permanent (301, 308): the document is to be asked
    /// for at [#finalUri] from now on.
    public boolean hasMoved() {
      return hops.size() > 1
          && hops.subList(0, hops.size() - 1).stream().allMatch(Hop::isPermanent);
    }

    /// How long the site wants to be left alone (RFC 9110 section 10.2.3), from the moment of the
    /// answer; at most a year.
    public Optional<Duration> retryAfter() {
      return header("retry-after").flatMap(this::wait);
    }

    private Optional<Duration> wait(String written) {
      Optional<Duration> wait =
          written.strip().matches("[0-9]{1,12}")
              ? Optional.of(Duration.ofSeconds(Long.parseLong(written.strip())))
              : HttpDate.parse(written).map(until -> Duration.between(siteTime(), until));
      return wait.map(w -> w.isNegative() ? Duration.ZERO : w)
          .map(w -> w.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : w);
    }

    /// The site's own clock, so that a wrong one does no harm.
    private Instant siteTime() {
      return header("date").flatMap(HttpDate::parse).orElse(transcript.at());
    }

    /// The first value of a header.
    public Optional<String> header(String lowerCaseName) {
      return headers(lowerCaseName).stream().findFirst();
    }

    /// All values of a header, one for each line.
    public List<String> headers(String lowerCaseName) {
      return headers.getOrDefault(lowerCaseName, List.of());
    }

    /// The exchange that brought the document, for the record.
    public Transcript transcript() {
      return transcript;
    }
  }

  /// Nothing was read.
  ///
  /// @param reason a sentence for a person, naming the address
  record Refused(Because because, String reason) implements Fetch {}

  /// Why nothing was read, for programs to act on.
  enum Because {
    /// It is not an address of the web, or not one that is read: scheme, password, spelling, port.
    ADDRESS,
    /// There is no host of this name, or it has no address.
    NO_HOST,
    /// The host is one of our own networks, not of the public net.
    NOT_PUBLIC,
    /// Nobody took the connection.
    UNREACHABLE,
    /// The certificate or the encryption is not in order.
    ENCRYPTION,
    /// It took longer than allowed.
    TIMEOUT,
    /// The document, or its head, is larger than allowed.
    TOO_LARGE,
    /// Redirects in a circle, too many of them, or one to what is no address.
    REDIRECTS,
    /// The answer broke off, is not HTTP, or cannot be unpacked.
    DAMAGED,
    /// We are stopping ourselves; it says nothing of the site.
    STOPPED
  }
}
