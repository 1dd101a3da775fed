package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class WebAddressTest {

  @Test
  void leavesAnAddressThatIsFitAsItIs() {
    String address = "https://coast.example:8443/a/b%20c?x=1&y=2#z";

    assertThat(WebAddress.of(address)).hasValue(address);
  }

  @Test
  void encodesLettersAndBlanksThatPagesPrint() {
    var address = WebAddress.of(" https://bücher.example/über uns?q=“a” ");

    assertThat(address)
        .hasValue("https://xn--bcher-kva.example/%C3%BCber%20uns?q=%E2%80%9Ca%E2%80%9D");
    assertThat(address.map(URI::create)).isPresent();
  }

  @Test
  void refusesWhatIsNoAddressOfTheWeb() {
    for (String text :
        new String[] {
          "javascript:alert(1)",
          "data:text/html,x",
          "/2022/06/x",
          "#",
          "https://",
          "Morning Star",
          "https://user@evil.example/",
          "https://a\"b.example/"
        }) {
      assertThat(WebAddress.of(text)).as(text).isEmpty();
    }
    assertThat(WebAddress.of(null)).isEmpty();
  }
}
