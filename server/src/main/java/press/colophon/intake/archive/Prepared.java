package press.colophon.intake.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import press.colophon.intake.Drop;
import press.colophon.intake.Handling;
import press.colophon.intake.Intake;
import press.colophon.intake.Item;
import press.colophon.intake.OriginalFinder;
import press.colophon.intake.OriginalReader;
import press.colophon.intake.Progress;

/// A unit, read and ready to be stored.
///
/// @param number which one of the archive it is, from 0
/// @param file its name
/// @param items what it held, in order
/// @param weight of it in memory, to be given back when it is stored
record Prepared(long number, String file, List<Progress> items, int weight) {

  /// Reads units. Thread-safe.
  record Maker(Intake intake, OriginalReader reader, OriginalFinder finder, Handling handling) {

    Prepared prepare(long number, Unit unit, int weight) {
      List<Progress> items = new ArrayList<>();
      try {
        read(unit, item -> items.add(intake.prepare(item, handling)));
      } catch (RuntimeException | StackOverflowError e) {
        items.add(Fault.defect(unit.item(), e));
      }
      return new Prepared(number, unit.file(), items, weight);
    }

    private void read(Unit unit, Consumer<Item> to) {
      switch (unit) {
        case Unit.Whole file -> read(file, to);
        case Unit.Streamed(String file, Item.Inner inner) -> reader.readInner(inner, to);
        case Unit.Streamed(String file, Item item) -> to.accept(item);
      }
    }

    private void read(Unit.Whole file, Consumer<Item> to) {
      switch (finder.find(file.path().toString())) {
        case OriginalFinder.Here(var original) -> reader.read(original, to);
        case OriginalFinder.Missing(String reason) ->
            to.accept(new Item.Empty("", Drop.Reason.NOT_FETCHED, reason));
      }
    }
  }
}
