package press.colophon;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.articles.Article;
import press.colophon.articles.Publication;
import press.colophon.articles.Witness;
import press.colophon.extract.PageBytes;
import press.colophon.intake.evidence.Exhibit;
import press.colophon.intake.evidence.Originals;
import press.colophon.platform.PlainException;
import press.colophon.platform.cli.ProgressPrinter;
import press.colophon.platform.cli.ServeOptions;

/// `colophon evidence`: the originals of an article as they came.
@Command(
    name = "evidence",
    description = {
      "List the originals of an article: when each came, from where, and what it made; and who"
          + " published it when.",
      "Each is verified: its stored bytes against the hash that was recorded when it was"
          + " retrieved."
    },
    footer = {
      "",
      "Examples:",
      "  ./colophon evidence 2022/06/the-harbour-that-moved",
      "  ./colophon evidence 17 --warc harbour.warc.gz",
      "Exit code: 0 all verified, 1 one is damaged or missing, 2 wrong usage."
    })
final class EvidenceCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ARTICLE", description = "Path, number or address of the article.")
  private String article = "";

  @Option(
      names = "--warc",
      paramLabel = "FILE",
      description = "Write the originals as a web archive (.warc.gz).")
  private @Nullable Path archive;

  @Option(names = "--show", paramLabel = "N", description = "Print original N as it came.")
  private @Nullable Integer shown;

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Article found =
          ArticlePath.find(newspaper.articles(), article)
              .orElseThrow(() -> new NotThereException(article));
      List<Originals.Entry> all = newspaper.originalsOf().of(found.id());
      if (shown != null) {
        return show(newspaper, all, shown);
      }
      if (archive != null) {
        write(newspaper, all, archive);
      }
      return list(newspaper, found, all);
    }
  }

  private int list(Newspaper newspaper, Article found, List<Originals.Entry> all) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "/" + found.path() + ": " + all.size() + (all.size() == 1 ? " original" : " originals"));
    int damaged = 0;
    for (int i = 0; i < all.size(); i++) {
      Originals.Entry entry = all.get(i);
      Optional<Exhibit> exhibit = newspaper.evidence().find(entry.sha256());
      boolean isSound = exhibit.filter(Exhibit::isSound).isPresent();
      damaged += isSound ? 0 : 1;
      out.println(line(i + 1, entry, exhibit.orElse(null), isSound));
    }
    newspaper.articles().witnesses(found.id()).forEach(witness -> out.println(line(witness)));
    out.flush();
    return damaged == 0 ? 0 : 1;
  }

  private static String line(
      int number, Originals.Entry entry, @Nullable Exhibit exhibit, boolean isSound) {
    String state = exhibit == null ? "MISSING" : isSound ? "verified" : "DAMAGED";
    String size = exhibit == null ? "" : String.format(Locale.ROOT, "%,d bytes, ", exhibit.size());
    return """
        %3d  %s  %s
             from %s
             %s%s, SHA-256 %s: %s"""
        .formatted(
            number,
            entry.at(),
            String.join("; ", entry.made()),
            entry.from(),
            size,
            entry.method(),
            entry.sha256(),
            state);
  }

  private static String line(Witness witness) {
    Publication by = witness.publication();
    return "     published by %s, %s: \"%s\"%s"
        .formatted(
            by == null ? "somebody it does not name" : by.name(),
            witness.publishedAt(),
            witness.headline(),
            witness.address() == null ? "" : ", " + witness.address());
  }

  private int show(Newspaper newspaper, List<Originals.Entry> all, int number) throws IOException {
    if (number < 1 || number > all.size()) {
      throw new NotThereException("original " + number + " of " + article);
    }
    Exhibit exhibit =
        newspaper
            .evidence()
            .find(all.get(number - 1).sha256())
            .orElseThrow(() -> new NotThereException("original " + number + " of " + article));
    byte[] bytes =
        exhibit.bytes().orElseThrow(() -> new NotThereException("a readable original " + number));
    if (ProgressPrinter.isTerminal()) {
      spec.commandLine().getOut().println(forTerminal(bytes));
    } else {
      System.out.write(bytes);
      System.out.flush();
    }
    return exhibit.isSound() ? 0 : 1;
  }

  /// A terminal would act on control characters.
  private static String forTerminal(byte[] bytes) {
    return PageBytes.decode(bytes, null).text().replaceAll("[\\p{Cc}&&[^\\n\\t]]", "\uFFFD");
  }

  private void write(Newspaper newspaper, List<Originals.Entry> all, Path file) throws IOException {
    List<String> hashes = all.stream().map(Originals.Entry::sha256).toList();
    try (OutputStream to = Files.newOutputStream(file)) {
      newspaper.evidence().writeArchive(hashes, "colophon/" + VersionCommand.release(), to);
    } catch (IOException e) {
      throw new NotWrittenException(file, e);
    }
  }

  private static final class NotThereException extends PlainException {
    private static final long serialVersionUID = 1L;

    private NotThereException(String what) {
      super(
          "There is no " + what + ". An article is named by its path, such as 2022/06/slug.", null);
    }
  }

  private static final class NotWrittenException extends PlainException {
    private static final long serialVersionUID = 1L;

    private NotWrittenException(Path file, IOException e) {
      super(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
