package press.colophon.translation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.colophon.translation.Piece.Atom;
import press.colophon.translation.Piece.Run;

/// One sentence in Apertium's stream format, out and back.
///
/// Words with marks travel in word-bound blanks, which follow reordering:
/// `The [[t:m:1]]red[[/]] car.[]`. The number leads back to the marks. An atom travels as a word no
/// dictionary knows, in a word-bound blank of its own, so it keeps its place in the sentence; one
/// glued to a word (a footnote's number) rides on that word's number.
///
/// One object serves one sentence through one pipeline.
final class ApertiumStream {

  /// An empty blank: no program translates it, so the answer to a request ends with it too.
  private static final String CLOSE = "[]";

  /// What a sentence must end with to be analysed as one, and is taken off again.
  private static final String END = "." + CLOSE;

  private static final List<String> PLACEHOLDERS = List.of("Zqxv", "Qxzvw", "Xwqzk", "Vzxqj");
  private static final String SPECIAL = "[]{}^$/\\@<>";
  private static final Pattern BOUND = Pattern.compile("\\[\\[(.*?)]]");
  private static final Pattern LABEL = Pattern.compile("t:m:(\\d+)");
  private static final Pattern LAST_WORD =
      Pattern.compile("(.*?)([\\p{L}\\p{N}][^\\s]*?)([^\\p{L}\\p{N}\\s]*)$", Pattern.DOTALL);
  private static final Pattern TRAILING_SIGNS = Pattern.compile("[.,;:!?]+$");

  /// What a number in the stream stands for.
  private record Label(List<Mark> marks, List<Atom> riders, boolean placeholder, String signs) {}

  private final List<Label> labels = new ArrayList<>();
  private final Set<Atom> missing = new LinkedHashSet<>();
  private final StringBuilder request = new StringBuilder();
  private final String placeholder;

  ApertiumStream(List<Piece> sentence) {
    placeholder = placeholderFor(sentence);
    int at = 0;
    while (at < sentence.size()) {
      List<Atom> riders = List.of();
      switch (sentence.get(at)) {
        case Run run -> {
          riders = ridersAfter(sentence, at);
          encode(run, riders);
        }
        case Atom atom -> encode(atom);
      }
      at += 1 + riders.size();
    }
    request.append(END);
  }

  /// The sentence as a pipeline reads it, without the final NUL.
  String request() {
    return request.toString();
  }

