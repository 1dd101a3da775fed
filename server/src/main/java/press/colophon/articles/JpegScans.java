package press.colophon.articles;

/// Counts how often a JPEG goes over its pixels (ITU-T T.81 section B.1). A progressive one does so
/// some ten times; a file of nothing but scans keeps a decoder busy for hours.
final class JpegScans {
  private static final int MARK = 0xFF;
  private static final int START_OF_IMAGE = 0xD8;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int FIRST_WITH_LENGTH = 0xC0;
  private static final int FIRST_RESTART = 0xD0;

  private JpegScans() {}

  /// At least 1, also for what is no JPEG.
  static int count(byte[] file) {
    int scans = 0;
    boolean jpeg = file.length > 4 && at(file, 0) == MARK && at(file, 1) == START_OF_IMAGE;
    int i = jpeg ? 2 : file.length;
    while (i < file.length - 3) {
      int marker = at(file, i) == MARK ? at(file, i + 1) : 0;
      if (marker == END_OF_IMAGE) {
        break;
      }
      scans += marker == START_OF_SCAN ? 1 : 0;
      i += hasLength(marker) ? 2 + (at(file, i + 2) << 8 | at(file, i + 3)) : 1;
    }
    return Math.max(1, scans);
  }

  /// Whether it begins a segment; within a scan none of these occurs.
  private static boolean hasLength(int marker) {
    boolean restart = marker >= FIRST_RESTART && marker <= START_OF_IMAGE;
    return marker >= FIRST_WITH_LENGTH && marker < MARK && !restart;
  }

  private static int at(byte[] file, int i) {
    return file[i] & 0xFF;
  }
}
