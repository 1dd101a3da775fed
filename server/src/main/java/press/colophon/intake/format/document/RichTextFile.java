package press.colophon.intake.format.document;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;

/// A document in Rich Text Format, 1.x. Thread-safe.
///
/// Read in one pass: groups, control words, and characters in the code page that the file names or
/// by their number. Destinations that hold no text of the document are passed over.
public final class RichTextFile implements OriginalFormat {
  private static final Set<String> NO_TEXT =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "pict",
          "object",
          "header",
          "headerl",
          "headerr",
          "headerf",
          "footer",
          "footerl",
          "footerr",
          "footerf",
          "listtable",
          "listoverridetable",
          "revtbl",
          "rsidtbl",
          "generator",
          "themedata",
          "fldinst",
          "annotation",
          "xmlnstbl",
          "datastore",
          "listtext",
          "pntext");
  private static final int DEEPEST = 1_000;
  private static final int STRETCH = 1 << 12;

  private final Duration time;

  public RichTextFile() {
    this(Duration.ofSeconds(30));
  }

  /// @param time after which a document is given up
  RichTextFile(Duration time) {
    this.time = time;
  }

  @Override
  public String name() {
    return "RTF document";
  }

  @Override
  public boolean recognises(Sample sample) {
    return sample.startsWith("{\\rtf");
  }

  @Override
  public void read(Original original, Consumer<Item> to) throws IOException {
    to.accept(BoundedReading.within(time, () -> item(original)));
  }

  private static Item item(Original original) {
    DocumentText text = new DocumentText();
    boolean sound = new Pass(original.bytes(), text).read();
    return sound
        ? text.item(original, "RTF document")
        : BoundedReading.tooMuch("its groups are nested too deep");
  }

  /// What a group inherits and may change.
  private static final class Group {
    private boolean silent;
    private boolean bold;
    private int size = 24;
    private int skip = 1;
    private String property = "";

    private Group inner() {
      Group group = new Group();
      group.silent = silent;
      group.bold = bold;
      group.size = size;
      group.skip = skip;
      group.property = property;
      return group;
    }
  }

  private static final class Pass {
    private final byte[] bytes;
    private final DocumentText text;
    private final Deque<Group> open = new ArrayDeque<>();
    private final StringBuilder paragraph = new StringBuilder();
    private final StringBuilder property = new StringBuilder();
    private final TableRows table = new TableRows();
    private Group now = new Group();
    private Charset charset = Charset.forName("windows-1252");
    private int at;
    private int toSkip;
    private int largest;
    private boolean listed;
    private boolean heading;

    private Pass(byte[] bytes, DocumentText text) {
      this.bytes = bytes;
      this.text = text;
    }

    private boolean read() {
      for (int step = 0; at < bytes.length && !text.isFull(); step++) {
        if (step % STRETCH == 0) {
          Deadline.check();
        }
        char c = (char) (bytes[at] & 0xFF);
        at++;
        switch (c) {
          case '{' -> {
            if (open.size() >= DEEPEST) {
              return false;
            }
            open.push(now);
            now = now.inner();
          }
          case '}' -> close();
          case '\\' -> control();
          case '\r', '\n' -> {}
          default -> plain(c);
        }
      }
      endParagraph();
      return true;
    }

    private void close() {
      if (!now.property.isEmpty() && !open.isEmpty() && open.peek().property.isEmpty()) {
        endProperty();
      }
      if (!open.isEmpty()) {
        now = open.pop();
      }
      toSkip = 0;
    }

    private void endProperty() {
      String said = property.toString().strip();
      switch (now.property) {
        case "title" -> text.title(said);
        case "author" -> text.author(said);
        case "doccomm" ->
            text.rights(
                "doccomm", said.matches("(?i).*(?:©|copyright|licen[cs]e).*") ? said : null);
        default -> {}
      }
      property.setLength(0);
    }

    private void control() {
      if (at >= bytes.length) {
        return;
      }
      char c = (char) (bytes[at] & 0xFF);
      if (!isLetter(c)) {
        at++;
        symbol(c);
        return;
      }
      int start = at;
      while (at < bytes.length && isLetter((char) bytes[at]) && at - start < 32) {
        at++;
      }
      String word = new String(bytes, start, at - start, StandardCharsets.US_ASCII);
      int number = number();
      if (at < bytes.length && bytes[at] == ' ') {
        at++;
      }
      word(word, number);
    }

    /// The number behind a control word; -1 where there is none.
    private int number() {
      boolean negative = at < bytes.length && bytes[at] == '-';
      int from = negative ? at + 1 : at;
      int end = from;
      while (end < bytes.length && end - from < 9 && bytes[end] >= '0' && bytes[end] <= '9') {
        end++;
      }
      if (end == from) {
        return -1;
      }
      int value = Integer.parseInt(new String(bytes, from, end - from, StandardCharsets.US_ASCII));
      at = end;
      return negative ? -value : value;
    }

    private void symbol(char c) {
      switch (c) {
        case '\'' -> {
          if (at + 2 <= bytes.length) {
            hexadecimal();
          }
        }
        case '*' -> now.silent = true;
        case '~' -> add(" ");
        case '_' -> add("-");
        case '\\', '{', '}' -> plain(c);
        default -> {}
      }
    }

    /// A run of bytes in the code page of the file: two of them may make one character.
    private void hexadecimal() {
      byte[] run = new byte[64];
      int size = 0;
      at -= 2;
      while (size < run.length
          && at + 4 <= bytes.length
          && bytes[at] == '\\'
          && bytes[at + 1] == '\'') {
        int high = Character.digit((char) bytes[at + 2], 16);
        int low = Character.digit((char) bytes[at + 3], 16);
        if (high < 0 || low < 0) {
          break;
        }
        if (toSkip > 0) {
          toSkip--;
        } else {
          run[size++] = (byte) (high * 16 + low);
        }
        at += 4;
        if (size == 0 && toSkip == 0) {
          break;
        }
      }
      if (size == 0 && at + 2 <= bytes.length && bytes[at] == '\\' && bytes[at + 1] == '\'') {
        at += 2; // What follows is no number: the mark alone is passed over.
        return;
      }
      add(new String(run, 0, size, charset));
    }

    private void word(String word, int number) {
      if (NO_TEXT.contains(word)) {
        now.silent = true;
      }
      switch (word) {
        case "ansicpg" -> charset(number);
        case "u" -> {
          add(String.valueOf((char) (number < 0 ? number + 65_536 : number)));
          toSkip = now.skip;
        }
        case "uc" -> now.skip = Math.clamp(number, 0, 10);
        case "par", "sect", "page" -> endParagraph();
        case "cell" -> endCell();
        case "row" -> table.endRow();
        case "line" -> add("\n");
        case "tab" -> add(" ");
        case "emdash" -> add("\u2014");
        case "endash" -> add("\u2013");
        case "lquote" -> add("\u2018");
        case "rquote" -> add("\u2019");
        case "ldblquote" -> add("\u201C");
        case "rdblquote" -> add("\u201D");
        case "bullet" -> add("\u2022");
        case "b" -> now.bold = number != 0;
        case "fs" -> now.size = number;
        case "plain" -> {
          now.bold = false;
          now.size = 24;
        }
        case "pard" -> {
          listed = false;
          heading = false;
        }
        case "ls" -> listed = true;
        case "outlinelevel" -> heading = number >= 0 && number < 9;
        case "title", "author", "doccomm" -> now.property = now.silent ? word : "";
        case "bin" -> at = Math.min(bytes.length, at + Math.max(0, number));
        default -> {}
      }
    }

    private void charset(int page) {
      try {
        charset = page == 65_001 ? StandardCharsets.UTF_8 : Charset.forName("windows-" + page);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        charset = Charset.forName("windows-1252");
      }
    }

    private void plain(char c) {
      if (toSkip > 0) {
        toSkip--;
      } else {
        add(c < 0x80 ? String.valueOf(c) : new String(new byte[] {(byte) c}, charset));
      }
    }

    private void add(String said) {
      if (!now.property.isEmpty()) {
        property.append(said);
      } else if (!now.silent) {
        paragraph.append(said);
        largest = said.isBlank() ? largest : Math.max(largest, now.size);
      }
    }

    private void endCell() {
      table.cell(paragraph.toString());
      paragraph.setLength(0);
    }

    /// A line in large letters is a heading; Word's own mark for one goes before.
    private void endParagraph() {
      table.writeTo(text);
      String words = paragraph.toString();
      boolean large = largest >= 32 && words.length() < 200;
      if (words.isBlank()) {
        text.gap();
      } else if (heading || large) {
        text.gap().paragraph(Markdown.heading(large ? 1 : 2, words));
      } else if (listed) {
        text.line("- " + Markdown.oneLine(words));
      } else {
        text.gap().paragraph(words);
      }
      paragraph.setLength(0);
      largest = 0;
    }

    private static boolean isLetter(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
  }
}
