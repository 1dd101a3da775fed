package press.colophon.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import press.colophon.extract.PageBytes;
import press.colophon.intake.format.Formats;
import press.colophon.intake.format.HtmlPageReader;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Reading;
import press.colophon.intake.format.Sample;
import press.colophon.intake.format.text.TextPageReader;

/// Understands an original: decides by its content what it is and has the right reader read it, and
/// whatever is inside it.
///
/// Needs no database. Thread-safe.
public final class OriginalReader {
  private static final int LOOKED_AT = 4096;

  /// An archive may hold an export that holds pages, and no more.
  private static final int DEEPEST = 3;

  /// What damaged UTF-8 holds and windows-1252 does not, byte by byte: an accented Latin letter
  /// or a typographic sign of UTF-8, bytes without a meaning, signs that begin no word.
  private static final Pattern DAMAGED_UTF8 =
      Pattern.compile(
          "\u00C3[\u0080-\u00BF]|\u00E2\u0080[\u0080-\u00BF]"
              + "|[\u0081\u008D\u008F\u0090\u009D]|\u00FE\u00FF|\u00FF\u00FE");

  private final long largest;
  private final TextPageReader texts = new TextPageReader();
  private final HtmlPageReader pages = new HtmlPageReader();

  /// @param largest size of an original that is read whole, in bytes
  public OriginalReader(long largest) {
    this.largest = largest;
  }

  /// Hands on everything an original holds, in its order. Every failure is an [Item.Empty].
  public void read(Original original, Consumer<Item> to) {
    read("", original, to, 0);
  }

  /// Hands on what a stream holds without reading what is inside it, and anything else unread: for
  /// whoever reads on several cores, with [#readInner].
  public void unpack(Original original, Consumer<Item> to) {
    Formats.of(Sample.of(original))
        .filter(OriginalFormat::isStreamed)
        .ifPresentOrElse(
            format -> unpack(original, format, to), () -> to.accept(new Item.Inner("", original)));
  }

  private static void unpack(Original original, OriginalFormat format, Consumer<Item> to) {
    try {
      format.read(original, to);
    } catch (IOException e) {
      to.accept(cutShort("", e));
    }
  }

  /// Reads what [#unpack] handed on.
  public void readInner(Item.Inner inner, Consumer<Item> to) {
    read(inner.name(), inner.original(), to, 1);
  }

  private static Item.Empty cutShort(String name, IOException e) {
    String sentence = "it cannot be read to its end: " + e.getMessage();
    return new Item.Empty(name, Drop.Reason.BROKEN_FORMAT, sentence);
  }

  private void read(String name, Original original, Consumer<Item> to, int depth) {
    if (original.content().size() == 0) {
      to.accept(new Item.Empty(name, Drop.Reason.EMPTY, "it is empty"));
      return;
    }
    Sample sample = Sample.of(original);
    Optional<OriginalFormat> format = Formats.of(sample);
    boolean streamed = format.map(OriginalFormat::isStreamed).orElse(false);
    if (!streamed && original.content().size() > largest) {
      to.accept(new Item.Empty(name, Drop.Reason.TOO_LARGE, tooLarge()));
    } else if (format.isPresent()) {
      read(name, original, format.get(), to, depth);
    } else {
      to.accept(page(name, original));
    }
  }

  private String tooLarge() {
    return "it is larger than %,d bytes, the most that is read".formatted(largest);
  }

  private void read(
      String name, Original original, OriginalFormat format, Consumer<Item> to, int depth) {
    try {
      format.read(original, item -> handOn(name, item, to, depth));
    } catch (IOException e) {
      to.accept(cutShort(name, e));
    }
  }

  /// What is inside something else is read at once, so that one consumer sees all.
  private void handOn(String within, Item item, Consumer<Item> to, int depth) {
    boolean both = !within.isEmpty() && !item.name().isEmpty();
    String name = both ? within + ", " + item.name() : within + item.name();
    switch (item) {
      case Item.Inner(String part, Original original) -> {
        if (depth < DEEPEST) {
          read(name, original, to, depth + 1);
        } else {
          to.accept(new Item.Empty(name, Drop.Reason.TOO_MANY, "it is packed too deep"));
        }
      }
      case Item.Article(String part, Original original, Account account, String format) ->
          to.accept(new Item.Article(name, original, account, format));
      case Item.Takedown(String part, List<String> ids, Instant at, String because) ->
          to.accept(new Item.Takedown(name, ids, at, because));
      case Item.Empty(String part, Drop.Reason reason, String sentence) ->
          to.accept(new Item.Empty(name, reason, sentence));
    }
  }

