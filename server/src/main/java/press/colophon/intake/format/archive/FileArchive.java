package press.colophon.intake.format.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import press.colophon.intake.Content;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;
import press.colophon.intake.format.Zip;

/// Files packed together: ZIP, tar, and gzip around either or around a single file. Each file
/// within is an item in its own right; its path is a name and nothing else. Thread-safe.
public final class FileArchive implements OriginalFormat {
  private static final int TAR_MAGIC = 257;

  @Override
  public String name() {
    return "archive of files";
  }

  @Override
  public boolean recognises(Sample sample) {
    return sample.startsWith('P', 'K', 3, 4)
        || sample.startsWith('P', 'K', 5, 6)
        || sample.startsWith(0x1F, 0x8B)
        || isTar(sample.head());
  }

  @Override
  public boolean isStreamed() {
    return true;
  }

  private static boolean isTar(byte[] head) {
    String magic = "ustar";
    for (int i = 0; i < magic.length(); i++) {
      if (head.length <= TAR_MAGIC + i || head[TAR_MAGIC + i] != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void read(Original original, Consumer<Item> to) throws IOException {
    byte[] head = original.content().head(Sample.SIZE);
    if (isGzip(head)) {
      unzip(original, to);
    } else if (isTar(head)) {
      try (InputStream in = original.content().open()) {
        tar(in, original, to);
      }
    } else {
      zip(original, to);
    }
  }

  private static boolean isGzip(byte[] head) {
    return head.length > 1 && head[0] == 0x1F && (head[1] & 0xFF) == 0x8B;
  }

  /// A tar inside is read on as a stream; anything else is one file.
  private static void unzip(Original original, Consumer<Item> to) throws IOException {
    try {
      try (InputStream in = gunzip(original)) {
        if (isTar(in.readNBytes(TAR_MAGIC + 8))) {
          try (InputStream again = gunzip(original)) {
            tar(again, original, to);
          }
          return;
        }
      }
      to.accept(single(original));
    } catch (Packed.TooLargeException e) {
      String sentence = "it unpacks to more than is read: its reading ends here";
      to.accept(new Item.Empty("", Drop.Reason.TOO_LARGE, sentence));
    }
  }

  private static Item single(Original original) throws IOException {
    try (InputStream in = gunzip(original)) {
      Content content = Packed.files(original.content()).read(in, () -> original.content().size());
      String name = original.from().replaceFirst("(?i)\\.gz$", "");
      return new Item.Inner(
          "", new Original(name, content, original.address(), null, original.at()));
    }
  }

  private static InputStream gunzip(Original original) throws IOException {
    GzipCompressorInputStream in =
        GzipCompressorInputStream.builder()
            .setInputStream(original.content().open())
            .setDecompressConcatenated(true)
            .get();
    return new Packed.Watched(in, in::getCompressedCount);
  }

  private static void tar(InputStream in, Original original, Consumer<Item> to) throws IOException {
    Packed packed = Packed.files(original.content());
    int count = 0;
    TarArchiveInputStream tar = new TarArchiveInputStream(in);
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (isFile(entry) && entry.isFile()) {
        if (!packed.claimFile()) {
          to.accept(tooMany());
          return;
        }
        count++;
        file(entry, tar, entry.getRealSize(), packed, original, to);
      }
    }
    none(count, to);
  }

  private static void zip(Original original, Consumer<Item> to) throws IOException {
    Packed packed = Packed.files(original.content());
    int count = 0;
    try (ZipFile zip = Zip.open(original.content())) {
      Enumeration<ZipArchiveEntry> entries = zip.getEntries();
      while (entries.hasMoreElements()) {
        ZipArchiveEntry entry = entries.nextElement();
        if (!isFile(entry)) {
          continue;
        }
        if (!packed.claimFile()) {
          to.accept(tooMany());
          return;
        }
        count++;
        entry(zip, entry, packed, original, to);
      }
    }
    none(count, to);
  }

  private static void entry(
      ZipFile zip, ZipArchiveEntry entry, Packed packed, Original original, Consumer<Item> to) {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      to.accept(
          new Item.Empty(
              entry.getName(), Drop.Reason.NOT_PUBLISHED, "it is protected by a password"));
      return;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      file(entry, in, entry.getCompressedSize(), packed, original, to);
    } catch (IOException e) {
      to.accept(broken(entry.getName(), e));
    }
  }

  /// One file; a damaged one does not stop the others where their places are known.
  ///
  /// @param size of it as it is packed by itself
  private static void file(
      ArchiveEntry entry,
      InputStream in,
      long size,
      Packed packed,
      Original original,
      Consumer<Item> to)
      throws IOException {
    String name = entry.getName();
    Content content;
    try {
      content = packed.read(in, () -> size);
    } catch (Packed.TooLargeException e) {
      to.accept(tooLarge(name));
      return;
    }
    to.accept(new Item.Inner(name, new Original(name, content, null, null, original.at())));
  }

  /// What systems add on their own is no file of the sender.
  private static boolean isFile(ArchiveEntry entry) {
    String name = entry.getName();
    return !entry.isDirectory()
        && !name.startsWith("__MACOSX/")
        && !name.matches("(?:.*/)?(?:\\.DS_Store|Thumbs\\.db|desktop\\.ini|\\._[^/]*)");
  }

  private static Item tooLarge(String name) {
    return new Item.Empty(name, Drop.Reason.TOO_LARGE, "it unpacks to more than is read");
  }

  private static Item tooMany() {
    return new Item.Empty(
        "",
        Drop.Reason.TOO_MANY,
        "it holds more than %,d files, what is packed within counted".formatted(Packed.MOST));
  }

  private static Item broken(String name, IOException e) {
    return new Item.Empty(
        name, Drop.Reason.BROKEN_FORMAT, "it cannot be read to its end: " + e.getMessage());
  }

  private static void none(int count, Consumer<Item> to) {
    if (count == 0) {
      to.accept(new Item.Empty("", Drop.Reason.EMPTY, "there is no file in it"));
    }
  }
}
