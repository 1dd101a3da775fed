package press.colophon.intake.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import press.colophon.intake.Drop;
import press.colophon.intake.Handling;
import press.colophon.intake.Intake;
import press.colophon.intake.OriginalFinder;
import press.colophon.intake.OriginalReader;
import press.colophon.intake.Progress;
import press.colophon.intake.Taken;
import press.colophon.platform.PlainException;

/// Takes in whole archives: a folder of pages, a web archive, an export.
///
/// All that needs no database is done on every core, [Pipeline]; what is ready is stored several
/// items at a time, in the archive's order. The position in the archive moves in the same
/// transaction, so that after a kill -9 the next import goes on where the last one was: nothing is
/// lost and nothing comes twice. Memory does not grow with the archive.
///
/// What is wrong with one item is said of it, and the next import tries it again; what is wrong
/// with the machine, such as a lost database, stops the import where it is.
public final class ArchiveImport {
  private final Jdbi db;
  private final Intake intake;
  private final OriginalReader reader;
  private final OriginalFinder finder;
  private final ImportRuns runs;
  private final Clock clock;
  private final int cores;

  /// @param cores on how many units are made ready at a time
  public ArchiveImport(
      Jdbi db,
      Intake intake,
      OriginalReader reader,
      OriginalFinder finder,
      Clock clock,
      int cores) {
    this.db = db;
    this.intake = intake;
    this.reader = reader;
    this.finder = finder;
    this.runs = new ImportRuns(db, clock);
    this.clock = clock;
    this.cores = cores;
  }

  /// Hears how an import goes, in the thread that asked for it.
  public interface Report {
    /// What became of an item, after it was stored for good.
    ///
    /// @param name of the file and the item
    void taken(String name, Taken taken);

    /// How far the reading is.
    void at(long bytes, long total);
  }

  /// How an import ended.
  public sealed interface Outcome {}

  /// All was dealt with.
  ///
  /// @param skipped how many items an earlier import had dealt with that was cut short
  /// @param toRetry how many things in the archive met a defect: the next import tries them again
  public record Finished(Summary summary, long skipped, int toRetry) implements Outcome {}

  /// It was imported before, and nothing has changed in it since.
  public record KnownAlready(long items, Instant when) implements Outcome {}

  /// Takes in an archive, or what an earlier import left of it.
  public Outcome run(Path path, Handling handling, Report report) {
    String key = path.toAbsolutePath().normalize().toString();
    try (Turn _ = Turn.await(db, key)) {
      AtomicLong bytes = new AtomicLong();
      Archive archive = new Archive(path, reader, clock, bytes::set);
      Archive.State state = archive.state();
      ImportRuns.Run run = runs.begin(key, state.fingerprint());
      return run.finishedAt() != null
          ? new KnownAlready(run.items(), run.finishedAt())
          : run(archive, key, run, handling, new Watched(report, bytes, state.bytes()));
    } catch (PlainException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreadableException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while importing " + path, e);
    } catch (RuntimeException e) {
      throw Fault.isOfTheItem(e) ? e : new Fault.StoppedException(path, e);
    }
  }

  private Outcome run(
      Archive archive, String key, ImportRuns.Run run, Handling handling, Watched watched)
      throws IOException, InterruptedException {
    Summary summary = new Summary();
    Set<Long> defects = runs.defects(key);
    LongPredicate isWanted = unit -> unit >= run.done() || defects.contains(unit);
    Prepared.Maker maker = new Prepared.Maker(intake, reader, finder, handling);
    Position position = new Position(key, run.done(), run.items());
    try (Pipeline pipeline = new Pipeline(archive, isWanted, maker, cores)) {
      for (List<Prepared> batch = pipeline.next(); !batch.isEmpty(); batch = pipeline.next()) {
        position = store(batch, position, named -> tell(named, summary, watched));
        watched.report().at(watched.bytes().get(), watched.total());
        pipeline.stored(batch);
      }
    }
    return finished(key, summary, run.items() - defects.size());
  }

