package press.colophon.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether new terms of an article let more be done with it than those before: by the house or by
/// others, in any way, in any language, for longer, or with fewer duties. Pure.
public final class Widening {
  /// A language that no clause names.
  private static final String ANY_OTHER = "und";

  private Widening() {}

  /// Compares all decisions of two states of the rights in one article.
  ///
  /// @param at the time that is decided for
  public static boolean is(Rights before, Rights after, Instant at) {
    return isWider(before, after, at) || isWider(before.toOthers(), after.toOthers(), at);
  }

  private static boolean isWider(Rights before, Rights after, Instant at) {
    return occasions(before, after, at)
            .anyMatch(
                on ->
                    Stream.of(Use.values())
                        .anyMatch(use -> isWider(before.decide(use, on), after.decide(use, on))))
        || isLonger(before, after, at);
  }

  private static boolean isWider(Permission before, Permission after) {
    return switch (after) {
      case Permission.Refused refused -> false;
      case Permission.AskFirst ask -> false;
      case Permission.Granted now ->
          !(before instanceof Permission.Granted granted) || asksForLess(granted, now);
    };
  }

  /// Where nothing is said any more, nobody has waived a duty.
  private static boolean asksForLess(Permission.Granted before, Permission.Granted now) {
    return !(now.because() instanceof Ground.Silence) && !kinds(now).containsAll(kinds(before));
  }

  private static Set<Duty.Kind> kinds(Permission.Granted granted) {
    return granted.duties().stream().map(Duty::kind).collect(Collectors.toSet());
  }

  private static boolean isLonger(Rights before, Rights after, Instant at) {
    Optional<LocalDate> last = before.lastDay();
    return last.isPresent()
        && after.lastDay().filter(now -> !now.isAfter(last.get())).isEmpty()
        && after.decide(Use.REPRINT, Occasion.page(after.language(), at)).isGranted();
  }

  private static Stream<Occasion> occasions(Rights before, Rights after, Instant at) {
    return languages(before, after).stream()
        .map(language -> Occasion.page(language, at))
        .flatMap(page -> Stream.of(Audience.PUBLIC, Audience.MEMBERS).map(page::forThe))
        .flatMap(page -> Stream.of(Channel.values()).map(page::by));
  }

  private static Set<String> languages(Rights before, Rights after) {
    Set<String> languages = new LinkedHashSet<>(Set.of(after.language(), ANY_OTHER));
    Stream.of(before, after)
        .flatMap(rights -> rights.terms().values().stream())
        .flatMap(terms -> terms.clauses().stream())
        .forEach(clause -> languages.addAll(clause.scope().languages()));
    return languages;
  }
}
