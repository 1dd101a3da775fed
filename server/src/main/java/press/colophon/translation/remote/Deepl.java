package press.colophon.translation.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.config.Secret;
import press.colophon.translation.EngineCredit;
import press.colophon.translation.Hop;

/// The interface of DeepL, version 2: HTML in and out, at most 50 texts and 128 KiB in one
/// question.
///
/// Source: [its description](https://developers.deepl.com/docs).
record Deepl(@Nullable Secret secret) implements Protocol {
  private static final EngineCredit CREDIT =
      new EngineCredit(
          "DeepL",
          "",
          EngineCredit.Approach.NEURAL,
          "LicenseRef-DeepL-terms",
          URI.create("https://www.deepl.com"));

  @Override
  public EngineCredit credit() {
    return CREDIT;
  }

  @Override
  public String key() {
    return "deepl";
  }

  @Override
  public @Nullable String authorization() {
    return secret == null ? null : "DeepL-Auth-Key " + secret.reveal();
  }

  /// A character has up to three bytes, and some are written longer in JSON.
  @Override
  public Size size() {
    return new Size(50, 30_000);
  }

  @Override
  public Offer offer(EngineSite site) {
    return Offer.between(codes(site, "source"), codes(site, "target"));
  }

  private static List<String> codes(EngineSite site, String type) {
    List<String> codes = new ArrayList<>();
    site.get("/v2/languages?type=" + type)
        .forEach(language -> codes.add(language.path("language").asText()));
    return codes;
  }

  @Override
  public String path() {
    return "/v2/translate";
  }

  /// A text is a sentence or several that belong together; DeepL cuts it no further than it must.
  @Override
  public JsonNode question(Hop hop, Offer.Codes codes, List<String> texts) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    texts.forEach(question.putArray("text")::add);
    return question
        .put("source_lang", codes.from())
        .put("target_lang", codes.to())
        .put("tag_handling", "html")
        .put("split_sentences", "nonewlines");
  }

  @Override
  public Optional<List<String>> texts(JsonNode answer) {
    return Texts.all(answer.path("translations"), entry -> entry.path("text"));
  }
}
