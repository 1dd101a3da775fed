package press.colophon.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import press.colophon.platform.db.ChangeListener;

/// The queue of background jobs: an order stored in the caller's transaction, so that it is there
/// if and only if what it follows from is. [JobRunner] does the work. Thread-safe.
public final class Jobs {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// How soon a job is done when many wait.
  public enum Urgency {
    /// A person waits for it.
    NOW(10),
    SOON(0);

    private final int priority;

    Urgency(int priority) {
      this.priority = priority;
    }
  }

  /// Puts an order into the queue; an equal one that already waits is left as it is.
  ///
  /// @param id tells orders of one kind apart
  public <T> void enqueue(Handle h, JobKind<T> kind, String id, T order, Urgency urgency) {
    enqueue(h, kind, Map.of(id, order), urgency);
  }

  /// The same with many orders, in one statement.
  ///
  /// @param orders by their ids
  public <T> void enqueue(Handle h, JobKind<T> kind, Map<String, T> orders, Urgency urgency) {
    if (orders.isEmpty()) {
      return;
    }
    h.createUpdate(
            """
            insert into scheduled_tasks
              (task_name, task_instance, task_data, execution_time, picked, version, priority)
            select :kind, id, convert_to(task, 'UTF8'), now(), false, 1, :priority
            from unnest(:ids::text[], :orders::text[]) as waiting (id, task)
            on conflict (task_name, task_instance) do update
              set priority = greatest(scheduled_tasks.priority, excluded.priority)
            """)
        .bind("kind", kind.name())
        .bindArray("ids", String.class, orders.keySet().toArray())
        .bindArray("orders", String.class, orders.values().stream().map(Jobs::text).toArray())
        .bind("priority", urgency.priority)
        .execute();
    ring(h);
  }

  private static String text(Object order) {
    return new String(write(order), StandardCharsets.UTF_8);
  }

  /// Puts an order into the queue, to be done at a time; where it waits already, that time is
  /// changed. One that is being done decides itself when it comes next.
  ///
  /// @param id tells orders of one kind apart
  public <T> void enqueueAt(Handle h, JobKind<T> kind, String id, T order, Instant due) {
    h.createUpdate(
            """
            insert into scheduled_tasks
              (task_name, task_instance, task_data, execution_time, picked, version, priority)
            values (:kind, :id, :order, :due, false, 1, :priority)
            on conflict (task_name, task_instance) do update
              set execution_time = excluded.execution_time where not scheduled_tasks.picked
            """)
        .bind("kind", kind.name())
        .bind("id", id)
        .bind("order", write(order))
        .bind("due", due.atOffset(ZoneOffset.UTC))
        .bind("priority", Urgency.SOON.priority)
        .execute();
    ring(h);
  }

  /// The orders of a kind that stand in the queue or are being done, by what tells them apart: for
  /// whoever orders again what was given up.
  public Set<String> ordered(Handle h, JobKind<?> kind) {
    return h.createQuery("select task_instance from scheduled_tasks where task_name = :kind")
        .bind("kind", kind.name())
        .mapTo(String.class)
        .set();
  }

  /// Wakes those who work, in every process, once the transaction is done: for work that stands in
  /// a table of its own.
  public void ring(Handle h) {
    h.execute("notify " + ChangeListener.JOBS_CHANNEL);
  }

  static byte[] write(Object order) {
    try {
      return JSON.writeValueAsBytes(order);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T read(Class<T> type, byte[] bytes) {
    try {
      return JSON.readValue(bytes, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
