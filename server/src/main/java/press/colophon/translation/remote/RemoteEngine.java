package press.colophon.translation.remote;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import press.colophon.platform.config.EngineAccess;
import press.colophon.platform.http.WebFetcher;
import press.colophon.translation.Engine;
import press.colophon.translation.EngineCredit;
import press.colophon.translation.EngineException;
import press.colophon.translation.EngineState;
import press.colophon.translation.Hop;
import press.colophon.translation.Segment;

/// An engine that is asked over HTTP. Safe for many threads.
///
/// It asks one host, follows no redirect, and sends no more in a day than it may. Where the host is
/// busy it waits a moment and asks once more. Where that fails time and again, or the host wants to
/// be left alone, it is left out of routes for a while ([#state()]).
public final class RemoteEngine implements Engine {

  /// A longer wait is not worth holding up a translation for.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

  /// For a host that is busy still, and does not say how long.
  private static final Duration SHORT_REST = Duration.ofSeconds(30);

  /// The allowance of an account is for a month or a day; it may be raised at any time.
  private static final Duration LONG_REST = Duration.ofHours(1);

  private final Protocol protocol;
  private final WebFetcher fetcher;
  private final EngineSite site;
  private final Allowance allowance;
  private final Breaker breaker;
  private final KnownOffer offer;
  private volatile boolean closed;

  /// @param fetcher reaches the address and follows no redirect; closed with the engine
  RemoteEngine(Protocol protocol, EngineAccess access, WebFetcher fetcher, InstantSource clock) {
    this.protocol = protocol;
    this.fetcher = fetcher;
    this.site =
        new EngineSite(
            protocol.credit().name(), fetcher, access.address(), protocol.authorization());
    this.allowance = new Allowance(access.charactersPerDay(), clock);
    this.breaker = new Breaker(protocol.key(), clock);
    this.offer = new KnownOffer(() -> protocol.offer(site), clock);
  }

  @Override
  public EngineCredit credit() {
    return protocol.credit();
  }

  @Override
  public String key() {
    return protocol.key();
  }

  @Override
  public EngineState state() {
    return switch (breaker.state()) {
      case EngineState.LeftOut leftOut -> leftOut;
      case EngineState.Troubled troubled -> troubled;
      case EngineState.Ready ready ->
          offer.problem().<EngineState>map(EngineState.Troubled::new).orElse(ready);
    };
  }

  @Override
  public List<Hop> hops() {
    return offer.now().hops();
  }

  @Override
  public String model(Hop hop) {
    return protocol.model();
  }

  @Override
  public List<Segment> translate(Hop hop, List<Segment> segments) {
    if (closed) {
      throw new EngineException.Closed(credit().name());
    }
    Offer.Codes codes =
        offer
            .now()
            .codes(hop)
            .orElseThrow(() -> new EngineException.NotOffered(credit().name(), hop));
    if (breaker.state() instanceof EngineState.LeftOut(var until, String because)) {
      throw new EngineException.Unavailable(
          "%s is left alone until %s: %s".formatted(credit().name(), until, because));
    }
    List<String> texts = segments.stream().map(segment -> protocol.written(segment, hop)).toList();
    take(texts.stream().mapToLong(String::length).sum());
    List<String> answers = new ArrayList<>();
    for (List<String> some : questions(texts)) {
      answers.addAll(translated(hop, codes, some));
    }
    List<Segment> translated = new ArrayList<>();
    for (int at = 0; at < answers.size(); at++) {
      translated.add(protocol.read(segments.get(at), hop, answers.get(at)));
    }
    return translated;
  }

  private void take(long characters) {
    if (!allowance.take(characters)) {
      String because = "the characters of this day are used up";
      breaker.rest(allowance.renewal(), because);
      throw new EngineException.OverQuota(credit().name() + " is not asked: " + because);
    }
  }

  private List<List<String>> questions(List<String> texts) {
    List<List<String>> questions = new ArrayList<>();
    int start = 0;
    long characters = 0;
    for (int at = 0; at < texts.size(); at++) {
      characters += texts.get(at).length();
      if (at > start
          && (at - start >= protocol.size().texts() || characters > protocol.size().characters())) {
        questions.add(texts.subList(start, at));
        start = at;
        characters = texts.get(at).length();
      }
    }
    if (start < texts.size()) {
      questions.add(texts.subList(start, texts.size()));
    }
    return questions;
  }

  private List<String> translated(Hop hop, Offer.Codes codes, List<String> texts) {
    return switch (patiently(hop, codes, texts)) {
      case Reply.Answered answered -> read(answered, texts.size());
      case Reply.Failed(EngineException.Closed because) -> throw because;
      case Reply.Failed(EngineException because) -> throw failed(because);
      case Reply.Busy busy ->
          throw leftAlone(busy.pause().orElse(SHORT_REST), "it has too much to do (status 429)");
      case Reply.UsedUp usedUp ->
          throw leftAlone(LONG_REST, "what its operator allows us is used up (status 456)");
    };
  }

  /// Asks, and once more after a short wait where the host is busy.
  private Reply patiently(Hop hop, Offer.Codes codes, List<String> texts) {
    Reply reply = site.post(protocol.path(), protocol.question(hop, codes, texts));
    if (reply instanceof Reply.Busy busy
        && busy.pause().orElse(USUAL_WAIT).compareTo(LONGEST_WAIT) <= 0) {
      pause(busy.pause().orElse(USUAL_WAIT));
      return site.post(protocol.path(), protocol.question(hop, codes, texts));
    }
    return reply;
  }

  private void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException.Closed(credit().name());
    }
  }

  private List<String> read(Reply.Answered answered, int asked) {
    List<String> texts =
        protocol
            .texts(answered.json())
            .orElseThrow(
                () ->
                    failed(
                        new EngineException.BrokeDown(
                            credit().name() + " answered in a form that is not known")));
    if (texts.size() != asked) {
      throw failed(
          new EngineException.BrokeDown(
              "%s was asked for %d texts and answered with %d"
                  .formatted(credit().name(), asked, texts.size())));
    }
    breaker.succeeded();
    return texts;
  }

  private EngineException failed(EngineException because) {
    breaker.failed(String.valueOf(because.getMessage()));
    return because;
  }

  private EngineException leftAlone(Duration time, String because) {
    breaker.rest(time, because);
    return new EngineException.Unavailable(credit().name() + " translates no more now: " + because);
  }

  @Override
  public void close() {
    closed = true;
    fetcher.close();
  }
}
