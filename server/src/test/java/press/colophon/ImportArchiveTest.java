package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Database;

/// Folders at the command line: everything in them, once, with an account of what failed.
final class ImportArchiveTest {
  private static final int PAGES = 40;
  private static final Path DATA = Child.dataFolder();
  private static Database database;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path folder;

  @BeforeAll
  static void open() {
    database = Database.open(DATA, Settings.read(DATA, Map.of(), Map.of()).database());
  }

  @AfterAll
  static void close() {
    database.close();
    Child.delete(DATA);
  }

  @BeforeEach
  void write() throws IOException {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "truncate article, original, evidence, import_run, scheduled_tasks cascade"));
    folder = Files.createTempDirectory(DATA.getParent(), "archive-").toRealPath();
    GeneratedPages.write(folder.resolve("pages"), PAGES);
    for (int number = 5; number <= PAGES; number += 5) {
      Files.delete(folder.resolve("pages/p" + number + ".jpg"));
    }
  }

  @Test
  void takesInEverythingAndSaysHowMany() {
    assertThat(run(folder.toString())).as(err.toString()).isZero();

    assertThat(out.toString()).contains("40 items").contains("40 new");
    assertThat(count("article")).isEqualTo(PAGES);
    assertThat(count("evidence")).isEqualTo(PAGES);
    assertThat(count("scheduled_tasks where task_name = 'article-published'")).isEqualTo(PAGES);
  }

  @Test
  void namesEachThatFailedWithStepAndReasonAndTakesTheOthers() throws IOException {
    Files.writeString(folder.resolve("pages/empty.html"), "");
    Files.writeString(folder.resolve("zeros.txt"), "\0\0\0\0");

    assertThat(run(folder.toString())).isEqualTo(1);

    assertThat(err.toString().lines().toList())
        .containsExactly(
            folder + "/pages/empty.html: not imported: decode, empty: it is empty",
            folder + "/zeros.txt: not imported: decode, not-text: it is not text but binary data");
    assertThat(out.toString())
        .contains("42 items")
        .contains("40 new, 2 dropped (1 empty, 1 not-text)");
  }

  @Test
  void saysThatItWasImportedBeforeAndTakesWhatHasChanged() throws IOException {
    run(folder.toString());
    out.getBuffer().setLength(0);

    assertThat(run(folder.toString())).isZero();
    assertThat(out.toString()).contains("imported already, 40 items");

    out.getBuffer().setLength(0);
    Path page = folder.resolve("pages/page7.html");
    Files.writeString(page, Files.readString(page).replace("paragraph 3 tells", "part three says"));
    assertThat(run(folder.toString())).isZero();
    assertThat(out.toString()).contains("40 items").contains("1 revised, 39 unchanged");
    assertThat(count("article")).isEqualTo(PAGES);
    assertThat(count("proposal where state = 'made' and difference::text like '%tells%'"))
        .isEqualTo(1);
  }

  @Test
  void linksOutOfTheFolderAreNotFollowed() throws IOException {
    Path outside = Files.createTempDirectory(DATA.getParent(), "outside-");
    GeneratedPages.write(outside, 1);
    Files.createSymbolicLink(folder.resolve("link.html"), outside.resolve("page1.html"));
    Files.createSymbolicLink(folder.resolve("folder"), outside);
    Files.createSymbolicLink(folder.resolve("loop"), folder);

    assertThat(run(folder.toString())).isEqualTo(1);

    assertThat(count("article")).isEqualTo(PAGES);
    assertThat(err.toString().lines().toList())
        .hasSize(2)
        .allMatch(line -> line.contains("a link out of the folder"));
  }

  @Test
  void oneItemThatTheDatabaseRefusesDoesNotKeepTheOthersOut() {
    onRevisions("add constraint unlucky check (headline <> 'Report number 13') not valid");
    try {
      assertThat(run(folder.toString())).isEqualTo(1);
    } finally {
      onRevisions("drop constraint unlucky");
    }

    assertThat(err.toString().lines().toList())
        .singleElement()
        .asString()
        .contains("page13.html")
        .contains("store, defect");
    assertThat(count("article")).isEqualTo(PAGES - 1);
    assertThat(out.toString()).contains("tries again what met a defect: 1");
  }

  @Test
  void whatMetADefectIsTriedAgainByTheNextImport() {
    onRevisions("add constraint unlucky check (headline <> 'Report number 13') not valid");
    run(folder.toString());
    run(folder.toString());
    assertThat(out.toString().lines().toList().getLast())
        .contains("1 items")
        .contains("39 more were imported before");
    onRevisions("drop constraint unlucky");

    assertThat(run(folder.toString())).as(err.toString()).isZero();

    assertThat(out.toString().lines().toList().getLast()).contains("1 items").contains("1 new");
    assertThat(count("article")).isEqualTo(PAGES);
    run(folder.toString());
    assertThat(out.toString().lines().toList().getLast()).contains("imported already, 40 items");
  }

  @Test
  void aFullDiskOfTheDatabaseStopsTheImportAndLosesNothing() {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    create function full_disk() returns trigger language plpgsql as $$
                    begin
                      if new.headline = 'Report number 13' then
                        raise exception 'could not extend file: no space left'
                          using errcode = '53100';
                      end if;
                      return new;
                    end $$;
                    create trigger full_disk before insert on revision
                      for each row execute function full_disk()
                    """));
    try {
      assertThat(run(folder.toString())).isNotZero();
    } finally {
      database.jdbi().useHandle(h -> h.execute("drop function full_disk cascade"));
    }
    assertThat(err.toString())
        .contains("stops")
        .contains("no space left")
        .contains("the same command goes on from there")
        .doesNotContain("defect");
    assertThat(count("article")).isLessThan(PAGES);

    assertThat(run(folder.toString())).as(err.toString()).isZero();

    assertThat(count("article")).isEqualTo(PAGES);
  }

  @Test
  void whatCannotBeReadIsToldAndTheOthersAreTaken() throws IOException {
    Files.createSymbolicLink(folder.resolve("dangling.html"), folder.resolve("nowhere"));
    Path deep = unreachable(folder.resolve("a"));

    try {
      assertThat(run(folder.toString())).isEqualTo(1);
    } finally {
      deleteUnreachable(deep);
    }

    assertThat(count("article")).isEqualTo(PAGES);
    assertThat(err.toString().lines().toList())
        .hasSize(2)
        .anyMatch(line -> line.contains("/a/") && line.contains("cannot be read"))
        .anyMatch(line -> line.contains("dangling.html") && line.contains("or to nothing"));
  }

  @Test
  void aLinkToAnArchiveIsTheArchive() throws IOException {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, folder.resolve("pages"));

    assertThat(run(link.toString())).as(err.toString()).isZero();

    assertThat(count("article")).isEqualTo(PAGES);
  }

  /// A folder that nobody can list, not even root: its path is longer than the system takes.
  private static Path unreachable(Path top) throws IOException {
    Path first = Files.createDirectories(nested(top, 12));
    Path second = Files.createDirectories(nested(top.resolveSibling("b"), 12));
    Files.move(top.resolveSibling("b"), first.resolve("b"));
    assertThat(second).doesNotExist();
    return top;
  }

  private static Path nested(Path top, int depth) {
    Path path = top;
    for (int i = 0; i < depth; i++) {
      path = path.resolve("n".repeat(200));
    }
    return path;
  }

  /// The other way round, so that what deletes the folder can.
  private static void deleteUnreachable(Path top) throws IOException {
    Files.move(nested(top, 12).resolve("b"), top.resolveSibling("b"));
  }

  private static void onRevisions(String change) {
    database.jdbi().useHandle(h -> h.execute("alter table revision " + change));
  }

  @Test
  void jsonHasOneObjectAnItem() throws IOException {
    Files.writeString(folder.resolve("pages/empty.html"), "");

    run("--json", folder.toString());

    List<String> objects = out.toString().lines().toList();
    assertThat(objects).hasSize(PAGES + 1).allMatch(line -> line.startsWith("{\"file\":"));
    assertThat(objects).filteredOn(line -> line.contains("\"error\":")).hasSize(1);
  }

  @Test
  void aDryRunStoresNothing() {
    assertThat(run("--dry-run", folder.toString())).isZero();

    assertThat(out.toString()).contains("Report number 40");
    assertThat(count("article")).isZero();
  }

  private int run(String... arguments) {
    List<String> line = new ArrayList<>(List.of("import", "--data", DATA.toString()));
    line.addAll(List.of(arguments));
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(line.toArray(String[]::new));
  }

  private static int count(String from) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("select count(*) from " + from).mapTo(Integer.class).one());
  }
}
