package press.colophon.translation.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.Bytes;

/// Models as a table for a terminal: what is installed, what a registry publishes.
///
/// ```text
///   pair   architecture  status   state      as of       download  on disk  chrF  BLEU  licence
/// * en-es  base-memory   Release  available  2025-12-16  ~25.7 MB  -        56.1  27.7  MPL-2.0
///   en-es  tiny          Release  installed  2025-12-16  -         19.3 MB  55.0  25.9  MPL-2.0
/// ```
public final class ModelsTable {
  private static final String GAP = "  ";
  private static final List<String> HEAD =
      List.of(
          "",
          "pair",
          "architecture",
          "status",
          "state",
          "as of",
          "download",
          "on disk",
          "chrF",
          "BLEU",
          "licence");

  private final Choice choice;
  private final List<List<String>> rows = new ArrayList<>();

  public ModelsTable(Choice choice) {
    this.choice = choice;
    rows.add(HEAD);
  }

  /// Takes up the rows of all pairs.
  ///
  /// @param registry null when it could not be read or is not wanted
  /// @param showInstalled whether models are shown that are installed
  public void add(
      List<InstalledModel> installed, @Nullable Registry registry, boolean showInstalled) {
    Map<Pair, List<ModelEntry>> published = registry == null ? new TreeMap<>() : registry.byPair();
    installed.forEach(model -> published.computeIfAbsent(model.pair(), p -> List.of()));
    String day = registry == null ? "-" : registry.day();
    published.forEach(
        (pair, entries) ->
            add(
                entries,
                installed.stream().filter(m -> m.pair().equals(pair)).findFirst(),
                day,
                showInstalled));
  }

  private void add(
      List<ModelEntry> entries,
      Optional<InstalledModel> installed,
      String day,
      boolean showInstalled) {
    Optional<ModelEntry> best = choice.best(entries);
    if (showInstalled) {
      installed.ifPresent(model -> rows.add(row(model)));
    }
    for (ModelEntry entry : entries) {
      boolean here = installed.isPresent() && installed.get().isOf(entry);
      if (choice.allows(entry) && !here) {
        rows.add(row(entry, state(entry, installed), best.filter(entry::equals).isPresent(), day));
      }
    }
  }

  private static String state(ModelEntry entry, Optional<InstalledModel> installed) {
    return installed.filter(m -> m.architecture() == entry.architecture()).isPresent()
        ? "newer"
        : "available";
  }

  private static List<String> row(InstalledModel model) {
    return List.of(
        "",
        model.pair().toString(),
        model.architecture().toString(),
        model.status().toString(),
        "installed",
        model.version(),
        "-",
        Bytes.shown(model.bytes()),
        chrf(model.quality()),
        bleu(model.quality()),
        model.licence());
  }

  private static List<String> row(ModelEntry entry, String state, boolean best, String day) {
    return List.of(
        best ? "*" : "",
        entry.pair().toString(),
        entry.architecture().toString(),
        entry.status().toString(),
        state,
        day,
        entry.model().bytes() == null ? "-" : "~" + Bytes.shown(entry.aboutToDownload()),
        "-",
        chrf(entry.quality()),
        bleu(entry.quality()),
        entry.licence());
  }

  private static String chrf(@Nullable Quality quality) {
    return figure(quality == null ? null : quality.chrf());
  }

  private static String bleu(@Nullable Quality quality) {
    return figure(quality == null ? null : quality.bleu());
  }

  private static String figure(@Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.1f", value);
  }

  /// Whether there is no row.
  public boolean isEmpty() {
    return rows.size() == 1;
  }

  /// The table, each line ending in a line break.
  public String print() {
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        line.append(cell).append(" ".repeat(width(column) - cell.length()));
        line.append(column == 0 ? " " : GAP);
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
