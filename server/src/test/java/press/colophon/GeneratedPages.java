package press.colophon;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/// Article pages made by number, every fifth with a picture of its own.
final class GeneratedPages {

  private GeneratedPages() {}

  static List<String> write(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    List<String> names = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      if (number % 5 == 0) {
        picture(folder.resolve("p" + number + ".jpg"), number);
      }
      Path file = folder.resolve("page" + number + ".html");
      Files.writeString(file, page(number));
      names.add(file.toString());
    }
    return names;
  }

  private static String page(int number) {
    String picture =
        number % 5 == 0
            ? "<meta property=\"og:image\" content=\"p%1$d.jpg\"><figure><img src=\"p%1$d.jpg\"></figure>"
                .formatted(number)
            : "";
    StringBuilder page = new StringBuilder();
    page.append(
        """
        <!doctype html><html lang="en"><head><title>Report number %1$d</title>
        <meta property="og:site_name" content="Coast Courier">
        <link rel="canonical" href="https://coast.example/report-%1$d">
        <link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
        <meta property="article:published_time" content="2022-0%2$d-11T08:00:00Z"></head>
        <body><article><h1>Report number %1$d</h1><p class="byline">By Ida Brook</p>%3$s
        """
            .formatted(number, 1 + number % 9, picture));
    for (int paragraph = 1; paragraph <= 6; paragraph++) {
      page.append(
          """
          <p>In report %1$d, paragraph %2$d tells what happened at the harbour of town %1$d, who saw it,
          and why the council of town %1$d did nothing for %2$d long years. The crew of boat %1$d was
          there, and its captain remembers the day well.</p>
          """
              .formatted(number, paragraph));
    }
    return page.append("</article></body></html>").toString();
  }

  private static void picture(Path file, int number) throws IOException {
    BufferedImage image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
    var g = image.createGraphics();
    g.setColor(new Color(number * 37 % 256, number * 91 % 256, 120));
    g.fillRect(0, 0, 900, 600);
    g.dispose();
    ImageIO.write(image, "jpg", file.toFile());
  }
}
