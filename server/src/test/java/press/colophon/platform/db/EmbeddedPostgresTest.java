package press.colophon.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Real servers, real kills. As root the servers run under another user; as a normal user directly.
final class EmbeddedPostgresTest {
  private static Path made;

  private Path data;

  /// Making a cluster takes seconds, copying one does not.
  @BeforeAll
  static void makeACluster() throws IOException {
    made = TestDatabase.temporaryFolder();
    start(made).close();
  }

  @AfterAll
  static void removeTheCluster() throws IOException {
    Folders.delete(made);
  }

  @BeforeEach
  void copyTheCluster() throws IOException {
    data = TestDatabase.temporaryFolder();
    var _ =
        Commands.output(List.of("cp", "-a", made.resolve("postgres").toString(), data.toString()))
            .orElseThrow();
  }

  @AfterEach
  void removeFolder() throws IOException {
    Folders.delete(data);
  }

  @Test
  void keepsItsRowsAndItsPortFromOneStartToTheNext() {
    DatabaseAddress first;
    try (EmbeddedPostgres postgres = start()) {
      first = postgres.address();
      execute(first, "CREATE TABLE kept AS SELECT 7 AS number");
    }

    try (EmbeddedPostgres postgres = start()) {
      assertThat(postgres.address()).isEqualTo(first);
      assertThat(number(first, "SELECT number FROM kept")).isEqualTo(7);
    }
  }

