package press.colophon.translation.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import press.colophon.platform.Sha256;
import press.colophon.platform.Trees;

/// Compares the files of an installed model with what they were when it was installed.
public final class CheckModel {
  private final ModelCheck check;

  public CheckModel(ModelCheck check) {
    this.check = check;
  }

  /// What is wrong, a line each that names the file; nothing when all is in order.
  public List<String> run(InstalledModel model) {
    List<String> problems = new ArrayList<>();
    model.files().forEach(file -> problem(model.folder(), file).ifPresent(problems::add));
    strangers(model).forEach(name -> problems.add(name + ": does not belong to the model"));
    if (problems.isEmpty()) {
      check.problem(model.folder()).ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<String> problem(Path folder, InstalledFile file) {
    Path path = folder.resolve(file.name());
    try {
      if (!Files.isRegularFile(path)) {
        return Optional.of(file.name() + ": is missing");
      }
      long bytes = Files.size(path);
      if (bytes != file.bytes()) {
        return Optional.of(
            "%s: has %d bytes, was installed with %d".formatted(file.name(), bytes, file.bytes()));
      }
      return sha256(path).equals(file.sha256())
          ? Optional.empty()
          : Optional.of(file.name() + ": its bytes have changed (SHA-256 differs)");
    } catch (IOException e) {
      return Optional.of(file.name() + ": cannot be read: " + e.getMessage());
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<String> strangers(InstalledModel model) {
    List<String> known = model.files().stream().map(InstalledFile::name).toList();
    try {
      return Trees.list(model.folder()).stream()
          .map(path -> Objects.requireNonNull(path.getFileName()).toString())
          .filter(name -> !known.contains(name))
          .toList();
    } catch (IOException e) {
      return List.of("the folder " + model.folder() + " (" + e.getMessage() + ")");
    }
  }
}
