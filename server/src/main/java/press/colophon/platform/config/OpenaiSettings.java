package press.colophon.platform.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A language model behind an interface that is compatible with that of OpenAI.
@Section(value = "openai", says = "A language model, asked over HTTP as OpenAI answers")
public record OpenaiSettings(
    @Setting(
            says = {
              "Where a server with /v1/chat/completions is: http://localhost:8000",
              "Not set: it is not used."
            })
        @Nullable URI address,
    @Setting(
            says = {
              "The host in openai.address once more: yes, the text of articles may be sent there."
            })
        @Nullable String sendTextTo,
    @Setting(
            standard = "no",
            says = "Whether the address may be this machine or in a private network.")
        boolean ownNetwork,
    @Setting(
            says = {
              "The key that the server asks for. Better not in this file: in the environment variable",
              "COLOPHON_OPENAI_KEY, or in a file of its own that only this server may read."
            })
        @Nullable Secret key,
    @Setting(says = "File that holds the key and nothing else.") @Nullable Path keyFile,
    @Setting(standard = "30 s", says = "Longest time for one answer.") Duration timeLimit,
    @Setting(
            standard = "0",
            to = 999_999_999,
            says = "Characters sent in one day (UTC) at most; 0 = no limit of ours.")
        int charactersPerDay,
    @Setting(says = "The model that is asked for, as the server names it.") @Nullable String model,
    @Setting(
            says = {
              "Languages it translates between, each into each: en, fr, gl",
              "Only you can know which it writes well."
            })
        List<String> languages,
    @Setting(says = "The model's name for readers. Not set: openai.model.") @Nullable String label,
    @Setting(
            standard = "LicenseRef-unknown",
            says = "The model's licence or terms, as an SPDX identifier or LicenseRef-NAME.")
        String licence) {

  public OpenaiSettings {
    EngineAccess.check("openai", address, sendTextTo, ownNetwork);
    languages = List.copyOf(languages);
    if (address != null && (model == null || languages.size() < 2)) {
      throw new ConfigurationException(
          "openai.address is set; openai.model and two openai.languages or more must be, too.");
    }
  }

  /// Where it is asked; empty where it is not used.
  public Optional<EngineAccess> access() {
    return EngineAccess.at(
        "openai", address, key, keyFile, ownNetwork, timeLimit, charactersPerDay);
  }
}
