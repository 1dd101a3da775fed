package press.colophon.platform.download;

/// Hears how far a file has come. Called from one thread, for each piece that arrives.
public interface Progress {
  /// Hears nothing.
  Progress NONE =
      new Progress() {
        @Override
        public void at(String file, long bytes, long total) {}

        @Override
        public void done(String file, long bytes) {}
      };

  /// So much is here now.
  ///
  /// @param total bytes of the whole file, -1 when its server does not say
  void at(String file, long bytes, long total);

  /// The whole file is here.
  void done(String file, long bytes);
}
