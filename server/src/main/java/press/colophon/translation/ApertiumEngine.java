package press.colophon.translation;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import press.colophon.translation.Sentences.Stretch;

/// Translates with the Apertium programs installed on this machine, kept running as pipelines.
///
/// A segment is cut into sentences; each goes through the modes of the best installed path
/// ([ApertiumPaths]), its markup with it. Safe for many threads.
///
/// Source: [Apertium](https://apertium.org), run as separate processes (GPL-2.0-or-later).
public final class ApertiumEngine implements Engine {

  private static final URI HOME = URI.create("https://apertium.org");

  /// How often the machine is looked over: some hundred small files.
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final ApertiumPrograms programs;
  private final ApertiumPipelines pipelines;
  private final Inventory<List<ApertiumPaths.Path>, Offer> inventory;
  private final Map<Language, Sentences> sentences = new ConcurrentHashMap<>();

  /// What is offered while the same paths are installed.
  private record Offer(EngineCredit credit, Map<Hop, ApertiumPaths.Path> paths, List<Hop> hops) {}

  /// Looks up what is installed, and again now and then; starts no pipeline yet.
  public ApertiumEngine(ApertiumSettings settings, InstantSource clock) {
    this.programs = new ApertiumPrograms(settings);
    this.pipelines = new ApertiumPipelines(programs, settings, clock);
    this.inventory = new Inventory<>(this::installedPaths, this::offer, LOOK);
  }

  private Offer offer(List<ApertiumPaths.Path> paths) {
    return new Offer(
        new EngineCredit(
            "Apertium", programs.version(), EngineCredit.Approach.RULES, "GPL-2.0-or-later", HOME),
        paths.stream()
            .collect(Collectors.toUnmodifiableMap(ApertiumPaths.Path::hop, Function.identity())),
        paths.stream().map(ApertiumPaths.Path::hop).toList());
  }

  @Override
  public EngineCredit credit() {
    return inventory.now().credit();
  }

  @Override
  public List<Hop> hops() {
    return inventory.now().hops();
  }

  @Override
  public List<Segment> translate(Hop hop, List<Segment> segments) {
    ApertiumPaths.Path path = inventory.now().paths().get(hop);
    if (path == null) {
      throw new EngineException.NotOffered("Apertium", hop);
    }
    Sentences splitter = sentences.computeIfAbsent(hop.from(), Sentences::new);
    List<Draft> drafts =
        segments.stream().map(segment -> new Draft(segment, hop.from(), splitter)).toList();
    List<List<Piece>> current = drafts.stream().flatMap(draft -> draft.open().stream()).toList();
    for (int at = 0; at < path.modes().size(); at++) {
      current = through(path.modes().get(at), hop.stops().get(at + 1), current);
    }
    List<List<Piece>> translated = new ArrayList<>(current);
    return drafts.stream().map(draft -> draft.filledFrom(translated)).toList();
  }

  /// The processes running now.
  List<ProcessHandle> processes() {
    return pipelines.processes();
  }

  @Override
  public void close() {
    pipelines.close();
  }

  private List<List<Piece>> through(String mode, Language to, List<List<Piece>> sentences) {
    List<ApertiumStream> streams = sentences.stream().map(ApertiumStream::new).toList();
    List<String> answers =
        pipelines.ask(
            mode,
            () -> programs.load(mode),
            streams.stream().map(ApertiumStream::request).toList());
    List<List<Piece>> translated = new ArrayList<>();
    for (int at = 0; at < answers.size(); at++) {
      translated.add(Polish.apply(sentences.get(at), streams.get(at).decode(answers.get(at)), to));
    }
    return translated;
  }

  private List<ApertiumPaths.Path> installedPaths() {
    Map<String, Boolean> runnable = new TreeMap<>();
    return ApertiumPaths.all().stream()
        .filter(
            path ->
                path.modes().stream()
                    .allMatch(mode -> runnable.computeIfAbsent(mode, programs::canRun)))
        .toList();
  }

  /// A segment on its way: its text, and which stretches of it are sentences.
  private static final class Draft {
    private final InlineText text;
    private final List<Stretch> stretches;

    private Draft(Segment segment, Language from, Sentences splitter) {
      text = InlineText.of(segment, from);
      stretches = splitter.of(text.pieces());
    }

    private List<List<Piece>> open() {
      return stretches.stream().filter(Stretch::translatable).map(Stretch::pieces).toList();
    }

    /// Takes its sentences from the front of the list.
    private Segment filledFrom(List<List<Piece>> translated) {
      List<Piece> pieces = new ArrayList<>();
      for (Stretch stretch : stretches) {
        pieces.addAll(stretch.translatable() ? translated.removeFirst() : stretch.pieces());
      }
      return text.with(pieces);
    }
  }
}
