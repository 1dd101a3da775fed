package press.colophon.articles;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Pairs of texts of which it is known whether they are one story: real texts, edited as customers
/// of an agency edit, and the pairs that are easily taken for copies and are none.
final class LikenessPairs {
  /// @param kind what was done to make it
  /// @param days between the days the two bear
  record Pair(String kind, boolean isOneStory, String a, String b, boolean alike, long days) {}

  private static final List<String> LANGUAGES =
      List.of("en", "de", "es", "fr", "ru", "ar", "hi", "zh", "ja", "th", "fi", "ko", "am", "vi");
  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final int SENTENCES = 14;
  private static final int STORIES_EACH = 8;

  private final Random random = new Random(2026);
  private final List<List<String>> stories = new ArrayList<>();
  private final List<List<List<String>>> byLanguage = new ArrayList<>();

  LikenessPairs(Path benchmarks) throws IOException {
    Path news = benchmarks.resolve("extraction/dev/scrapinghub-dev/truth.json");
    List<List<String>> real = new ArrayList<>();
    new ObjectMapper()
        .readTree(news.toFile())
        .forEach(page -> real.add(paragraphs(page.path("articleBody").asText())));
    stories.addAll(real);
    byLanguage.add(real);
    for (String language : LANGUAGES) {
      List<List<String>> told = told(benchmarks.resolve("flores-dev/dev." + language + ".gz"));
      stories.addAll(told);
      byLanguage.add(told);
    }
  }

  private static List<String> paragraphs(String text) {
    return Arrays.stream(text.split("\n+", -1))
        .map(String::strip)
        .filter(p -> !p.isEmpty())
        .toList();
  }

