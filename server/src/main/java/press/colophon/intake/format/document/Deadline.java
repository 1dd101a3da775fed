package press.colophon.intake.format.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// Ends a reading whose time is up, wherever it looks: [BoundedReading] interrupts its thread, and
/// loops and streams ask here.
final class Deadline {
  private Deadline() {}

  /// @throws OutOfTimeException where time is up
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new OutOfTimeException();
    }
  }

  /// The bytes as a stream that ends with the time.
  static InputStream stream(byte[] bytes) {
    return new Stream(bytes);
  }

  /// The bytes as PDFBox reads them, until the time is up.
  static RandomAccessReadBuffer buffer(byte[] bytes) {
    return new Buffer(bytes);
  }

  private static final class Stream extends ByteArrayInputStream {
    private Stream(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read() {
      check();
      return super.read();
    }

    @Override
    public synchronized int read(byte[] to, int offset, int length) {
      check();
      return super.read(to, offset, length);
    }
  }

  private static final class Buffer extends RandomAccessReadBuffer {
    private Buffer(byte[] bytes) {
      super(bytes);
    }

    @Override
    public int read() throws IOException {
      check();
      return super.read();
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      check();
      return super.read(to, offset, length);
    }
  }

  /// Unwinds a reading whose time is up.
  static final class OutOfTimeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
