package press.colophon.rights;

import java.time.Year;
import org.jspecify.annotations.Nullable;

/// Who holds the copyright.
///
/// @param notice the line as printed
public record Copyright(@Nullable String holder, @Nullable Year year, @Nullable String notice) {}
