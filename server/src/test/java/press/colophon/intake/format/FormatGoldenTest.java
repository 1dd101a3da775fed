package press.colophon.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.colophon.intake.AccountJson;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.OriginalReader;

/// The corpus: `intake/formats/<format>/<case>/in.*` must give the items of `out.jsonl`, one a
/// line. `-Dgolden=update` rewrites the outputs.
class FormatGoldenTest {
  private static final Path CORPUS = Path.of("src/test/resources/intake/formats");
  private static final OriginalReader READER = new OriginalReader(10_000_000);

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("in."))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheItemsThatWereReviewed(Path in) throws IOException {
    Path golden = in.resolveSibling("out.jsonl");
    Original original =
        new Original(
            in.getFileName().toString(),
            Files.readAllBytes(in),
            URI.create("https://wire.example/in"),
            null,
            Instant.parse("2026-01-02T03:04:05Z"));

    List<String> lines = new ArrayList<>();
    READER.read(original, item -> lines.add(line(item)));

    String found = String.join("\n", lines) + "\n";
    if (System.getProperty("golden", "check").equals("update")) {
      Files.writeString(golden, found);
    }
    assertThat(found).isEqualTo(Files.readString(golden));
  }

  private static String line(Item item) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("item", item.name());
    switch (item) {
      case Item.Article article ->
          line.put("format", article.format())
              .put("at", String.valueOf(article.original().address()))
              .setAll(AccountJson.of(article.original().from(), article.account()));
      case Item.Takedown takedown -> {
        takedown.identifiers().forEach(line.putArray("takedown")::add);
        line.put("at", String.valueOf(takedown.at())).put("because", takedown.because());
      }
      case Item.Empty empty ->
          line.put("drop", empty.reason().word()).put("sentence", empty.sentence());
      case Item.Inner inner -> throw new AssertionError("not read: " + inner.name());
    }
    return line.toString();
  }
}
