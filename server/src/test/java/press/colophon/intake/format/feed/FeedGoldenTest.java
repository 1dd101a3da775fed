package press.colophon.intake.format.feed;

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

/// Reads feeds and exports as ugly as they come, and compares what came of each item with what was
/// agreed on. With `-Dgolden=update` it is written anew; the difference is reviewed.
final class FeedGoldenTest {
  private static final Path CORPUS = Path.of("src/test/resources/intake/feeds");
  private static final OriginalReader READER = new OriginalReader(10_000_000);

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CORPUS)) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatCameOfEachItem(Path folder) throws IOException {
    List<String> lines = lines(folder);
    Path golden = folder.resolve("out.jsonl");
    if ("update".equals(System.getProperty("golden"))) {
      Files.write(golden, lines);
    }

    assertThat(lines).isEqualTo(Files.readAllLines(golden));
  }

  private static List<String> lines(Path folder) throws IOException {
    Path xml = folder.resolve("in.xml");
    Path file = Files.exists(xml) ? xml : folder.resolve("in.json");
    Original original =
        new Original(
            folder.getFileName().toString(),
            Files.readAllBytes(file),
            URI.create("https://harbour.example/feed"),
            null,
            Instant.parse("2026-11-26T18:00:00Z"));
    List<String> lines = new ArrayList<>();
    READER.read(original, item -> lines.add(line(item)));
    return lines;
  }

  private static String line(Item item) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return switch (item) {
      case Item.Article article ->
          AccountJson.of(article.name() + " of " + article.format(), article.account()).toString();
      case Item.Takedown takedown ->
          node.put("takedown", takedown.name())
              .put("of", String.join(" ", takedown.identifiers()))
              .put("at", String.valueOf(takedown.at()))
              .put("because", String.valueOf(takedown.because()))
              .toString();
      case Item.Empty empty ->
          node.put("empty", empty.name())
              .put("reason", empty.reason().word())
              .put("sentence", empty.sentence())
              .toString();
      case Item.Inner inner -> throw new AssertionError("not read: " + inner.name());
    };
  }
}
