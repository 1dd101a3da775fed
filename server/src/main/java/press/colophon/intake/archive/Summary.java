package press.colophon.intake.archive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import press.colophon.articles.Receipt;
import press.colophon.intake.Drop;
import press.colophon.intake.Taken;

/// Counts what became of the items of an archive. Not thread-safe.
public final class Summary {
  private long items;
  private long created;
  private long drafts;
  private long revised;
  private long described;
  private long unchanged;
  private long held;
  private long proposed;
  private long withdrawn;
  private final Map<Drop.Reason, Long> dropped = new EnumMap<>(Drop.Reason.class);

  void add(Taken taken) {
    items++;
    switch (taken) {
      case Taken.Stored stored -> add(stored);
      case Taken.Held h -> held++;
      case Taken.Proposed p -> proposed++;
      case Taken.Withdrawn w -> withdrawn++;
      case Taken.Dropped d -> dropped.merge(d.drop().reason(), 1L, Long::sum);
    }
  }

  private void add(Taken.Stored stored) {
    drafts += stored.missing().isEmpty() ? 0 : 1;
    switch (stored.receipt()) {
      case Receipt.Created c -> created++;
      case Receipt.Revised r -> revised++;
      case Receipt.Described d -> described++;
      case Receipt.Unchanged u -> unchanged++;
    }
  }

  public long items() {
    return items;
  }

  public long dropped() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }

  /// One line: `20,000 items in 61.2 s, 326 a second: 19,800 new, 200 dropped (150 empty, ...)`.
  public String said(Duration took) {
    List<String> parts = new ArrayList<>();
    part(parts, created, "new" + drafts());
    part(parts, revised, "revised");
    part(parts, described, "described anew");
    part(parts, unchanged, "unchanged");
    part(parts, held, "held until their embargo ends");
    part(parts, proposed, "proposed for review");
    part(parts, withdrawn, "withdrawn");
    part(parts, dropped(), "dropped" + reasons());
    double seconds = Math.max(0.001, took.toMillis() / 1000.0);
    String counts = parts.isEmpty() ? "" : ": " + String.join(", ", parts);
    return String.format(
        Locale.ROOT,
        "%,d items in %.1f s, %.0f a second%s",
        items,
        seconds,
        items / seconds,
        counts);
  }

  private String drafts() {
    return drafts == 0
        ? ""
        : String.format(
            Locale.ROOT, " (%,d drafts in ./colophon review, something is missing)", drafts);
  }

  private static void part(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(String.format(Locale.ROOT, "%,d %s", count, what));
    }
  }

  private String reasons() {
    List<String> said = new ArrayList<>();
    dropped.forEach((reason, count) -> part(said, count, reason.word()));
    return said.isEmpty() ? "" : " (" + String.join(", ", said) + ")";
  }
}
