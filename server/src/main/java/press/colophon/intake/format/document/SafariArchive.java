package press.colophon.intake.format.document;

import java.util.function.Consumer;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;

/// A page saved by Safari as `.webarchive`, a binary property list: known and not read.
/// Thread-safe.
public final class SafariArchive implements OriginalFormat {

  @Override
  public String name() {
    return "Safari web archive";
  }

  @Override
  public boolean recognises(Sample sample) {
    return sample.startsWith('b', 'p', 'l', 'i', 's', 't');
  }

  @Override
  public void read(Original original, Consumer<Item> to) {
    to.accept(
        new Item.Empty(
            "",
            Drop.Reason.NO_ARTICLE,
            "it is a Safari web archive, which is not read; save the page as \"Page Source\""));
  }
}
