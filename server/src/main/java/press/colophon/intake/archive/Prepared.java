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
import press.colophon.intake.Taken;

/// A unit, read and ready to be stored.
///
/// @param file its name
/// @param items what it held, in order
/// @param weight of it in memory, to be given back when it is stored
record Prepared(String file, List<Progress> items, int weight) {

  /// Reads units. Thread-safe.
  record Maker(Intake intake, OriginalReader reader, OriginalFinder finder, Handling handling) {

    Prepared prepare(Unit unit, int weight) {
      List<Progress> items = new ArrayList<>();
      try {
        read(unit, item -> items.add(intake.prepare(item, handling)));
      } catch (RuntimeException e) {
        items.add(defect(unit.item(), e));
      }
      return new Prepared(unit.file(), items, weight);
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

  /// A defect that one item brings to light must not keep the others out.
  static Progress.Ended defect(String item, RuntimeException e) {
    String what = e.toString().lines().findFirst().orElse("");
    Drop drop = new Drop(Drop.Reason.DEFECT, "something went wrong inside Colophon: " + what);
    return new Progress.Ended(new Taken.Dropped(item, drop));
  }
}
