package press.colophon.nmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The library as a module, from another one's side.
class ModulePathTest {
  private static final String CONSUMER = "module consumer { requires press.colophon.nmt; }";

  @TempDir private Path folder;

  @Test
  void exportsItsFrontOnly() {
    ModuleDescriptor module =
        ModuleFinder.of(classes()).find("press.colophon.nmt").orElseThrow().descriptor();

    assertThat(module.exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactly("press.colophon.nmt");
    assertThat(module.opens()).isEmpty();
  }

  @Test
  void translatesForAnotherModule() throws Exception {
    JsonNode line = Fixtures.lines(Fixtures.file("tiny/alpha.text.jsonl")).getFirst();
    Path out =
        compile(
            """
            package consumer;

            import java.nio.file.Path;
            import press.colophon.nmt.*;

            public class Main {
              public static void main(String[] files) {
                Path vocabulary = Path.of(files[1]);
                ModelFiles model =
                    new ModelFiles(Path.of(files[0]), vocabulary, vocabulary, null);
                try (var translator =
                    MarianTranslator.open(model, TranslatorOptions.DEFAULT)) {
                  System.out.println("made: " + translator.translate(files[2]).text());
                }
              }
            }
            """);

    String said =
        java(
            "-p",
            classes() + File.pathSeparator + out,
            "-m",
            "consumer/consumer.Main",
            Fixtures.file("tiny/model.intgemm.alphas.bin").toString(),
            Fixtures.file("vocab.spm").toString(),
            line.get("src").asText());

    assertThat(said.lines()).contains("made: " + line.get("text").asText());
  }

  @Test
  void keepsItsPartsToItself() {
    for (String type : List.of("kernel.Operations", "marian.Model", "sentencepiece.Vocabulary")) {
      String source = "package consumer; class Main { press.colophon.nmt.%s it; }".formatted(type);

      assertThatException()
          .isThrownBy(() -> compile(source))
          .withMessageContaining("is not visible")
          .withMessageContaining("does not export it");
    }
  }

  private Path compile(String source) throws IOException {
    Path from = Files.createDirectories(folder.resolve("source/consumer"));
    Path out = folder.resolve("out");
    Path module = Files.writeString(folder.resolve("source/module-info.java"), CONSUMER);
    Path main = Files.writeString(from.resolve("Main.java"), source);
    StringWriter said = new StringWriter();
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                new PrintWriter(said),
                new PrintWriter(said),
                "-p",
                classes().toString(),
                "-cp",
                folder.toString(), // or else that of this JVM
                "-d",
                out.toString(),
                module.toString(),
                main.toString());
    if (code != 0) {
      throw new IllegalStateException(said.toString());
    }
    return out;
  }

  private static String java(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /// The folder of the compiled library.
  private static Path classes() {
    try {
      return Path.of(
          MarianTranslator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
