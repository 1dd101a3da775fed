package press.colophon.intake.format.agency;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;
import press.colophon.intake.Account;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.AccountDraft;
import press.colophon.intake.Envelope;
import press.colophon.intake.EnvelopeDraft;
import press.colophon.intake.format.HtmlBlocks;
import press.colophon.intake.format.StatedTime;
import press.colophon.intake.format.text.PrintedLine;
import press.colophon.rights.Licence;

/// An agency's article in the making: the account and the envelope together, and the rules that all
/// agency formats share.
///
/// The first answer to a question stands. A second, different one is kept as furniture. Not
/// thread-safe.
final class Copy {
  final AccountDraft draft = new AccountDraft();
  final EnvelopeDraft envelope = new EnvelopeDraft();
  private @Nullable String headline;
  private @Nullable String standfirst;
  private @Nullable PublicationDate published;
  private @Nullable PublicationDate modified;
  private Account.@Nullable Copyright copyright;
  private Account.@Nullable Image image;
  private boolean licensed;
  private final Map<String, Account.Name> signers = new LinkedHashMap<>();
  private boolean attributed;
  private List<String> body = List.of();

  Copy headline(@Nullable String words) {
    String line = plain(words);
    if (line == null) {
      return this;
    }
    if (headline == null) {
      headline = line;
      draft.headline(line);
    } else {
      repeated(line, headline);
    }
    return this;
  }

  Copy standfirst(@Nullable String words) {
    String line = plain(words);
    if (line == null) {
      return this;
    }
    if (standfirst == null && !line.equals(headline)) {
      standfirst = line;
      draft.standfirst(line);
    } else {
      repeated(line, standfirst);
    }
    return this;
  }

  private void repeated(String line, @Nullable String first) {
    if (!line.equals(first)) {
      draft.furniture(Kind.REPEATED, line);
    }
  }

  boolean isSigned() {
    return !signers.isEmpty();
  }

  Copy byline(@Nullable String line) {
    String printed = plain(line);
    if (printed != null) {
      AccountDraft read = new AccountDraft();
      PrintedLine.byline(printed, read);
      read.account().authors().forEach(name -> author(name.name(), name.url()));
      draft.bylines(read.account().bylines());
    }
    return this;
  }

  Copy author(@Nullable String name, @Nullable String address) {
    String printed = plain(name);
    if (printed != null) {
      Account.Name known = signers.get(printed);
      String url = known == null || known.url() == null ? web(address) : known.url();
      signers.put(printed, new Account.Name(printed, url));
    }
    return this;
  }

  Copy publisher(@Nullable String name, @Nullable String address) {
    String printed = plain(name);
    if (printed != null && !attributed) {
      attributed = true;
      draft.publisher(new Account.Name(printed, web(address)));
    }
    return this;
  }

  /// When it first appeared; the first of the elements that says so.
  Copy published(@Nullable String time) {
    if (published == null) {
      published = StatedTime.date(time);
      draft.published(published);
    }
    return this;
  }

  /// When this version was made; said only where it is not the first one.
  Copy modified(@Nullable String time) {
    PublicationDate date = StatedTime.date(time);
    if (modified == null && date != null && !date.equals(published)) {
      modified = date;
      draft.modified(date);
    }
    return this;
  }

  /// Keeps an element that speaks of rights, and understands it as far as it can: a licence, a
  /// copyright line, or words that allow and limit what may be done.
  Copy rights(String element, @Nullable String words, @Nullable String address) {
    String said = plain(words);
    envelope.rights(element, said, address);
    if (!licensed) {
      licensed = licence(address) || licence(said);
    }
    return this;
  }

  /// Words on what others may do, beside what [#rights] keeps of them.
  Copy terms(String element, @Nullable String words, @Nullable String address) {
    rights(element, words, address);
    draft.furniture(Kind.PERMISSION, plain(words));
    return this;
  }

  Copy copyright(String element, @Nullable String notice, @Nullable String holder) {
    rights(element, notice, null);
    Account.Copyright found = PrintedLine.copyright(plain(notice), plain(holder));
    if (found == null) {
      return this;
    }
    if (copyright == null) {
      copyright = found;
      draft.copyright(found);
    } else if (!copyright.notice().equals(found.notice())) {
      draft.furniture(Kind.COPYRIGHT, found.notice());
    }
    return this;
  }

  private boolean licence(@Nullable String stated) {
    boolean known = stated != null && Licence.recognise(stated).isPresent();
    if (known) {
      draft.licence(stated);
    }
    return known;
  }

  /// The first picture is the article's own.
  Copy picture(Account.Image found) {
    if (image == null) {
      image = found;
      draft.image(found);
    } else if (!image.equals(found)) {
      envelope.image(found);
    }
    return this;
  }

  Copy hop(@Nullable String name, @Nullable String action, @Nullable Instant at) {
    String printed = plain(name);
    if (printed != null) {
      envelope.hop(new Envelope.Hop(printed, action, at));
    }
    return this;
  }

  Copy place(@Nullable String name, @Nullable Double latitude, @Nullable Double longitude) {
    String printed = plain(name);
    if (printed != null || latitude != null) {
      envelope.place(new Envelope.Place(printed, latitude, longitude));
    }
    return this;
  }

  boolean hasBody() {
    return !body.isEmpty();
  }

  /// Takes the text, unless it has one. A headline printed again above it is no part of it.
  Copy body(HtmlBlocks blocks) {
    if (!body.isEmpty() || blocks.body().isEmpty()) {
      return this;
    }
    List<String> found = blocks.body();
    String first = HtmlBlocks.words(found.getFirst());
    if (first.equals(headline) && found.size() > 1) {
      draft.furniture(Kind.REPEATED, first);
      found = found.subList(1, found.size());
    }
    body = found;
    draft.body(body);
    blocks.pictures().forEach(this::picture);
    return this;
  }

  Account account() {
    if (!attributed && copyright != null && copyright.holder() != null) {
      draft.publisher(new Account.Name(copyright.holder(), null));
    }
    signers.values().forEach(draft::author);
    return draft.envelope(envelope.envelope()).account();
  }

  boolean hasHeadline() {
    return headline != null;
  }

  /// The words without markup; null where there are none.
  private static @Nullable String plain(@Nullable String htmlOrText) {
    String words = htmlOrText == null ? "" : HtmlBlocks.words(htmlOrText);
    return words.isEmpty() ? null : words;
  }

  /// An address on the web; names of things in other systems are none.
  static @Nullable String web(@Nullable String address) {
    String lower = address == null ? "" : address.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://") ? address : null;
  }
}
