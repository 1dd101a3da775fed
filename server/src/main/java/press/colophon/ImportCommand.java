package press.colophon;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.articles.Receipt;
import press.colophon.intake.Account;
import press.colophon.intake.AccountJson;
import press.colophon.intake.AccountText;
import press.colophon.intake.Content;
import press.colophon.intake.Drop;
import press.colophon.intake.Handling;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.OriginalFinder;
import press.colophon.intake.OriginalReader;
import press.colophon.intake.Taken;
import press.colophon.intake.archive.ArchiveImport;
import press.colophon.intake.archive.Summary;
import press.colophon.platform.PlainException;
import press.colophon.platform.cli.ProgressPrinter;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.config.Settings;
import press.colophon.platform.http.WebFetcher;

/// `colophon import`: pages in, articles out, with an account of what was understood.
@Command(
    name = "import",
    description = {
      "Import article pages: text as saved, printed or copied, HTML files, feeds, addresses;",
      "or whole archives: folders, web archives, exports.",
      "Prints for each page what was understood, for an archive a summary. A page that was imported"
          + " before makes no second article; a changed one makes a new revision. The import of an"
          + " archive that was cut short goes on where it was."
    },
    footer = {"", "Exit code: 0 all imported, 1 some could not be used, 2 wrong usage."})
