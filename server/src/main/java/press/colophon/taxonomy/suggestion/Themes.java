package press.colophon.taxonomy.suggestion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.colophon.taxonomy.suggestion.Evidence.Where;

/// Weighs the words of an article that tell its topic. A word counts by the logarithm of how often
/// it comes, so that many words of a trade say more than one word many times; in the headline and
/// the first lines it counts more; a section that the source gave counts as much as a headline full
/// of words.
final class Themes {
  private static final double HEADLINE = 3;
  private static final double BEGINNING = 1.6;
  private static final double SECTION = 9;
  private static final double ADDRESS = 6;

  /// What must speak for a topic, and beside the first one.
  private static final double LEAST = 4;

  private static final double SHARE = 0.6;
  private static final int MOST = 2;
  private static final int MOST_NARROW = 2;
  private static final int MOST_EVIDENCE = 8;

  private final Lexicon lexicon;

  /// Each different word of an article is looked up once.
  private final Map<String, List<Lexicon.Entry>> known = new HashMap<>();

  Themes(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  List<Suggestion> of(SuggestionInput article, Words headline, Words text) {
    Map<String, Found> words = new HashMap<>();
    find(headline, words, 0);
    find(text, words, text.endOf(Regions.FIRST_LINES));
    Map<String, Score> scores = new LinkedHashMap<>();
    words.values().forEach(found -> found.count(scores));
    article.sections().forEach(s -> named(s, Where.SECTION, SECTION, scores));
    Sections.segments(article.path()).forEach(s -> named(s, Where.ADDRESS, ADDRESS, scores));
    return suggestions(scores);
  }

  private static void named(String section, Where where, double weight, Map<String, Score> scores) {
    String topic = Sections.topic(section);
    if (topic != null) {
      scores.computeIfAbsent(topic, Score::new).add(weight, new Evidence(section, where));
    }
  }

  private static List<Suggestion> suggestions(Map<String, Score> narrow) {
    Map<String, Score> tops = new LinkedHashMap<>();
    narrow.forEach(
        (code, score) -> tops.computeIfAbsent(topic(code).top(), Score::new).join(score));
    List<Score> ranked = ranked(tops);
    double best = ranked.isEmpty() ? 0 : ranked.getFirst().weight;
    double all = ranked.stream().mapToDouble(s -> s.weight).sum();
    List<Suggestion> suggestions = new ArrayList<>();
    Map<String, Double> chosen = new HashMap<>();
    for (Score top : ranked) {
      if (top.weight >= LEAST && top.weight >= SHARE * best && chosen.size() < MOST) {
        chosen.put(top.code, top.weight);
        suggestions.add(top.suggestion(all));
      }
    }
    ranked(narrow).stream()
        .filter(s -> topic(s.code).broader() != null && s.weight >= LEAST)
        .filter(s -> s.weight >= SHARE * chosen.getOrDefault(topic(s.code).top(), Double.MAX_VALUE))
        .limit(MOST_NARROW)
        .forEach(s -> suggestions.add(s.suggestion(all)));
    return suggestions;
  }

  private static Topic topic(String code) {
    Topic topic = Topic.ALL.get(code);
    if (topic == null) {
      throw new IllegalStateException("a table of themes names the unknown topic " + code);
    }
    return topic;
  }

  private static List<Score> ranked(Map<String, Score> scores) {
    return scores.values().stream()
        .sorted(Comparator.comparingDouble((Score s) -> s.weight).reversed())
        .toList();
  }

  // --- Finding ---

  /// @param beginning where the first lines end; 0 for a headline
  private void find(Words words, Map<String, Found> found, int beginning) {
    for (int i = 0; i < words.all().size(); i++) {
      Words.Word word = words.all().get(i);
      Where where = where(word.from(), beginning);
      if (word.isUnspaced()) {
        inside(word.folded(), where, found);
      } else {
        i += word(words, i, where, found);
      }
    }
  }

  private static Where where(int at, int beginning) {
    if (beginning == 0) {
      return Where.HEADLINE;
    }
    return at < beginning ? Where.BEGINNING : Where.TEXT;
  }

  /// @return how many words were used up beside the first
  private int word(Words words, int i, Where where, Map<String, Found> found) {
    Words.Word word = words.all().get(i);
    boolean hasNext = i + 1 < words.all().size() && words.all().get(i + 1).isJoined();
    if (hasNext) {
      String two = word.folded() + " " + words.all().get(i + 1).folded();
      List<Lexicon.Entry> both = lexicon.exactly(two);
      if (!both.isEmpty()) {
        take(two, words.between(i, i + 1), both, where, found);
        return 1;
      }
    }
    List<Lexicon.Entry> entries = known.computeIfAbsent(word.folded(), lexicon::entries);
    take(word.folded(), words.between(i, i), entries, where, found);
    return 0;
  }

  private void inside(String run, Where where, Map<String, Found> found) {
    int i = 0;
    while (i < run.length()) {
      int used = 1;
      for (int length = lexicon.longestAt(run, i); length > 1 && used == 1; length--) {
        String word = run.substring(i, i + length);
        List<Lexicon.Entry> entries = lexicon.exactly(word);
        if (!entries.isEmpty()) {
          take(word, word, entries, where, found);
          used = length;
        }
      }
      i += used;
    }
  }

  private static void take(
      String key,
      String printed,
      List<Lexicon.Entry> entries,
      Where where,
      Map<String, Found> found) {
    if (!entries.isEmpty()) {
      found.computeIfAbsent(key, k -> new Found(printed, entries)).add(where);
    }
  }

  /// A word of the lexicon, and how often it comes.
  private static final class Found {
    private final String printed;
    private final List<Lexicon.Entry> entries;
    private int times;
    private Where first = Where.TEXT;

    Found(String printed, List<Lexicon.Entry> entries) {
      this.printed = printed;
      this.entries = entries;
    }

    void add(Where where) {
      times++;
      first = where.compareTo(first) < 0 ? where : first;
    }

    void count(Map<String, Score> scores) {
      double place =
          switch (first) {
            case HEADLINE -> HEADLINE;
            case BEGINNING -> BEGINNING;
            default -> 1;
          };
      double often = place + Math.log(times);
      for (Lexicon.Entry entry : entries) {
        scores
            .computeIfAbsent(entry.topic(), Score::new)
            .add(entry.weight() * often / entries.size(), new Evidence(printed, first));
      }
    }
  }

  /// What speaks for one topic.
  private static final class Score {
    private record Weighed(double weight, Evidence evidence) {}

    private final String code;
    private final List<Weighed> all = new ArrayList<>();
    private double weight;

    Score(String code) {
      this.code = code;
    }

    void add(double more, Evidence evidence) {
      weight += more;
      all.add(new Weighed(more, evidence));
    }

    void join(Score other) {
      weight += other.weight;
      all.addAll(other.all);
    }

    Suggestion suggestion(double total) {
      Topic topic = topic(code);
      List<Evidence> first =
          all.stream()
              .sorted(Comparator.comparingDouble(Weighed::weight).reversed())
              .map(Weighed::evidence)
              .distinct()
              .limit(MOST_EVIDENCE)
              .toList();
      return new Suggestion(topic.name(), topic.qcode(), weight / total, first);
    }
  }
}
