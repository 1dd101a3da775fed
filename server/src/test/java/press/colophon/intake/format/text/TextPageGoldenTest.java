package press.colophon.intake.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.colophon.intake.AccountJson;

/// The corpus: `intake/<case>/in.txt` must give `out.json`. `-Dgolden=update` rewrites the outputs.
class TextPageGoldenTest {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static Stream<Path> pages() throws IOException {
    return TextPages.all().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void givesTheAccountThatWasReviewed(Path page) throws IOException {
    Path golden = page.resolve("out.json");

    String json =
        JSON.writeValueAsString(
                AccountJson.of(page.getFileName().toString(), TextPages.account(page)))
            + "\n";

    if (System.getProperty("golden", "check").equals("update")) {
      Files.writeString(golden, json);
    }
    assertThat(json).isEqualTo(Files.readString(golden));
  }
}
