package press.colophon.platform.config;

import java.time.Duration;

/// How often the feeds of sources are asked for news, and pages for changes, and how gently.
@Section(value = "sources", says = "Sources: publications whose feeds are read")
public record SourceSettings(
    @Setting(
            standard = "yes",
            says = "Whether ./colophon serve polls feeds; no leaves it to ./colophon source poll.")
        boolean polling,
    @Setting(standard = "8", from = 1, to = 256, says = "Feeds polled at the same time, 1-256.")
        int atOnce,
    @Setting(standard = "10 min", says = "A busy feed is asked no more often than this.")
        Duration intervalLeast,
    @Setting(standard = "1 h", says = "A feed whose rhythm is not known yet is asked this often.")
        Duration interval,
    @Setting(standard = "1 d", says = "A feed that has fallen silent is still asked this often.")
        Duration intervalMost,
    @Setting(standard = "2 s", says = "Pause between two requests to the same host.")
        Duration hostGap,
    @Setting(
            standard = "30",
            from = 1,
            to = 1000,
            says = {
              "Pages fetched for excerpts in one poll, and asked again in one round, 1-1000;",
              "the others follow later."
            })
        int pagesPerPoll,
    @Setting(
            standard = "yes",
            says = {
              "Whether feeds that offer WebSub are subscribed to: news then arrive at once.",
              "Works only where site.address is set and can be reached from the internet."
            })
        boolean webSub,
    @Setting(
            standard = "6 h",
            says = "While a subscription brings the news, a feed is asked this often at most.")
        Duration intervalSubscribed,
    @Setting(
            standard = "yes",
            says = {
              "Whether the pages of published articles are asked again, so that corrections and",
              "withdrawals are noticed that no feed tells."
            })
        boolean revisits,
    @Setting(
            standard = "1 d",
            says = "A page is first asked again after this; then each time three times as late.")
        Duration revisitFirst,
    @Setting(standard = "90 d", says = "A page is asked again at least this often.")
        Duration revisitMost,
    @Setting(standard = "365 d", says = "An older article's page is asked no more.")
        Duration revisitUntil) {}
