package press.colophon.taxonomy;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.regex.Pattern;
import press.colophon.platform.Sha256;

/// The part of an address that names something: lower-case ASCII letters, digits and single
/// hyphens, 1 to 80 characters, from a name in any script.
///
/// `Slug.of("Über die Brücke")` is `uber-die-brucke`. Immutable.
public record Slug(String text) {
  private static final int LONGEST = 80;

  /// Bytes of a hash that stand for a name without letters.
  private static final int HASHED = 8;

  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ‘`ʹʺ]");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

  public Slug {
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a slug: " + text);
    }
  }

  /// A name without a letter or digit in any script becomes a slug made of its hash.
  public static Slug of(String name) {
    String latin = Latin.transliterate(name).toLowerCase(Locale.ROOT);
    String joined = OTHER.matcher(APOSTROPHES.matcher(latin).replaceAll("")).replaceAll("-");
    String cut = cutAtWord(trimHyphens(joined));
    return new Slug(cut.isEmpty() ? "n" + Sha256.hex(name, HASHED) : cut);
  }

  /// Whether `text`, as it came in an address, has the form of a slug.
  public static boolean hasForm(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches();
  }

  /// The same slug with a number behind it, for the second thing of the same name.
  public Slug numbered(int number) {
    String tail = "-" + number;
    return new Slug(
        trimHyphens(text.substring(0, Math.min(text.length(), LONGEST - tail.length()))) + tail);
  }

  @Override
  public String toString() {
    return text;
  }

  private static String trimHyphens(String s) {
    int start = s.startsWith("-") ? 1 : 0;
    int end = s.endsWith("-") ? s.length() - 1 : s.length();
    return start >= end ? "" : s.substring(start, end);
  }

  private static String cutAtWord(String s) {
    if (s.length() <= LONGEST) {
      return s;
    }
    int hyphen = s.lastIndexOf('-', LONGEST);
    return s.substring(0, hyphen > LONGEST / 2 ? hyphen : LONGEST);
  }

  /// ICU's transliterator, loaded when the first name beyond ASCII arrives.
  private static final class Latin {
    private static final Transliterator ANY_TO_ASCII =
        Transliterator.getInstance("Any-Latin; Latin-ASCII");

    static String transliterate(String name) {
      return name.chars().allMatch(c -> c < 0x80) ? name : ANY_TO_ASCII.transliterate(name);
    }
  }
}
