package press.colophon.intake.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.intake.Handling;
import press.colophon.intake.Newsroom;
import press.colophon.intake.OriginalFinder;
import press.colophon.intake.Taken;
import press.colophon.platform.PlainException;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.http.CannedFetcher;

class ArchiveImportTest {
  private static final int PAGES = 9;
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    database.jdbi().useHandle(h -> h.execute("truncate article, import_run cascade"));
    folder = Files.createDirectory(temporary.resolve("pages"));
    for (int number = 1; number <= PAGES; number++) {
      Files.writeString(folder.resolve("page" + number + ".html"), page(number));
    }
  }

  @Test
  void letsGoOfTheArchiveBeforeItsConnectionGoesBackToTheOthers() {
    assertThat(run(temporary.resolve("media"))).hasSize(PAGES);

    String ours = "(select oid from pg_database where datname = current_database())";
    assertThat(count("pg_locks where locktype = 'advisory' and database = " + ours)).isZero();
  }

  @Test
  void aDiskThatCannotBeWrittenToStopsTheImportBehindWhatCameBefore() throws IOException {
    Path media = Files.writeString(temporary.resolve("media"), "not a folder");
    Path picture = temporary.resolve("pages/page7.png");
    ImageIO.write(new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
    Path page = folder.resolve("page7.html");
    String withPicture =
        "<meta property=\"og:image\" content=\"page7.png\"><figure><img src=\"page7.png\"></figure>";
    Files.writeString(page, Files.readString(page).replace("<article>", "<article>" + withPicture));

    assertThatThrownBy(() -> run(media))
        .isInstanceOf(PlainException.class)
        .hasMessageContaining("stops")
        .hasMessageContaining("goes on from there");
    assertThat(count("article")).isEqualTo(6);

    Files.delete(media);
    assertThat(run(media)).hasSize(PAGES + 1 - 6);
    assertThat(count("article")).isEqualTo(PAGES);
  }

  private List<String> run(Path media) {
    Jdbi db = database.jdbi();
    Clock clock = Clock.systemUTC();
    CannedFetcher fetcher = new CannedFetcher();
    Newsroom room = new Newsroom(db, media, fetcher, clock);
    OriginalFinder finder = new OriginalFinder(fetcher, 1_000_000, clock);
    List<String> names = new ArrayList<>();
    ArchiveImport imports = new ArchiveImport(db, room.intake, room.reader, finder, clock, 2);
    imports.run(folder, Handling.PLAIN, new Names(names));
    return names;
  }

  /// Keeps the names of what was taken.
  private record Names(List<String> all) implements ArchiveImport.Report {
    @Override
    public void taken(String name, Taken taken) {
      all.add(name);
    }

    @Override
    public void at(long bytes, long total) {}
  }

  private static int count(String from) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("select count(*) from " + from).mapTo(int.class).one());
  }

  private static String page(int number) {
    StringBuilder page =
        new StringBuilder("<html lang=en><title>Report %1$d</title><article>".formatted(number))
            .append("<h1>Report number %d</h1>".formatted(number));
    for (int paragraph = 1; paragraph <= 6; paragraph++) {
      page.append(
          """
          <p>In report %1$d, paragraph %2$d tells what happened at the harbour of town %1$d, who saw
          it, and why the council of town %1$d did nothing for %2$d long years, said captain %1$d.</p>
          """
              .formatted(number, paragraph));
    }
    return page.append("</article></html>").toString();
  }
}
