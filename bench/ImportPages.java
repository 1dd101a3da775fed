import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// Generates an archive of article pages in different shapes, for `bench/import.sh`: HTML of three
/// templates in four languages, pages as text, and feeds, as a folder and as a web archive.
///
/// The same number gives the same bytes.
///
///     java bench/ImportPages.java FOLDER ARCHIVE.warc.gz COUNT
final class ImportPages {
  private static final String[] LANGUAGES = {"en", "es", "de", "fr"};
  private static final String[][] WORDS = {
    ("the harbour council decided that ferry crews must wait for new rules while residents ask who"
            + " pays the bridge and the school near old market street before winter comes again")
        .split(" "),
    ("el consejo del puerto decidió que los barcos deben esperar nuevas reglas mientras los vecinos"
            + " preguntan quién paga el puente y la escuela cerca del viejo mercado antes del"
            + " invierno")
        .split(" "),
    ("der rat des hafens beschloss dass die fähren auf neue regeln warten müssen während die"
            + " bewohner fragen wer die brücke und die schule am alten markt vor dem winter"
            + " bezahlt")
        .split(" "),
    ("le conseil du port a décidé que les bateaux doivent attendre de nouvelles règles pendant que"
            + " les habitants demandent qui paie le pont et l école près du vieux marché avant l"
            + " hiver")
        .split(" ")
  };

  private ImportPages() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[2]);
    try (OutputStream warc =
        new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
      for (int number = 1; number <= count; number++) {
        boolean isText = number % 5 == 0;
        String page = isText ? text(number) : html(number);
        Path file =
            folder.resolve("%03d/%06d.%s".formatted(number / 250, number, isText ? "txt" : "html"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, page);
        warc.write(record(number, isText, page));
      }
    }
  }

  private static String html(int n) {
    int language = n % LANGUAGES.length;
    Random random = new Random(n);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 8 + n % 7; i++) {
      body.append("<p>").append(paragraph(random, language, n)).append("</p>\n");
    }
    String head =
        """
        <!DOCTYPE html><html lang="%s"><head><title>%s</title>
        <meta property="article:published_time" content="2024-%02d-%02dT08:00:00Z">
        <meta property="og:site_name" content="Courier %d"><meta name="author" content="Writer %d">
        """
            .formatted(LANGUAGES[language], headline(n, language), 1 + n % 12, 1 + n % 28, n % 40, n % 300);
    return head
        + switch (n % 3) {
          case 0 -> plain(n, language, body);
          case 1 -> withData(n, language, body);
          default -> withFurniture(n, language, body);
        };
  }

  private static String plain(int n, int language, CharSequence body) {
    return """
        </head><body><article><h1>%s</h1>
        %s</article></body></html>
        """
        .formatted(headline(n, language), body);
  }

  private static String withData(int n, int language, CharSequence body) {
    return """
        <link rel="canonical" href="https://courier%d.example/news/%d">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"%s",
        "license":"https://creativecommons.org/licenses/by/4.0/","author":{"@type":"Person","name":"Writer %d"},
        "publisher":{"@type":"Organization","name":"Courier %d"}}</script></head>
        <body><main><h1>%3$s</h1><div class="story">%6$s</div></main></body></html>
        """
        .formatted(n % 40, n, headline(n, language), n % 300, n % 40, body);
  }

  private static String withFurniture(int n, int language, CharSequence body) {
    return """
        <style>%s</style></head><body><header><nav>%s</nav></header>
        <div class="post"><h1>%s</h1><p class="byline">By Writer %d</p>%s</div>
        <aside><h3>Related</h3><ul>%s</ul></aside>
        <footer>Copyright 2024 Courier %d. All rights reserved.</footer></body></html>
        """
        .formatted(
            ".a{color:red}".repeat(200),
            "<a href=\"/section\">Section</a> ".repeat(25),
            headline(n, language),
            n % 300,
            body,
            "<li><a href=\"/other\">Another story of ours</a></li>".repeat(12),
            n % 40);
  }

  private static String text(int n) {
    Random random = new Random(n);
    StringBuilder page =
        new StringBuilder(
            "%s\n\nBy Writer %d\nCourier %d, %d March 2024\nRegion: Europe\n\n"
                .formatted(headline(n, 0), n % 300, n % 40, 1 + n % 28));
    for (int i = 0; i < 9; i++) {
      page.append(paragraph(random, 0, n)).append("\n\n");
    }
    return page.append("Copyright (c) Writer, Courier, 2024\n").toString();
  }

  private static String headline(int n, int language) {
    return switch (language) {
      case 1 -> "El puerto del distrito %d espera su puente".formatted(n);
      case 2 -> "Der Hafen im Bezirk %d wartet auf seine Brücke".formatted(n);
      case 3 -> "Le port du district %d attend son pont".formatted(n);
      default -> "The harbour of district %d waits for its bridge".formatted(n);
    };
  }

  private static String paragraph(Random random, int language, int n) {
    String[] words = WORDS[language];
    StringBuilder text = new StringBuilder();
    for (int sentence = 0; sentence < 4; sentence++) {
      StringBuilder said = new StringBuilder();
      for (int i = 0; i < 14; i++) {
        said.append(i == 0 ? "" : " ").append(words[random.nextInt(words.length)]);
      }
      said.setCharAt(0, Character.toUpperCase(said.charAt(0)));
      text.append(said).append(' ').append(n * 31 + random.nextInt(1000)).append(". ");
    }
    return text.toString().strip();
  }

  private static byte[] record(int n, boolean isText, String page) throws IOException {
    byte[] body = page.getBytes(StandardCharsets.UTF_8);
    byte[] http =
        "HTTP/1.1 200 OK\r\nContent-Type: text/%s; charset=utf-8\r\nContent-Length: %d\r\n\r\n"
            .formatted(isText ? "plain" : "html", body.length)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] head =
        """
        WARC/1.1\r
        WARC-Type: response\r
        WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r
        WARC-Date: 2024-06-01T00:00:00Z\r
        WARC-Target-URI: https://courier%d.example/news/%d\r
        Content-Type: application/http; msgtype=response\r
        Content-Length: %d\r
        \r
        """
            .formatted(n, n % 40, n, http.length + body.length)
            .getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(record)) {
      gzip.write(head);
      gzip.write(http);
      gzip.write(body);
      gzip.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    return record.toByteArray();
  }
}
