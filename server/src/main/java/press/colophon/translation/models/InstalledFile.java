package press.colophon.translation.models;

/// A file of an installed model, and what it must be.
///
/// @param name in the model's folder
/// @param sha256 lower-case hexadecimal
record InstalledFile(FileRole role, String name, long bytes, String sha256) {}
