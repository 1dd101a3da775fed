package press.colophon.site;

/// A link with its text.
///
/// @param current whether it leads to the page it stands on
public record Link(String label, String address, boolean current) {
  Link(String label, String address) {
    this(label, address, false);
  }
}
