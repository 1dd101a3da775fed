package press.colophon.articles;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.taxonomy.Region;
import press.colophon.taxonomy.Theme;

/// An article with its current revision and all that is said of it.
///
/// @param path the end of its address, such as `2022/06/russian-ambassador`; never changes
/// @param publishedOn the date it bears
/// @param publishedAt orders articles; on the day `publishedOn` where the original gives a time
/// @param changedAt when readers last saw a change
/// @param correctedAt when readers were told of a correction
/// @param language BCP 47 tag of the original text
public record Article(
    ArticleId id,
    String path,
    LocalDate publishedOn,
    Instant publishedAt,
    Instant changedAt,
    @Nullable Instant correctedAt,
    Status status,
    String language,
    Revision revision,
    Provenance provenance,
    List<Author> authors,
    List<Region> regions,
    List<Theme> themes,
    List<Note> notes) {

  public Article {
    authors = List.copyOf(authors);
    regions = List.copyOf(regions);
    themes = List.copyOf(themes);
    notes = List.copyOf(notes);
  }

  /// The same article without its picture, for where the picture may not be shown.
  public Article withoutImage() {
    return new Article(
        id,
        path,
        publishedOn,
        publishedAt,
        changedAt,
        correctedAt,
        status,
        language,
        revision.withoutImage(),
        provenance,
        authors,
        regions,
        themes,
        notes);
  }

  public String headline() {
    return revision.headline();
  }

  public List<String> regionNames() {
    return regions.stream().map(Region::name).toList();
  }

  public List<String> themeNames() {
    return themes.stream().map(Theme::name).toList();
  }

  /// The notes that stand at `place`, in order.
  public List<Note> notes(Note.Place place) {
    return notes.stream().filter(n -> n.place() == place).toList();
  }
}
