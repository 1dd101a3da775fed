package press.colophon.intake;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import press.colophon.taxonomy.suggestion.Evidence;
import press.colophon.taxonomy.suggestion.Suggested;
import press.colophon.taxonomy.suggestion.Suggestion;
import press.colophon.taxonomy.suggestion.SuggestionInput;
import press.colophon.taxonomy.suggestion.Suggestions;

/// Gives an article regions and themes where its original names none, and says on which words each
/// rests. Thread-safe.
///
/// What is likely enough is taken over; the finding `regions` or `themes` of the account tells that
/// it was suggested. What is less likely is left.
final class Classification {
  /// A suggestion of this weight or more is taken over.
  private static final double SURE = 0.6;

  /// Begins the finding of a field that was suggested.
  static final String SUGGESTED = "suggested: ";

  private final Suggestions suggestions;

  Classification(Suggestions suggestions) {
    this.suggestions = suggestions;
  }

  Parcel classify(Parcel parcel) {
    Account account = parcel.account();
    if (!account.regions().isEmpty() && !account.themes().isEmpty()) {
      return parcel;
    }
    Suggested suggested = suggestions.of(input(parcel));
    AccountDraft draft = AccountDraft.of(account);
    if (account.regions().isEmpty()) {
      take("regions", suggested.regions(), draft).forEach(draft::region);
    }
    if (account.themes().isEmpty()) {
      take("themes", suggested.themes(), draft).forEach(draft::theme);
    }
    return parcel.with(draft.account());
  }

  private static SuggestionInput input(Parcel parcel) {
    Account account = parcel.account();
    List<String> sections = new ArrayList<>(account.themes());
    sections.addAll(account.envelope().subjects());
    return new SuggestionInput(
        Objects.requireNonNullElse(account.headline(), ""),
        LanguageCheck.text(account),
        Objects.requireNonNullElse(account.language(), "und"),
        sections,
        path(parcel),
        dateline(account.envelope()));
  }

  private static @Nullable String path(Parcel parcel) {
    String canonical = parcel.account().canonical();
    try {
      URI address = canonical == null ? parcel.original().address() : new URI(canonical);
      return address == null || "file".equals(address.getScheme()) ? null : address.getPath();
    } catch (URISyntaxException e) {
      return null; // An address that is none says nothing of the theme.
    }
  }

  private static @Nullable String dateline(Envelope envelope) {
    return envelope.places().stream()
        .map(Envelope.Place::name)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// The names that are sure enough; the finding tells their evidence.
  private static List<String> take(String field, List<Suggestion> suggested, AccountDraft draft) {
    List<Suggestion> sure = suggested.stream().filter(s -> s.weight() >= SURE).toList();
    if (!sure.isEmpty()) {
      String from = sure.stream().map(Classification::said).collect(joining("; "));
      draft.finding(field, SUGGESTED + from, sure.getFirst().weight());
    }
    return sure.stream().map(Suggestion::name).toList();
  }

  /// A suggestion for people: `Kenya 0.92 ("NAIROBI" dateline, "Kenya" headline)`.
  private static String said(Suggestion suggestion) {
    return "%s %.2f (%s)"
        .formatted(
            suggestion.name(),
            suggestion.weight(),
            suggestion.evidence().stream()
                .limit(3)
                .map(Classification::said)
                .collect(joining(", ")));
  }

  private static String said(Evidence evidence) {
    String where = evidence.where().name().toLowerCase(Locale.ROOT);
    return "\"%s\" %s".formatted(evidence.words(), where);
  }
}
