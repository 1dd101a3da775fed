package press.colophon.translation;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import press.colophon.translation.ApertiumPipeline.Outcome;

/// All running pipelines: started when first asked, shared, replaced when dead or worn, closed when
/// idle. Safe for many threads.
final class ApertiumPipelines implements AutoCloseable {

  /// Sentences sent at once; small enough that nobody waits long for a turn.
  private static final int BATCH = 24;

  private static final int SHOWN = 80;

  private final ApertiumPrograms programs;
  private final ApertiumSettings settings;
  private final InstantSource clock;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
  private final Set<ApertiumPipeline> running = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService starter;
  private volatile boolean closed;

  ApertiumPipelines(ApertiumPrograms programs, ApertiumSettings settings, InstantSource clock) {
    this.programs = programs;
    this.settings = settings;
    this.clock = clock;
    // One platform thread starts every process and lives until the end: processes die with it.
    this.starter =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("apertium-starter").factory());
    long everyMillis = Math.max(100, settings.idleTime().toMillis() / 4);
    var _ =
        starter.scheduleWithFixedDelay(
            this::closeIdle, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
  }

  /// Sends sentences in stream format through a mode.
  ///
  /// @param mode name of the pipeline
  /// @param load reads the mode when a pipeline must be started
  /// @return the answers, in order
  List<String> ask(String mode, Supplier<ApertiumMode> load, List<String> requests) {
    Lane lane = lanes.computeIfAbsent(mode, name -> new Lane(name, settings.pipelinesPerMode()));
    List<String> answers = new ArrayList<>();
    while (answers.size() < requests.size()) {
      int end = Math.min(requests.size(), answers.size() + BATCH);
      answers.addAll(lane.ask(load, requests.subList(answers.size(), end)));
    }
    return answers;
  }

  /// The processes alive now, for reports and tests.
  List<ProcessHandle> processes() {
    return running.stream().flatMap(pipeline -> pipeline.handles().stream()).toList();
  }

  @Override
  public void close() {
    closed = true;
    starter.shutdownNow();
    running.forEach(ApertiumPipeline::close);
    running.clear();
  }

  void closeIdle() {
    lanes.values().forEach(Lane::closeIdle);
  }

  private ApertiumPipeline start(Supplier<ApertiumMode> load) {
    ensureOpen();
    try {
      ApertiumPipeline started =
          starter.submit(() -> ApertiumPipeline.start(load.get(), programs)).get();
      running.add(started);
      if (closed) {
        stop(started);
        ensureOpen();
      }
      return started;
    } catch (ExecutionException failed) {
      throw notStarted(failed.getCause() == null ? failed : failed.getCause());
    } catch (RejectedExecutionException rejected) {
      throw new EngineException.Closed("Apertium");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw notStarted(interrupted);
    }
  }

  private static EngineException notStarted(Throwable why) {
    return switch (why) {
      case EngineException known -> known;
      case IOException failed ->
          new EngineException.NotStarted("Apertium did not start: " + failed.getMessage(), failed);
      default -> new EngineException.NotStarted("Apertium did not start: " + why, why);
    };
  }

  private void stop(ApertiumPipeline pipeline) {
    running.remove(pipeline);
    pipeline.close();
  }

  private void ensureOpen() {
    if (closed) {
      throw new EngineException.Closed("Apertium");
    }
  }

  /// The pipelines of one mode and the queue before them.
  private final class Lane {
    private record Parked(ApertiumPipeline pipeline, long sinceMillis) {}

    private final String mode;
    private final Semaphore turns;
    private final Deque<Parked> parked = new ArrayDeque<>();

    private Lane(String mode, int width) {
      this.mode = mode;
      this.turns = new Semaphore(width, true);
    }

    private List<String> ask(Supplier<ApertiumMode> load, List<String> requests) {
      turns.acquireUninterruptibly();
      try {
        return exchange(load, requests);
      } finally {
        turns.release();
      }
    }

    /// A batch first; should it fail, what is unanswered goes one by one through fresh pipelines,
    /// so that only the sentence that breaks the programs can fail, when tried for the second time.
    private List<String> exchange(Supplier<ApertiumMode> load, List<String> requests) {
      List<String> answers = new ArrayList<>(once(load, requests).answers());
      while (answers.size() < requests.size()) {
        String request = requests.get(answers.size());
        answers.add(
            switch (once(load, List.of(request))) {
              case Outcome.Answered answered -> answered.answers().getFirst();
              case Outcome.TimedOut late -> throw timedOut(request);
              case Outcome.Died died -> throw brokeDown(request, died.lastWords());
            });
      }
      return answers;
    }

    private Outcome once(Supplier<ApertiumMode> load, List<String> requests) {
      ApertiumPipeline pipeline = take(load);
      Outcome outcome = null;
      try {
        outcome = pipeline.exchange(requests, settings.answerTimeout());
      } finally {
        if (outcome instanceof Outcome.Answered
            && pipeline.answered() < settings.sentencesPerPipeline()
            && !closed) {
          park(pipeline);
        } else {
          stop(pipeline);
        }
      }
      if (!(outcome instanceof Outcome.Answered)) {
        ensureOpen();
      }
      return outcome;
    }

    private ApertiumPipeline take(Supplier<ApertiumMode> load) {
      ensureOpen();
      synchronized (parked) {
        while (!parked.isEmpty()) {
          ApertiumPipeline pipeline = parked.pop().pipeline();
          if (pipeline.isAlive()) {
            return pipeline;
          }
          stop(pipeline);
        }
      }
      return start(load);
    }

    private void park(ApertiumPipeline pipeline) {
      synchronized (parked) {
        parked.push(new Parked(pipeline, clock.millis()));
      }
    }

    private void closeIdle() {
      long idleSince = clock.millis() - settings.idleTime().toMillis();
      synchronized (parked) {
        parked.stream()
            .filter(one -> one.sinceMillis() <= idleSince)
            .toList()
            .forEach(
                one -> {
                  parked.remove(one);
                  stop(one.pipeline());
                });
      }
    }

    private EngineException timedOut(String request) {
      Duration timeout = settings.answerTimeout();
      return new EngineException.TimedOut(
          "Apertium's "
              + mode
              + " gave no answer in "
              + timeout.toSeconds()
              + " s to: "
              + shown(request));
    }

    private EngineException brokeDown(String request, String lastWords) {
      return new EngineException.BrokeDown(
          "Apertium's "
              + mode
              + " broke down twice over: "
              + shown(request)
              + (lastWords.isEmpty() ? "" : " (" + lastWords + ")"));
    }

    private static String shown(String request) {
      return request.length() <= SHOWN ? request : request.substring(0, SHOWN) + "…";
    }
  }
}
