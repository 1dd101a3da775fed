package press.colophon.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/// Settles the language of an article: what is declared, unless its text is plainly in another one.
///
/// A disagreement is remarked. The text then decides, since templates and feeds declare one
/// language for a whole site, and a wrong language spoils every translation. Thread-safe.
final class LanguageCheck {
  /// Languages so close that only the declaration tells them apart.
  private static final List<Set<String>> KIN =
      List.of(
          Set.of("hr", "bs", "sr", "sh", "cnr", "sl"),
          Set.of("id", "ms", "su", "jv"),
          Set.of("nb", "no", "nn", "da"),
          Set.of("fa", "prs", "tg"),
          Set.of("zh", "yue", "wuu", "nan"),
          Set.of("tl", "fil"),
          Set.of("es", "ast", "an", "gl"),
          Set.of("gl", "pt"),
          Set.of("ca", "oc", "es-valencia"),
          Set.of("hi", "mr", "ne", "bho", "mai"),
          Set.of("nl", "fy", "af"),
          Set.of("cs", "sk"));

  private final LanguageDetector detector = new LanguageDetector();

  Parcel check(Parcel parcel) {
    Account account = parcel.account();
    String declared = account.language();
    Optional<String> written = detector.detect(text(account));
    if (written.isEmpty() || isConsistent(declared, written.get())) {
      return parcel;
    }
    Parcel settled = parcel.with(AccountDraft.of(account).language(written.get()).account());
    return declared == null
        ? settled
        : settled.remark("declared as " + declared + ", but written in " + written.get());
  }

  /// The words of an article whose body is HTML blocks.
  static String text(Account account) {
    return Jsoup.parseBodyFragment(String.join("\n", account.body())).text();
  }

  private static boolean isConsistent(@Nullable String declared, String written) {
    if (declared == null) {
      return false;
    }
    String said = declared.replaceFirst("[-_].*", "").toLowerCase(Locale.ROOT);
    return said.equals(written)
        || KIN.stream().anyMatch(kin -> kin.contains(said) && kin.contains(written));
  }
}
