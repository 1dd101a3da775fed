package press.colophon.rights.reading;

import org.jspecify.annotations.Nullable;

/// The licence that a text states. Immutable.
///
/// @param code `CC-BY`, `CC-BY-NC-ND` and their like, `CC0-1.0`, `CC-PDM-1.0`; `custom` for
///     conditions of the text's own; `unknown` for neither
/// @param version such as `4.0`, where the text says it
/// @param jurisdiction the country of the port, such as `us`, where the text says it
/// @param basis in what manner it is stated
/// @param quotation the words it rests on; null where nothing speaks of a licence
/// @param unspecified whether the text says "Creative Commons" and not which of its licences
public record StatedLicence(
    String code,
    @Nullable String version,
    @Nullable String jurisdiction,
    Basis basis,
    @Nullable Quotation quotation,
    boolean unspecified) {

  /// How a licence is stated.
  public enum Basis {
    /// By its code or its name.
    NAME,
    /// By a description.
    PROSE,
    /// Not at all.
    NONE;

    /// The word used in files.
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// In one line for people: code, version and port, or what is missing.
  public String described() {
    String named =
        code
            + (version == null ? "" : " " + version)
            + (jurisdiction == null ? "" : " " + jurisdiction);
    return unspecified ? named + " (it says \"Creative Commons\" and not which)" : named;
  }

  static StatedLicence none(boolean hasTermsOfItsOwn) {
    return new StatedLicence(
        hasTermsOfItsOwn ? "custom" : "unknown", null, null, Basis.NONE, null, false);
  }
}