  @Test
  void writesThroughToTheDiskAndListensOnLoopbackOnly() {
    try (EmbeddedPostgres postgres = start()) {
      assertThat(text(postgres.address(), "SHOW fsync")).isEqualTo("on");
      assertThat(text(postgres.address(), "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(text(postgres.address(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(text(postgres.address(), "SHOW password_encryption")).isEqualTo("scram-sha-256");
    }
  }

  @Test
  void tellsWhenItEndsWithoutBeingClosed() throws InterruptedException {
    CountDownLatch lost = new CountDownLatch(1);
    try (EmbeddedPostgres postgres = start()) {
      postgres.whenLost(lost::countDown);

      ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();

      assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void saysNothingOfAnEndThatWasWanted() throws InterruptedException {
    CountDownLatch lost = new CountDownLatch(1);
    EmbeddedPostgres postgres = start();
    postgres.whenLost(lost::countDown);

    postgres.close();

    assertThat(lost.await(300, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void keepsThePasswordFromOtherUsers() throws IOException {

    Path password = data.resolve("postgres/password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(password)).hasSize(48);
  }

  @Test
  void refusesASecondColophonOnTheSameFolder() {
    try (EmbeddedPostgres postgres = start()) {
      assertThat(postgres.pid()).isPositive();
      assertThatThrownBy(this::start)
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining(
              "in use by another Colophon (process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void tellsCommandsBesideItWhereItIsAndStaysThere() {
    try (EmbeddedPostgres postgres = start()) {
      assertThat(EmbeddedPostgres.running(data)).contains(postgres.address());
      assertThat(EmbeddedPostgres.running(data)).contains(postgres.address());
    }
  }

  @Test
  void losesNoAcknowledgedRowWhenEverythingIsKilled() throws Exception {
    Holder holder = Holder.start(data);
    long acknowledged = holder.awaitRows(200);
    long server = holder.server();

    ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
    acknowledged = Math.max(acknowledged, holder.killAndReadOn());

    try (EmbeddedPostgres postgres = start()) {
      assertThat(number(postgres.address(), "SELECT count(*) FROM kept"))
          .isGreaterThanOrEqualTo((int) acknowledged);
    }
  }

  @Test
  void theServerDoesNotOutliveAKilledColophon() throws Exception {
    assumeTrue(Commands.exist("setpriv"), "only Linux ties the server's life to ours");
    Holder holder = Holder.start(data);
    holder.awaitRows(5);
    ProcessHandle server = ProcessHandle.of(holder.server()).orElseThrow();

    holder.killAndReadOn();

    for (int i = 0; i < 1_000 && server.isAlive(); i++) {
      Thread.sleep(Duration.ofMillis(10));
    }
    assertThat(server.isAlive()).isFalse();
  }

  @Test
  void stopsAServerOfOursThatOutlivedItsColophon() throws Exception {
    Process survivor = survivor();
    while (PidFile.in(cluster()).filter(PidFile::ready).isEmpty()) {
      Thread.sleep(Duration.ofMillis(10));
    }

    try (EmbeddedPostgres postgres = start()) {
      assertThat(survivor.isAlive()).isFalse();
      assertThat(number(postgres.address(), "SELECT 1")).isEqualTo(1);
    }
  }

  @Test
  void ignoresALockWhoseNumberNowBelongsToAnotherProgram() throws IOException {
    String lock = ProcessHandle.current().pid() + "\n" + cluster() + "\n0\n5432\n\n\n\nready\n";
    Files.writeString(cluster().resolve("postmaster.pid"), lock);

    try (EmbeddedPostgres postgres = start()) {
      assertThat(number(postgres.address(), "SELECT 1")).isEqualTo(1);
    }
  }

  @Test
  void beginsAgainAfterAnInterruptedFirstStart() throws IOException {
    forgetTheCluster();
    Files.createDirectories(data.resolve("postgres/new-interrupted/cluster"));

    start().close();

    try (Stream<Path> entries = Files.list(data.resolve("postgres"))) {
      assertThat(entries.map(Path::getFileName).map(Path::toString))
          .contains("cluster")
          .noneMatch(name -> name.startsWith("new-"));
    }
  }

  @Test
  void refusesAClusterOfAnotherMajorVersion() throws IOException {
    Files.writeString(cluster().resolve("PG_VERSION"), "13\n");

    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("written by PostgreSQL 13");
  }

  @Test
  void takesAnotherPortWhenItsOwnIsTaken() throws IOException {
    int kept = Integer.parseInt(Files.readString(data.resolve("postgres/port")).strip());

    try (var taken = new ServerSocket(kept, 1, InetAddress.getLoopbackAddress());
        EmbeddedPostgres postgres = start()) {
      assertThat(taken.isBound()).isTrue();
      assertThat(postgres.address().jdbcUrl()).doesNotContain(":" + kept + "/");
    }
  }

  @Test
  void saysInPlainWordsWhatPostgreSqlDidNotLike() {
    EmbeddedPostgres.Options options =
        new EmbeddedPostgres.Options(
            data, TestDatabase.binaries(), null, Map.of("shared_buffers", "everything"));

    assertThatThrownBy(() -> EmbeddedPostgres.start(options))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("postgresql.log")
        .hasMessageContaining("shared_buffers");
  }

  @Test
  void runsForRootInAFolderClosedToEveryoneElse() throws IOException {
    assumeTrue(SystemUser.weAreRoot(), "concerns root");
    assumeTrue(
        Commands.output(List.of("unshare", "--user", "true")).isPresent(),
        "this system allows no user namespaces");
    forgetTheCluster();
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));

    try (EmbeddedPostgres postgres = start()) {
      assertThat(number(postgres.address(), "SELECT 1")).isEqualTo(1);
    }
    start().close();
    assertThat(Files.getOwner(cluster()).getName()).isEqualTo("root");
  }

  @Test
  void runsForAnOrdinaryUser() throws Exception {
    assumeTrue(SystemUser.weAreRoot(), "the other tests show it already");
    assumeTrue(Commands.exist("setpriv"), "needs setpriv to become somebody else");
    Path theirs = Files.createDirectory(data.resolve("theirs"));
    Files.setOwner(
        theirs,
        data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    Path library = Holder.copyClassPath(data.resolve("library"));

    Holder holder =
        Holder.start(
            theirs.resolve("data"),
            TestDatabase.binaries(),
            library + "/*:" + library + "/main:" + library + "/test",
            List.of("setpriv", "--reuid", "nobody", "--regid", group(), "--clear-groups"));

    assertThat(holder.awaitRows(3)).isGreaterThanOrEqualTo(3);
    ProcessHandle server = ProcessHandle.of(holder.server()).orElseThrow();
    holder.killAndReadOn();
    server.onExit().join();
    assertThat(Files.getOwner(theirs.resolve("data/postgres/cluster")).getName())
        .isEqualTo("nobody");
  }

  private static String group() {
    return Commands.output(List.of("id", "-g", "nobody")).orElseThrow();
  }

  private EmbeddedPostgres start() {
    return start(data);
  }

  private void forgetTheCluster() throws IOException {
    Folders.delete(data.resolve("postgres"));
  }

  private static EmbeddedPostgres start(Path data) {
    return EmbeddedPostgres.start(
        new EmbeddedPostgres.Options(data, TestDatabase.binaries(), null, Map.of()));
  }

  private Path cluster() {
    return data.resolve("postgres/cluster");
  }

  /// What a Colophon leaves that was killed where the kernel sends no death signal.
  private Process survivor() throws IOException {
    PostgresBinaries binaries = PostgresBinaries.unpackedIn(TestDatabase.binaries());
    SystemUser user =
        SystemUser.choose(data, new Cluster(data.resolve("postgres")), null, candidate -> true);
    List<String> program =
        List.of(
            binaries.program("postgres"),
            "-D",
            cluster().toString(),
            "-c",
            "port=" + Files.readString(data.resolve("postgres/port")).strip(),
            "-c",
            "unix_socket_directories=");
    return Commands.builder(user.command(false, program), data)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void execute(DatabaseAddress address, String sql) {
    jdbi(address).useHandle(handle -> handle.execute(sql));
  }

  private static int number(DatabaseAddress address, String sql) {
    return jdbi(address).withHandle(h -> h.createQuery(sql).mapTo(Integer.class).one());
  }

  private static String text(DatabaseAddress address, String sql) {
    return jdbi(address).withHandle(h -> h.createQuery(sql).mapTo(String.class).one());
  }

  private static Jdbi jdbi(DatabaseAddress address) {
    return Jdbi.create(address.jdbcUrl(), address.user(), address.password());
  }

  /// Another Java machine that runs [HeldDatabase].
  private record Holder(Process process, BufferedReader output, long server) {
    static Holder start(Path data) throws IOException {
      String classPath = System.getProperty("java.class.path");
      return start(data, TestDatabase.binaries(), classPath, List.of());
    }

    static Holder start(Path data, Path binaries, String classPath, List<String> before)
        throws IOException {
      List<String> command = new ArrayList<>(before);
      command.addAll(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-cp",
              classPath,
              HeldDatabase.class.getName(),
              data.toString(),
              binaries.toString()));
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader output = process.inputReader();
      String first = output.readLine();
      assertThat(first).startsWith("server ");
      return new Holder(process, output, Long.parseLong(first.substring("server ".length())));
    }

    long awaitRows(int count) throws IOException {
      long row = 0;
      while (row < count) {
        row = row(output.readLine());
      }
      return row;
    }

    /// Kills it and reads what it had printed before: each line is a row that was acknowledged.
    long killAndReadOn() throws IOException {
      // Through the handle: Process.destroyForcibly would also close the stream that is read below.
      process.toHandle().destroyForcibly();
      process.onExit().join();
      long row = 0;
      for (String line; (line = output.readLine()) != null; ) {
        row = line.startsWith("row ") && line.length() > 4 ? row(line) : row;
      }
      return row;
    }

    private static long row(String line) {
      return Long.parseLong(line.substring("row ".length()));
    }

    /// The class path where everyone can read it: the build may lie in a home closed to others.
    static Path copyClassPath(Path target) throws IOException {
      Files.createDirectory(target);
      for (String entry :
          List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
        Path path = Path.of(entry);
        if (Files.isDirectory(path)) {
          copyTree(path, target.resolve(entry.contains("test-classes") ? "test" : "main"));
        } else if (entry.matches(
            ".*/(commons-|xz|slf4j|logback|embedded-|postgresql|jspecify).*")) {
          Files.copy(path, target.resolve(path.getFileName()));
        }
      }
      return Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void copyTree(Path from, Path to) throws IOException {
      try (Stream<Path> paths = Files.walk(from)) {
        for (Path path : paths.toList()) {
          Path copy = to.resolve(from.relativize(path).toString());
          if (!Files.isDirectory(copy)) {
            Files.copy(path, copy);
          }
        }
      }
    }
  }
}