  private static void tell(Named named, Summary summary, Watched watched) {
    summary.add(named.taken());
    watched.report().taken(named.name(), named.taken());
  }

  /// An import is over when nothing is left to try again.
  private Finished finished(String key, Summary summary, long skipped) {
    int toRetry = runs.defects(key).size();
    if (toRetry == 0) {
      runs.finish(key);
    }
    return new Finished(summary, Math.max(0, skipped), toRetry);
  }

  /// Whoever looks on, and how far the reading is.
  private record Watched(Report report, AtomicLong bytes, long total) {}

  /// How far an import is; units before it come only to be tried again.
  private record Position(String key, long done, long items) {
    Position after(Prepared unit) {
      return isRetry(unit)
          ? this
          : new Position(key, unit.number() + 1, items + unit.items().size());
    }

    boolean isRetry(Prepared unit) {
      return unit.number() < done;
    }
  }

  /// What became of an item, with its name and that of its file.
  private record Named(String name, Taken taken) {
    static Named of(Prepared unit, Taken taken) {
      String item = taken.item();
      return new Named(item.isEmpty() ? unit.file() : unit.file() + ", " + item, taken);
    }

    boolean isDefect() {
      return taken instanceof Taken.Dropped(String item, Drop drop)
          && drop.reason() == Drop.Reason.DEFECT;
    }
  }

  /// All at once; where that fails, one by one, to find the one at fault. Each item is told once
  /// it is stored for good.
  private Position store(List<Prepared> batch, Position before, Consumer<Named> to) {
    try {
      List<Named> all = new ArrayList<>();
      Position after = db.inTransaction(h -> storeTogether(h, batch, before, all));
      all.forEach(to);
      return after;
    } catch (RuntimeException e) {
      if (!Fault.isOfTheItem(e)) {
        throw e;
      }
      return storeAlone(batch, before, to);
    }
  }

  private Position storeTogether(
      Handle h, List<Prepared> batch, Position before, List<Named> stored) {
    Position position = before;
    for (Prepared unit : batch) {
      List<Named> own = new ArrayList<>();
      unit.items().forEach(item -> own.add(Named.of(unit, intake.file(h, item))));
      settle(h, unit, position, own);
      position = position.after(unit);
      stored.addAll(own);
    }
    advance(h, position);
    return position;
  }

  private Position storeAlone(List<Prepared> batch, Position before, Consumer<Named> to) {
    Position position = before;
    for (Prepared unit : batch) {
      List<Named> own = new ArrayList<>();
      for (Progress item : unit.items()) {
        own.add(Named.of(unit, storeAlone(item)));
      }
      Position at = position;
      db.useTransaction(
          h -> {
            settle(h, unit, at, own);
            advance(h, at.after(unit));
          });
      own.forEach(to);
      position = position.after(unit);
    }
    return position;
  }

  private Taken storeAlone(Progress item) {
    try {
      return db.inTransaction(h -> intake.file(h, item));
    } catch (RuntimeException e) {
      return Fault.defect("", e).taken();
    }
  }

  /// Notes whether a unit is to be tried again.
  private void settle(Handle h, Prepared unit, Position position, List<Named> stored) {
    if (stored.stream().anyMatch(Named::isDefect)) {
      runs.addDefect(h, position.key(), unit.number());
    } else if (position.isRetry(unit)) {
      runs.removeDefect(h, position.key(), unit.number());
    }
  }

  private void advance(Handle h, Position position) {
    runs.advance(h, position.key(), position.done(), position.items());
  }

  /// Says why an archive could not be read to its end.
  private static final class UnreadableException extends PlainException {
    private static final long serialVersionUID = 1L;

    private UnreadableException(Path path, IOException e) {
      super(
          path
              + " cannot be read any further: "
              + e.getMessage()
              + ". What was read is stored; the same command goes on from there.",
          e);
    }
  }
}
