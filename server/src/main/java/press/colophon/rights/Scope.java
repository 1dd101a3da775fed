package press.colophon.rights;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a clause or a permission speaks of: these languages, channels and audiences alone, and all
/// where none is named. Immutable.
///
/// @param languages BCP 47 tags
/// @param from the first day on which it holds
/// @param until the last day on which it holds
public record Scope(
    Set<String> languages,
    Set<Channel> channels,
    Set<Audience> audiences,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {

  /// Everything, always.
  public static final Scope ALL = new Scope(Set.of(), Set.of(), Set.of(), null, null);

  public Scope {
    languages = Set.copyOf(languages);
    channels = Set.copyOf(channels);
    audiences = Set.copyOf(audiences);
    if (from != null && until != null && until.isBefore(from)) {
      throw new IllegalArgumentException("ends on " + until + " before it begins on " + from);
    }
  }

  /// One channel, always.
  public static Scope by(Channel channel) {
    return new Scope(Set.of(), Set.of(channel), Set.of(), null, null);
  }

  boolean covers(Occasion on) {
    return has(languages, on.language())
        && has(channels, on.channel())
        && has(audiences, on.audience())
        && (from == null || !on.day().isBefore(from))
        && (until == null || !on.day().isAfter(until));
  }

  private static <T> boolean has(Set<T> named, T value) {
    return named.isEmpty() || named.contains(value);
  }
}
