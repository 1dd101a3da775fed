package press.colophon.translation.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.config.Secret;
import press.colophon.translation.EngineCredit;
import press.colophon.translation.Hop;

/// The interface of LibreTranslate: HTML in and out, several texts at once, the key in the
/// question.
///
/// Source: [its description](https://docs.libretranslate.com/guides/api_usage/).
record LibreTranslate(@Nullable Secret secret) implements Protocol {
  private static final EngineCredit CREDIT =
      new EngineCredit(
          "LibreTranslate",
          "",
          EngineCredit.Approach.NEURAL,
          "AGPL-3.0-only",
          URI.create("https://libretranslate.com"));

  @Override
  public EngineCredit credit() {
    return CREDIT;
  }

  @Override
  public String key() {
    return "libretranslate";
  }

  @Override
  public @Nullable String authorization() {
    return null;
  }

  /// Servers have limits of their own; this stays below those of most.
  @Override
  public Size size() {
    return new Size(25, 2000);
  }

  @Override
  public Offer offer(EngineSite site) {
    Map<String, List<String>> targets = new LinkedHashMap<>();
    for (JsonNode language : site.get("/languages")) {
      List<String> to = new ArrayList<>();
      language.path("targets").forEach(target -> to.add(target.asText()));
      targets.put(language.path("code").asText(), to);
    }
    return Offer.of(targets);
  }

  @Override
  public String path() {
    return "/translate";
  }

  @Override
  public JsonNode question(Hop hop, Offer.Codes codes, List<String> texts) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    texts.forEach(question.putArray("q")::add);
    question.put("source", codes.from()).put("target", codes.to()).put("format", "html");
    if (secret != null) {
      question.put("api_key", secret.reveal());
    }
    return question;
  }

  @Override
  public Optional<List<String>> texts(JsonNode answer) {
    return Texts.all(answer.path("translatedText"), text -> text);
  }
}
