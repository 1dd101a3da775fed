package press.colophon.articles;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What was changed here in a text that came from elsewhere. Whoever republishes has to say it
/// (Creative Commons 4.0, section 3(a)(1)(B)).
public enum Alteration {
  HEADLINE,
  /// Parts were left out.
  SHORTENED,
  /// Words were changed or added.
  TEXT,
  /// The picture was left out.
  PICTURE;

  /// The word used in the database, for machines and in names of interface texts.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Alteration ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// What an edit changes in the text as the source has it.
  static Set<Alteration> by(Edit edit, Revision source) {
    Set<Alteration> all = EnumSet.noneOf(Alteration.class);
    if (!edit.headline().equals(source.headline())) {
      all.add(HEADLINE);
    }
    List<String> before = blocks(source.standfirst(), source.body());
    List<String> after = blocks(edit.standfirst(), edit.body());
    boolean isCut = isContained(after, before);
    if (!isCut) {
      all.add(TEXT);
    }
    if (letters(after) < letters(before)) {
      all.add(SHORTENED);
    }
    return Collections.unmodifiableSet(all);
  }

  /// The standfirst and the parts of the text, as they read.
  private static List<String> blocks(@Nullable String first, Body body) {
    List<String> blocks = new ArrayList<>(List.of(Objects.requireNonNullElse(first, "").strip()));
    Jsoup.parseBodyFragment(body.html()).body().children().stream()
        .map(Element::text)
        .forEach(blocks::add);
    blocks.removeIf(String::isEmpty);
    return blocks;
  }

  /// Whether every one of these stands among the others, in the same order.
  private static boolean isContained(List<String> few, List<String> many) {
    int at = 0;
    for (String one : many) {
      if (at < few.size() && few.get(at).equals(one)) {
        at++;
      }
    }
    return at == few.size();
  }

  private static int letters(List<String> blocks) {
    return blocks.stream().mapToInt(String::length).sum();
  }
}