  private Item page(String name, Original original) {
    PageBytes.Decoded decoded = PageBytes.decode(original.bytes(), original.charset());
    if (isBinary(original.bytes(), decoded.text())) {
      return new Item.Empty(
          name, Drop.Reason.NOT_TEXT, "it is not text but " + kindOf(original.bytes()));
    }
    if (decoded.broken() || isBrokenUtf8(original.bytes(), decoded)) {
      return new Item.Empty(
          name,
          Drop.Reason.BROKEN_CHARACTERS,
          "its characters are broken: it is neither valid UTF-8 nor another encoding it declares");
    }
    if (decoded.text().isBlank()) {
      return new Item.Empty(name, Drop.Reason.EMPTY, "there is nothing in it but white space");
    }
    return looksLikeHtml(decoded.text())
        ? item(name, original, pages.read(decoded.text(), original.address()), "HTML page")
        : item(name, original, texts.read(decoded.text()), "text page");
  }

  /// Read as one byte a character for want of anything better, and yet the bytes hold characters of
  /// UTF-8, or ones that no text of that kind has: it was UTF-8 and was damaged.
  private static boolean isBrokenUtf8(byte[] bytes, PageBytes.Decoded decoded) {
    return decoded.charset().name().equals("windows-1252")
        && DAMAGED_UTF8.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find();
  }

  private static Item item(String name, Original original, Reading reading, String format) {
    return switch (reading) {
      case Reading.Read(Account account) -> new Item.Article(name, original, account, format);
      case Reading.NoArticle(String reason) -> new Item.Empty(name, Drop.Reason.NO_ARTICLE, reason);
    };
  }

  /// Text has no NUL and hardly a control character.
  private static boolean isBinary(byte[] bytes, String text) {
    if (!kindOf(bytes).equals("binary data")) {
      return true;
    }
    String head = text.substring(0, Math.min(LOOKED_AT, text.length()));
    long odd =
        head.chars()
            .filter(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f')
            .count();
    return odd * 50 > head.length() || text.indexOf('\0') >= 0;
  }

  private static boolean looksLikeHtml(String text) {
    String head =
        text.substring(0, Math.min(LOOKED_AT, text.length())).strip().toLowerCase(Locale.ROOT);
    return head.startsWith("<!doctype html")
        || (head.startsWith("<?xml") && head.contains("<html"))
        || List.of("<html", "<head", "<body", "<article", "<main").stream().anyMatch(head::contains)
        || (head.startsWith("<") && (head.contains("<p") || head.contains("<div")));
  }

  private static String kindOf(byte[] bytes) {
    if (startsWith(bytes, 0x89, 'P', 'N', 'G')) {
      return "a PNG picture";
    }
    if (startsWith(bytes, 0xFF, 0xD8, 0xFF)) {
      return "a JPEG picture";
    }
    if (startsWith(bytes, 'G', 'I', 'F', '8')) {
      return "a GIF picture";
    }
    if (startsWith(bytes, 'R', 'I', 'F', 'F')) {
      return "a picture, film or sound";
    }
    if (startsWith(bytes, 0xFD, '7', 'z', 'X', 'Z') || startsWith(bytes, 'B', 'Z', 'h')) {
      return "packed in a way that is not read (xz, bzip2); gzip and ZIP are";
    }
    if (startsWith(bytes, '7', 'z', 0xBC, 0xAF) || startsWith(bytes, 'R', 'a', 'r', '!')) {
      return "an archive that is not read (7z, RAR); ZIP and tar are";
    }
    return "binary data";
  }

  private static boolean startsWith(byte[] bytes, int... signature) {
    if (bytes.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((bytes[i] & 0xFF) != signature[i]) {
        return false;
      }
    }
    return true;
  }
}
