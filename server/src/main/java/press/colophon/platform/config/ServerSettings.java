package press.colophon.platform.config;

import java.time.Duration;

/// Where the web server listens.
@Section(value = "server", says = "The web server")
public record ServerSettings(
    @Setting(
            standard = "localhost",
            says = {
              "Address to listen on. localhost: this machine only, for trying out or behind a proxy;",
              "0.0.0.0: every network of this machine."
            })
        String host,
    @Setting(
            standard = "8080",
            to = 65_535,
            says = "Port to listen on, 1-65535; 0 takes a free one.")
        int port,
    @Setting(
            standard = "1 h",
            says = {
              "How long browsers and caches keep a picture before they ask again: so long may one",
              "be seen whose article was withdrawn or has expired."
            })
        Duration picturesKept) {}
