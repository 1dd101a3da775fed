/// Configuration: one commented file, environment variables over it, the command line over both.
///
/// Every key is one component of a record, with its default and its comment in a [Setting]:
/// [SiteSettings], [ServerSettings] and the others, gathered in [Settings]. [Configuration] fills
/// the records; [ConfigurationFile] writes the file that documents them all. To add a key, add a
/// component; nothing else needs to know.
///
/// Flow: `Main` reads the command line, [Configuration] merges the three layers once, and each
/// capability receives its own record by constructor.
@NullMarked
package press.colophon.platform.config;

import org.jspecify.annotations.NullMarked;
