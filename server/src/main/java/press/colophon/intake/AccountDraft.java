package press.colophon.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;
import press.colophon.intake.Account.Copyright;
import press.colophon.intake.Account.Finding;
import press.colophon.intake.Account.Furniture;
import press.colophon.intake.Account.Image;
import press.colophon.intake.Account.Name;
import press.colophon.intake.Account.Origin;

/// An [Account] in the making: readers of formats set what they find, in any order.
///
///     new AccountDraft().headline("Ferries stop").published(date).body(blocks).account()
///
/// A value of null or blank leaves the field as it is. Not thread-safe.
public final class AccountDraft {
  private @Nullable String headline;
  private @Nullable String standfirst;
  private @Nullable String bylines;
  private final Set<Name> authors = new LinkedHashSet<>();
  private @Nullable Name publisher;
  private @Nullable PublicationDate published;
  private @Nullable Origin origin;
  private final Set<String> regions = new LinkedHashSet<>();
  private final Set<String> themes = new LinkedHashSet<>();
  private @Nullable Image image;
  private @Nullable Copyright copyright;
  private @Nullable String licence;
  private @Nullable String siteName;
  private @Nullable String language;
  private @Nullable String canonical;
  private @Nullable PublicationDate modified;
  private final List<String> body = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Furniture> furniture = new ArrayList<>();
  private final List<String> notUnderstood = new ArrayList<>();
  private Envelope envelope = Envelope.NONE;
  private final Map<String, Finding> findings = new LinkedHashMap<>();

  /// An empty draft.
  public AccountDraft() {}

  /// A draft that begins with what an account says.
  public static AccountDraft of(Account account) {
    AccountDraft draft =
        new AccountDraft()
            .headline(account.headline())
            .standfirst(account.standfirst())
            .bylines(account.bylines())
            .publisher(account.publisher())
            .published(account.published())
            .origin(account.origin())
            .image(account.image())
            .copyright(account.copyright())
            .licence(account.licence())
            .siteName(account.siteName())
            .language(account.language())
            .canonical(account.canonical())
            .modified(account.modified())
            .body(account.body())
            .envelope(account.envelope());
    account.authors().forEach(draft::author);
    account.regions().forEach(draft::region);
    account.themes().forEach(draft::theme);
    account.notes().forEach(draft::note);
    draft.furniture.addAll(account.furniture());
    account.notUnderstood().forEach(draft::notUnderstood);
    account.findings().forEach((field, finding) -> draft.findings.put(field, finding));
    return draft;
  }

  public AccountDraft headline(@Nullable String text) {
    headline = isBlank(text) ? headline : text;
    return this;
  }

  public AccountDraft standfirst(@Nullable String text) {
    standfirst = isBlank(text) ? standfirst : text;
    return this;
  }

  public AccountDraft bylines(@Nullable String text) {
    bylines = isBlank(text) ? bylines : text;
    return this;
  }

  /// Adds an author, once.
  public AccountDraft author(Name author) {
    if (!isBlank(author.name())) {
      authors.add(author);
    }
    return this;
  }

  public AccountDraft publisher(@Nullable Name name) {
    publisher = name == null ? publisher : name;
    return this;
  }

  public AccountDraft published(@Nullable PublicationDate date) {
    published = date == null ? published : date;
    return this;
  }

  public AccountDraft origin(@Nullable Origin first) {
    origin = first == null ? origin : first;
    return this;
  }

  /// Adds a region, once.
  public AccountDraft region(@Nullable String name) {
    add(regions, name);
    return this;
  }

  /// Adds a theme, once.
  public AccountDraft theme(@Nullable String name) {
    add(themes, name);
    return this;
  }

  public AccountDraft image(@Nullable Image featured) {
    image = featured == null ? image : featured;
    return this;
  }

  public AccountDraft copyright(@Nullable Copyright found) {
    copyright = found == null ? copyright : found;
    return this;
  }

  public AccountDraft licence(@Nullable String wordsOrAddress) {
    licence = isBlank(wordsOrAddress) ? licence : wordsOrAddress;
    return this;
  }

  public AccountDraft siteName(@Nullable String name) {
    siteName = isBlank(name) ? siteName : name;
    return this;
  }

  public AccountDraft language(@Nullable String tag) {
    language = isBlank(tag) ? language : tag;
    return this;
  }

  public AccountDraft canonical(@Nullable String address) {
    canonical = isBlank(address) ? canonical : address;
    return this;
  }

  public AccountDraft modified(@Nullable PublicationDate date) {
    modified = date == null ? modified : date;
    return this;
  }

  /// Sets the body anew: one semantic HTML block each.
  public AccountDraft body(List<String> blocks) {
    body.clear();
    body.addAll(blocks);
    return this;
  }

  public AccountDraft note(@Nullable String htmlOrText) {
    add(notes, htmlOrText);
    return this;
  }

  public AccountDraft furniture(Account.Kind kind, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      furniture.add(new Furniture(kind, text));
    }
    return this;
  }

  public AccountDraft notUnderstood(@Nullable String line) {
    add(notUnderstood, line);
    return this;
  }

  public AccountDraft envelope(Envelope around) {
    envelope = around;
    return this;
  }

  /// Says where a field was found.
  ///
  /// @param field its name in the account's JSON
  /// @param confidence 0 to 1
  public AccountDraft finding(String field, String from, double confidence) {
    findings.put(field, new Finding(from, confidence));
    return this;
  }

  public Account account() {
    return new Account(
        headline,
        standfirst,
        bylines,
        List.copyOf(authors),
        publisher,
        published,
        origin,
        List.copyOf(regions),
        List.copyOf(themes),
        image,
        copyright,
        licence,
        siteName,
        language,
        canonical,
        modified,
        body,
        notes,
        furniture,
        notUnderstood,
        envelope,
        findings);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static void add(Collection<String> to, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      to.add(text.strip());
    }
  }
}
