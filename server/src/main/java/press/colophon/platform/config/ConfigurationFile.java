package press.colophon.platform.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes the configuration file that documents every key with its default.
///
/// Defaults are written as comments, so that a key left alone follows the default of later
/// versions.
public final class ConfigurationFile {
  private ConfigurationFile() {}

  /// Writes `colophon.conf` into the data folder, which is made when missing.
  ///
  /// @return false when the file was there already; it is never overwritten
  public static boolean write(Path data) {
    Path file = data.resolve(Settings.FILE_NAME);
    try {
      Files.createDirectories(data);
      Files.writeString(file, text(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return true;
    } catch (FileAlreadyExistsException e) {
      if (Files.isRegularFile(file)) {
        return false;
      }
      throw new ConfigurationException(data + " is not a folder.", e);
    } catch (IOException e) {
      throw new ConfigurationException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  static String text() {
    StringBuilder text =
        new StringBuilder(
            """
            # Configuration of Colophon. Take away the comment sign to change a default.
            # Environment variables win over this file (site.name is COLOPHON_SITE_NAME),
            # options of the command line win over both. Read once, at start.
            """);
    Settings.SECTIONS.forEach(section -> writeSection(text, section));
    return text.toString();
  }

  private static void writeSection(StringBuilder text, Class<? extends Record> section) {
    text.append("\n\n## ").append(Key.heading(section).says()).append('\n');
    Key.of(section).forEach(key -> writeKey(text, key));
  }

  private static void writeKey(StringBuilder text, Key key) {
    text.append('\n');
    for (String line : key.setting().says()) {
      text.append("# ").append(line).append('\n');
    }
    text.append(('#' + key.name() + " = " + key.setting().standard()).stripTrailing()).append('\n');
  }
}
