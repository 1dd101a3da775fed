package press.colophon.taxonomy.suggestion;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.Region;
import com.ibm.icu.util.Region.RegionType;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of places in one language: territories and parts of the world as CLDR has them, with their
/// inflected forms and adjectives as far as they share a stem; cities of GeoNames and CLDR, in all
/// scripts; and a table of what neither knows. Immutable.
final class Gazetteer {
  /// A place that a name stands for.
  ///
  /// @param code ISO 3166 of its territory, or UN M.49 of a part of the world
  record Place(String code, Kind kind) {}

  /// How much a name says of its territory.
  enum Kind {
    TERRITORY(1),
    ADJECTIVE(0.8),
    PART(0.7),
    CAPITAL(0.7),
    CITY(0.6),
    WORLD(0.7);

    private final double weight;

    Kind(double weight) {
      this.weight = weight;
    }

    double weight() {
      return weight;
    }
  }

  /// Parts of the world that have a page of their own in a newspaper.
  static final Set<String> WORLD = Set.of("002", "142", "150", "009", "005", "003", "013", "029");

  /// Its stations bear names of people.
  private static final String ANTARCTICA = "AQ";

  /// Languages that write endings onto names, in scripts without capital letters.
  private static final Set<String> AGGLUTINATIVE =
      Set.of(
          "ko", "ta", "te", "kn", "ml", "mr", "gu", "bn", "hi", "pa", "si", "ne", "am", "hy", "ka");

  /// Words of the longest name that is looked for.
  static final int LONGEST = 5;

  /// Letters of the shortest stem, and of the longest ending.
  private static final int STEM = 5;

  private static final int ENDING = 5;

  /// Languages whose names of countries do not change, or whose adjectives are all in the table.
  private static final Set<String> UNINFLECTED =
      Set.of("en", "zh", "ja", "ko", "th", "vi", "my", "id", "ms", "km", "lo", "am");

  private static final Pattern VOWELS =
      Pattern.compile("[\\p{M}aeiouyаеёиоуыэюяйьіїєαεηιουωςή]{1,2}$");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final Map<String, Place> names = new HashMap<>();
  private final Map<String, Place> stems = new HashMap<>();
  private final Openings openings = new Openings();
  private final String language;
  private final boolean isInflected;

  private Gazetteer(String language) {
    this.language = language;
    this.isInflected = !UNINFLECTED.contains(language);
  }

  static Gazetteer of(String language) {
    Gazetteer gazetteer = new Gazetteer(language);
    gazetteer.readTable();
    gazetteer.readTerritories(new ULocale(language));
    gazetteer.readExemplars(new ULocale(language));
    gazetteer.names.keySet().forEach(gazetteer.openings::add);
    return gazetteer;
  }

  /// The place of this name, in lower case with one space between words.
  @Nullable Place named(String name) {
    Place place = names.get(name);
    return place != null ? place : Cities.ALL.get(name);
  }

  /// The territory that a word is an inflected name or an adjective of.
  @Nullable Place derived(String word) {
    if (!isInflected && stems.isEmpty()) {
      return null;
    }
    String plain = plain(word);
    for (int length = plain.length(); length >= Math.max(2, plain.length() - ENDING); length--) {
      Place place = stems.get(plain.substring(0, length));
      if (place != null) {
        return place;
      }
    }
    return null;
  }

  /// The longest beginning of a word that is a name, where endings are written onto names.
  @Nullable Place ended(String word) {
    if (AGGLUTINATIVE.contains(language)) {
      int shortest = language.equals("ko") ? 2 : 3;
      for (int length = word.length() - 1;
          length >= Math.max(shortest, word.length() - ENDING);
          length--) {
        Place place = named(word.substring(0, length));
        if (place != null) {
          return place;
        }
      }
    }
    return null;
  }

  /// Characters of the longest name that may begin at `i` in a script without spaces.
  int longestAt(String text, int i) {
    return Math.max(openings.longestAt(text, i), Cities.OPENINGS.longestAt(text, i));
  }

  /// Words without the article and prepositions that Arabic and Hebrew write onto them.
  List<String> bare(String word) {
    List<String> forms = new ArrayList<>();
    if (language.equals("ar") || language.equals("fa") || language.equals("ur")) {
      forms.add(word.replaceFirst("^[وفبلك](?=ال)", ""));
      forms.add(word.replaceFirst("^لل", "ال"));
      forms.add(word.replaceFirst("^[وفبلك](?=..)", ""));
    } else if (language.equals("he")) {
      forms.add(word.replaceFirst("^[ובלמהשכ](?=...)", ""));
      forms.add(word.replaceFirst("^[ובלמהשכ][ובלמהשכ](?=...)", ""));
    } else if (language.equals("am")) {
      forms.add(word.replaceFirst("^[በየከለስ](?=..)", ""));
    } else {
      return List.of();
    }
    return forms.stream().filter(f -> !f.equals(word)).distinct().toList();
  }

