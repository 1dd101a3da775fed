package press.colophon.translation.remote;

import com.ibm.icu.util.ULocale;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.colophon.translation.Hop;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;

/// What an engine can translate, and by which codes it names the languages. Immutable.
final class Offer {
  static final Offer NONE = new Offer(Map.of());

  /// How an engine names the two languages of a hop.
  record Codes(String from, String to) {}

  private final Map<Hop, Codes> codes;
  private final List<Hop> hops;

  private Offer(Map<Hop, Codes> codes) {
    this.codes = Map.copyOf(codes);
    this.hops = List.copyOf(codes.keySet());
  }

  /// Always the same list.
  List<Hop> hops() {
    return hops;
  }

  Optional<Codes> codes(Hop hop) {
    return Optional.ofNullable(codes.get(hop));
  }

  /// Everything from some languages into others.
  static Offer between(Collection<String> sources, Collection<String> targets) {
    Map<Hop, Codes> all = new LinkedHashMap<>();
    Map<Language, String> to = named(targets);
    named(sources).forEach((language, code) -> put(all, language, code, to));
    return new Offer(all);
  }

  /// Each language with those it is translated into.
  static Offer of(Map<String, List<String>> targets) {
    Map<Hop, Codes> all = new LinkedHashMap<>();
    named(targets.keySet())
        .forEach(
            (language, code) ->
                put(all, language, code, named(targets.getOrDefault(code, List.of()))));
    return new Offer(all);
  }

  private static void put(
      Map<Hop, Codes> all, Language from, String code, Map<Language, String> targets) {
    targets.forEach(
        (to, toCode) -> {
          if (!to.equals(from)) {
            all.put(Hop.direct(from, to), new Codes(code, toCode));
          }
        });
  }

  /// Languages of the catalogue by an engine's codes. Of several codes for one language the most
  /// usual one is taken: `EN-US` before `EN-GB`, `PT-BR` before `PT-PT`.
  private static Map<Language, String> named(Collection<String> codes) {
    Map<Language, String> named = new LinkedHashMap<>();
    codes.stream()
        .sorted(Comparator.comparingInt(Offer::rank))
        .forEach(code -> language(code).ifPresent(language -> named.putIfAbsent(language, code)));
    return named;
  }

  private static int rank(String code) {
    Optional<Language> language = language(code);
    if (language.isEmpty() || language.get().tag().equalsIgnoreCase(code)) {
      return 0;
    }
    ULocale usual = ULocale.addLikelySubtags(language.get().locale());
    return usual.equals(ULocale.addLikelySubtags(ULocale.forLanguageTag(code))) ? 1 : 2;
  }

  /// Codes that are not language tags: LibreTranslate calls traditional Chinese `zt`, and the
  /// Portuguese of Brazil `pb`.
  private static Optional<Language> language(String code) {
    return switch (code) {
      case "zt" -> Languages.find("zh-Hant");
      case "pb" -> Languages.find("pt-BR");
      default -> code.matches("[A-Za-z0-9-]{2,20}") ? Languages.find(code) : Optional.empty();
    };
  }
}
