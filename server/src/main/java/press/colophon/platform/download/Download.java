package press.colophon.platform.download;

/// How copying a file from the web ended.
public sealed interface Download {

  /// The whole file is on the disk.
  ///
  /// @param bytes its size as sent
  record Done(long bytes) implements Download {}

  /// It is not; what arrived is kept for the next try if it can be continued.
  ///
  /// @param reason whole sentences that name the address or the file
  record Failed(String reason) implements Download {}

  /// Its server does not have it.
  ///
  /// @param reason as above
  record Missing(String reason) implements Download {}
}
