package press.colophon.intake;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/// Tells the language of a text by OpenNLP's model of 103 languages, and by the script where the
/// model does not know its languages.
///
/// The model is read at the first question (0.7 s, 36 MB of heap). How well it does is in
/// `docs/intake.md`. Thread-safe.
final class LanguageDetector {
  /// Fewer letters leave doubt.
  static final int FEWEST_LETTERS = 200;

  private static final int LOOKED_AT = 1200;
  private static final String MODEL = "/langdetect-183.bin";

  /// Scripts whose languages the model was not taught, and the language most written in them.
  private static final Map<UnicodeScript, String> UNTAUGHT =
      Map.of(
          UnicodeScript.ETHIOPIC, "am",
          UnicodeScript.MYANMAR, "my",
          UnicodeScript.KHMER, "km",
          UnicodeScript.LAO, "lo",
          UnicodeScript.TIBETAN, "bo");

  /// What the model answers where it does not know, and hardly a newsroom writes.
  private static final Set<String> FAR_FETCHED =
      Set.of("vol", "war", "min", "nan", "lim", "che", "ceb", "nds", "gsw", "lat", "san", "bak");

  /// The model knows no Igbo and takes it for another language of Africa; these two letters
  /// together are Igbo's.
  private static final Pattern IGBO = Pattern.compile("(?=.*ị)(?=.*ụ)", Pattern.DOTALL);

  private static final Set<String> TAKEN_FOR_IGBO = Set.of("swa", "zul", "som", "mri");

  private @Nullable LanguageDetectorModel model;

  /// The language, as a tag without script or territory.
  ///
  /// @return empty where the text is too short to tell
  Optional<String> detect(String text) {
    String part = text.substring(0, Math.min(LOOKED_AT, text.length()));
    if (part.codePoints().filter(LanguageDetector::isWritten).count() < fewestLetters(part)) {
      return Optional.empty();
    }
    return Optional.ofNullable(UNTAUGHT.get(mainScript(part))).or(() -> byModel(part));
  }

  /// A letter, or one of the vowel signs that stand on the letters of many scripts.
  private static boolean isWritten(int c) {
    return Character.isLetter(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static int fewestLetters(String text) {
    UnicodeScript script = mainScript(text);
    boolean dense =
        script == UnicodeScript.HAN
            || script == UnicodeScript.HIRAGANA
            || script == UnicodeScript.HANGUL
            || script == UnicodeScript.ETHIOPIC;
    return dense ? FEWEST_LETTERS / 3 : FEWEST_LETTERS;
  }

  private Optional<String> byModel(String text) {
    // The detector itself keeps state while it predicts; the model does not.
    return Arrays.stream(new LanguageDetectorME(model()).predictLanguages(text))
        .map(Language::getLang)
        .filter(code -> !FAR_FETCHED.contains(code))
        .findFirst()
        .map(code -> TAKEN_FOR_IGBO.contains(code) && isIgbo(text) ? "ig" : tag(code));
  }

  private static boolean isIgbo(String text) {
    return IGBO.matcher(text).lookingAt();
  }

  /// The model names languages by ISO 639-3.
  private static String tag(String code) {
    return switch (code) {
      case "cmn" -> "zh";
      case "pes" -> "fa";
      case "ekk" -> "et";
      case "lvs" -> "lv";
      case "plt" -> "mg";
      case "pnb" -> "pa";
      case "tgl" -> "tl";
      default -> new ULocale(code).getLanguage();
    };
  }

  private static UnicodeScript mainScript(String text) {
    return text
        .codePoints()
        .filter(Character::isLetter)
        .limit(FEWEST_LETTERS)
        .mapToObj(UnicodeScript::of)
        .collect(groupingBy(script -> script, counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(UnicodeScript.UNKNOWN);
  }

  private synchronized LanguageDetectorModel model() {
    LanguageDetectorModel read = model;
    if (read == null) {
      read = read();
      model = read;
    }
    return read;
  }

  private static LanguageDetectorModel read() {
    try (InputStream in = LanguageDetectorME.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new IllegalStateException("the language model is not on the class path: " + MODEL);
      }
      return new LanguageDetectorModel(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the language model cannot be read: " + MODEL, e);
    }
  }
}
