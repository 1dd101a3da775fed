package press.colophon.translation.models;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// A tar file, gzipped or not. It has no table of contents: each question reads it from its start.
record TarShelf(Path file) implements Shelf {

  @Override
  public List<String> paths() throws IOException {
    List<String> paths = new ArrayList<>();
    try (TarArchiveInputStream tar = tar()) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        if (e.isFile()) {
          paths.add(plain(e));
        }
      }
    }
    return paths;
  }

  @Override
  public InputStream open(String path) throws IOException {
    TarArchiveInputStream tar = tar();
    try {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        if (e.isFile() && plain(e).equals(path)) {
          return tar;
        }
      }
    } catch (IOException e) {
      tar.close();
      throw e;
    }
    tar.close();
    throw new NoSuchFileException(file + " (" + path + ")");
  }

  private static String plain(TarArchiveEntry entry) {
    return entry.getName().replaceFirst("^(\\./)+", "");
  }

  private TarArchiveInputStream tar() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return new TarArchiveInputStream(
        file.toString().endsWith(".tar") ? in : new GZIPInputStream(in, 1 << 16));
  }
}
