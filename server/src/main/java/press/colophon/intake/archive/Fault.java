package press.colophon.intake.archive;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Drop;
import press.colophon.intake.Progress;
import press.colophon.intake.Taken;
import press.colophon.platform.PlainException;

/// Tells whose fault a failure is: what one item brings to light must not keep the others out, and
/// what is wrong with the machine must not be said of an item.
final class Fault {
  private static final Set<String> OF_THE_DATA = Set.of("22", "23", "54");

  private Fault() {}

  /// The item as one that met a defect.
  ///
  /// @throws RuntimeException the fault itself, where it is not the item's
  static Progress.Ended defect(String item, Throwable fault) {
    if (fault instanceof RuntimeException e && !isOfTheItem(e)) {
      throw e;
    }
    String what = fault.toString().lines().findFirst().orElse("");
    Drop drop = new Drop(Drop.Reason.DEFECT, "something went wrong inside Colophon: " + what);
    return new Progress.Ended(new Taken.Dropped(item, drop));
  }

  /// A database that is gone, busy or full, a disk that cannot be written to and whatever explains
  /// itself to the operator would meet the next item just so.
  static boolean isOfTheItem(RuntimeException fault) {
    for (Throwable e = fault; e != null; e = e.getCause()) {
      if (e instanceof PlainException || e instanceof UncheckedIOException) {
        return false;
      }
      if (e instanceof SQLException sql) {
        return isOfTheData(sql.getSQLState());
      }
    }
    return true;
  }

  /// Class 22 is a value that does not fit, class 23 a rule of the tables that it breaks (SQL:2016,
  /// part 2, table 38), class 54 one that is larger than PostgreSQL keeps.
  private static boolean isOfTheData(@Nullable String state) {
    return state != null && state.length() == 5 && OF_THE_DATA.contains(state.substring(0, 2));
  }

  /// Says why an import stops, and that it can go on.
  static final class StoppedException extends PlainException {
    private static final long serialVersionUID = 1L;

    StoppedException(Path path, Throwable cause) {
      super(
          "The import of "
              + path
              + " stops: "
              + words(cause)
              + ". What came before is stored; the same command goes on from there.",
          cause);
    }

    private static String words(Throwable cause) {
      Throwable root = cause;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      String said = root.getMessage() == null ? root.toString() : root.getMessage();
      return said.lines().findFirst().orElse(said).replaceFirst("\\.$", "");
    }
  }
}
