package press.colophon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A page of the Coast Courier under CC BY-ND 4.0, as a file to import.
final class HarbourPage {
  /// Where its article is.
  static final String PATH = "2022/05/the-harbour-that-moved";

  private HarbourPage() {}

  static Path write(Path file) throws IOException {
    return Files.writeString(
        file,
        """
        <!doctype html><html lang="en"><head><title>The harbour that moved</title>
        <meta property="og:site_name" content="Coast Courier">
        <link rel="canonical" href="https://coast.example/harbour">
        <meta property="article:published_time" content="2022-05-11T08:00:00Z"></head>
        <body><article><h1>The harbour that moved</h1><p class="byline">By Ida Brook</p>
        <p>The old harbour of Port Lune silted up within a single year, to the surprise of everyone
        who lived there, and nobody had asked the ferry crew, who had measured its depth.</p>
        <p>The council of the town now wants to move the quay two hundred metres to the south, which
        will cost more than the town earns with its harbour in ten good summers.</p>
        <p>This article is licensed under
        <a rel="license" href="https://creativecommons.org/licenses/by-nd/4.0/">CC BY-ND 4.0</a>.</p>
        </article></body></html>
        """);
  }
}
