package press.colophon.intake.format.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import press.colophon.intake.Account;
import press.colophon.intake.format.Reading;

/// The pages of the corpus in `src/test/resources/intake`.
final class TextPages {

  private static final Path CORPUS = Path.of("src/test/resources/intake");

  private TextPages() {}

  static List<Path> all() throws IOException {
    try (Stream<Path> folders = Files.list(CORPUS)) {
      return folders.filter(page -> Files.exists(page.resolve("in.txt"))).sorted().toList();
    }
  }

  static Account account(Path page) throws IOException {
    return account(Files.readString(page.resolve("in.txt")));
  }

  static Account account(String text) {
    return switch (new TextPageReader().read(text)) {
      case Reading.Read read -> read.account();
      case Reading.NoArticle none -> throw new AssertionError(none.reason());
    };
  }
}
