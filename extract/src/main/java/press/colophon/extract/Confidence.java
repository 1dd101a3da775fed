package press.colophon.extract;

import java.util.List;
import java.util.Map;
import press.colophon.extract.ExtractedArticle.Finding;

/// How far each way of finding a field is to be trusted.
///
/// A figure is the share of development pages on which the field found this way was right, at most
/// 0.99: headlines by 80 pages, bylines by 67, days by 253. Ways that fewer than ten of them have,
/// and fields without a measure, have a judgement. `docs/extract.md` tells which.
final class Confidence {

  /// What stands for a way that is in no table.
  private static final double UNMEASURED = 0.5;

  /// A way of finding, known by how its description begins.
  private record Way(String begins, double right) {}

  private static final Map<String, List<Way>> WAYS =
      Map.of(
          "headline",
          List.of(new Way("h1", 0.99), new Way("h", 0.9), new Way("title", 0.7), new Way("", 0.8)),
          "byline",
          List.of(
              new Way("json-ld", 0.95),
              new Way("microdata", 0.85),
              new Way("meta", 0.8),
              new Way("rel author", 0.85),
              new Way("class", 0.9),
              new Way("text", 0.75)),
          "published",
          List.of(
              new Way("json-ld", 0.97),
              new Way("microdata", 0.99),
              new Way("meta", 0.97),
              new Way("time", 0.9),
              new Way("labelled", 0.99),
              new Way("class", 0.9),
              new Way("address", 0.9),
              new Way("text", 0.7)),
          "licence",
          List.of(
              new Way("json-ld", 0.9),
              new Way("link", 0.85),
              new Way("meta", 0.8),
              new Way("img", 0.8),
              new Way("text", 0.7)),
          "original",
          List.of(new Way("json-ld", 0.8), new Way("img", 0.95), new Way("", 0.75)),
          "access",
          List.of(new Way("class", 0.5), new Way("", 0.95)));

  private Confidence() {}

  static Finding finding(String field, Found<?> found) {
    double right =
        WAYS.getOrDefault(field, List.of()).stream()
            .filter(way -> found.from().startsWith(way.begins))
            .map(Way::right)
            .findFirst()
            .orElse(UNMEASURED);
    return new Finding(found.from(), right);
  }
}
