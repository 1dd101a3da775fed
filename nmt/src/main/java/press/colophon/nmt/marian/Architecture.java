package press.colophon.nmt.marian;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import press.colophon.nmt.ModelException;

/// The measures of a network, and the proof that it is of the one kind we run: a transformer
/// encoder with post-normalisation and an SSRU decoder, as Firefox ships.
///
/// @param dim width of a row, a multiple of the heads
/// @param encoderLayers how many
/// @param decoderLayers how many
/// @param heads of attention
/// @param feedForward width inside a feed-forward block
record Architecture(int dim, int encoderLayers, int decoderLayers, int heads, int feedForward) {
  private static final int WIDEST = 8192;
  private static final int DEEPEST = 64;

  /// Of every width: 8-bit products are made in such strides, in the reference engine too.
  private static final int MULTIPLE = 64;

  /// What a configuration must say to be ours. Keys that change what is computed; where one is
  /// missing that is not [#NEEDED], one of these values is the reference engine's default.
  private static final Map<String, Set<String>> EXPECTED =
      Map.ofEntries(
          Map.entry("type", Set.of("transformer")),
          Map.entry("transformer-ffn-depth", Set.of("2")),
          Map.entry("transformer-ffn-activation", Set.of("relu")),
          Map.entry("transformer-preprocess", Set.of("")),
          Map.entry("transformer-postprocess", Set.of("dan")),
          Map.entry("transformer-postprocess-emb", Set.of("d", "")),
          Map.entry("transformer-postprocess-top", Set.of("")),
          Map.entry("transformer-decoder-autoreg", Set.of("rnn")),
          Map.entry("transformer-decoder-dim-ffn", Set.of("0")),
          Map.entry("transformer-decoder-ffn-depth", Set.of("0")),
          Map.entry("dec-cell", Set.of("ssru")),
          Map.entry("layer-normalization", Set.of("false")),
          Map.entry("transformer-no-projection", Set.of("false")),
          Map.entry("transformer-no-bias", Set.of("false")),
          Map.entry("transformer-no-affine", Set.of("false")),
          Map.entry("transformer-rnn-projection", Set.of("false")),
          Map.entry("transformer-pool", Set.of("false")),
          Map.entry("transformer-tied-layers", Set.of("[]")),
          Map.entry("transformer-train-position-embeddings", Set.of("false")),
          Map.entry("output-omit-bias", Set.of("false")),
          Map.entry("input-types", Set.of("[]")),
          Map.entry("right-left", Set.of("false")),
          Map.entry("ulr", Set.of("false")),
          Map.entry("lemma-dim-emb", Set.of("0")),
          Map.entry("factors-dim-emb", Set.of("0")));

  /// Keys without which nothing is known, or for which the reference engine's default is not ours.
  private static final List<String> NEEDED =
      List.of(
          "type",
          "transformer-preprocess",
          "transformer-postprocess",
          "transformer-decoder-autoreg",
          "transformer-ffn-activation",
          "dec-cell");

  /// Reads the configuration that lies in a model file.
  ///
  /// @param yaml text of `special:model.yml`
  /// @param file named in errors
  /// @throws ModelException naming the key and the value that we cannot run
  static Architecture read(String yaml, String file) {
    Map<String, String> keys = keys(yaml, file);
    NEEDED.forEach(key -> value(keys, key, file));
    new TreeMap<>(EXPECTED).forEach((key, values) -> expect(keys, key, values, file));
    int dim = number(keys, "dim-emb", WIDEST, file);
    int heads = number(keys, "transformer-heads", WIDEST, file);
    if (dim % (4 * heads) != 0) {
      throw new ModelException(
          file + ": dim-emb " + dim + " cannot be shared by transformer-heads " + heads);
    }
    return new Architecture(
        multiple("dim-emb", dim, file),
        number(keys, "enc-depth", DEEPEST, file),
        number(keys, "dec-depth", DEEPEST, file),
        heads,
        multiple("transformer-dim-ffn", number(keys, "transformer-dim-ffn", WIDEST, file), file));
  }

  /// The scalar keys of a flat YAML mapping, which is all there is here; lists in lines of their
  /// own have an empty value.
  private static Map<String, String> keys(String yaml, String file) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (String line : yaml.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0 && !Character.isWhitespace(line.charAt(0)) && line.charAt(0) != '-') {
        String key = line.substring(0, colon);
        String value = unquoted(line.substring(colon + 1).strip());
        if (keys.put(key, value) != null) {
          throw new ModelException(file + ": its configuration says " + shortened(key) + " twice");
        }
      }
    }
    return keys;
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() >= 2
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static void expect(
      Map<String, String> keys, String key, Set<String> values, String file) {
    String value = keys.get(key);
    if (value != null && !values.contains(value)) {
      throw new ModelException(
          "%s: cannot run a model with %s: '%s', only with '%s'"
              .formatted(
                  file, key, shortened(value), String.join("' or '", new TreeSet<>(values))));
    }
  }

  private static String value(Map<String, String> keys, String key, String file) {
    String value = keys.get(key);
    if (value == null) {
      throw new ModelException(file + ": its configuration does not say " + key);
    }
    return value;
  }

  private static int number(Map<String, String> keys, String key, int most, String file) {
    String value = value(keys, key, file);
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the numbers that are out of range.
    }
    throw new ModelException(
        "%s: %s is '%s', expected a number from 1 to %d"
            .formatted(file, key, shortened(value), most));
  }

  private static int multiple(String key, int number, String file) {
    if (number % MULTIPLE != 0) {
      throw new ModelException(
          "%s: %s is %d, expected a multiple of %d".formatted(file, key, number, MULTIPLE));
    }
    return number;
  }

  private static String shortened(String value) {
    return value.length() <= 80 ? value : value.substring(0, 80) + "...";
  }
}
