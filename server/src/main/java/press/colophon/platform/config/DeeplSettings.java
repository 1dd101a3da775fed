package press.colophon.platform.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// DeepL, which translates over HTTP for a fee.
@Section(value = "deepl", says = "DeepL, asked over HTTP")
public record DeeplSettings(
    @Setting(
            says = {
              "Where DeepL is: https://api.deepl.com, or https://api-free.deepl.com",
              "Not set: it is not used."
            })
        @Nullable URI address,
    @Setting(
            says = {
              "The host in deepl.address once more: yes, the text of articles may be sent there."
            })
        @Nullable String sendTextTo,
    @Setting(
            standard = "no",
            says = "Whether the address may be this machine or in a private network.")
        boolean ownNetwork,
    @Setting(
            says = {
              "The key that DeepL asks for. Better not in this file: in the environment variable",
              "COLOPHON_DEEPL_KEY, or in a file of its own that only this server may read."
            })
        @Nullable Secret key,
    @Setting(says = "File that holds the key and nothing else.") @Nullable Path keyFile,
    @Setting(standard = "30 s", says = "Longest time for one answer.") Duration timeLimit,
    @Setting(
            standard = "0",
            to = 999_999_999,
            says = "Characters sent in one day (UTC) at most; 0 = no limit of ours.")
        int charactersPerDay) {

  public DeeplSettings {
    EngineAccess.check("deepl", address, sendTextTo, ownNetwork);
    if (address != null && key == null && keyFile == null) {
      throw new ConfigurationException(
          "deepl.address is set, but neither deepl.key nor deepl.key-file.");
    }
  }

  /// Where it is asked; empty where it is not used.
  public Optional<EngineAccess> access() {
    return EngineAccess.at("deepl", address, key, keyFile, ownNetwork, timeLimit, charactersPerDay);
  }
}
