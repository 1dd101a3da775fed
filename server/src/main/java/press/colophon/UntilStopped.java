package press.colophon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.platform.PlainException;
import press.colophon.platform.config.ServerSettings;

/// Keeps a command running until the process is asked to stop, and has everything closed in order
/// before it ends.
final class UntilStopped {
  /// The web server could not be reached by anybody.
  static final class CannotListen extends PlainException {
    private static final long serialVersionUID = 1L;

    private CannotListen(String sentence, IOException cause) {
      super(sentence, cause);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(UntilStopped.class);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private UntilStopped() {}

  /// From now on a request to stop (Ctrl-C, SIGTERM) closes `newspaper` before the process ends.
  static UntilStopped of(Newspaper newspaper) {
    UntilStopped stop = new UntilStopped();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.asked.countDown();
                  newspaper.close();
                  stop.closed.countDown();
                },
                "stop"));
    newspaper.whenDatabaseIsLost(UntilStopped::giveUp);
    return stop;
  }

  /// Without its database a publication only looks alive: whoever watches over the process must see
  /// it end, and start it again.
  private static void giveUp() {
    LOG.error("event=database-ended The embedded PostgreSQL has ended; stopping.");
    System.exit(1);
  }

  /// Finds out before anything is started that the web server could not listen.
  static void requireFreePort(ServerSettings server) {
    try (ServerSocket probe = new ServerSocket()) {
      // As servers do it: connections that a server closed a moment ago do not hold the port.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(server.host()), server.port()));
    } catch (UnknownHostException e) {
      throw new CannotListen("No address is known for the host " + server.host() + ".", e);
    } catch (IOException e) {
      throw new CannotListen(
          "Cannot listen on port %d of %s: %s. Another program may use it; choose another with --port."
              .formatted(server.port(), server.host(), e.getMessage()),
          e);
    }
  }

  /// Does some work of the command. What fails because the newspaper closes meanwhile is no
  /// failure.
  void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      if (asked.getCount() > 0) {
        throw e;
      }
    }
  }

  /// Returns when the process has been asked to stop and everything is closed.
  void awaitStop() {
    try {
      asked.await();
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
