package press.colophon.platform.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The whole configuration, read once at start.
///
/// ```java
/// Settings settings = Settings.read(Path.of("data"), System.getenv(), Map.of("server.port",
/// "9000")); ```
///
/// @param data the data folder, absolute; holds the configuration file and the embedded database
public record Settings(
    Path data,
    SiteSettings site,
    ServerSettings server,
    DatabaseSettings database,
    FetchSettings fetch,
    ImportSettings imports,
    RightsSettings rights,
    SourceSettings sources,
    TranslationSettings translation,
    ModelSettings models,
    LibreTranslateSettings libreTranslate,
    DeeplSettings deepl,
    OpenaiSettings openai,
    MailSettings mail,
    RequestSettings requests) {

  /// The name of the configuration file inside the data folder.
  public static final String FILE_NAME = "colophon.conf";

  /// Every section, in the order of the written file.
  static final List<Class<? extends Record>> SECTIONS =
      List.of(
          SiteSettings.class,
          ServerSettings.class,
          DatabaseSettings.class,
          FetchSettings.class,
          ImportSettings.class,
          RightsSettings.class,
          SourceSettings.class,
          TranslationSettings.class,
          ModelSettings.class,
          LibreTranslateSettings.class,
          DeeplSettings.class,
          OpenaiSettings.class,
          MailSettings.class,
          RequestSettings.class);

  /// Reads the file in the data folder if there is one, then the environment, then the options.
  ///
  /// @param options keys given on the command line, such as `server.port`
  /// @throws ConfigurationException naming every unknown key and bad value at once
  public static Settings read(
      Path data, Map<String, String> environment, Map<String, String> options) {
    Configuration configuration =
        Configuration.read(data.resolve(FILE_NAME), environment, options, SECTIONS);
    return new Settings(
        data.toAbsolutePath().normalize(),
        configuration.section(SiteSettings.class),
        configuration.section(ServerSettings.class),
        configuration.section(DatabaseSettings.class),
        configuration.section(FetchSettings.class),
        configuration.section(ImportSettings.class),
        configuration.section(RightsSettings.class),
        configuration.section(SourceSettings.class),
        configuration.section(TranslationSettings.class),
        configuration.section(ModelSettings.class),
        configuration.section(LibreTranslateSettings.class),
        configuration.section(DeeplSettings.class),
        configuration.section(OpenaiSettings.class),
        configuration.section(MailSettings.class),
        configuration.section(RequestSettings.class));
  }
}
