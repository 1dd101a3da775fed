package press.colophon.translation.exchange;

import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Body;
import press.colophon.articles.Topics;
import press.colophon.platform.db.Changes;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.Maker;
import press.colophon.translation.Memory;
import press.colophon.translation.Segment;
import press.colophon.translation.Unit;
import press.colophon.translation.exchange.TmxFile.Entry;
import press.colophon.translation.exchange.TmxFile.Variant;

/// Takes a TMX file into the translation memory: what is in it counts as a person's work, unless it
/// says that a machine made it.
///
/// Units are stored as they are read, some hundreds in a transaction; after an interruption the
/// same file is taken in again, and what is there already stays as it is.
public final class TmxImport {
  private static final int BATCH = 500;

  /// So many of the things that were left out are told one by one.
  private static final int MOST_TOLD = 20;

  private static final int LONGEST_NAME = 200;
  private static final Pattern NEEDS_HTML = Pattern.compile("[<>&\"\\u00a0]");

  private final Jdbi db;
  private final Memory memory;
  private final Changes changes;
  private final Clock clock;

  public TmxImport(Jdbi db, Memory memory, Changes changes, Clock clock) {
    this.db = db;
    this.memory = memory;
    this.changes = changes;
    this.clock = clock;
  }

  /// What is wanted of a file.
  ///
  /// @param from only of this language; null for the one the file says
  /// @param to only into this language; null for all
  /// @param person who made what the file names nobody for
  public record Wish(@Nullable Language from, @Nullable Language to, String person) {}

  /// What became of it.
  ///
  /// @param read translations of the wanted languages that could be read
  /// @param taken those of them that were new, or newer than what was remembered
  /// @param left those that could not be read
  /// @param told of the first of these, why
  public record Report(long read, long taken, long left, List<String> told) {
    public Report {
      told = List.copyOf(told);
    }
  }

  /// Takes a file in.
  ///
  /// @throws ExchangeException where the file is no TMX, or not well-formed from some line on; what
  ///     was read before is stored
  public Report run(InputStream in, Wish wish) {
    Reading reading = new Reading(wish);
    TmxFile file = new TmxFile(in);
    try {
      for (Optional<Entry> entry = file.next(); entry.isPresent(); entry = file.next()) {
        reading.add(entry.get());
      }
    } finally {
      reading.store();
    }
    return new Report(reading.read, reading.taken, reading.left, reading.told);
  }

  private record Pair(Language from, Language to) {}

  private final class Reading {
    private final Wish wish;
    private final Map<String, Optional<Language>> languages = new LinkedHashMap<>();
    private final Map<String, List<Unit>> units = new TreeMap<>();
    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private int waiting;
    private long read;
    private long taken;
    private long left;

    private Reading(Wish wish) {
      this.wish = wish;
    }

    private void add(Entry entry) {
      Optional<Variant> source = source(entry);
      if (source.isEmpty()) {
        leave(entry, "it has no sentence in the language of the original");
        return;
      }
      Language from = language(source.get().language()).orElseThrow();
      for (Variant variant : entry.variants()) {
        Optional<Language> to = language(variant.language());
        if (to.isEmpty()) {
          leave(entry, "the language \"%s\" is not in the catalogue".formatted(variant.language()));
        } else if (!to.get().equals(from) && (wish.to() == null || wish.to().equals(to.get()))) {
          add(entry, new Pair(from, to.get()), source.get(), variant);
        }
      }
    }

    private Optional<Variant> source(Entry entry) {
      Optional<Language> said = language(entry.source());
      Optional<Language> wanted = wish.from() == null ? said : Optional.of(wish.from());
      return entry.variants().stream()
          .filter(
              variant ->
                  wanted.isEmpty()
                      ? language(variant.language()).isPresent()
                      : wanted.equals(language(variant.language())))
          .findFirst();
    }

