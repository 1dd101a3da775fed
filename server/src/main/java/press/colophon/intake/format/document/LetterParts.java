package press.colophon.intake.format.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.stream.Field;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PageBytes;

/// What is in the parts of a letter: its text, the files that its text shows, and what is attached
/// to it. Not thread-safe.
///
/// Parts that stand together are told apart by how (RFC 2046, RFC 2387): the ones of `alternative`
/// say the same, the ones of `related` belong to one page, all others come one after the other.
final class LetterParts {
  private static final int DEEPEST = 12;
  private static final int MOST = 5_000;

  private final Map<String, byte[]> beside = new HashMap<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private final StringBuilder html = new StringBuilder();
  private final StringBuilder plain = new StringBuilder();
  private final StringBuilder apart = new StringBuilder();
  private @Nullable String location;
  private int count;

  /// A thing that comes with a letter and is not of its text.
  sealed interface Attachment {}

  /// A file.
  ///
  /// @param type such as `application/pdf`, in small letters
  @SuppressWarnings("ArrayRecordComponent") // The bytes are handed on and never compared.
  record Attached(String name, String type, byte[] bytes, @Nullable String charset)
      implements Attachment {
    boolean isPicture() {
      return type.startsWith("image/");
    }
  }

  /// A letter within.
  record Forwarded(String name, Message letter) implements Attachment {}

  /// @throws IOException where there are more parts, or deeper ones, than are read
  static LetterParts of(Message letter) throws IOException {
    LetterParts parts = new LetterParts();
    parts.collect(letter, "mixed", 0);
    parts.settle();
    return parts;
  }

  boolean hasHtml() {
    return !html.isEmpty();
  }

  boolean hasText() {
    return hasHtml() || !plain.toString().isBlank();
  }

  /// The text, as HTML where there is any.
  String text() {
    return (hasHtml() ? html : plain).toString();
  }

  /// The address that the page names, or null where it names none.
  @Nullable String location() {
    return location;
  }

  /// Files that the text shows, by address and `cid:`.
  Map<String, byte[]> beside() {
    return beside;
  }

  /// In their order.
  List<Attachment> attachments() {
    return attachments;
  }

  /// A field of a letter or of one of its parts; null where it has none.
  static @Nullable String field(Entity entity, String name) {
    Field field = entity.getHeader() == null ? null : entity.getHeader().getField(name);
    return field == null ? null : field.getBody().strip();
  }

  /// @param within how the parts around stand together
  private void collect(Entity entity, String within, int depth) throws IOException {
    count++;
    if (depth > DEEPEST || count > MOST) {
      throw new IOException("it has more parts, or deeper ones, than are read");
    }
    Body body = entity.getBody();
    switch (body) {
      case Multipart parts -> {
        for (Entity part : parts.getBodyParts()) {
          collect(part, parts.getSubType().toLowerCase(Locale.ROOT), depth + 1);
        }
      }
      case Message letter -> attachments.add(new Forwarded(name(entity, letter), letter));
      case SingleBody single -> single(entity, bytes(single), within);
      case null, default -> {}
    }
  }

  private static String name(Entity entity, Message letter) {
    String subject = letter.getSubject();
    String name = subject == null ? entity.getFilename() : subject;
    return name == null ? "letter within" : "letter within (%s)".formatted(name.strip());
  }

  private void single(Entity entity, byte[] bytes, String within) {
    String type = entity.getMimeType().toLowerCase(Locale.ROOT);
    boolean isAttached = "attachment".equalsIgnoreCase(entity.getDispositionType());
    boolean isHtml = type.equals("text/html") || type.equals("application/xhtml+xml");
    boolean isPlain = type.equals("text/plain") && entity.getFilename() == null;
    if (isAttached) {
      attach(entity, type, bytes);
    } else if (isHtml && isNext(html, within)) {
      location = location == null ? field(entity, "Content-Location") : location;
      html.append(decoded(entity, bytes));
    } else if (isPlain && isNext(plain, within)) {
      add(within.equals("alternative") ? plain : apart, decoded(entity, bytes));
    } else if (type.startsWith("image/") && isShown(entity, bytes)) {
      return;
    } else if (!within.equals("related") && !within.equals("alternative")) {
      attach(entity, type, bytes);
    }
  }

  private static void add(StringBuilder to, String text) {
    to.append(to.isEmpty() ? "" : "\n\n").append(text);
  }

  /// Text that stands by itself goes on with the letter where that is plain text, too; beside a
  /// page it is another thing: the lines that a mailing list adds, say.
  private void settle() {
    if (html.isEmpty()) {
      add(plain, apart.toString());
    } else if (!apart.toString().isBlank()) {
      byte[] bytes = apart.toString().getBytes(StandardCharsets.UTF_8);
      attachments.add(new Attached("text beside the page", "text/plain", bytes, "utf-8"));
    }
  }

  /// Text goes on behind a picture or an attachment; a second form or a frame says nothing new.
  private static boolean isNext(StringBuilder before, String within) {
    return before.isEmpty() || !(within.equals("related") || within.equals("alternative"));
  }

  private static String decoded(Entity entity, byte[] bytes) {
    return PageBytes.decode(bytes, entity.getCharset()).text();
  }

  /// Keeps a picture that has an address.
  private boolean isShown(Entity entity, byte[] bytes) {
    String address = field(entity, "Content-Location");
    String id = field(entity, "Content-ID");
    keep(address, bytes);
    keep(id == null ? null : "cid:" + id.replaceAll("^<|>$", ""), bytes);
    return address != null || id != null;
  }

  private void keep(@Nullable String address, byte[] bytes) {
    if (address != null && !address.isEmpty()) {
      beside.putIfAbsent(address, bytes);
    }
  }

  private void attach(Entity entity, String type, byte[] bytes) {
    String file = entity.getFilename();
    String name = file == null || file.isBlank() ? "attachment " + (attachments.size() + 1) : file;
    attachments.add(new Attached(name.strip(), type, bytes, entity.getCharset()));
  }

  private static byte[] bytes(SingleBody body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.writeTo(bytes);
    return bytes.toByteArray();
  }
}
