package press.colophon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a built folder of its own, with JDKs that only say who they are and what they
/// were asked, and with the one of this test.
class LauncherTest {
  private static final Path LAUNCHER = Path.of("../colophon");
  private static final Path FIXTURE = Path.of("../nmt/src/test/resources/fixture");

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

  @Test
  void saysNothingOfItsOwnWhenARealJdkStarts() throws Exception {
    Path jdk = Path.of(System.getProperty("java.home"));
    buildWithTheClassesOfThisTest();
    warmFor(jdk);

    assertThat(launch(root.resolve("colophon"), jdk.toString(), "/usr/bin:/bin", "version"))
        .startsWith("Colophon ")
        .hasLineCount(1);
  }

  /// The Vector API is taken in without the warning that `--add-modules` prints: see decision 7.
  @Test
  void translatesWithoutAWarning() throws Exception {
    Path jdk = Path.of(System.getProperty("java.home"));
    buildWithTheClassesOfThisTest();
    warmFor(jdk);
    Path model = Files.createDirectories(folder.resolve("a model"));
    for (String file : List.of("tiny/model.intgemm.alphas.bin", "tiny/lex.s2t.bin", "vocab.spm")) {
      Path from = FIXTURE.resolve(file);
      Files.copy(from, model.resolve(from.getFileName()));
    }

    // Without input: the model is opened, nothing is translated, nothing may be printed.
    assertThat(
            launch(
                root.resolve("colophon"),
                jdk.toString(),
                "/usr/bin:/bin",
                "translate",
                "--model",
                model.toString()))
        .isEmpty();
  }

  /// In place of the jar one that leads to the classes this test runs with.
  private void buildWithTheClassesOfThisTest() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
    Path jar = root.resolve("server/target/colophon-server.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  private static String classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(path.split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
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
