package press.colophon.intake.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
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
public final class ArchiveImport {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

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
  public record Finished(Summary summary, long skipped) implements Outcome {}

  /// It was imported before, and nothing has changed in it since.
  public record KnownAlready(long items, Instant when) implements Outcome {}

  /// Takes in an archive, or what an earlier import left of it.
  public Outcome run(Path path, Handling handling, Report report) {
    try (Handle lock = db.open()) {
      String key = path.toAbsolutePath().normalize().toString();
      awaitTurn(lock, key);
      AtomicLong bytes = new AtomicLong();
      Archive archive = new Archive(path, reader, clock, bytes::set);
      Archive.State state = archive.state();
      ImportRuns.Run run = runs.begin(key, state.fingerprint());
      return run.finishedAt() != null
          ? new KnownAlready(run.items(), run.finishedAt())
          : run(archive, key, run, handling, new Watched(report, bytes, state.bytes()));
    } catch (IOException e) {
      throw new UnreadableException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while importing " + path, e);
    }
  }

  private Outcome run(
      Archive archive, String key, ImportRuns.Run run, Handling handling, Watched watched)
      throws IOException, InterruptedException {
    Summary summary = new Summary();
    Prepared.Maker maker = new Prepared.Maker(intake, reader, finder, handling);
    Position position = new Position(key, run.done(), run.items());
    try (Pipeline pipeline = new Pipeline(archive, run.done(), maker, cores)) {
      for (List<Prepared> batch = pipeline.next(); !batch.isEmpty(); batch = pipeline.next()) {
        for (Named named : store(batch, position)) {
          summary.add(named.taken());
          watched.report().taken(named.name(), named.taken());
        }
        watched.report().at(watched.bytes().get(), watched.total());
        position = position.after(batch);
        pipeline.stored(batch);
      }
    }
    runs.finish(key);
    return new Finished(summary, run.items());
  }

  /// Whoever looks on, and how far the reading is.
  private record Watched(Report report, AtomicLong bytes, long total) {}

  /// How far an import is.
  private record Position(String key, long done, long items) {
    Position after(List<Prepared> units) {
      int more = units.stream().mapToInt(u -> u.items().size()).sum();
      return new Position(key, done + units.size(), items + more);
    }
  }

  /// What became of an item, with its name and that of its file.
  private record Named(String name, Taken taken) {
    static Named of(Prepared unit, Taken taken) {
      String item = taken.item();
      return new Named(item.isEmpty() ? unit.file() : unit.file() + ", " + item, taken);
    }
  }

  /// All at once; where that fails, one by one, to find the one at fault.
  private List<Named> store(List<Prepared> batch, Position before) {
    try {
      return storeTogether(batch, before);
    } catch (RuntimeException e) {
      return storeAlone(batch, before);
    }
  }

  private List<Named> storeTogether(List<Prepared> batch, Position before) {
    return db.inTransaction(
        h -> {
          List<Named> all = new ArrayList<>();
          for (Prepared unit : batch) {
            unit.items().forEach(item -> all.add(Named.of(unit, intake.file(h, item))));
          }
          advance(h, before.after(batch));
          return all;
        });
  }

  private List<Named> storeAlone(List<Prepared> batch, Position before) {
    List<Named> all = new ArrayList<>();
    Position position = before;
    for (Prepared unit : batch) {
      for (Progress item : unit.items()) {
        all.add(Named.of(unit, storeAlone(item)));
      }
      position = position.after(List.of(unit));
      Position at = position;
      db.useTransaction(h -> advance(h, at));
    }
    return all;
  }

  private Taken storeAlone(Progress item) {
    try {
      return db.inTransaction(h -> intake.file(h, item));
    } catch (RuntimeException e) {
      return Prepared.defect("", e).taken();
    }
  }

  private void advance(Handle h, Position position) {
    runs.advance(h, position.key(), position.done(), position.items());
  }

  /// Two imports of one archive would both move its position. One that was killed lets go as soon
  /// as the database notices.
  private static void awaitTurn(Handle lock, String key) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isLocked(lock, key)) {
      if (System.nanoTime() > deadline) {
        throw new BusyException(key);
      }
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  /// Held until the connection is given back.
  private static boolean isLocked(Handle lock, String key) {
    return lock.createQuery("select pg_try_advisory_lock(hashtextextended(:key, 7))")
        .bind("key", key)
        .mapTo(Boolean.class)
        .one();
  }

  /// Says that an archive is being imported by somebody else.
  private static final class BusyException extends PlainException {
    private static final long serialVersionUID = 1L;

    private BusyException(String path) {
      super(path + " is being imported by another command right now.", null);
    }
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
