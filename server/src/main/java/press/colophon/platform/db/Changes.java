package press.colophon.platform.db;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Tells every process on the same database what changed, when and only when the transaction that
/// changed it commits (PostgreSQL NOTIFY). [ChangeListener] hears it. Thread-safe.
public final class Changes {
  static final String CHANNEL = "colophon_changed";

  /// PostgreSQL takes less than 8000 bytes a notice.
  private static final int LONGEST_NOTICE = 7000;

  public void announce(Handle h, Collection<String> topics) {
    for (String notice : notices(topics)) {
      h.createQuery("select pg_notify(:channel, :notice)")
          .bind("channel", CHANNEL)
          .bind("notice", notice)
          .mapToMap()
          .list();
    }
  }

  private static List<String> notices(Collection<String> topics) {
    List<String> notices = new ArrayList<>();
    StringBuilder notice = new StringBuilder();
    for (String topic : topics) {
      if (!notice.isEmpty() && bytes(notice) + bytes(topic) > LONGEST_NOTICE) {
        notices.add(notice.toString());
        notice.setLength(0);
      }
      notice.append(notice.isEmpty() ? "" : "\n").append(topic);
    }
    if (!notice.isEmpty()) {
      notices.add(notice.toString());
    }
    return notices;
  }

  private static int bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
