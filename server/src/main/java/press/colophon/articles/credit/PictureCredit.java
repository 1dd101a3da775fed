package press.colophon.articles.credit;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who made a picture and on what terms, as its file says. Plain text; each part is null where the
/// file does not say it. The names are those of the IPTC Photo Metadata Standard in brackets.
///
/// @param creator who made it (Creator)
/// @param credit the line to be printed with it (Credit Line)
/// @param source who supplied it (Source)
/// @param copyrightNotice (Copyright Notice)
/// @param licenceAddress of the licence or of the statement of rights, http or https (Web Statement
///     of Rights)
/// @param usageTerms (Rights Usage Terms)
/// @param licensorUrl where a licence can be had, http or https (Licensor URL)
/// @param caption what it shows (Description)
public record PictureCredit(
    @Nullable String creator,
    @Nullable String credit,
    @Nullable String source,
    @Nullable String copyrightNotice,
    @Nullable String licenceAddress,
    @Nullable String usageTerms,
    @Nullable String licensorUrl,
    @Nullable String caption) {

  /// A picture whose file says nothing.
  public static final PictureCredit NONE =
      new PictureCredit(null, null, null, null, null, null, null, null);

  /// In UTF-16 units, each part: seven of them fit into one segment of a JPEG, escaped.
  private static final int LONGEST = 1000;

  /// Line ends, spaces in a row, and what is invisible; the joiners of Persian and Hindi stay.
  private static final Pattern NO_TEXT =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\\s\\u00ad\\u200b\\u200e\\u200f"
              + "\\u202a-\\u202e\\u2060-\\u206f\\ufeff]+");

  public PictureCredit {
    creator = plain(creator);
    credit = plain(credit);
    source = plain(source);
    copyrightNotice = plain(copyrightNotice);
    licenceAddress = webAddress(licenceAddress);
    usageTerms = plain(usageTerms);
    licensorUrl = webAddress(licensorUrl);
    caption = plain(caption);
  }

  /// The line to print: the credit line, else creator and source as agencies print them, else the
  /// copyright notice.
  public @Nullable String line() {
    String line = first(credit, joined(creator, source));
    return first(line, copyrightNotice);
  }

  /// The licence as said most exactly: its address, else its terms.
  public @Nullable String licence() {
    return first(licenceAddress, usageTerms);
  }

  /// Whether there is nothing to be written into a served copy.
  boolean isSilent() {
    return creator == null
        && credit == null
        && source == null
        && copyrightNotice == null
        && licenceAddress == null
        && usageTerms == null
        && licensorUrl == null;
  }

  /// This, and for what it does not say the words of `other`.
  PictureCredit or(PictureCredit other) {
    return new PictureCredit(
        first(creator, other.creator),
        first(credit, other.credit),
        first(source, other.source),
        first(copyrightNotice, other.copyrightNotice),
        first(licenceAddress, other.licenceAddress),
        first(usageTerms, other.usageTerms),
        first(licensorUrl, other.licensorUrl),
        first(caption, other.caption));
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }

  private static @Nullable String joined(@Nullable String one, @Nullable String other) {
    if (one == null || other == null || one.equals(other)) {
      return one == null ? other : one;
    }
    return one + " / " + other;
  }

  private static @Nullable String plain(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String start = text.substring(0, Math.min(text.length(), 4 * LONGEST));
    String line = cut(NO_TEXT.matcher(start).replaceAll(" ").strip()).strip();
    return line.isEmpty() ? null : line;
  }

  private static String cut(String line) {
    if (line.length() <= LONGEST) {
      return line;
    }
    boolean inside = Character.isHighSurrogate(line.charAt(LONGEST - 1));
    return line.substring(0, inside ? LONGEST - 1 : LONGEST);
  }

  private static @Nullable String webAddress(@Nullable String text) {
    return Optional.ofNullable(plain(text)).filter(PictureCredit::isWebAddress).orElse(null);
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null
          && uri.getRawUserInfo() == null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
