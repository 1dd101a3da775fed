package press.colophon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a built folder of its own, with JDKs that only say who they are and what they
/// were asked.
class LauncherTest {
  private static final Path LAUNCHER = Path.of("../colophon");

  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void makeBuiltFolder() throws IOException {
    assumeTrue(Files.isRegularFile(LAUNCHER), "no launcher beside this module");
    root = Files.createDirectories(folder.resolve("a newspaper"));
    Files.copy(LAUNCHER, root.resolve("colophon"));
    Files.createDirectories(root.resolve("server/target/lib"));
    Files.createFile(root.resolve("server/target/colophon-server.jar"));
    Files.createDirectories(root.resolve("target"));
    Files.createFile(root.resolve("target/built"));
  }

  @Test
  void runsTheJdkOfJavaHome() throws Exception {
    Path jdk = jdk("mine", "25.0.1");
    warmFor(jdk);

    assertThat(launch(root.resolve("colophon"), jdk.toString(), "/usr/bin:/bin", "version"))
        .startsWith("mine ")
        .endsWith("press.colophon.Main version");
  }

  @Test
  void passesOverAJavaHomeThatIsTooOld() throws Exception {
    Path old = jdk("old", "17.0.9");
    Path jdk = jdk("newer", "26");
    warmFor(jdk);

    assertThat(launch(root.resolve("colophon"), old.toString(), jdk + "/bin:/usr/bin:/bin", "help"))
        .startsWith("newer ");
  }

  @Test
  void passesOverAJavaHomeThatCannotCompile() throws Exception {
    Path runtime = jdk("runtime", "25");
    Files.delete(runtime.resolve("bin/javac"));
    Path jdk = jdk("whole", "25");
    warmFor(jdk);

    assertThat(
            launch(
                root.resolve("colophon"), runtime.toString(), jdk + "/bin:/usr/bin:/bin", "help"))
        .startsWith("whole ");
  }

  @Test
  void findsItsFolderThroughASymbolicLink() throws Exception {
    Path jdk = jdk("mine", "25");
    warmFor(jdk);
    Path link = Files.createSymbolicLink(folder.resolve("link"), root.resolve("colophon"));

    assertThat(launch(link, jdk.toString(), "/usr/bin:/bin", "version"))
        .contains(root.toRealPath().resolve("server/target/colophon-server.jar").toString());
  }

  @Test
  void passesArgumentsOnAsTheyAre() throws Exception {
    Path jdk = jdk("mine", "25");
    warmFor(jdk);

    assertThat(
            launch(
                root.resolve("colophon"),
                jdk.toString(),
                "/usr/bin:/bin",
                "demo",
                "an article.txt",
                "--install-not"))
        .endsWith("press.colophon.Main demo an article.txt --install-not");
  }

  /// A JDK whose `java` prints the name, then its arguments.
  private Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    program(home.resolve("bin/javac"), "#!/bin/sh\n");
    program(home.resolve("bin/java"), "#!/bin/sh\nprintf '%s' '" + name + "'; printf ' %s' \"$@\"");
    return home;
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// Tells the launcher that starts were prepared with this JDK, so that it only runs it.
  private void warmFor(Path jdk) throws IOException {
    Files.writeString(root.resolve("server/target/colophon.aot.jdk"), jdk + "\n");
  }

  private String launch(Path launcher, String javaHome, String path, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", javaHome);
    builder.environment().put("PATH", path);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
