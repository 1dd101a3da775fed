package press.colophon.platform.texts;

import com.ibm.icu.util.Region;
import com.ibm.icu.util.Region.RegionType;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Knows countries and parts of the world by their English names, so that they can be named in
/// every language.
public final class Territories {
  private static final Map<String, String> SHORT_NAMES =
      Map.of(
          "usa", "US",
          "u.s.", "US",
          "u.s.a.", "US",
          "us", "US",
          "uk", "GB",
          "u.k.", "GB",
          "uae", "AE",
          "czech republic", "CZ",
          "turkey", "TR");

  private Territories() {}

  /// Whether CLDR names a territory of this English name in other languages.
  public static boolean isKnown(String englishName) {
    return code(englishName).isPresent();
  }

  /// The CLDR code of a territory of this English name.
  static Optional<String> code(String englishName) {
    return Optional.ofNullable(Names.CODES.get(englishName.toLowerCase(Locale.ROOT)));
  }

  /// Filled when the first name is asked for.
  private static final class Names {
    static final Map<String, String> CODES = read();

    private static Map<String, String> read() {
      Map<String, String> codes = new HashMap<>(SHORT_NAMES);
      for (RegionType type :
          new RegionType[] {RegionType.TERRITORY, RegionType.CONTINENT, RegionType.SUBCONTINENT}) {
        for (Region region : Region.getAvailable(type)) {
          String name = new ULocale("und", region.toString()).getDisplayCountry(ULocale.ENGLISH);
          codes.putIfAbsent(name.toLowerCase(Locale.ROOT), region.toString());
        }
      }
      return codes;
    }
  }
}
