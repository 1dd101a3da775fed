package press.colophon.taxonomy.suggestion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.taxonomy.suggestion.Evidence.Where;
import press.colophon.taxonomy.suggestion.Gazetteer.Place;

/// Weighs the places that an article names. A dateline says most, the headline more than the text,
/// the country more than a city in it; what is named once in passing is no region.
final class Regions {
  private static final double DATELINE = 3.5;
  private static final double HEADLINE = 3;
  private static final double BEGINNING = 1.6;
  private static final double SECTION = 3;

  /// Words of the first lines.
  static final int FIRST_LINES = 75;

  /// What mentions in the text alone add up to before more of them say little.
  private static final double ENOUGH = 4;

  /// What few mentions far down in the text count.
  private static final double PASSING = 0.7;

  /// What must speak for a territory, and more in a long article.
  private static final double LEAST = 1.9;

  private static final double WORDS_PER_MORE = 700;
  private static final double MOST_OF_LEAST = 5;

  /// Beside the first one.
  private static final double SHARE = 0.45;

  private static final int MOST = 3;
  private static final int MOST_EVIDENCE = 8;

  private final Gazetteer gazetteer;
  private final Map<String, Optional<Place>> derived = new HashMap<>();

  Regions(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  List<Suggestion> of(SuggestionInput article, Words headline, Words text) {
    Tally tally = new Tally();
    mentions(headline, 0, (m, at) -> tally.add(m, Where.HEADLINE));
    if (article.dateline() != null) {
      mentions(
          Words.of(article.dateline()), Integer.MAX_VALUE, (m, at) -> tally.add(m, Where.DATELINE));
    }
    for (String section : article.sections()) {
      mentions(Words.of(section), Integer.MAX_VALUE, (m, at) -> tally.add(m, Where.SECTION));
    }
    int dateline = Datelines.end(text.text());
    int beginning = text.endOf(FIRST_LINES);
    mentions(text, dateline, (m, at) -> tally.add(m, where(at, dateline, beginning)));
    return suggestions(tally, least(text.count()));
  }

  private static Where where(int at, int dateline, int beginning) {
    if (at < dateline) {
      return Where.DATELINE;
    }
    return at < beginning ? Where.BEGINNING : Where.TEXT;
  }

  private static double weight(Where where) {
    return switch (where) {
      case DATELINE -> DATELINE;
      case HEADLINE -> HEADLINE;
      case BEGINNING -> BEGINNING;
      case SECTION -> SECTION;
      case TEXT, ADDRESS -> 1;
    };
  }

  private static double least(int words) {
    return Math.min(MOST_OF_LEAST, LEAST + words / WORDS_PER_MORE);
  }

  private static List<Suggestion> suggestions(Tally tally, double least) {
    tally.settleGeorgia();
    List<Counted> ranked =
        tally.counted.values().stream()
            .sorted(Comparator.comparingDouble(Counted::score).reversed())
            .toList();
    double best =
        ranked.stream().filter(c -> !c.isWorld()).mapToDouble(Counted::score).findFirst().orElse(0);
    double all = ranked.stream().mapToDouble(Counted::score).sum();
    List<Suggestion> suggestions = new ArrayList<>();
    Set<String> parts = new LinkedHashSet<>();
    for (Counted counted : ranked) {
      boolean isEnough = counted.score() >= least && counted.score() >= SHARE * best;
      if (!counted.isWorld() && isEnough && suggestions.size() < MOST) {
        suggestions.add(counted.suggestion(counted.code, all));
      }
      if (isEnough) {
        String part = Gazetteer.partOfWorld(counted.code);
        parts.add(part == null ? "" : part);
      }
    }
    parts.remove("");
    parts.forEach(part -> suggestions.add(tally.world(part, all)));
    return suggestions;
  }

  // --- Finding ---

  /// Takes a mention and where it begins.
  private interface Taking {
    void take(Mention mention, int at);
  }

  /// @param words as they stand in the text
  private record Mention(Place place, String words) {}

  /// @param free characters at the beginning where everything that can be a place is one
  private void mentions(Words words, int free, Taking taking) {
    int i = 0;
    while (i < words.all().size()) {
      Words.Word word = words.all().get(i);
      if (word.isUnspaced()) {
        inside(word, taking);
        i++;
      } else {
        i += word(words, i, free, taking);
      }
    }
  }

  /// @return how many words were used up
  private int word(Words words, int i, int free, Taking taking) {
    Words.Word word = words.all().get(i);
    if (word.isCapital()) {
      for (int length = longest(words, i); length > 0; length--) {
        Place place = gazetteer.named(phrase(words, i, length));
        if (place != null) {
          if (word.from() < free || !Ambiguity.isAPerson(words, i, length)) {
            taking.take(new Mention(place, words.between(i, i + length - 1)), word.from());
          }
          return length;
        }
      }
    }
    Place derived = derived(word);
    if (derived != null) {
      taking.take(new Mention(derived, words.between(i, i)), word.from());
    }
    return 1;
  }

  /// Each different word of an article is asked for once.
  private @Nullable Place derived(Words.Word word) {
    return derived
        .computeIfAbsent(word.folded(), w -> Optional.ofNullable(derivedOf(w)))
        .orElse(null);
  }

  private @Nullable Place derivedOf(String word) {
    List<String> bare = gazetteer.bare(word);
    return Stream.of(
            bare.stream().map(gazetteer::named),
            Stream.of(gazetteer.ended(word)),
            bare.stream().map(gazetteer::ended),
            Stream.of(gazetteer.derived(word)),
            bare.stream().map(gazetteer::derived))
        .flatMap(places -> places)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static int longest(Words words, int i) {
    int length = 1;
    while (length < Gazetteer.LONGEST
        && i + length < words.all().size()
        && words.all().get(i + length).isJoined()
        && !words.all().get(i + length).isUnspaced()) {
      length++;
    }
    return length;
  }

  private static String phrase(Words words, int i, int length) {
    if (length == 1) {
      return words.all().get(i).folded();
    }
    StringBuilder phrase = new StringBuilder(words.all().get(i).folded());
    for (int j = i + 1; j < i + length; j++) {
      phrase.append(' ').append(words.all().get(j).folded());
    }
    return phrase.toString();
  }

  /// Names inside a run of a script without spaces, the longest at each place.
  private void inside(Words.Word run, Taking taking) {
    String text = run.folded();
    int i = 0;
    while (i < text.length()) {
      int used = 1;
      for (int length = gazetteer.longestAt(text, i); length > 1 && used == 1; length--) {
        Place place = gazetteer.named(text.substring(i, i + length));
        if (place != null) {
          taking.take(new Mention(place, text.substring(i, i + length)), run.from() + i);
          used = length;
        }
      }
      i += used;
    }
  }

  // --- Weighing ---

  /// What was found, by territory.
  private static final class Tally {
    private final Map<String, Counted> counted = new LinkedHashMap<>();

    void add(Mention mention, Where where) {
      counted
          .computeIfAbsent(mention.place().code(), Counted::new)
          .add(mention, where, weight(where) * mention.place().kind().weight());
    }

    /// Georgia beside American places is the state; beside Tbilisi or Georgians it is the country.
    void settleGeorgia() {
      Counted georgia = counted.get("GE");
      Counted america = counted.get("US");
      if (georgia != null && america != null && georgia.isOnly("Georgia")) {
        america.join(georgia);
        counted.remove("GE");
      }
    }

    Suggestion world(String part, double all) {
      Counted own = counted.getOrDefault(part, new Counted(part));
      Counted joined = new Counted(part);
      joined.join(own);
      counted.values().stream()
          .filter(c -> !c.isWorld() && part.equals(Gazetteer.partOfWorld(c.code)))
          .forEach(joined::join);
      return joined.suggestion(part, all);
    }
  }

  /// What speaks for one territory.
  private static final class Counted {
    private final String code;
    private final List<Evidence> evidence = new ArrayList<>();
    private double said;
    private double text;
    private double headline;

    Counted(String code) {
      this.code = code;
    }

    void add(Mention mention, Where where, double weight) {
      switch (where) {
        case TEXT, BEGINNING -> text += weight;
        case HEADLINE -> headline = Math.max(headline, weight) + (headline > 0 ? 0.5 : 0);
        default -> said = Math.max(said, weight);
      }
      Evidence found = new Evidence(mention.words(), where);
      if (!evidence.contains(found)) {
        evidence.add(found);
      }
    }

    void join(Counted other) {
      said += other.said;
      text += other.text;
      headline += other.headline;
      evidence.addAll(other.evidence);
    }

    double score() {
      double more = Math.max(0, text - ENOUGH);
      if (isInPassing()) {
        return PASSING * text;
      }
      return said + headline + Math.min(text, ENOUGH) + 2 * Math.log1p(more);
    }

    /// Neither headline nor first lines speak of it.
    private boolean isInPassing() {
      return evidence.stream().allMatch(e -> e.where() == Where.TEXT) && text <= ENOUGH;
    }

    boolean isWorld() {
      return Gazetteer.WORLD.contains(code);
    }

    boolean isOnly(String name) {
      return evidence.stream().allMatch(e -> e.words().equals(name));
    }

    Suggestion suggestion(String as, double all) {
      List<Evidence> first =
          evidence.stream()
              .sorted(Comparator.comparing(Evidence::where))
              .limit(MOST_EVIDENCE)
              .toList();
      return new Suggestion(
          Gazetteer.englishName(as), as, all == 0 ? 0 : Math.min(1, score() / all), first);
    }
  }
}
