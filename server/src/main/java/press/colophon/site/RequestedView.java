package press.colophon.site;

import org.jspecify.annotations.Nullable;

/// What became of a request, in one sentence; or the button that confirms it.
///
/// @param key to confirm with; null where there is nothing to do
/// @param action where the button leads
public record RequestedView(
    String title, @Nullable String text, @Nullable String key, @Nullable String action) {}
