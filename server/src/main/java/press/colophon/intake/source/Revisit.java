package press.colophon.intake.source;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Body;
import press.colophon.intake.Account;
import press.colophon.intake.AccountDraft;
import press.colophon.platform.Sha256;

/// The page of an article, which is asked again, and how it answered. Immutable; [Revisits] has the
/// current state.
///
/// @param article its id
/// @param source the id of the source that sent it
/// @param account what the feed said of it, without the text
/// @param since when the article came
/// @param version of its row: another one as soon as anybody has written to it
record Revisit(
    long article,
    long source,
    URI address,
    Reading reading,
    Account account,
    Instant since,
    Seen seen,
    Standing standing,
    String version) {
  private static final Pattern END = Pattern.compile("/$");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// Where the text of an article comes from.
  enum Reading {
    /// The feed has it whole.
    FEED,
    /// It is read from the page, which its terms allow.
    PAGE,
    /// The feed has but its beginning, and its terms let nobody read more: only whether the page is
    /// there is looked at.
    NONE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Reading ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /// How the page answered.
  enum Outcome {
    /// It was not asked yet.
    NEW,
    /// It is there, and says the same.
    THERE,
    CHANGED,
    /// It answers 404 or 410.
    GONE,
    /// It could not be had.
    FAILED,
    /// It is there, but what it says could not be used.
    UNREAD;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Outcome ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /// What was last understood of the page.
  ///
  /// @param headline null before the first time
  /// @param understood hash of what matters of it; null before the first time
  /// @param entityTag as the site sent it with the last whole answer
  /// @param lastModified as the site sent it with the last whole answer
  record Seen(
      @Nullable String headline,
      @Nullable String understood,
      @Nullable String entityTag,
      @Nullable String lastModified) {}

  /// How the page answers.
  ///
  /// @param times that it was asked since it last changed
  /// @param failures in a row
  /// @param said of the last answer, for people
  /// @param dueAt when it is asked next; null when it is asked no more
  record Standing(
      int times, int failures, Outcome outcome, @Nullable String said, @Nullable Instant dueAt) {

    Standing answered(Outcome how, @Nullable String words) {
      return new Standing(how == Outcome.CHANGED ? 0 : times + 1, 0, how, words, dueAt);
    }

    Standing failed(String words) {
      return new Standing(times, failures + 1, Outcome.FAILED, words, dueAt);
    }

    Standing due(@Nullable Instant time) {
      return new Standing(times, failures, outcome, said, time);
    }
  }

  Revisit with(Standing next) {
    return new Revisit(article, source, address, reading, account, since, seen, next, version);
  }

  /// The same, knowing the answer again by these.
  Revisit holding(@Nullable String entityTag, @Nullable String lastModified) {
    return with(new Seen(seen.headline(), seen.understood(), entityTag, lastModified));
  }

  /// The same, having understood this of the page.
  Revisit having(Account page) {
    return with(
        new Seen(
            page.headline(), understanding(page, account), seen.entityTag(), seen.lastModified()));
  }

  private Revisit with(Seen now) {
    return new Revisit(article, source, address, reading, account, since, now, standing, version);
  }

  /// Whether the page says what it said the last time, but for signs, spaces and markup.
  boolean isSame(Account page) {
    return understanding(page, account).equals(seen.understood());
  }

  /// What the page says now, with what the feed says around it.
  Account corrected(Account page) {
    Account whole =
        reading == Reading.PAGE
            ? WholeArticles.merged(account, page)
            : AccountDraft.of(account)
                .body(page.body())
                .licence(account.licence() == null ? page.licence() : account.licence())
                .account();
    boolean isRetitled =
        seen.headline() != null && !letters(seen.headline()).equals(letters(page.headline()));
    return isRetitled ? AccountDraft.of(whole).headline(page.headline()).account() : whole;
  }

  /// Whether the page was found at another address than it was asked for at: that may be another
  /// page altogether.
  boolean isElsewhere(@Nullable URI found) {
    return found != null && !path(found).equals(path(address));
  }

  private static String path(URI address) {
    return END.matcher(String.valueOf(address.getRawPath())).replaceFirst("")
        + Objects.requireNonNullElse(address.getRawQuery(), "");
  }

  /// Whether a page has so much less to say than the article that an editor must look at it first:
  /// it may be a notice, or the beginning that a paywall leaves.
  static boolean isCut(Article article, Account page) {
    return text(page).length() < article.revision().body().text().length() / 2;
  }

  /// The hash of what matters of a page: letters and digits of headline and text; and its licence,
  /// where the feed names none.
  static String understanding(Account page, Account feed) {
    String licence = feed.licence() == null ? page.licence() : null;
    return Sha256.hex(letters(page.headline()) + "\n" + letters(text(page)) + "\n" + licence, 32);
  }

  private static String text(Account account) {
    return Body.sanitise(String.join("\n", account.body()), null).text();
  }

  private static String letters(@Nullable String text) {
    return SIGNS.matcher(Objects.requireNonNullElse(text, "")).replaceAll("");
  }
}
