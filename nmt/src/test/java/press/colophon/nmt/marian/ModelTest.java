package press.colophon.nmt.marian;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.colophon.nmt.kernel.Operations;
import press.colophon.nmt.kernel.PlainOperations;
import press.colophon.nmt.kernel.VectorOperations;

class ModelTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({
    "../../shared/nmt/fixture,tiny,false,plain",
    "../../shared/nmt/fixture,tiny,true,plain",
    "../../shared/nmt/fixture,tiny,false,vector",
    "../../shared/nmt/fixture,tiny,true,vector",
    "../../shared/nmt/fixture,split,false,vector",
    "../../shared/nmt/fixture,split,true,vector",
    "../../shared/nmt/fixture,deep,false,vector",
    "../../shared/nmt/fixture,deep,true,vector",
    "../../shared/nmt/fixture,tiny-saturating,false,saturating",
    "../../shared/nmt/fixture,tiny-saturating,true,saturating",
    "src/test/resources/fixture,tiny,true,vector",
  })
  void same(String where, String name, boolean shortlist, String kernel) throws IOException {
    Path fixture = Path.of(where);
    Path folder = fixture.resolve(name);
    Operations operations =
        switch (kernel) {
          case "plain" -> new PlainOperations(false);
          case "saturating" -> new PlainOperations(true);
          default -> new VectorOperations();
        };
    Model model =
        Model.read(
            folder.resolve("model.intgemm.alphas.bin"),
            shortlist ? folder.resolve("lex.s2t.bin") : null,
            false,
            operations.panel());
    var session = model.session(operations);
    List<JsonNode> tokens = lines(fixture.resolve("tokens.jsonl"));
    List<JsonNode> expected =
        lines(folder.resolve(shortlist ? "alpha.ids.shortlist.jsonl" : "alpha.ids.jsonl"));
    int same = 0;
    List<Integer> different = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      int[] ids = ids(tokens.get(i));
      if (expected.get(i).get("ranges").size() != 1 || ids.length > 128) {
        continue;
      }
      var made =
          session.translate(new Batch(List.of(Batch.Group.of(List.of(ids), 2.0))), true).getFirst();
      String text =
          IntStream.of(made.tokens()).mapToObj(String::valueOf).collect(Collectors.joining(" "));
      if (text.equals(
          expected.get(i).get("text").asText().replace("▁", "").strip().replaceAll(" +", " "))) {
        same++;
      } else {
        different.add(i);
        System.out.println(text + "\n" + expected.get(i));
      }
    }
    System.out.println(where + name + shortlist + kernel + " same " + same + " not " + different);
    assertThat(different).isEmpty();
  }

  private static int[] ids(JsonNode line) {
    int count = line.get("tokens").size();
    int[] ids = new int[count + 1];
    for (int i = 0; i < count; i++) {
      ids[i] = line.get("tokens").get(i).get(0).asInt();
    }
    return ids;
  }

  static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      nodes.add(JSON.readTree(line));
    }
    return nodes;
  }
}
