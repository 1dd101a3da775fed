package press.colophon.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does the jobs of the queue, several at a time, each again after a crash and again, ever later,
/// after a failure.
///
/// Jobs that this very runner had begun when it was killed are taken up at once at its next start;
/// those of other runners after [#HEARTBEAT] times [#MISSED_BEATS].
public final class JobRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final int MISSED_BEATS = 6;
  private static final Duration POLLING = Duration.ofSeconds(5);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final int RETRIES = 8;
  private static final Duration NEXT_ROUND_AFTER_FAILURE = Duration.ofMinutes(10);

  /// What this runner does not know is another one's to do, and never removed.
  private static final Duration OTHERS_JOBS = Duration.ofDays(36_500);

  private final Jdbi db;
  private final String name;
  private final Scheduler scheduler;

  /// @param name of this runner, the same after a restart and no other's
  /// @param threads how many jobs at a time
  public JobRunner(
      DataSource source, Jdbi db, String name, int threads, List<? extends Work<?>> work) {
    this.db = db;
    this.name = name;
    this.scheduler =
        Scheduler.create(source, work.stream().<Task<?>>map(JobRunner::task).toList())
            .schedulerName(new SchedulerName.Fixed(name))
            .serializer(new Json())
            .threads(threads)
            .pollingInterval(POLLING)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_BEATS)
            .enablePriority()
            .deleteUnresolvedAfter(OTHERS_JOBS)
            .failureLogging(LogLevel.OFF, false)
            .shutdownMaxWait(Duration.ofSeconds(5))
            .build();
  }

  public void start() {
    takeUpOwn();
    scheduler.start();
  }

  /// Looks into the queue now instead of at the next poll.
  public void wake() {
    scheduler.triggerCheckForDueExecutions();
  }

  /// Waits a few seconds for running jobs; what is not done by then is done after the next start.
  @Override
  public void close() {
    scheduler.stop();
  }

  private void takeUpOwn() {
    db.useHandle(
        h ->
            h.execute(
                """
                update scheduled_tasks
                set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                where picked and picked_by = ?
                """,
                name));
  }

  private static <T> Task<T> task(Work<T> work) {
    return switch (work) {
      case Worker<T> worker -> once(worker);
      case Rounds<T> rounds -> again(rounds);
    };
  }

  private static <T> Task<T> again(Rounds<T> rounds) {
    return Tasks.custom(rounds.kind().name(), rounds.kind().order())
        .onFailure(new FailureHandler.OnFailureRetryLater<>(NEXT_ROUND_AFTER_FAILURE))
        .onDeadExecutionRevive()
        .execute((instance, context) -> next(rounds, instance.getData()));
  }

  private static <T> CompletionHandler<T> next(Rounds<T> rounds, T order) {
    try {
      Optional<Instant> next = rounds.round().run(order);
      return (done, queue) ->
          next.ifPresentOrElse(time -> queue.reschedule(done, time), queue::remove);
    } catch (Worker.Postponed e) {
      throw e;
    } catch (Exception e) {
      throw failed(rounds.kind(), order, e);
    }
  }

  private static <T> Task<T> once(Worker<T> worker) {
    return Tasks.oneTime(worker.kind().name(), worker.kind().order())
        .onFailure(FailureHandler.<T>maxRetries(RETRIES).withBackoff(FIRST_RETRY).thenRemove())
        .onDeadExecutionRevive()
        .execute((instance, context) -> run(worker, instance.getData()));
  }

  private static <T> void run(Worker<T> worker, T order) {
    try {
      worker.run().run(order);
    } catch (Worker.Postponed e) {
      throw e;
    } catch (Exception e) {
      throw failed(worker.kind(), order, e);
    }
  }

  private static <T> IllegalStateException failed(JobKind<T> kind, T order, Exception e) {
    LOG.warn("event=job-failed kind={} order=\"{}\"", kind.name(), order, e);
    return new IllegalStateException(kind.name() + " failed for " + order, e);
  }

  /// Orders are stored as JSON, readable in the table.
  private static final class Json implements Serializer {
    @Override
    public byte[] serialize(Object order) {
      return Jobs.write(order);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] bytes) {
      return Jobs.read(type, bytes);
    }
  }
}
