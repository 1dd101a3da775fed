package press.colophon.platform.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns the text after the equals sign into what the record wants.
///
/// Every refusal is an [IllegalArgumentException] whose message continues "site.name = x ...".
final class Value {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h|d)");

  private Value() {}

  /// Null for an empty value where the type has no empty form of its own.
  static @Nullable Object of(Key key, String text) {
    Class<?> type = key.component().getType();
    if (type == String.class) {
      return text.isEmpty() && mayBeAbsent(key) ? null : text;
    }
    if (type == List.class) {
      return list(text);
    }
    if (text.isEmpty()) {
      return absent(key);
    }
    return type.isEnum() ? choice(type, text) : single(key, type, text);
  }

  private static Object single(Key key, Class<?> type, String text) {
    if (type == int.class) {
      return number(key.setting(), text);
    }
    if (type == boolean.class) {
      return yesOrNo(text);
    }
    if (type == Duration.class) {
      return duration(text);
    }
    if (type == ByteSize.class) {
      return ByteSize.parse(text);
    }
    if (type == URI.class) {
      return address(text);
    }
    if (type == Secret.class) {
      return new Secret(text);
    }
    if (type == Path.class) {
      return path(text);
    }
    throw new IllegalStateException(key.name() + " has a type no one can write: " + type);
  }

  private static @Nullable Object absent(Key key) {
    if (mayBeAbsent(key)) {
      return null;
    }
    throw new IllegalArgumentException("needs a value");
  }

  private static boolean mayBeAbsent(Key key) {
    return key.component().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static int number(Setting setting, String text) {
    String range = "is not a whole number from " + setting.from() + " to " + setting.to();
    if (!text.matches("-?\\d{1,9}")) {
      throw new IllegalArgumentException(range);
    }
    int number = Integer.parseInt(text);
    if (number < setting.from() || number > setting.to()) {
      throw new IllegalArgumentException(range);
    }
    return number;
  }

  private static boolean yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "on" -> true;
      case "no", "false", "off" -> false;
      default -> throw new IllegalArgumentException("is neither yes nor no");
    };
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("is not a time such as 500 ms, 20 s, 5 min, 1 h or 2 d");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "min" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static URI address(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the sentence below, which says more than the parser's.
    }
    throw new IllegalArgumentException("is not an address such as https://news.example.org");
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is not a path: " + e.getReason(), e);
    }
  }

  private static Object choice(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (written(constant).equals(text)) {
        return constant;
      }
    }
    String choices =
        Arrays.stream(type.getEnumConstants())
            .map(Value::written)
            .collect(Collectors.joining(" | "));
    throw new IllegalArgumentException("is not one of " + choices);
  }

  private static String written(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
