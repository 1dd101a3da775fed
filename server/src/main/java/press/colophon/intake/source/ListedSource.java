package press.colophon.intake.source;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A feed as a list of sources names it. Immutable.
///
/// @param line of the list, from 1
/// @param terms address of the page with the terms
/// @param licence label of the licence
/// @param language BCP 47 tag
/// @param themes folders or categories in which the list has it
/// @param active false where the list says that it is not in use
public record ListedSource(
    int line,
    String name,
    String feed,
    @Nullable String site,
    @Nullable String terms,
    @Nullable String licence,
    @Nullable String language,
    List<String> themes,
    boolean active) {
  private static final int COLUMNS = 6;

  public ListedSource {
    themes = List.copyOf(themes);
  }

  /// A row of `name,feed,terms,licenceLabel,language,active`.
  ///
  /// @throws SourceException where it is none, saying why
  static ListedSource of(CsvRows.Row row) {
    if (row.values().size() != COLUMNS) {
      throw new SourceException(
          "it has %d values instead of name,feed,terms,licenceLabel,language,active"
              .formatted(row.values().size()));
    }
    Optional<String> language =
        row.values().get(4).isEmpty() ? Optional.empty() : LanguageNames.tag(row.values().get(4));
    if (language.isEmpty() && !row.values().get(4).isEmpty()) {
      throw new SourceException("nobody knows the language \"" + row.values().get(4) + "\"");
    }
    return new ListedSource(
            row.line(),
            row.values().get(0),
            row.values().get(1),
            null,
            text(row.values().get(2)),
            text(row.values().get(3)),
            language.orElse(null),
            List.of(),
            !row.values().get(5).equals("no"))
        .checked();
  }

  /// This, if it can be a source.
  ///
  /// @throws SourceException saying why not
  ListedSource checked() {
    if (!Sources.isAddress(feed)) {
      throw new SourceException("\"" + feed + "\" is not the address of a feed");
    }
    if (terms != null && !Sources.isAddress(terms)) {
      throw new SourceException("\"" + terms + "\" is not the address of terms");
    }
    profile();
    return this;
  }

  /// What the list tells of the source.
  public Profile profile() {
    return new Profile(
        name,
        site,
        language,
        terms,
        List.of(),
        licence,
        null,
        List.of(),
        themes,
        Trust.REVIEW,
        FullText.IF_TERMS_ALLOW);
  }

  private static @Nullable String text(String value) {
    return value.isBlank() ? null : value;
  }
}
