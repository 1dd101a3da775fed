package press.colophon.rights;

/// What the readers' pages do where a source asks to count its readers. A script of a source is
/// never loaded, and no reader's browser calls the source.
public enum CounterPolicy {
  /// The counter is not loaded; the page says that the source asks for it.
  BLOCK,
  /// The server asks for the source's picture in the readers' place, without telling who they are.
  PROXY,
  /// The counter is not loaded; the page names its address.
  LINK
}
