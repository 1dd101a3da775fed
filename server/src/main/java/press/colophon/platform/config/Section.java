package press.colophon.platform.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the group of keys that a settings record stands for: `site` in `site.name`.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Section {
  /// The part of the key before the dot.
  String value();

  /// The heading in the written file.
  String says();
}
