import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/// What `articles.sh` needs: articles in which no sentence stands twice, a model whose sentences end,
/// and that model published as one of many languages.
public final class Articles {
  private static final int WORDS = 350;
  private static final int SENTENCES_OF_A_PARAGRAPH = 3;

  /// A random model loses numbers, and an end within a line would make two sentences of it.
  private static final Pattern UNFIT = Pattern.compile("\\d|[.?!:;][\"')\\]]*\\s|[<>&]");

  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "pages" ->
          pages(
              Path.of(args[1]),
              Path.of(args[2]),
              Path.of(args[3]),
              Integer.parseInt(args[4]),
              Integer.parseInt(args[5]));
      case "ending" -> ending(Path.of(args[1]), Path.of(args[2]), Float.parseFloat(args[3]));
      case "registry" ->
          registry(Path.of(args[1]), Integer.parseInt(args[2]), Arrays.asList(args).subList(3, args.length));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  // ---------------------------------------------------------------- articles

  /// Writes `page1.html` and so on.
  ///
  /// @param all where their sentences are written, one a line
  /// @param first the number of the first page: other numbers are other sentences
  private static void pages(Path sentences, Path folder, Path all, int first, int count)
      throws IOException {
    List<String[]> lines =
        Files.readAllLines(sentences).stream()
            .filter(line -> !UNFIT.matcher(line).find())
            .map(line -> line.strip().split("\\s+"))
            .filter(words -> words.length >= 12 && words.length <= 36)
            .toList();
    Files.createDirectories(folder);
    List<String> written = new ArrayList<>();
    for (int number = first; number < first + count; number++) {
      List<String> text = text(lines, number);
      written.addAll(text);
      Files.writeString(folder.resolve("page" + number + ".html"), page(number, text));
    }
    Files.write(all, written);
  }

  /// Sentences that begin as one and end as another, some [#WORDS] words in all.
  private static List<String> text(List<String[]> lines, int number) {
    Random random = new Random(number);
    List<String> text = new ArrayList<>();
    for (int words = 0; words < WORDS; ) {
      String[] head = lines.get(random.nextInt(lines.size()));
      String[] tail = lines.get(random.nextInt(lines.size()));
      List<String> sentence = new ArrayList<>(Arrays.asList(head).subList(0, head.length / 2));
      sentence.addAll(Arrays.asList(tail).subList(tail.length / 2, tail.length));
      text.add(String.join(" ", sentence));
      words += sentence.size();
    }
    return text;
  }

  private static String page(int number, List<String> text) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        <!doctype html><html lang="en"><head><title>Report %1$s</title>
        <link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
        <meta property="article:published_time" content="2022-02-11T08:00:00Z"></head>
        <body><article><h1>Report %1$s</h1><p class="byline">By Ida Brook</p>
        """
            .formatted(name(number)));
    for (int at = 0; at < text.size(); at += SENTENCES_OF_A_PARAGRAPH) {
      page.append("<p>")
          .append(String.join(" ", text.subList(at, Math.min(text.size(), at + SENTENCES_OF_A_PARAGRAPH))))
          .append("</p>\n");
    }
    return page.append("</article></body></html>\n").toString();
  }

  /// A number in letters: digits would be held against the translation.
  private static String name(int number) {
    return Integer.toString(number, 26)
        .chars()
        .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 26))))
        .collect(Collectors.joining());
  }

  // ---------------------------------------------------------------- a model

  /// Copies a model that never ends a sentence, with another weight for the end.
  ///
  /// @param weight what the last layer adds to it; was -10,000
  private static void ending(Path from, Path to, float weight) throws IOException {
    Files.createDirectories(to);
    for (String name : List.of("vocab.spm", "lex.s2t.bin")) {
      Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    byte[] model = Files.readAllBytes(from.resolve("model.intgemm.alphas.bin"));
    ByteBuffer bytes = ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putFloat(place(bytes, "decoder_ff_logit_out_b"), weight);
    Files.write(to.resolve("model.intgemm.alphas.bin"), model);
  }

  /// Where the numbers of an item begin: version, count, headers (bytes of the name, type, rank,
  /// bytes of the numbers), names, shapes, padding, numbers.
  private static int place(ByteBuffer bytes, String wanted) {
    int items = (int) bytes.getLong(Long.BYTES);
    int header = 2 * Long.BYTES;
    int name = header + items * 4 * Long.BYTES;
    int numbers = name;
    for (int item = 0; item < items; item++) {
      int at = header + item * 4 * Long.BYTES;
      numbers += (int) bytes.getLong(at) + Integer.BYTES * (int) bytes.getLong(at + 2 * Long.BYTES);
    }
    numbers += Long.BYTES + (int) bytes.getLong(numbers);
    for (int item = 0; item < items; item++) {
      int at = header + item * 4 * Long.BYTES;
      int length = (int) bytes.getLong(at);
      if (new String(bytes.array(), name, length - 1, StandardCharsets.US_ASCII).equals(wanted)) {
        return numbers;
      }
      name += length;
      numbers += (int) bytes.getLong(at + 3 * Long.BYTES);
    }
    throw new IllegalArgumentException("the model has no " + wanted);
  }

  // ---------------------------------------------------------------- registry

  /// A registry of one model under several pairs, each `TO` from English, until it is stopped.
  private static void registry(Path model, int port, List<String> languages) throws IOException {
    byte[] weights = Files.readAllBytes(model.resolve("model.intgemm.alphas.bin"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    serve(server, "/models/model.bench.intgemm.alphas.bin.gz", gzip(weights));
    serve(server, "/models/lex.bench.s2t.bin.gz", gzip(Files.readAllBytes(model.resolve("lex.s2t.bin"))));
    serve(server, "/models/vocab.bench.spm.gz", gzip(Files.readAllBytes(model.resolve("vocab.spm"))));
    String pairs = languages.stream().map(to -> entry(to, weights)).collect(Collectors.joining(","));
    serve(
        server,
        "/db/models.json",
        """
        {"generated":"2026-01-01T00:00:00Z","baseUrl":"http://localhost","models":{%s}}
        """
            .formatted(pairs)
            .getBytes(StandardCharsets.UTF_8));
    server.start();
    System.out.println("ready");
  }

  private static String entry(String to, byte[] weights) {
    return """
    "en-%1$s":[{"architecture":"base-memory","releaseStatus":"Release","sourceLanguage":"en",\
    "targetLanguage":"%1$s","files":{\
    "model":{"path":"models/model.bench.intgemm.alphas.bin.gz","uncompressedSize":%2$d,"uncompressedHash":"%3$s"},\
    "lexicalShortlist":{"path":"models/lex.bench.s2t.bin.gz"},"vocab":{"path":"models/vocab.bench.spm.gz"}}}]"""
        .formatted(to, weights.length, sha256(weights));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)).toLowerCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new java.io.ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static void serve(HttpServer server, String path, byte[] bytes) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, bytes.length);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(bytes);
          }
        });
  }
}
