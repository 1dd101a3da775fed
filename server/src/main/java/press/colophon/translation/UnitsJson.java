package press.colophon.translation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Units as they stand in the database.
final class UnitsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private UnitsJson() {}

  static String write(List<Unit> units) {
    ArrayNode all = JSON.createArrayNode();
    for (Unit unit : units) {
      ObjectNode node = all.addObject().put("source", unit.source().html());
      put(node, unit.target(), unit.maker());
      unit.flaws().forEach(flaw -> node.withArray("flaws").add(flaw.word()));
      Unit.Kept kept = unit.kept();
      if (kept != null) {
        ObjectNode earlier = node.putObject("kept").put("source", kept.source().html());
        put(earlier, kept.target(), kept.maker());
      }
    }
    return all.toString();
  }

  private static void put(ObjectNode node, @Nullable Segment target, @Nullable Maker maker) {
    if (target == null || maker == null) {
      return;
    }
    node.put("target", target.html()).put("at", maker.at().toString());
    switch (maker) {
      case Maker.Machine(String engine, String model, Instant at) ->
          node.put("engine", engine).put("model", model);
      case Maker.Person(String name, boolean wrote, Instant at) ->
          node.put("person", name).put("wrote", wrote);
    }
  }

  static List<Unit> read(@Nullable String json) {
    List<Unit> units = new ArrayList<>();
    if (json != null) {
      tree(json).forEach(node -> units.add(unit(node)));
    }
    return units;
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Unit unit(JsonNode node) {
    List<Flaw> flaws = new ArrayList<>();
    node.path("flaws").forEach(flaw -> flaws.add(Flaw.of(flaw.asText())));
    return new Unit(source(node), target(node), maker(node), flaws, kept(node.get("kept")));
  }

  private static Segment source(JsonNode node) {
    return new Segment(node.path("source").asText());
  }

  private static @Nullable Segment target(JsonNode node) {
    return node.has("target") ? new Segment(node.get("target").asText()) : null;
  }

  private static @Nullable Maker maker(JsonNode node) {
    if (!node.has("target")) {
      return null;
    }
    return node.has("person")
        ? person(node)
        : new Maker.Machine(node.path("engine").asText(), node.path("model").asText(), at(node));
  }

  private static Maker.Person person(JsonNode node) {
    return new Maker.Person(node.path("person").asText(), node.path("wrote").asBoolean(), at(node));
  }

  private static Instant at(JsonNode node) {
    return Instant.parse(node.path("at").asText());
  }

  private static Unit.@Nullable Kept kept(@Nullable JsonNode node) {
    return node == null
        ? null
        : new Unit.Kept(source(node), new Segment(node.path("target").asText()), person(node));
  }
}
