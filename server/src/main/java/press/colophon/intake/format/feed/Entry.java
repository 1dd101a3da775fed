package press.colophon.intake.format.feed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account;
import press.colophon.intake.Account.Image;
import press.colophon.intake.Account.Name;
import press.colophon.intake.Envelope.RightsStatement;
import press.colophon.intake.EnvelopeDraft;

/// One entry of any feed or export while it is read: what each format calls by its own name, before
/// it is judged. [EntryAccount] makes the account of it. Not thread-safe.
final class Entry {
  /// A text and the element it was found in.
  ///
  /// @param plain whether it is said to be no HTML
  record Found(String value, String element, boolean plain) {
    Found(String value, String element) {
      this(value, element, false);
    }

    /// As one line without markup.
    String line() {
      return plain ? value.replaceAll("\\s+", " ").strip() : EntryText.plain(value);
    }
  }

  final String name;
  final String format;
  final byte[] bytes;

  /// For its relative links.
  @Nullable String base;

  @Nullable Found title;

  /// The whole text, as HTML.
  @Nullable Found content;

  /// A summary, as HTML; the text itself in feeds that have nothing else.
  @Nullable Found summary;

  @Nullable Found published;
  @Nullable Found updated;
  @Nullable String link;
  @Nullable String language;
  @Nullable Name publisher;
  Account.@Nullable Origin origin;
  @Nullable String originFrom;
  @Nullable Image image;
  @Nullable String status;

  final Set<Name> authors = new LinkedHashSet<>();
  @Nullable String authorsFrom;
  @Nullable String bylines;
  final Set<String> themes = new LinkedHashSet<>();
  final Set<String> regions = new LinkedHashSet<>();
  final List<RightsStatement> rights = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  final List<String> notUnderstood = new ArrayList<>();

  /// Identifiers, places, subjects and further images go there at once.
  final EnvelopeDraft envelope = new EnvelopeDraft();

  /// Further pictures; those of the text are added to them.
  final Set<Image> images = new LinkedHashSet<>();

  Entry(String name, String format, byte[] bytes) {
    this.name = name;
    this.format = format;
    this.bytes = bytes;
  }

  /// Adds the people in a text, with a note of where it stood.
  void people(@Nullable String printed, @Nullable String address, String element) {
    if (printed == null || printed.isBlank()) {
      return;
    }
    List<Name> people = People.in(EntryText.plain(printed));
    if (people.isEmpty()) {
      notUnderstood.add(element + ": " + printed.strip());
    } else if (people.size() == 1 && address != null) {
      authors.add(new Name(people.getFirst().name(), address));
    } else {
      authors.addAll(people);
    }
    authorsFrom = authorsFrom == null && !people.isEmpty() ? element : authorsFrom;
  }

  void right(String element, @Nullable String words, @Nullable String address) {
    String said = words == null ? "" : EntryText.plain(words);
    String link = address == null ? "" : address.strip();
    if (!said.isEmpty() || !link.isEmpty()) {
      rights.add(
          new RightsStatement(element, said.isEmpty() ? null : said, link.isEmpty() ? null : link));
    }
  }

  void picture(Image found) {
    if (image == null) {
      image = found;
    } else {
      images.add(found);
    }
  }
}