  /// Stories of sentences that follow each other, two to a paragraph.
  private static List<List<String>> told(Path file) throws IOException {
    List<String> lines;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines = reader.lines().toList();
    }
    List<List<String>> told = new ArrayList<>();
    for (int story = 0; story < STORIES_EACH; story++) {
      List<String> paragraphs = new ArrayList<>();
      for (int i = 0; i < SENTENCES; i += 2) {
        int line = story * SENTENCES + i;
        paragraphs.add(lines.get(line) + " " + lines.get(line + 1));
      }
      told.add(paragraphs);
    }
    return told;
  }

  List<List<String>> stories() {
    return stories;
  }

  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (List<List<String>> language : byLanguage) {
      for (int i = 0; i < language.size(); i++) {
        List<String> story = language.get(i);
        List<String> other = language.get((i + 1) % language.size());
        List<String> third = language.get((i + 2) % language.size());
        if (story.size() < 5 || other.size() < 4 || third.size() < 3) {
          continue;
        }
        copies(pairs, story, other);
        others(pairs, story, other, third);
      }
    }
    unedited(pairs);
    frames(pairs);
    return pairs;
  }

  private void copies(List<Pair> pairs, List<String> story, List<String> other) {
    add(pairs, "copy: set anew", true, story, dateline(typographic(story)), 0);
    add(pairs, "copy: shortened", true, story, shortened(story, other, 0.7, 1, 0), 0);
    add(pairs, "copy: edited", true, story, shortened(story, other, 0.5, 1, 0.02), 0);
    add(pairs, "copy: reworked", true, story, shortened(story, other, 0.5, 2, 0.05), 0);
    add(pairs, "copy: next day", true, story, shortened(story, List.of(), 0.7, 0, 0.01), 1);
    add(
        pairs,
        "copy: two customers",
        true,
        shortened(story, other, 0.6, 1, 0.01),
        shortened(story, other.reversed(), 0.8, 1, 0.01),
        0);
  }

  private void others(
      List<Pair> pairs, List<String> story, List<String> other, List<String> third) {
    List<String> notice = third.subList(third.size() - 1, third.size());
    add(
        pairs,
        "other: short, one notice",
        false,
        joined(story.subList(0, 2), notice),
        joined(other.subList(0, 2), notice),
        0);
    add(
        pairs,
        "other: quotes it",
        false,
        story,
        joined(
            joined(other.subList(0, other.size() / 2), story.subList(1, 2)), other.subList(2, 4)),
        0);
    List<String> update = new ArrayList<>(other.subList(0, 2));
    story.subList(0, story.size() * 6 / 10).forEach(p -> update.add(figures(p)));
    add(pairs, "other: later update", false, story, update, 1);
  }

  /// Everything against everything of its language, and the same sentences in two languages.
  private void unedited(List<Pair> pairs) {
    for (List<List<String>> language : byLanguage) {
      for (int i = 0; i < language.size(); i++) {
        for (int j = i + 1; j < language.size(); j++) {
          add(pairs, "other: two stories", false, language.get(i), language.get(j), 0);
        }
      }
    }
    for (int language = 2; language < byLanguage.size(); language++) {
      for (int i = 0; i < STORIES_EACH; i++) {
        add(
            pairs,
            "other: translation",
            false,
            byLanguage.get(1).get(i),
            byLanguage.get(language).get(i),
            0);
      }
    }
  }

  private void frames(List<Pair> pairs) {
    LikenessFrames frames = new LikenessFrames(random);
    frames
        .all()
        .forEach(
            (kind, frame) -> {
              for (int i = 0; i < 40; i++) {
                pairs.add(frame(kind, frame, i % 2));
              }
            });
  }

  /// Two of one frame bear the same headline half of the time.
  private Pair frame(String kind, Supplier<String> frame, int days) {
    return new Pair("frame: " + kind, false, frame.get(), frame.get(), random.nextBoolean(), days);
  }

  private static void add(
      List<Pair> pairs, String kind, boolean isOne, List<String> a, List<String> b, int days) {
    pairs.add(new Pair(kind, isOne, String.join("\n", a), String.join("\n", b), false, days));
  }

  private static List<String> joined(List<String> a, List<String> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  private static List<String> typographic(List<String> story) {
    return story.stream()
        .map(p -> p.replaceAll("\"([^\"]*)\"", "“$1”").replace("'", "’").replace(" - ", " — "))
        .toList();
  }

  private List<String> dateline(List<String> story) {
    List<String> told = new ArrayList<>(story);
    String town = List.of("NAIROBI, Nov 19 (AFP) — ", "Berlin (dpa) - ", "LIMA — ").get(pick(3));
    told.set(0, town + told.getFirst());
    return told;
  }

  /// The beginning of a story, with paragraphs of another one put in and words replaced.
  private List<String> shortened(
      List<String> story, List<String> other, double kept, int local, double replaced) {
    int length = story.stream().mapToInt(String::length).sum();
    List<String> told = new ArrayList<>();
    int got = 0;
    for (String paragraph : typographic(story)) {
      if (got >= kept * length) {
        break;
      }
      got += paragraph.length();
      told.add(replace(paragraph, replaced));
    }
    List<String> shorts = new ArrayList<>(other.stream().map(LikenessPairs::sentences).toList());
    Collections.shuffle(shorts, random);
    for (int i = 0; i < local; i++) {
      told.add(told.size() - pick(2), shorts.get(i));
    }
    return told;
  }

  /// A paragraph that an editor adds has two sentences or so.
  private static String sentences(String paragraph) {
    return paragraph.length() <= 300 ? paragraph : paragraph.substring(0, 300);
  }

  private String replace(String paragraph, double share) {
    String[] words = paragraph.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      if (random.nextDouble() < share) {
        words[i] = words[pick(words.length)];
      }
    }
    return String.join(" ", words);
  }

  private String figures(String paragraph) {
    return DIGIT.matcher(paragraph).replaceAll(digit -> String.valueOf(pick(10)));
  }

  private int pick(int bound) {
    return random.nextInt(bound);
  }
}
