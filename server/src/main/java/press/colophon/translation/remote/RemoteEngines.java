package press.colophon.translation.remote;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import press.colophon.platform.config.ConfigurationException;
import press.colophon.platform.config.DeeplSettings;
import press.colophon.platform.config.EngineAccess;
import press.colophon.platform.config.LibreTranslateSettings;
import press.colophon.platform.config.OpenaiSettings;
import press.colophon.platform.http.FetchLimits;
import press.colophon.platform.http.Neighbour;
import press.colophon.platform.http.WebAddresses;
import press.colophon.platform.http.WebFetcher;
import press.colophon.translation.Engine;
import press.colophon.translation.Languages;

/// The engines over HTTP that the configuration agrees to.
public final class RemoteEngines {

  /// Of one answer, in bytes.
  private static final int LARGEST_ANSWER = 4_000_000;

  private final String userAgent;
  private final InstantSource clock;

  /// @param userAgent how we introduce ourselves
  public RemoteEngines(String userAgent, InstantSource clock) {
    this.userAgent = userAgent;
    this.clock = clock;
  }

  /// Those that have an address. None is asked anything yet.
  ///
  /// @throws press.colophon.platform.config.ConfigurationException when a key cannot be read
  public List<Engine> of(
      LibreTranslateSettings libreTranslate, DeeplSettings deepl, OpenaiSettings openai) {
    Optional<Engine> first =
        libreTranslate.access().map(access -> engine(new LibreTranslate(access.key()), access));
    Optional<Engine> second = deepl.access().map(access -> engine(new Deepl(access.key()), access));
    Optional<Engine> third =
        openai.access().map(access -> engine(chatModel(openai, access), access));
    return Stream.of(first, second, third).flatMap(Optional::stream).toList();
  }

  private static ChatModel chatModel(OpenaiSettings openai, EngineAccess access) {
    openai.languages().forEach(RemoteEngines::known);
    String model = Objects.requireNonNull(openai.model());
    return new ChatModel(
        access.key(),
        model,
        Objects.requireNonNullElse(openai.label(), model),
        openai.licence(),
        openai.languages());
  }

  private static void known(String tag) {
    if (Languages.find(tag).isEmpty()) {
      throw new ConfigurationException(
          "openai.languages names \""
              + tag
              + "\", which is not among the languages of ./colophon languages.");
    }
  }

  private Engine engine(Protocol protocol, EngineAccess access) {
    return new RemoteEngine(
        protocol, access, new WebFetcher(limits(access), userAgent, clock), clock);
  }

  /// One host, one port, no redirects: what is sent was agreed to for that host alone.
  private static FetchLimits limits(EngineAccess access) {
    URI address = access.address();
    int port = WebAddresses.port(address);
    FetchLimits limits =
        FetchLimits.defaults()
            .within(access.timeLimit())
            .upTo(LARGEST_ANSWER)
            .following(0)
            .at(port);
    return access.ownNetwork()
        ? limits.reaching(List.of(Neighbour.of(address.getHost() + ":" + port)))
        : limits;
  }
}
