package press.colophon.intake;

import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.WrittenLanguage;

/// Settles the language of an article: what is declared, unless its text is plainly in another one.
///
/// A disagreement is remarked; the text decides, since templates and feeds declare one language for
/// a whole site.
final class LanguageCheck {
  private LanguageCheck() {}

  static Parcel of(Parcel parcel) {
    Account account = parcel.account();
    Optional<String> written = WrittenLanguage.of(text(account));
    String declared = account.language();
    if (written.isEmpty() || isSame(declared, written.get())) {
      return parcel;
    }
    Parcel settled = parcel.with(AccountDraft.of(account).language(written.get()).account());
    return declared == null
        ? settled
        : settled.remark("declared as " + declared + ", but written in " + written.get());
  }

  private static String text(Account account) {
    return Jsoup.parseBodyFragment(String.join("\n", account.body())).text();
  }

  private static boolean isSame(@Nullable String declared, String written) {
    return declared != null && primary(declared).equals(primary(written));
  }

  private static String primary(String tag) {
    return tag.replaceFirst("[-_].*", "").toLowerCase(Locale.ROOT);
  }
}
