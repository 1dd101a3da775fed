/// What every command shares: [ServeOptions] (where the data is, which port) and [PlainErrors] (a
/// failure as one sentence and an exit code). The commands themselves live with their capability,
/// or in `press.colophon`; `Main` lists them.
@NullMarked
package press.colophon.platform.cli;

import org.jspecify.annotations.NullMarked;