final class ImportCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER|URL", description = "What to import.")
  private List<String> names = List.of();

  @Option(names = "--json", description = "Print one JSON object a file on standard output.")
  private boolean json;

  @Option(names = "--dry-run", description = "Only show what would be understood; store nothing.")
  private boolean dryRun;

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  private int failures;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    if (dryRun) {
      readAll(settings);
    } else {
      try (Newspaper newspaper = Newspaper.openBeside(settings)) {
        names.forEach(name -> tryToTake(newspaper, name));
      }
    }
    return failures == 0 ? 0 : 1;
  }

  private void readAll(Settings settings) {
    long largest = settings.imports().sizeLimit().bytes();
    OriginalReader reader = new OriginalReader(largest);
    try (WebFetcher fetcher = Newspaper.fetcher(settings, Clock.systemUTC())) {
      OriginalFinder originals = new OriginalFinder(fetcher, largest, Clock.systemUTC());
      names.forEach(name -> files(name).forEach(file -> show(originals, reader, file)));
    }
  }

  private void show(OriginalFinder originals, OriginalReader reader, String name) {
    switch (originals.find(name)) {
      case OriginalFinder.Missing(String reason) -> fail(name, reason);
      case OriginalFinder.Here(var original) -> reader.read(original, item -> show(name, item));
    }
  }

  /// The name itself, or what is in the folder of this name.
  private List<String> files(String name) {
    if (!isFolder(name)) {
      return List.of(name);
    }
    try (Stream<Path> files = Files.walk(Path.of(name))) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .map(Path::toString)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      fail(name, "it cannot be read: " + e.getMessage());
      return List.of();
    }
  }

  private static boolean isFolder(String name) {
    try {
      return Files.isDirectory(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private void show(String name, Item item) {
    String which = which(name, item.name());
    switch (item) {
      case Item.Article article -> print(which, article.account(), null);
      case Item.Empty empty -> fail(which, empty.sentence());
      case Item.Takedown takedown -> fail(which, "its sender takes it back");
      case Item.Inner inner -> throw new IllegalStateException("not read: " + which);
    }
  }

  /// The file, and which thing in it.
  private static String which(String name, String item) {
    return item.isEmpty() ? name : name + ", " + item;
  }

  /// A defect that one page brings to light must not keep the others out.
  private void tryToTake(Newspaper newspaper, String name) {
    try {
      take(newspaper, name);
    } catch (PlainException e) {
      throw e; // Such as a lost database: the others would fare no better.
    } catch (RuntimeException e) {
      fail(name, "something went wrong inside Colophon: " + e);
    }
  }

  private void take(Newspaper newspaper, String name) {
    if (isArchive(name)) {
      takeAll(newspaper, name);
      return;
    }
    switch (newspaper.originals().find(name)) {
      case OriginalFinder.Missing(String reason) -> fail(name, reason);
      case OriginalFinder.Here(var original) -> {
        newspaper
            .intake()
            .take(original, Handling.PLAIN, taken -> tell(which(name, taken.item()), taken));
      }
    }
  }

  /// A folder, or a file that is read as a stream.
  private static boolean isArchive(String name) {
    try {
      Path path = Path.of(name);
      boolean isFile = Files.isRegularFile(path) && Files.isReadable(path);
      return isFolder(name) || (isFile && Files.size(path) > 0 && isStreamed(name, path));
    } catch (InvalidPathException | IOException e) {
      return false;
    }
  }

  private static boolean isStreamed(String name, Path path) {
    return OriginalFinder.isStreamed(
        new Original(name, Content.of(path), path.toUri(), null, Instant.EPOCH));
  }

  private void takeAll(Newspaper newspaper, String name) {
    long began = System.nanoTime();
    ArchiveLines lines = new ArchiveLines(name);
    switch (newspaper.archives().run(Path.of(name), Handling.PLAIN, lines)) {
      case ArchiveImport.KnownAlready(long items, Instant when) ->
          say(
              "%s: imported already, %,d items, on %s; nothing in it has changed since."
                  .formatted(name, items, when));
      case ArchiveImport.Finished(Summary summary, long skipped, int toRetry) -> {
        lines.end();
        String before = skipped == 0 ? "" : "; %,d more were imported before".formatted(skipped);
        String again =
            toRetry == 0 ? "" : "; the same command tries again what met a defect: " + toRetry;
        String said = summary.said(Duration.ofNanos(System.nanoTime() - began));
        say(name + ": " + said + before + again);
      }
    }
  }

  /// The bar, a line for each item that could not be used, and with `--json` an object for each.
  private final class ArchiveLines implements ArchiveImport.Report {
    private final String name;
    private final boolean moving = !json && ProgressPrinter.isTerminal();
    private final ProgressPrinter bar = new ProgressPrinter(spec.commandLine().getErr(), moving);

    private ArchiveLines(String name) {
      this.name = name;
    }

    @Override
    public void taken(String item, Taken taken) {
      switch (taken) {
        case Taken.Dropped(String part, Drop drop) -> drop(item, drop);
        case Taken.Stored stored -> object(item, stored.account());
        case Taken.Held held -> object(item, held.account());
        case Taken.Proposed proposed -> {}
        case Taken.Withdrawn withdrawn -> {}
      }
    }

    private void drop(String item, Drop drop) {
      clear();
      String what = drop.step().word() + ", " + drop.reason().word();
      fail(item, what + ": " + drop.sentence());
    }

    private void object(String item, Account account) {
      if (json) {
        spec.commandLine().getOut().println(AccountJson.of(item, account));
      }
    }

    @Override
    public void at(long bytes, long total) {
      bar.at(name, bytes, total);
    }

    private void end() {
      clear();
      spec.commandLine().getOut().flush();
    }

    private void clear() {
      if (moving) {
        spec.commandLine().getErr().print("\r\u001b[K");
        spec.commandLine().getErr().flush();
      }
    }
  }

  private void tell(String name, Taken taken) {
    switch (taken) {
      case Taken.Stored stored -> print(name, stored.account(), said(stored));
      case Taken.Held(String item, Account account, Instant until) ->
          print(name, account, "Held until its embargo ends: " + until);
      case Taken.Proposed(String item, String path, String what) ->
          say("Waits for review, " + what + ": /" + path);
      case Taken.Withdrawn(String item, String path) -> say("Withdrawn by its sender: /" + path);
      case Taken.Dropped(String item, Drop drop) -> fail(name, drop.sentence());
    }
  }

  private void say(String line) {
    if (!json) {
      spec.commandLine().getOut().println(line);
      spec.commandLine().getOut().flush();
    }
  }

  /// What became of it, and what a person should know of that, a line each.
  static String said(Taken.Stored stored) {
    List<String> lines = new ArrayList<>();
    if (stored.missing().isEmpty()) {
      lines.add(said(stored.receipt()));
    } else {
      lines.add("Stored as a draft, since it does not say");
      stored.missing().forEach(what -> lines.add("  - " + what));
      lines.add("It waits in ./colophon review: /" + stored.receipt().path());
    }
    lines.addAll(stored.remarks());
    return String.join(System.lineSeparator(), lines);
  }

  private void print(String name, Account account, @Nullable String stored) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(AccountJson.of(name, account));
    } else {
      out.println(AccountText.of(name, account));
      if (stored != null) {
        out.println(stored);
      }
    }
    out.flush();
  }

  private void fail(String name, String reason) {
    failures++;
    spec.commandLine().getErr().println(name + ": not imported: " + reason);
    spec.commandLine().getErr().flush();
    if (json) {
      spec.commandLine().getOut().println(AccountJson.failure(name, reason));
      spec.commandLine().getOut().flush();
    }
  }

  private static String said(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Created created -> "Stored as a new article: /" + created.path();
      case Receipt.Revised revised ->
          "Stored as revision " + revised.number() + " of /" + revised.path();
      case Receipt.Described described ->
          "Its text is there already, what is said of it was brought up to date: /"
              + described.path();
      case Receipt.Unchanged unchanged -> "Already there, unchanged: /" + unchanged.path();
    };
  }
}