  static String englishName(String code) {
    return code.equals("003") ? "North America" : displayName(code, ULocale.ENGLISH);
  }

  /// The part of the world that a territory lies in; null for one that lies in none.
  static @Nullable String partOfWorld(String code) {
    if (WORLD.contains(code)) {
      return code;
    }
    try {
      Region territory = Region.getInstance(code);
      Region continent = territory.getContainingRegion(RegionType.CONTINENT);
      if (continent == null) {
        return null;
      }
      boolean american = continent.toString().equals("019");
      Region part = american ? territory.getContainingRegion(RegionType.SUBCONTINENT) : continent;
      return part == null
          ? null
          : american && !part.toString().equals("005") ? "003" : part.toString();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void readTerritories(ULocale locale) {
    for (RegionType type :
        List.of(RegionType.TERRITORY, RegionType.CONTINENT, RegionType.SUBCONTINENT)) {
      for (Region region : Region.getAvailable(type)) {
        String code = region.toString();
        if (type == RegionType.TERRITORY || WORLD.contains(code)) {
          readTerritory(code, displayName(code, locale));
        }
      }
    }
  }

  private void readTerritory(String code, String printed) {
    if (printed.equals(code)) {
      return; // CLDR has no name for it in this language.
    }
    Place place = new Place(code, WORLD.contains(code) ? Kind.WORLD : Kind.TERRITORY);
    for (String name : printed.split("[()（）]| - ", -1)) {
      add(name.replaceFirst("(?i) SAR( China)?$", ""), place);
    }
    String whole = phrase(printed);
    if (isInflected && whole.indexOf(' ') < 0) {
      String stem = VOWELS.matcher(plain(whole)).replaceFirst("");
      if (stem.length() >= STEM) {
        stems.putIfAbsent(stem, new Place(code, Kind.ADJECTIVE));
      }
    }
  }

  private void readTable() {
    for (String line : Resources.lines("places/names.tsv")) {
      String[] fields = line.split("\t", -1);
      boolean isWorld = WORLD.contains(fields[2]);
      Kind kind =
          switch (fields[1]) {
            case "d" -> Kind.ADJECTIVE;
            case "s" -> Kind.PART;
            default -> isWorld ? Kind.WORLD : Kind.TERRITORY;
          };
      if (fields[0].equals(language)) {
        Arrays.stream(fields[3].split("\\|", -1))
            .forEach(name -> addNameOrStem(name, new Place(fields[2], kind)));
      }
    }
  }

  private void addNameOrStem(String name, Place place) {
    if (name.endsWith("-")) {
      stems.put(plain(name.substring(0, name.length() - 1).toLowerCase(Locale.ROOT)), place);
    } else {
      names.put(phrase(name), place);
    }
  }

  /// CLDR names a large city for each time zone, in every language.
  private void readExemplars(ULocale locale) {
    TimeZoneNames zones = TimeZoneNames.getInstance(locale);
    for (String id : TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, null, null)) {
      String city = zones.getExemplarLocationName(id);
      String territory = TimeZone.getRegion(id);
      if (city != null && territory.length() == 2 && !territory.equals(ANTARCTICA)) {
        add(city, new Place(territory, Kind.CITY));
      }
    }
  }

  private void add(String name, Place place) {
    String phrase = phrase(name);
    if (phrase.length() > 1 && !Cities.PLAIN.contains(phrase)) {
      names.putIfAbsent(phrase, place);
    }
  }

  private static String displayName(String code, ULocale locale) {
    return new ULocale("und", code).getDisplayCountry(locale);
  }

  /// As words are looked up: in lower case, one space between.
  private static String phrase(String name) {
    StringBuilder phrase = new StringBuilder();
    for (Words.Word word : Words.of(name).all()) {
      phrase.append(phrase.isEmpty() ? "" : " ").append(word.folded());
    }
    return phrase.toString();
  }

  private static String plain(String word) {
    return Normalizer.isNormalized(word, Normalizer.Form.NFD)
        ? word
        : MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
  }

  /// Cities in all scripts, read when the first article comes; the larger one has the name.
  private static final class Cities {
    static final Set<String> PLAIN = Resources.words("places/plain.txt");
    static final Map<String, Place> ALL = read();
    static final Openings OPENINGS = new Openings();

    static {
      ALL.keySet().forEach(OPENINGS::add);
    }

    private static Map<String, Place> read() {
      Map<String, Place> cities = new HashMap<>();
      for (String line : Resources.lines("places/cities.tsv")) {
        String[] fields = line.split("\t", -1);
        Place place = new Place(fields[0], fields[1].equals("c") ? Kind.CAPITAL : Kind.CITY);
        for (String name : fields[2].split("\\|", -1)) {
          String phrase = phrase(name);
          if (phrase.length() > 1 && !PLAIN.contains(phrase)) {
            cities.putIfAbsent(phrase, place);
          }
        }
      }
      return Map.copyOf(cities);
    }
  }
}
