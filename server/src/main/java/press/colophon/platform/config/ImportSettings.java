package press.colophon.platform.config;

/// Limits for importing files.
@Section(value = "import", says = "Importing files")
public record ImportSettings(
    @Setting(
            standard = "20 MB",
            says = "Largest file that is read; larger ones are named and left.")
        ByteSize sizeLimit) {}
