package press.colophon.platform.config;

import java.time.Duration;

/// Limits for fetching pages and pictures from other sites.
@Section(value = "fetch", says = "Fetching from other sites")
public record FetchSettings(
    @Setting(standard = "20 s", says = "Longest time for one page or picture, redirects included.")
        Duration timeLimit,
    @Setting(standard = "20 MB", says = "Largest page or picture that is taken.")
        ByteSize sizeLimit,
    @Setting(standard = "5", to = 20, says = "Redirects followed at most, 0-20.") int redirects) {}
