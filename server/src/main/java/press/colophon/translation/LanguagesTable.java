package press.colophon.translation;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The catalogue as a table for a terminal: each language's tag, own name, English name, and what
/// leads there or what would.
///
/// ```text
/// tag  language              how it is translated from English
/// ca   català (Catalan)      Apertium 3.8.3
/// gl   galego (Galician)     Apertium 3.8.3 (English → Spanish → Galician)
/// oc   occitan (Occitan)     not yet: apt-get install apertium-eng-cat apertium-oc-ca
/// ja   日本語 (Japanese)      no engine yet
/// ```
public final class LanguagesTable {

  private static final int GAP = 2;

  private final Engines engines;

  public LanguagesTable(Engines engines) {
    this.engines = engines;
  }

  /// The table for originals in a language, one line per language, ending in a line break.
  public String print(Language from) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("tag", "language", "how it is translated from " + from.nameIn(Language.ENGLISH)));
    Languages.all().forEach(to -> rows.add(row(from, to)));
    return aligned(rows) + summary(from);
  }

  private List<String> row(Language from, Language to) {
    String own = to.ownName();
    String english = to.nameIn(Language.ENGLISH);
    String name = own.equals(english) ? own : own + " (" + english + ")";
    return List.of(to.tag(), name, how(engines.reach(from, to)));
  }

  private static String how(Reach reach) {
    return switch (reach) {
      case Reach.Original original -> "the original";
      case Reach.Installed installed -> installed.route().label(Language.ENGLISH);
      case Reach.Installable installable ->
          "not installed: apt-get install " + String.join(" ", installable.packages());
      case Reach.Unreachable unreachable -> "no engine";
    };
  }

  private String summary(Language from) {
    List<Reach> all = Languages.all().stream().map(to -> engines.reach(from, to)).toList();
    long ready = all.stream().filter(Reach.Installed.class::isInstance).count();
    TreeSet<String> packages = new TreeSet<>();
    long possible = 0;
    for (Reach reach : all) {
      if (reach instanceof Reach.Installable installable) {
        packages.addAll(installable.packages());
        possible++;
      }
    }
    String counted = "\n%d languages, %d translated now".formatted(all.size(), ready);
    return possible == 0
        ? counted + ".\n"
        : counted
            + ", %d more with: apt-get install %s\n"
                .formatted(possible, String.join(" ", packages));
  }

  private static String aligned(List<List<String>> rows) {
    int first = width(rows, 0);
    int second = width(rows, 1);
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      table
          .append(padded(row.get(0), first))
          .append(padded(row.get(1), second))
          .append(row.get(2))
          .append('\n');
    }
    return table.toString();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> cells(row.get(column))).max().orElse(0) + GAP;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - cells(text)));
  }

  /// How many cells of a terminal a text takes: wide characters two, combining marks none.
  private static int cells(String text) {
    return text.codePoints().map(LanguagesTable::cells).sum();
  }

  private static int cells(int character) {
    int type = UCharacter.getType(character);
    if (type == ECharacterCategory.NON_SPACING_MARK || type == ECharacterCategory.FORMAT) {
      return 0;
    }
    int width = UCharacter.getIntPropertyValue(character, UProperty.EAST_ASIAN_WIDTH);
    return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH
        ? 2
        : 1;
  }
}
