package press.colophon.platform.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One key of the configuration: the component of a settings record that it fills.
record Key(String name, RecordComponent component, Setting setting) {
  static List<Key> of(Class<? extends Record> section) {
    List<Key> keys = new ArrayList<>();
    for (RecordComponent component : section.getRecordComponents()) {
      Setting setting = component.getAnnotation(Setting.class);
      if (setting == null) {
        throw new IllegalStateException("@Setting is missing on " + component);
      }
      keys.add(new Key(heading(section).value() + "." + kebab(component), component, setting));
    }
    return keys;
  }

  static Section heading(Class<? extends Record> section) {
    Section heading = section.getAnnotation(Section.class);
    if (heading == null) {
      throw new IllegalStateException("@Section is missing on " + section.getName());
    }
    return heading;
  }

  /// The variable that sets this key: `COLOPHON_SITE_NAME`.
  String variable() {
    return "COLOPHON_" + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static String kebab(RecordComponent component) {
    return component.getName().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
