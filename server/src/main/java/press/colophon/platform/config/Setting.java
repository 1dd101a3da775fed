package press.colophon.platform.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The default of one key and what the configuration file says about it.
///
/// The key is the component's name in kebab case after the [Section]: `sizeLimit` in section
/// `fetch` is `fetch.size-limit` in the file and `COLOPHON_FETCH_SIZE_LIMIT` in the environment.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /// The default, written as in the file; empty means "not set", which only a `@Nullable`
  /// component, a text or a list may be.
  String standard() default "";

  /// One comment line each, without the comment sign.
  String[] says();

  /// The least number allowed; whole numbers only.
  int from() default 0;

  /// The greatest number allowed; whole numbers only.
  int to() default Integer.MAX_VALUE;
}
