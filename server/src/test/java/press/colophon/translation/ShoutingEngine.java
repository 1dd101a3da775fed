package press.colophon.translation;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;

/// An engine whose translation is the same text in capitals, but for what is not to be translated.
public final class ShoutingEngine implements Engine {

  private final EngineCredit credit;
  private final List<Hop> hops;

  public ShoutingEngine(String name, EngineCredit.Approach approach, Hop... hops) {
    this.credit =
        new EngineCredit(name, "1", approach, "Apache-2.0", URI.create("https://example.org"));
    this.hops = List.of(hops);
  }

  static Route route(String from, String to) {
    Hop hop = Hop.direct(new Language(from), new Language(to));
    Engine engine = new ShoutingEngine("Shouting", EngineCredit.Approach.NEURAL, hop);
    return new Route(List.of(new Route.Step(engine, hop)));
  }

  @Override
  public EngineCredit credit() {
    return credit;
  }

  @Override
  public List<Hop> hops() {
    return hops;
  }

  @Override
  public List<Segment> translate(Hop hop, List<Segment> segments) {
    if (!hops.contains(hop)) {
      throw new EngineException.NotOffered(credit.name(), hop);
    }
    return segments.stream().map(ShoutingEngine::shouted).toList();
  }

  @Override
  public void close() {}

  private static Segment shouted(Segment segment) {
    Document page = Jsoup.parseBodyFragment(segment.html());
    page.outputSettings().prettyPrint(false);
    page.body()
        .forEachNode(
            node -> {
              if (node instanceof TextNode text
                  && text.parentElement().closest("[translate=no]") == null) {
                text.text(text.getWholeText().toUpperCase(Locale.ROOT));
              }
            });
    return new Segment(page.body().html());
  }
}
