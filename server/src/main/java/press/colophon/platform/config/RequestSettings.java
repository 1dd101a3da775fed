package press.colophon.platform.config;

import java.time.Duration;

/// How soon what others ask of us is answered, and how much of it one of them may ask.
@Section(value = "requests", says = "Requests of readers and rights holders")
public record RequestSettings(
    @Setting(standard = "2 d", says = "An article's takedown is decided within this time.")
        Duration takedownWithin,
    @Setting(standard = "7 d", says = "An article's correction is decided within this time.")
        Duration correctionWithin,
    @Setting(
            standard = "5",
            from = 1,
            to = 1000,
            says =
                "Requests that one reader may send at once, 1-1000; and one e-mail address a day.")
        int atOnce,
    @Setting(standard = "2 min", says = "After this a reader may send one more.") Duration next,
    @Setting(
            standard = "200",
            from = 1,
            to = 100_000,
            says = {
              "Requests taken in an hour in all, 1-100000, so that no flood of letters leaves.",
              "Takedowns and corrections are counted by themselves; what comes beyond, about articles",
              "that few complain of, is put down without a letter."
            })
        int perHour) {}
