package press.colophon.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which engines are preferred: in general, and for single pairs of languages.
///
/// ```java
/// EngineOrder.of(List.of("nmt", "apertium"), List.of("en-gl: nmt:es + apertium"));
/// ```
public final class EngineOrder {

  /// Part of a way that was asked for: an engine and the language it leads to.
  record Leg(String engine, Language to) {}

  private static final Set<String> KNOWN =
      Set.of("nmt", "apertium", "libretranslate", "deepl", "openai");

  private final List<String> engines;
  private final Map<Passage, List<Leg>> pairs;

  private EngineOrder(List<String> engines, Map<Passage, List<Leg>> pairs) {
    this.engines = List.copyOf(engines);
    this.pairs = Map.copyOf(pairs);
  }

  /// Reads an order as it is written in the configuration.
  ///
  /// @param engines their words, the preferred first; others are not used
  /// @param pairs `FROM-TO: ENGINE:VIA + ENGINE` each
  /// @throws IllegalArgumentException with a sentence that names what cannot be read
  public static EngineOrder of(List<String> engines, List<String> pairs) {
    engines.forEach(EngineOrder::known);
    Map<Passage, List<Leg>> wanted = new HashMap<>();
    for (String pair : pairs) {
      int colon = pair.indexOf(':');
      if (colon < 0) {
        throw unreadable(pair);
      }
      Passage passage = passage(pair.substring(0, colon).strip());
      if (wanted.put(passage, legs(passage, pair.substring(colon + 1), engines)) != null) {
        throw new IllegalArgumentException("\"" + pair + "\" is not the only word on its pair");
      }
    }
    return new EngineOrder(engines, wanted);
  }

  private static String known(String engine) {
    if (!KNOWN.contains(engine)) {
      throw new IllegalArgumentException(
          "\""
              + engine
              + "\" is no engine; there are "
              + String.join(", ", KNOWN.stream().sorted().toList()));
    }
    return engine;
  }

  private static IllegalArgumentException unreadable(String written) {
    return new IllegalArgumentException(
        "\"" + written + "\" is not of the form en-de: deepl, or en-gl: nmt:es + apertium");
  }

  /// Tags have hyphens of their own: the first place where there is a language on both sides.
  private static Passage passage(String written) {
    for (int at = written.indexOf('-'); at > 0; at = written.indexOf('-', at + 1)) {
      Optional<Language> from = listed(written.substring(0, at));
      Optional<Language> to = listed(written.substring(at + 1));
      if (from.isPresent() && to.isPresent() && !from.equals(to)) {
        return new Passage(from.get(), to.get());
      }
    }
    throw new IllegalArgumentException(
        "\"" + written + "\" is no pair of languages of ./colophon languages, such as en-gl");
  }

  private static Optional<Language> listed(String tag) {
    return Languages.all().stream()
        .filter(language -> language.tag().equalsIgnoreCase(tag))
        .findFirst();
  }

  private static List<Leg> legs(Passage passage, String written, List<String> engines) {
    List<String> parts = Arrays.stream(written.split("\\+", -1)).map(String::strip).toList();
    List<Leg> legs = new ArrayList<>();
    for (String part : parts) {
      boolean last = legs.size() == parts.size() - 1;
      legs.add(leg(part, last ? passage.to() : null));
    }
    for (Leg leg : legs) {
      if (!engines.contains(leg.engine())) {
        throw new IllegalArgumentException(
            "\"" + leg.engine() + "\" is not among the engines that are used");
      }
    }
    return List.copyOf(legs);
  }

  /// @param end where the last one leads; null where the part itself must say
  private static Leg leg(String part, @Nullable Language end) {
    int colon = part.indexOf(':');
    if ((colon < 0) == (end == null)) {
      throw unreadable(part);
    }
    return end != null
        ? new Leg(known(part), end)
        : new Leg(
            known(part.substring(0, colon)),
            listed(part.substring(colon + 1)).orElseThrow(() -> unreadable(part)));
  }

  /// The engines that are used, in this order.
  List<Engine> of(List<Engine> all) {
    return engines.stream()
        .flatMap(key -> all.stream().filter(engine -> engine.key().equals(key)))
        .toList();
  }

  /// The way that was asked for between two languages; empty where none was.
  List<Leg> legs(Passage passage) {
    return pairs.getOrDefault(passage, List.of());
  }
}