  /// Whether an answer came through to its end.
  static boolean isWhole(String answer) {
    return answer.endsWith(CLOSE);
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (SPECIAL.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c == '\0' ? ' ' : c);
    }
    return escaped.toString();
  }

  private static String placeholderFor(List<Piece> sentence) {
    return PLACEHOLDERS.stream()
        .filter(word -> sentence.stream().noneMatch(piece -> mentions(piece, word)))
        .findFirst()
        .orElse(PLACEHOLDERS.getFirst());
  }

  private static boolean mentions(Piece piece, String word) {
    return piece instanceof Run run
        && run.text().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
  }

  private static List<Atom> ridersAfter(List<Piece> sentence, int at) {
    List<Atom> riders = new ArrayList<>();
    if (LAST_WORD.matcher(((Run) sentence.get(at)).text()).matches()) {
      sentence.stream()
          .skip(at + 1L)
          .takeWhile(piece -> piece instanceof Atom atom && atom.glued())
          .forEach(piece -> riders.add((Atom) piece));
    }
    return riders;
  }

  private void encode(Run run, List<Atom> riders) {
    if (riders.isEmpty()) {
      encode(run.text(), new Label(run.marks(), List.of(), false, ""));
      return;
    }
    missing.addAll(riders);
    Matcher last = LAST_WORD.matcher(run.text());
    if (last.matches()) {
      encode(last.group(1), new Label(run.marks(), List.of(), false, ""));
      encode(last.group(2), new Label(run.marks(), riders, false, last.group(3)));
      encode(last.group(3), new Label(run.marks(), List.of(), false, ""));
    }
  }

  private void encode(Atom atom) {
    missing.add(atom);
    encode(placeholder, new Label(atom.marks(), List.of(atom), true, ""));
  }

  private void encode(String text, Label label) {
    String core = text.strip();
    if (core.isEmpty() || (label.marks().isEmpty() && label.riders().isEmpty())) {
      request.append(escape(text));
      return;
    }
    int start = text.indexOf(core);
    labels.add(label);
    request
        .append(text, 0, start)
        .append("[[t:m:")
        .append(labels.size())
        .append("]]")
        .append(escape(core))
        .append("[[/]]")
        .append(text, start + core.length(), text.length());
  }

  /// The answer as pieces: every atom of the request is among them exactly once.
  List<Piece> decode(String answer) {
    Decoder decoder = new Decoder();
    decoder.read(isWhole(answer) ? answer.substring(0, answer.length() - CLOSE.length()) : answer);
    return decoder.pieces();
  }

  /// A stretch of the answer and what it was numbered with.
  private record Chunk(String text, List<Label> labels) {

    boolean holdsOnlyPlaceholders() {
      return !labels.isEmpty() && labels.stream().allMatch(Label::placeholder);
    }

    List<Mark> marks() {
      return labels.stream()
          .filter(label -> !label.placeholder())
          .map(Label::marks)
          .max(Comparator.comparingInt(List::size))
          .orElse(List.of());
    }
  }

  private final class Decoder {
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<Piece> out = new ArrayList<>();
    private String signsFirst = "";
    private final List<Atom> waiting = new ArrayList<>();

    /// Cuts the answer at its word-bound blanks.
    private void read(String answer) {
      StringBuilder text = new StringBuilder();
      List<Label> current = List.of();
      int at = 0;
      while (at < answer.length()) {
        char c = answer.charAt(at);
        Matcher bound = BOUND.matcher(answer).region(at, answer.length());
        if (c == '\\' && at + 1 < answer.length()) {
          text.append(answer.charAt(at + 1));
          at += 2;
        } else if (c == '[' && bound.lookingAt()) {
          addChunk(text, current);
          current = labelsOf(bound.group(1));
          at = bound.end();
        } else {
          // A single bracket without a backslash opens or closes a blank: only its content counts.
          if (c != '[' && c != ']') {
            text.append(c);
          }
          at++;
        }
      }
      addChunk(text, current);
    }

    private List<Label> labelsOf(String blank) {
      return LABEL
          .matcher(blank)
          .results()
          .map(found -> Integer.parseInt(found.group(1)))
          .distinct()
          .filter(number -> number >= 1 && number <= labels.size())
          .map(number -> labels.get(number - 1))
          .toList();
    }

    /// Generation may draw a full stop into the word before it; such signs leave the mark again.
    private void addChunk(StringBuilder buffer, List<Label> current) {
      String text = buffer.toString();
      buffer.setLength(0);
      Matcher signs = TRAILING_SIGNS.matcher(text);
      boolean absorbed = !current.isEmpty() && signs.find() && signs.start() > 0;
      if (absorbed && !endsInSign(new Chunk(text, current).marks())) {
        chunks.add(new Chunk(text.substring(0, signs.start()), current));
        chunks.add(new Chunk(signs.group(), List.of()));
      } else if (!text.isEmpty()) {
        chunks.add(new Chunk(text, current));
      }
    }

    private static boolean endsInSign(List<Mark> marks) {
      return marks.stream().anyMatch(mark -> TRAILING_SIGNS.matcher(mark.text()).find());
    }

    private List<Piece> pieces() {
      for (int at = 0; at < chunks.size(); at++) {
        addWords(chunks.get(at));
        awaitRiders(at);
      }
      removeFinalStop();
      releaseWaiting();
      putBackMissing();
      return out;
    }

    private void addWords(Chunk chunk) {
      List<Atom> due = new ArrayList<>();
      chunk.labels().stream()
          .filter(Label::placeholder)
          .flatMap(label -> label.riders().stream())
          .filter(missing::contains)
          .forEach(due::add);
      int done = 0;
      for (int at = find(chunk.text(), 0); at >= 0; at = find(chunk.text(), done)) {
        addText(chunk.text().substring(done, at), chunk.marks());
        nextAtom(due).ifPresent(this::addAtom);
        done = at + placeholder.length();
      }
      if (done > 0 || !chunk.holdsOnlyPlaceholders()) {
        addText(chunk.text().substring(done), chunk.marks());
      }
      due.forEach(this::addAtom);
    }

    private int find(String text, int from) {
      for (int at = from; at + placeholder.length() <= text.length(); at++) {
        if (text.regionMatches(true, at, placeholder, 0, placeholder.length())) {
          return at;
        }
      }
      return -1;
    }

    /// The atom a placeholder stands for: the labelled one, or, its label lost, the next in line.
    private Optional<Atom> nextAtom(List<Atom> due) {
      return due.isEmpty()
          ? missing.stream().filter(atom -> !atom.glued()).findFirst()
          : Optional.of(due.removeFirst());
    }

    /// After the last word of a label its riders are due, behind the signs they stood behind.
    private void awaitRiders(int at) {
      for (Label label : chunks.get(at).labels()) {
        boolean again =
            chunks.stream().skip(at + 1L).anyMatch(later -> later.labels().contains(label));
        if (!label.placeholder() && !again && !label.riders().isEmpty()) {
          releaseWaiting();
          waiting.addAll(label.riders());
          signsFirst = label.signs();
        }
      }
    }

    private void addText(String text, List<Mark> marks) {
      String rest = text;
      if (!waiting.isEmpty() && !text.isEmpty()) {
        if (!signsFirst.isEmpty() && text.startsWith(signsFirst)) {
          out.add(new Run(signsFirst, marks));
          rest = text.substring(signsFirst.length());
        }
        releaseWaiting();
      }
      if (!rest.isEmpty()) {
        out.add(new Run(rest, marks));
      }
    }

    private void addAtom(Atom atom) {
      if (missing.remove(atom)) {
        out.add(atom);
      }
    }

    private void releaseWaiting() {
      waiting.forEach(this::addAtom);
      waiting.clear();
    }

    private void removeFinalStop() {
      for (int at = out.size() - 1; at >= 0; at--) {
        if (out.get(at) instanceof Run run && !run.text().isBlank()) {
          String text = run.text().stripTrailing();
          if (text.endsWith(".")) {
            out.set(at, new Run(text.substring(0, text.length() - 1), run.marks()));
          }
          return;
        }
      }
    }

    private void putBackMissing() {
      for (Atom atom : List.copyOf(missing)) {
        if (!out.isEmpty() && !atom.glued()) {
          out.add(new Run(" ", List.of()));
        }
        addAtom(atom);
      }
    }
  }
}
