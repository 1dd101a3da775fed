package press.colophon.platform.config;

import java.time.Duration;
import java.util.List;

/// How pages, feeds and pictures are fetched from other sites.
@Section(value = "fetch", says = "Fetching from other sites")
public record FetchSettings(
    @Setting(standard = "20 s", says = "Longest time for one page or picture, redirects included.")
        Duration timeLimit,
    @Setting(standard = "20 MB", says = "Largest page or picture that is taken.")
        ByteSize sizeLimit,
    @Setting(standard = "5", to = 20, says = "Redirects followed at most, 0-20.") int redirects,
    @Setting(
            standard = "64",
            from = 1,
            to = 1000,
            says = "Pages, feeds and pictures fetched at the same time, 1-1000.")
        int atOnce,
    @Setting(
            says = {
              "Hosts and networks that may be read although they are not on the public internet,",
              "such as a partner's feed on the intranet: cms.intranet, localhost:8123, 10.20.0.0/16",
              "Whoever can make this server read an address can then make it read these."
            })
        List<String> allow) {

  public FetchSettings {
    allow = List.copyOf(allow);
  }
}
