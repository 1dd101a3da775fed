package press.colophon.articles;

import org.jspecify.annotations.Nullable;

/// The image of an article with what must be said of it; the picture itself may be missing when
/// only its caption and credit came with the text.
public record FeaturedImage(
    @Nullable Picture picture,
    @Nullable String caption,
    @Nullable String credit,
    @Nullable String licence,
    @Nullable String alt) {}
