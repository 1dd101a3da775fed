package press.colophon.platform.config;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The three layers of configuration merged: file, environment, command line; later wins.
///
/// All faults are collected and reported together, because correcting a file one error per start is
/// nobody's idea of a good morning.
final class Configuration {
  /// Variables of our prefix that are not keys: the launcher reads them, or they choose the folder.
  private static final Set<String> OTHER_VARIABLES =
      Set.of("COLOPHON_DATA", "COLOPHON_LOG_LEVEL", "COLOPHON_JAVA_OPTS");

  private record Given(String value, String where) {}

  private final Map<String, Key> keys = new LinkedHashMap<>();
  private final Map<String, Given> given = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  private Configuration(List<Class<? extends Record>> sections) {
    for (Class<? extends Record> section : sections) {
      Key.of(section).forEach(key -> keys.put(key.name(), key));
    }
  }

  static Configuration read(
      Path file,
      Map<String, String> environment,
      Map<String, String> options,
      List<Class<? extends Record>> sections) {
    Configuration configuration = new Configuration(sections);
    configuration.readFile(file);
    configuration.readEnvironment(environment);
    options.forEach((key, value) -> configuration.put(key, value, "command line"));
    configuration.convert();
    if (!configuration.faults.isEmpty()) {
      throw new ConfigurationException(String.join(System.lineSeparator(), configuration.faults));
    }
    return configuration;
  }

  /// The record filled for this section.
  <T extends Record> T section(Class<T> type) {
    Object[] arguments = Key.of(type).stream().map(key -> values.get(key.name())).toArray();
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(componentTypes(type));
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof ConfigurationException refusal
          ? refusal
          : new IllegalStateException("cannot fill " + type.getName(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot fill " + type.getName(), e);
    }
  }

  private static Class<?>[] componentTypes(Class<? extends Record> type) {
    return Key.of(type).stream().map(key -> key.component().getType()).toArray(Class<?>[]::new);
  }

  private void readFile(Path file) {
    int number = 0;
    for (String line : lines(file)) {
      number++;
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        readLine(text, file + ", line " + number);
      }
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (CharacterCodingException e) {
      throw new ConfigurationException(file + " is not UTF-8 text; save it as UTF-8.", e);
    } catch (IOException e) {
      throw new ConfigurationException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private void readLine(String text, String where) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      faults.add(where + ": \"" + text + "\" is not of the form: key = value");
      return;
    }
    String key = text.substring(0, equals).strip();
    Given earlier = given.get(key);
    if (earlier != null) {
      faults.add(where + ": " + key + " was already set in " + earlier.where + ".");
      return;
    }
    put(key, text.substring(equals + 1).strip(), where);
  }

  private void readEnvironment(Map<String, String> environment) {
    Map<String, String> names =
        keys.values().stream().collect(Collectors.toMap(Key::variable, Key::name));
    environment.forEach(
        (variable, value) -> {
          String key = names.get(variable);
          if (key != null) {
            put(key, value.strip(), "environment variable " + variable);
          } else if (variable.startsWith("COLOPHON_") && !OTHER_VARIABLES.contains(variable)) {
            faults.add("environment variable " + variable + ": there is no such setting.");
          }
        });
  }

  private void put(String key, String value, String where) {
    if (keys.containsKey(key)) {
      given.put(key, new Given(value, where));
    } else {
      faults.add(where + ": there is no setting \"" + key + "\"." + suggestion(key));
    }
  }

  private String suggestion(String unknown) {
    return keys.keySet().stream()
        .filter(key -> Spelling.isNear(key, unknown))
        .findFirst()
        .map(key -> " Did you mean \"" + key + "\"?")
        .orElse(" ./colophon init writes a file that lists them all.");
  }

  private void convert() {
    for (Key key : keys.values()) {
      Given text = given.getOrDefault(key.name(), new Given(key.setting().standard(), "default"));
      try {
        values.put(key.name(), Value.of(key, text.value));
      } catch (IllegalArgumentException e) {
        faults.add(text.where + ": " + refusal(key, text.value, e));
      }
    }
  }

  private static String refusal(Key key, String value, IllegalArgumentException reason) {
    String said = value.isEmpty() ? key.name() : key.name() + " = " + value;
    return said + " " + reason.getMessage() + ".";
  }
}
