package press.colophon.extract;

import java.util.function.Function;

/// A value and where on the page it was found: `json-ld datePublished`, `meta og:site_name`, `h1`.
///
/// @param from the kind of markup first, then its name
record Found<T>(T value, String from) {

  <R> Found<R> map(Function<T, R> change) {
    return new Found<>(change.apply(value), from);
  }
}