    private Optional<Language> language(String tag) {
      if (languages.size() > LONGEST_NAME) {
        languages.clear();
      }
      return languages.computeIfAbsent(tag, Languages::find);
    }

    private void add(Entry entry, Pair pair, Variant source, Variant target) {
      if (source.isTooLong() || target.isTooLong()) {
        leave(entry, "it is longer than %d characters".formatted(TmxFile.LONGEST));
        return;
      }
      Segment translation = new Segment(html(target.parts()));
      List<Segment> sources = sources(source.parts());
      if (translation.isBlank() || sources.getFirst().isBlank()) {
        leave(entry, "a side of it is empty");
        return;
      }
      Maker maker = maker(entry, target);
      String key = pair.from() + " " + pair.to();
      pairs.put(key, pair);
      List<Unit> all = units.computeIfAbsent(key, k -> new ArrayList<>());
      sources.forEach(from -> all.add(new Unit(from, translation, maker, List.of(), null)));
      read++;
      if (++waiting >= BATCH) {
        store();
      }
    }

    private void store() {
      if (waiting > 0) {
        db.useTransaction(
            h ->
                units.forEach(
                    (key, some) -> {
                      Pair pair = Objects.requireNonNull(pairs.get(key));
                      taken += memory.keep(h, pair.from(), pair.to(), some);
                      // Names of regions and themes may be among them.
                      changes.announce(h, Set.of(Topics.ofNames(pair.to().tag())));
                    }));
      }
      units.clear();
      waiting = 0;
    }

    private Maker maker(Entry entry, Variant target) {
      Instant at = at(entry, target);
      String madeBy = entry.about().getOrDefault(TmxExport.MADE_BY, "");
      return madeBy.equals("machine")
          ? new Maker.Machine(
              entry.about().getOrDefault("creationtool", "unknown"),
              entry.about().getOrDefault("creationtoolversion", ""),
              at)
          : new Maker.Person(name(entry, target), !madeBy.equals("approved"), at);
    }

    private String name(Entry entry, Variant target) {
      return Stream.of(target.about(), entry.about())
          .flatMap(about -> Stream.of(about.get("changeid"), about.get("creationid")))
          .filter(name -> name != null && !name.isBlank() && name.length() <= LONGEST_NAME)
          .findFirst()
          .orElse(wish.person());
    }

    private Instant at(Entry entry, Variant target) {
      return Stream.of(target.about(), entry.about())
          .flatMap(about -> Stream.of(about.get("changedate"), about.get("creationdate")))
          .filter(Objects::nonNull)
          .flatMap(written -> instant(written).stream())
          .findFirst()
          .orElseGet(clock::instant);
    }

    private void leave(Entry entry, String because) {
      left++;
      if (told.size() < MOST_TOLD) {
        told.add("The unit of line %d is left out: %s.".formatted(entry.line(), because));
      }
    }
  }

  private static Optional<Instant> instant(String written) {
    try {
      return Optional.of(TmxExport.TIME.parse(written, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// A sentence as a body holds it; and without markup, as a headline holds it, where quotation
  /// marks are written otherwise.
  private static List<Segment> sources(List<Codes.Part> parts) {
    Segment sentence = new Segment(html(parts));
    if (parts.stream().allMatch(Codes.Text.class::isInstance)) {
      Segment line = Segment.ofText(words(parts).strip());
      return line.hash().equals(sentence.hash()) ? List.of(sentence) : List.of(sentence, line);
    }
    return List.of(sentence);
  }

  private static String html(List<Codes.Part> parts) {
    String words = words(parts).strip();
    return parts.stream().allMatch(Codes.Text.class::isInstance)
            && !NEEDS_HTML.matcher(words).find()
        ? words
        : Body.sanitisePiece(Codes.of(new Segment(""), null).html(parts)).html();
  }

  private static String words(List<Codes.Part> parts) {
    return parts.stream()
        .map(part -> part instanceof Codes.Text(String text) ? text : "")
        .collect(Collectors.joining());
  }
}
