package press.colophon.platform.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line for each request. Says nothing of who asked: what readers read is their business.
final class RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger("press.colophon.requests");
  private static final int LONGEST_PATH = 300;

  private final boolean enabled;

  RequestLog(boolean enabled) {
    this.enabled = enabled;
  }

  boolean isEnabled() {
    return enabled && LOG.isInfoEnabled();
  }

  /// @param from `cache`, `render`, `bulletins` or `none`
  void answered(String method, String uri, int status, long bytes, long nanos, String from) {
    if (isEnabled()) {
      LOG.info(
          "method={} path={} status={} bytes={} micros={} from={}",
          plain(method),
          plain(uri),
          status,
          bytes,
          nanos / 1000,
          from);
    }
  }

  void failed(String method, String uri, Throwable why) {
    LOG.error(
        "method={} path={} status=500 error={}", plain(method), plain(uri), why.toString(), why);
  }

  /// Keeps a hostile address from forging lines or fields.
  static String plain(String uri) {
    StringBuilder out = new StringBuilder(Math.min(uri.length(), LONGEST_PATH));
    for (int i = 0; i < uri.length() && i < LONGEST_PATH; i++) {
      char c = uri.charAt(i);
      out.append(c > ' ' && c < 0x7f && c != '"' ? c : '?');
    }
    return out.toString();
  }
}
