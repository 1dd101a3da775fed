package press.colophon.intake;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account.Name;

/// The account as a person reads it in a terminal: the fields, what went where, and each line of
/// furniture and each line not understood.
///
/// Thread-safe.
public final class AccountText {

  private static final String FIELD = "  %-12s %s%n";

  private AccountText() {}

  /// The account of one file, several lines, ending with a line break.
  public static String of(String file, Account account) {
    var out = new StringBuilder(file).append(System.lineSeparator());
    fields(out, account);
    envelope(out, account.envelope());
    counts(out, account);
    lines(out, "note", account.notes());
    for (Account.Furniture piece : account.furniture()) {
      out.append(FIELD.formatted(AccountJson.kebab(piece.kind()), piece.text()));
    }
    lines(out, "?", account.notUnderstood());
    return out.toString();
  }

  private static void fields(StringBuilder out, Account account) {
    field(out, "headline", account.headline());
    field(out, "standfirst", account.standfirst());
    field(out, "byline", account.bylines());
    field(out, "authors", names(account.authors()));
    field(out, "publisher", account.publisher() == null ? null : name(account.publisher()));
    field(out, "published", account.published());
    field(out, "modified", account.modified());
    field(out, "origin", origin(account));
    field(out, "regions", joined(account.regions()));
    suggested(out, account.findings().get("regions"));
    field(out, "themes", joined(account.themes()));
    suggested(out, account.findings().get("themes"));
    if (account.image() != null) {
      field(out, "image", account.image().url());
      field(out, "caption", account.image().caption());
      field(out, "credit", account.image().credit());
    }
    field(out, "copyright", account.copyright() == null ? null : account.copyright().notice());
    field(out, "licence", account.licence());
    field(out, "site", account.siteName());
    field(out, "language", account.language());
    field(out, "canonical", account.canonical());
  }

  private static void envelope(StringBuilder out, Envelope envelope) {
    field(out, "identifier", joined(envelope.identifiers()));
    field(out, "version", envelope.version());
    field(out, "status", envelope.status());
    field(out, "embargo", envelope.embargoedUntil());
    for (Envelope.RightsStatement said : envelope.rights()) {
      field(out, "rights", said.element() + ": " + wordsAndAddress(said));
    }
    if (envelope.excerpt()) {
      field(out, "excerpt", "only a part of the article is here");
    }
  }

  private static String wordsAndAddress(Envelope.RightsStatement said) {
    return Stream.of(said.words(), said.address())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  private static void suggested(StringBuilder out, Account.@Nullable Finding finding) {
    if (finding != null && finding.from().startsWith(Classification.SUGGESTED)) {
      field(out, "", finding.from());
    }
  }

  private static void counts(StringBuilder out, Account account) {
    out.append(
        "  %d blocks of body, %d notes, %d lines of furniture, %d lines not understood%n"
            .formatted(
                account.body().size(),
                account.notes().size(),
                account.furniture().size(),
                account.notUnderstood().size()));
  }

  private static void field(StringBuilder out, String label, @Nullable Object value) {
    if (value != null) {
      out.append(FIELD.formatted(label, value));
    }
  }

  private static void lines(StringBuilder out, String label, List<String> lines) {
    lines.forEach(line -> field(out, label, line));
  }

  private static @Nullable String names(List<Name> names) {
    return joined(names.stream().map(AccountText::name).toList());
  }

  private static String name(Name name) {
    return name.url() == null ? name.name() : name.name() + " <" + name.url() + ">";
  }

  private static @Nullable String origin(Account account) {
    Account.Origin origin = account.origin();
    if (origin == null) {
      return null;
    }
    String date = origin.published() == null ? "" : ", " + origin.published();
    return name(new Name(origin.name(), origin.url())) + date;
  }

  private static @Nullable String joined(List<String> values) {
    return values.isEmpty() ? null : values.stream().collect(Collectors.joining("; "));
  }
}
