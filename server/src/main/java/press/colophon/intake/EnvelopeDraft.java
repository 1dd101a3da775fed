package press.colophon.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Envelope.Hop;
import press.colophon.intake.Envelope.Place;
import press.colophon.intake.Envelope.RightsStatement;

/// An [Envelope] in the making. A value of null or blank leaves the field as it is. Not
/// thread-safe.
public final class EnvelopeDraft {
  private final Set<String> identifiers = new LinkedHashSet<>();
  private @Nullable String version;
  private boolean excerpt;
  private @Nullable Instant embargoedUntil;
  private @Nullable Boolean paywalled;
  private final Set<RightsStatement> rights = new LinkedHashSet<>();
  private final Set<Account.Image> images = new LinkedHashSet<>();
  private final List<Hop> hops = new ArrayList<>();
  private final Set<Place> places = new LinkedHashSet<>();
  private final Set<String> subjects = new LinkedHashSet<>();
  private @Nullable String status;

  /// An empty draft.
  public EnvelopeDraft() {}

  /// A draft that begins with what an envelope says.
  public static EnvelopeDraft of(Envelope envelope) {
    EnvelopeDraft draft =
        new EnvelopeDraft()
            .version(envelope.version())
            .excerpt(envelope.excerpt())
            .embargoedUntil(envelope.embargoedUntil())
            .paywalled(envelope.paywalled())
            .status(envelope.status());
    envelope.identifiers().forEach(draft::identifier);
    draft.rights.addAll(envelope.rights());
    draft.images.addAll(envelope.images());
    draft.hops.addAll(envelope.hops());
    draft.places.addAll(envelope.places());
    draft.subjects.addAll(envelope.subjects());
    return draft;
  }

  /// Adds an identifier, once; the most lasting first.
  public EnvelopeDraft identifier(@Nullable String id) {
    if (id != null && !id.isBlank()) {
      identifiers.add(id.strip());
    }
    return this;
  }

  public EnvelopeDraft version(@Nullable String count) {
    version = count == null || count.isBlank() ? version : count.strip();
    return this;
  }

  public EnvelopeDraft excerpt(boolean only) {
    excerpt = only;
    return this;
  }

  /// Holds the article back; of several times the latest counts.
  public EnvelopeDraft embargoedUntil(@Nullable Instant time) {
    if (time != null && (embargoedUntil == null || time.isAfter(embargoedUntil))) {
      embargoedUntil = time;
    }
    return this;
  }

  public EnvelopeDraft paywalled(@Nullable Boolean says) {
    paywalled = says == null ? paywalled : says;
    return this;
  }

  /// Adds what an element says of rights, unless it says nothing.
  public EnvelopeDraft rights(String element, @Nullable String words, @Nullable String address) {
    String said = words == null || words.isBlank() ? null : words.strip();
    String link = address == null || address.isBlank() ? null : address.strip();
    if (said != null || link != null) {
      rights.add(new RightsStatement(element, said, link));
    }
    return this;
  }

  public EnvelopeDraft image(Account.Image further) {
    images.add(further);
    return this;
  }

  public EnvelopeDraft hop(Hop next) {
    hops.add(next);
    return this;
  }

  public EnvelopeDraft place(Place named) {
    places.add(named);
    return this;
  }

  public EnvelopeDraft subject(@Nullable String code) {
    if (code != null && !code.isBlank()) {
      subjects.add(code.strip());
    }
    return this;
  }

  public EnvelopeDraft status(@Nullable String word) {
    status = word == null || word.isBlank() ? status : word.strip();
    return this;
  }

  public Envelope envelope() {
    return new Envelope(
        List.copyOf(identifiers),
        version,
        excerpt,
        embargoedUntil,
        paywalled,
        List.copyOf(rights),
        List.copyOf(images),
        hops,
        List.copyOf(places),
        List.copyOf(subjects),
        status);
  }
}
