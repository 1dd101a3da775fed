package press.colophon.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  private static final List<AddressRange> TRUSTED =
      List.of(AddressRange.of("127.0.0.0/8"), AddressRange.of("10.0.0.0/24"));

  private final Proxies proxies = new Proxies(TRUSTED, null);

  @Test
  void believesNobodyElseAboutTheClient() {
    assertThat(proxies.client("192.0.2.1", List.of("8.8.8.8"))).isEqualTo("192.0.2.1");
  }

  @Test
  void seesThroughEveryTrustedProxyAndNoFurther() {
    assertThat(proxies.client("127.0.0.1", List.of("6.6.6.6, 8.8.8.8, 10.0.0.7")))
        .isEqualTo("8.8.8.8");
  }

  @Test
  void staysWithTheLastAddressItCanRead() {
    assertThat(proxies.client("127.0.0.1", List.of("8.8.8.8, <script>"))).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.168.1.128/25, 192.168.1.127, false",
    "192.168.1.128/25, 192.168.1.200, true",
    "0.0.0.0/0, 8.8.8.8, true",
    "::/0, 8.8.8.8, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
  })
  void knowsTheAddressesOfABlock(String block, String address, boolean inside) {
    assertThat(AddressRange.of(block).contains(InetAddress.ofLiteral(address))).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "localhost/8", "10.0.0.0/x", "::1/129"})
  void refusesWhatIsNoBlock(String text) {
    assertThatThrownBy(() -> AddressRange.of(text)).hasMessageContaining(text);
  }

  @Test
  void takesTheAddressReadersSeeFromATrustedProxy() throws Exception {
    String answer =
        askedFor(
            TRUSTED,
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: news.example",
            "X-Forwarded-For: 8.8.8.8");

    assertThat(answer).isEqualTo("https://news.example 8.8.8.8");
  }

  @Test
  void takesTheAddressReadersSeeFromNobodyElse() throws Exception {
    String answer =
        askedFor(List.of(), "X-Forwarded-Proto: https", "X-Forwarded-Host: evil.example");

    assertThat(answer).isEqualTo("http://localhost 127.0.0.1");
  }

  @Test
  void prefersTheConfiguredAddress() {
    URI own = URI.create("https://news.example");

    assertThat(WebSettings.at("127.0.0.1", 0).behind(TRUSTED, own).publicAddress()).isEqualTo(own);
  }

  private static String askedFor(List<AddressRange> trusted, String... headers) throws Exception {
    try (PageCache cache = new PageCache(100_000);
        WebServer server =
            new WebServer(
                WebSettings.at("127.0.0.1", 0).silent().behind(trusted, null),
                cache,
                ErrorPages.plain(),
                InstantSource.system())) {
      server.get(
          "/",
          request ->
              Page.text("text/plain", request.publicAddress() + " " + request.client()).once());
      server.start();
      String[] lines = new String[headers.length + 1];
      lines[0] = "GET / HTTP/1.1";
      System.arraycopy(headers, 0, lines, 1, headers.length);
      return Raw.send(server.port(), lines).text();
    }
  }
}
