package press.colophon.rights.reading;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Writes a [Reading] as one JSON object: `licence`, `licenceVersion`, `clauses`, `duties` and
/// their quotations, each with its offset and the rule that found it. Thread-safe.
public final class ReadingJson {
  private ReadingJson() {}

  /// One line of JSON.
  ///
  /// @param id of the text; null for none
  public static String line(@Nullable String id, Reading reading) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    if (id != null) {
      out.put("id", id);
    }
    licence(out, reading.licence());
    ArrayNode clauses = out.putArray("clauses");
    reading.clauses().forEach(c -> clause(clauses.addObject(), c));
    ArrayNode duties = out.putArray("duties");
    reading.duties().forEach(d -> duty(duties.addObject(), d));
    return out.toString();
  }

  private static void licence(ObjectNode out, StatedLicence licence) {
    out.put("licence", licence.code());
    put(out, "licenceVersion", licence.version());
    put(out, "jurisdiction", licence.jurisdiction());
    out.put("licenceBasis", licence.basis().word());
    if (licence.quotation() != null) {
      out.put("licenceQuote", licence.quotation().text());
      out.put("licenceOffset", licence.quotation().offset());
    }
    if (licence.unspecified()) {
      out.put("unspecifiedCreativeCommons", true);
    }
  }

  private static void clause(ObjectNode out, ProposedClause clause) {
    out.put("use", clause.use().word());
    out.put("verdict", clause.verdict().word());
    quotation(out, clause.quotation());
    put(out, "scope", clause.scope().isEmpty() ? null : String.join("; ", clause.scope()));
    out.put("rule", clause.rule().word());
  }

  private static void duty(ObjectNode out, ProposedDuty duty) {
    out.put("duty", duty.kind().word());
    quotation(out, duty.quotation());
    put(out, "value", duty.value());
    out.put("rule", duty.rule().word());
  }

  private static void quotation(ObjectNode out, Quotation quotation) {
    out.put("quote", quotation.text());
    out.put("offset", quotation.offset());
  }

  private static void put(ObjectNode out, String name, @Nullable String value) {
    if (value != null) {
      out.put(name, value);
    }
  }
}
