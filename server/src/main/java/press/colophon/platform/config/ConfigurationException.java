package press.colophon.platform.config;

import org.jspecify.annotations.Nullable;
import press.colophon.platform.PlainException;

/// A configuration that cannot be used; the message names file and line, variable or option.
public final class ConfigurationException extends PlainException {
  public ConfigurationException(String sentence) {
    this(sentence, null);
  }

  ConfigurationException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
