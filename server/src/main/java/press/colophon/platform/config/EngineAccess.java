package press.colophon.platform.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a translation engine is asked over HTTP, agreed to by whoever runs this publication.
///
/// @param address what its paths are added to, without a slash at the end
/// @param key what lets us in, if it asks for one
/// @param ownNetwork whether the address may be this machine or in a private network
/// @param timeLimit for one answer
/// @param charactersPerDay sent at most; 0 = as many as there are
public record EngineAccess(
    URI address,
    @Nullable Secret key,
    boolean ownNetwork,
    Duration timeLimit,
    int charactersPerDay) {

  private static final int LONGEST_KEY = 4096;

  public EngineAccess {
    if (address.getPath() != null && address.getPath().endsWith("/")) {
      String text = address.toString();
      address = URI.create(text.substring(0, text.length() - 1));
    }
  }

  /// Where an engine is asked; empty where it has no address.
  ///
  /// @param engine the section of the configuration, `deepl`
  static Optional<EngineAccess> at(
      String engine,
      @Nullable URI address,
      @Nullable Secret key,
      @Nullable Path keyFile,
      boolean ownNetwork,
      Duration timeLimit,
      int charactersPerDay) {
    return Optional.ofNullable(address)
        .map(
            place ->
                new EngineAccess(
                    place, key(engine, key, keyFile), ownNetwork, timeLimit, charactersPerDay));
  }

  /// Refuses an address to which nobody agreed, or that gives away what is sent.
  ///
  /// @param engine the section of the configuration, `deepl`
  static void check(
      String engine, @Nullable URI address, @Nullable String sendTextTo, boolean ownNetwork) {
    if (address == null) {
      if (sendTextTo != null) {
        throw new ConfigurationException(
            "%1$s.send-text-to names %2$s, but %1$s.address is not set."
                .formatted(engine, sendTextTo));
      }
      return;
    }
    checkAgreed(engine, address.getHost(), sendTextTo);
    checkForm(engine, address, ownNetwork);
  }

  private static void checkAgreed(String engine, String host, @Nullable String agreed) {
    if (agreed == null) {
      throw new ConfigurationException(
          ("%1$s.address would send the text of articles to %2$s. Who wants that says so:"
                  + " %1$s.send-text-to = %2$s")
              .formatted(engine, host));
    }
    if (!agreed.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT))) {
      throw new ConfigurationException(
          ("%1$s.send-text-to names %2$s, but %1$s.address leads to %3$s. Text goes only to the"
                  + " host that is named.")
              .formatted(engine, agreed, host));
    }
  }

  private static void checkForm(String engine, URI address, boolean ownNetwork) {
    if (address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new ConfigurationException(
          engine
              + ".address has a scheme, a host and a path only; a key stands in "
              + engine
              + ".key or "
              + engine
              + ".key-file.");
    }
    if (!ownNetwork && !"https".equals(address.getScheme())) {
      throw new ConfigurationException(
          ("%1$s.address is not encrypted (http). That is allowed in your own network only:"
                  + " %1$s.own-network = yes")
              .formatted(engine));
    }
  }

  /// The key given as a word or as a file that holds it.
  ///
  /// @throws ConfigurationException when the file cannot be read; never says what is in it
  private static @Nullable Secret key(String engine, @Nullable Secret key, @Nullable Path file) {
    Secret found = file == null ? key : read(engine, file);
    if (found != null && !found.reveal().matches("[!-~]{1," + LONGEST_KEY + "}")) {
      throw new ConfigurationException(
          "%1$s.key or the file %1$s.key-file holds more than one word of plain letters."
              .formatted(engine));
    }
    return found;
  }

  private static Secret read(String engine, Path file) {
    try {
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new ConfigurationException(engine + ".key-file: cannot read " + file + ".", e);
    }
  }
}
