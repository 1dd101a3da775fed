package press.colophon.rights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The catalogue of licences: Creative Commons in every version and port, and what stands in the
/// resource `rights/licences.txt`. Thread-safe.
final class Licences {
  private static final String DEEDS = "https://creativecommons.org/";
  private static final Pattern CREATIVE_COMMONS =
      Pattern.compile("CC-((?:BY|NC|ND|SA)(?:-(?:NC|ND|SA))*)-(\\d\\.\\d)(?:-([A-Z]{2,8}))?");
  private static final Pattern RULE = Pattern.compile("([a-z -]+): \"([^\"]+)\"");

  private static final Map<String, Entry> TABLE = read();
  private static final Map<String, Entry> COMMONS = new ConcurrentHashMap<>();

  private record Entry(Licence licence, LicenceRules rules, List<String> addresses) {}

  private Licences() {}

  /// The licence of this id.
  static Optional<Licence> find(String id) {
    return entry(id).map(Entry::licence);
  }

  /// What a licence of the catalogue permits.
  static LicenceRules rules(Licence licence) {
    return entry(licence.id())
        .map(Entry::rules)
        .orElseThrow(() -> new IllegalArgumentException("not in the catalogue: " + licence.id()));
  }

  /// A licence of the table whose address stands in `text`.
  static Optional<Licence> addressedIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return TABLE.values().stream()
        .flatMap(entry -> entry.addresses().stream().filter(lower::contains).map(a -> entry))
        .map(Entry::licence)
        .findFirst();
  }

  /// Those of the table; Creative Commons licences are too many to name.
  static Collection<Licence> others() {
    return TABLE.values().stream().map(Entry::licence).toList();
  }

  private static Optional<Entry> entry(String id) {
    Entry listed = TABLE.get(id);
    if (listed != null) {
      return Optional.of(listed);
    }
    Entry known = COMMONS.get(id);
    if (known == null && CREATIVE_COMMONS.matcher(id).matches()) {
      known = COMMONS.computeIfAbsent(id, Licences::creativeCommons);
    }
    return Optional.ofNullable(known);
  }

  private static Entry creativeCommons(String id) {
    Matcher m = CREATIVE_COMMONS.matcher(id);
    if (!m.matches()) {
      throw new IllegalArgumentException("not a Creative Commons licence: " + id);
    }
    String elements = m.group(1);
    String version = m.group(2);
    String port = m.group(3);
    String name = "CC " + elements + " " + version + (port == null ? "" : " " + port);
    String address =
        DEEDS
            + "licenses/"
            + elements.toLowerCase(Locale.ROOT)
            + "/"
            + version
            + "/"
            + (port == null ? "" : port.toLowerCase(Locale.ROOT) + "/");
    return new Entry(
        new Licence(id, name, address), CreativeCommons.rules(elements, version), List.of());
  }

  private static Map<String, Entry> read() {
    Map<String, Entry> table = new LinkedHashMap<>();
    List<String> lines = lines();
    for (int i = 0; i < lines.size(); ) {
      int next = i + 1;
      while (next < lines.size() && lines.get(next).startsWith(" ")) {
        next++;
      }
      Entry entry = entry(lines.get(i), lines.subList(i + 1, next));
      table.put(entry.licence().id(), entry);
      i = next;
    }
    return table;
  }

  private static List<String> lines() {
    try (InputStream in = Licences.class.getResourceAsStream("/rights/licences.txt");
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry entry(String id, List<String> lines) {
    LicenceRules.Builder rules = new LicenceRules.Builder();
    List<String> addresses = new ArrayList<>();
    String name = id;
    String address = "";
    for (String line : lines) {
      String[] parts = line.strip().split("\\s+", 2);
      switch (parts[0]) {
        case "name" -> name = parts[1];
        case "address" -> {
          address = parts[1];
          addresses.add(withoutScheme(address));
        }
        case "is" -> addresses.add(parts[1].toLowerCase(Locale.ROOT));
        case "duty" -> duty(rules, id, parts[1]);
        default -> rule(rules, id, Verdict.ofWord(parts[0]), parts[1]);
      }
    }
    return new Entry(new Licence(id, name, address), rules.build(), List.copyOf(addresses));
  }

  private static String withoutScheme(String address) {
    return address.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
  }

  private static void rule(LicenceRules.Builder rules, String id, Verdict verdict, String said) {
    Matcher m = parsed(id, said);
    rules.on(verdict, m.group(2), words(m).map(Use::ofWord).toArray(Use[]::new));
  }

  private static void duty(LicenceRules.Builder rules, String id, String said) {
    Matcher m = parsed(id, said);
    rules.duty(m.group(2), words(m).map(Duty.Kind::ofWord).toArray(Duty.Kind[]::new));
  }

  private static Matcher parsed(String id, String said) {
    Matcher m = RULE.matcher(said);
    if (!m.matches()) {
      throw new IllegalStateException("licences.txt, " + id + ": cannot read \"" + said + '"');
    }
    return m;
  }

  private static Stream<String> words(Matcher m) {
    return Stream.of(m.group(1).split(" "));
  }
}
