package press.colophon.intake.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The directory of newsrooms whose work may be republished, as it comes with the program: facts to
/// begin with, no permission. Immutable.
///
/// Source: Open Newswire, MIT licence; see `sources/README.md` among the resources.
public final class Directory {
  private static final String FILE = "/sources/directory.csv";

  private final List<ListedSource> entries;

  private Directory(List<ListedSource> entries) {
    this.entries = entries;
  }

  /// Reads the directory.
  public static Directory read() {
    try (InputStream in = Directory.class.getResourceAsStream(FILE)) {
      String text =
          new String(Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.UTF_8);
      return new Directory(CsvRows.of(text).stream().skip(1).map(ListedSource::of).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The newsrooms for which all of these hold; null asks nothing.
  ///
  /// @param language BCP 47 tag, or its beginning
  /// @param licence label, or a part of it
  /// @param search part of a name or an address
  public List<ListedSource> find(
      @Nullable String language, @Nullable String licence, @Nullable String search) {
    return entries.stream()
        .filter(ListedSource::active)
        .filter(e -> language == null || isIn(language, e.language()))
        .filter(e -> licence == null || has(e.licence(), licence))
        .filter(e -> search == null || has(e.name(), search) || has(e.feed(), search))
        .toList();
  }

  private static boolean isIn(String wanted, @Nullable String language) {
    String tag = LanguageNames.tag(wanted).orElse(wanted);
    return language != null && (language.equals(tag) || language.startsWith(tag + "-"));
  }

  private static boolean has(@Nullable String text, String part) {
    return text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  /// The newsrooms that a person means: those of exactly this name, or else all whose names contain
  /// it.
  public List<ListedSource> named(String name) {
    List<ListedSource> exactly =
        entries.stream().filter(entry -> entry.name().equalsIgnoreCase(name.strip())).toList();
    return exactly.isEmpty()
        ? entries.stream().filter(entry -> has(entry.name(), name.strip())).toList()
        : exactly;
  }

  /// What is known of the newsroom at an address: the one with this feed, or else with a feed on
  /// the same host, where it is the only one there.
  public Optional<ListedSource> at(URI address) {
    Optional<ListedSource> same =
        entries.stream().filter(entry -> entry.feed().equals(address.toString())).findFirst();
    if (same.isPresent()) {
      return same;
    }
    List<ListedSource> onHost =
        entries.stream()
            .filter(entry -> host(URI.create(entry.feed())).equals(host(address)))
            .toList();
    return onHost.size() == 1 ? Optional.of(onHost.getFirst()) : Optional.empty();
  }

  private static String host(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return host.startsWith("www.") ? host.substring(4) : host;
  }
}
