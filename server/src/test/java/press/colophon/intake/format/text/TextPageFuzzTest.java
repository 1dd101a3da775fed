package press.colophon.intake.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import press.colophon.intake.format.Reading;

class TextPageFuzzTest {

  @FuzzTest(maxDuration = "5m")
  void readsOrRefusesAnyText(FuzzedDataProvider data) {
    Reading reading = new TextPageReader().read(data.consumeRemainingAsString());

    if (reading instanceof Reading.Read read) {
      assertThat(read.account().headline()).isNotBlank();
      assertThat(read.account().body()).isNotEmpty();
    }
  }
}
