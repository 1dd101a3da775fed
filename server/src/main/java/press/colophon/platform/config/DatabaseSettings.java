package press.colophon.platform.config;

import org.jspecify.annotations.Nullable;

/// Which PostgreSQL keeps the publication.
@Section(value = "database", says = "The database")
public record DatabaseSettings(
    @Setting(
            says = {
              "An external PostgreSQL (15 or newer): postgresql://user:password@host:5432/name",
              "Not set: the PostgreSQL that comes with Colophon, kept in the data folder."
            })
        @Nullable String url,
    @Setting(standard = "16", from = 4, to = 1_000, says = "Connections at most, 4-1000.")
        int connections,
    @Setting(
            says = {
              "When Colophon is started by root: the system user that runs the embedded PostgreSQL,",
              "which refuses root. Not set: the owner of the data folder, postgres or nobody."
            })
        @Nullable String systemUser) {

  /// Leaves out the address, which may hold a password.
  @Override
  public String toString() {
    return "DatabaseSettings[" + (url == null ? "embedded" : "external") + "]";
  }
}
