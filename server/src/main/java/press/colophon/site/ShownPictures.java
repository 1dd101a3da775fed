package press.colophon.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.platform.http.FileGate;
import press.colophon.rights.Channel;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permissions;
import press.colophon.rights.Rights;

/// Which pictures readers may have: those of an article that goes out on some channel with its
/// picture. What is decided is remembered until something changes. Thread-safe.
public final class ShownPictures implements FileGate {
  private static final Pattern FILE = Pattern.compile("(\\p{XDigit}{64})(?:-\\d+)?\\.(?:jpg|png)");
  private static final int MOST_REMEMBERED = 10_000;
  private static final int BATCH = 100;

  private final Articles articles;
  private final Permissions permissions;
  private final Clock clock;
  private final AtomicLong changes = new AtomicLong();
  private final Cache<String, Decision> decided =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  /// @param after so many changes
  private record Decision(boolean isShown, long after) {}

  public ShownPictures(Articles articles, Permissions permissions, Clock clock) {
    this.articles = articles;
    this.permissions = permissions;
    this.clock = clock;
  }

  /// Forgets what was decided, because an article, its terms or the day is another.
  public void changed() {
    changes.incrementAndGet();
  }

  @Override
  public boolean isOpen(String file) {
    Matcher named = FILE.matcher(file);
    return named.matches() && isShown(named.group(1));
  }

  private boolean isShown(String sha256) {
    long now = changes.get(); // Before anything is read: what changes meanwhile is asked again.
    Decision known = decided.getIfPresent(sha256);
    if (known != null && known.after() == now) {
      return known.isShown();
    }
    boolean isShown = decide(sha256);
    decided.put(sha256, new Decision(isShown, now));
    return isShown;
  }

  private boolean decide(String sha256) {
    long last = Long.MAX_VALUE;
    while (true) {
      List<Article> some = articles.shownWith(sha256, last, BATCH);
      Map<ArticleId, Rights> rights = permissions.of(some);
      if (some.stream().anyMatch(a -> goesOut(a, Objects.requireNonNull(rights.get(a.id()))))) {
        return true;
      }
      if (some.size() < BATCH) {
        return false;
      }
      last = some.getLast().id().value();
    }
  }

  private boolean goesOut(Article article, Rights rights) {
    Instant now = clock.instant();
    return Stream.of(Channel.values())
        .map(channel -> Occasion.page(article.language(), now).by(channel))
        .anyMatch(
            on ->
                rights.decide(on).isGranted()
                    && rights.decidePicture(article.revision().image(), on).isGranted());
  }
}
