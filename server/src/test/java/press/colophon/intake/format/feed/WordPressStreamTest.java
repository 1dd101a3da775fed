package press.colophon.intake.format.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.intake.Content;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.OriginalReader;

/// An export larger than memory. With `-Dwxr.megabytes=200` it is that large; the build takes one
/// that is only larger than the 18 MB of heap it gets.
final class WordPressStreamTest {
  private static final int MEGABYTES = Integer.getInteger("wxr.megabytes", 20);
  private static final int PARAGRAPHS = 40;

  @TempDir Path folder;

  @Test
  void readsAnExportLargerThanMemory() throws Exception {
    Path export = folder.resolve("export.xml");
    int posts = write(export);

    Process reading =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx18m",
                "-cp",
                System.getProperty("java.class.path"),
                Reading.class.getName(),
                export.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(reading.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(reading.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(said.strip()).endsWith(posts + " articles, 0 others");
  }

  private static int write(Path export) throws IOException {
    String paragraph = "The ferry companies keep a single boat a day, said the harbour office. ";
    int posts = 0;
    try (Writer out = Files.newBufferedWriter(export)) {
      out.write(
          """
          <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"
            xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
          <title>Harbour Wire</title><link>https://harbour.example</link>
          """);
      for (long size = 0; size < MEGABYTES * 1_000_000L; posts++) {
        String text = (posts + paragraph.repeat(8) + "\n\n").repeat(PARAGRAPHS);
        String item =
            """
            <item><title>Post %d</title><link>https://harbour.example/%d/</link>
            <content:encoded><![CDATA[%s]]></content:encoded>
            <wp:post_id>%d</wp:post_id><wp:status>publish</wp:status>
            <wp:post_type>post</wp:post_type></item>
            """
                .formatted(posts, posts, text, posts);
        out.write(item);
        size += item.length();
      }
      out.write("</channel></rss>");
    }
    return posts;
  }

  /// Reads in a process of its own, whose heap is small.
  static final class Reading {
    private Reading() {}

    public static void main(String[] arguments) {
      Path export = Path.of(arguments[0]);
      Original original =
          new Original(
              "export.xml",
              Content.of(export),
              export.toUri(),
              null,
              Instant.parse("2026-11-26T18:00:00Z"));
      int[] counts = new int[2];
      new OriginalReader(1_000_000)
          .read(original, item -> counts[item instanceof Item.Article ? 0 : 1]++);
      System.out.println(counts[0] + " articles, " + counts[1] + " others");
    }
  }
}
