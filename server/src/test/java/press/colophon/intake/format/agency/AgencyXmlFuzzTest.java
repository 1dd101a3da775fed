package press.colophon.intake.format.agency;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import press.colophon.intake.Item;
import press.colophon.intake.Original;

class AgencyXmlFuzzTest {

  @FuzzTest(maxDuration = "5m")
  void saysSomethingOfAnyXml(byte[] bytes) {
    Original original = new Original("fuzz", bytes, null, null, Instant.EPOCH);
    List<Item> g2 = new ArrayList<>();
    List<Item> nitf = new ArrayList<>();

    new NewsmlG2().read(original, g2::add);
    new Nitf().read(original, nitf::add);

    assertThat(g2).isNotEmpty();
    assertThat(nitf).hasSize(1);
  }
}
