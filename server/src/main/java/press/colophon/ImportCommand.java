package press.colophon;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
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
import press.colophon.intake.OriginalFinder;
import press.colophon.intake.OriginalReader;
import press.colophon.intake.Taken;
import press.colophon.platform.PlainException;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.config.Settings;
import press.colophon.platform.http.WebFetcher;

/// `colophon import`: pages in, articles out, with an account of what was understood.
@Command(
    name = "import",
    description = {
      "Import article pages: text as saved, printed or copied, HTML files, or addresses.",
      "Prints for each what was understood. A page that was imported before makes no second"
          + " article; a changed one makes a new revision."
    },
    footer = {"", "Exit code: 0 all imported, 1 some could not be used, 2 wrong usage."})
final class ImportCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE|URL", description = "What to import.")
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
    try (WebFetcher fetcher = Newspaper.fetcher(settings)) {
      OriginalFinder originals = new OriginalFinder(fetcher, largest, Clock.systemUTC());
      for (String name : names) {
        switch (originals.find(name)) {
          case OriginalFinder.Missing(String reason) -> fail(name, reason);
          case OriginalFinder.Here(var original) -> {
            switch (reader.read(original)) {
              case OriginalReader.Unusable(String reason) -> fail(name, reason);
              case OriginalReader.Understood(Account account, String method) ->
                  print(name, account, null);
            }
          }
        }
      }
    }
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
    switch (newspaper.originals().find(name)) {
      case OriginalFinder.Missing(String reason) -> fail(name, reason);
      case OriginalFinder.Here(var original) -> {
        switch (newspaper.intake().take(original)) {
          case Taken.Refused(String reason) -> fail(name, reason);
          case Taken.Stored(Account account, Receipt receipt) ->
              print(name, account, said(receipt));
        }
      }
    }
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

  static String said(Receipt receipt) {
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
