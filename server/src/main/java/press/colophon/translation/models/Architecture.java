package press.colophon.translation.models;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The size of a model, as Mozilla names them.
public enum Architecture {
  TINY,
  BASE_MEMORY,
  BASE,
  /// Files that came without a registry do not say.
  UNSTATED;

  /// From the better to the smaller, as far as that pays.
  static final List<Architecture> BY_QUALITY = List.of(BASE_MEMORY, BASE, TINY, UNSTATED);

  /// From the fastest.
  static final List<Architecture> BY_SPEED = List.of(TINY, BASE_MEMORY, BASE, UNSTATED);

  /// By the name in a registry; empty for those that came after us.
  public static Optional<Architecture> find(String name) {
    return Arrays.stream(values()).filter(a -> a.toString().equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
