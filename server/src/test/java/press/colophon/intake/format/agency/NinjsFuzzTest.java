package press.colophon.intake.format.agency;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import press.colophon.intake.Item;
import press.colophon.intake.Original;

class NinjsFuzzTest {

  @FuzzTest(maxDuration = "5m")
  void saysSomethingOfAnyJson(byte[] bytes) throws IOException {
    List<Item> items = new ArrayList<>();

    new Ninjs().read(new Original("fuzz", bytes, null, null, Instant.EPOCH), items::add);

    assertThat(items).isNotEmpty();
  }
}
