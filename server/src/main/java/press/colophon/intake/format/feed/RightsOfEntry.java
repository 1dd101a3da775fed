package press.colophon.intake.format.feed;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.AccountDraft;
import press.colophon.intake.Envelope.RightsStatement;
import press.colophon.intake.format.text.PrintedLine;
import press.colophon.rights.Licence;

/// Finds the licence and the copyright line among what the elements of an entry say of rights.
final class RightsOfEntry {
  private static final Pattern NOTICE =
      Pattern.compile(
          "©|\\(c\\)\\s*(?:19|20)\\d\\d|\\bcopyright\\b|\\ball rights reserved\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME_OF_LICENCE =
      Pattern.compile("licen[cs]e", Pattern.CASE_INSENSITIVE);

  private RightsOfEntry() {}

  /// Sets licence and copyright of an account, with where they were found.
  static void settle(List<RightsStatement> rights, AccountDraft draft) {
    licence(rights)
        .ifPresent(said -> draft.licence(words(said)).finding("licence", said.element(), 0.95));
    rights.stream()
        .filter(said -> said.words() != null && NOTICE.matcher(said.words()).find())
        .findFirst()
        .ifPresent(
            said ->
                draft
                    .copyright(PrintedLine.copyright(said.words(), null))
                    .finding("copyright", said.element(), 0.95));
  }

  /// The first that names a licence we know; else the first whose element is for licences.
  private static Optional<RightsStatement> licence(List<RightsStatement> rights) {
    Stream<RightsStatement> known =
        rights.stream().filter(said -> !isOfPicture(said) && recognised(said) != null);
    return known
        .findFirst()
        .or(
            () ->
                rights.stream()
                    .filter(said -> !isOfPicture(said))
                    .filter(said -> NAME_OF_LICENCE.matcher(said.element()).find())
                    .findFirst());
  }

  private static boolean isOfPicture(RightsStatement said) {
    return said.element().startsWith("media:content ");
  }

  private static @Nullable Licence recognised(RightsStatement said) {
    String all =
        (said.address() == null ? "" : said.address() + " ")
            + (said.words() == null ? "" : said.words());
    return Licence.recognise(all).orElse(null);
  }

  private static @Nullable String words(RightsStatement said) {
    boolean byAddress = said.address() != null && Licence.recognise(said.address()).isPresent();
    return byAddress || said.words() == null ? said.address() : said.words();
  }
}
