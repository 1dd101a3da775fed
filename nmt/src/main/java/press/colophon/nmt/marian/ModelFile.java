package press.colophon.nmt.marian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import press.colophon.nmt.ModelException;

/// The container of a Marian model (`model.*.bin`, version 1): named arrays of numbers.
///
/// Little-endian throughout: u64 version, u64 number of items, 32 bytes for each item (u64 length
/// of its name with the closing NUL, u64 type, u64 rank, u64 bytes of data), the names, the shapes
/// as i32, a u64 padding with as many zero bytes, the data.
///
/// Reads through a view of the file's bytes and copies nothing before it was found to be there, so
/// a file that lies about its lengths costs nothing. Immutable.
final class ModelFile {
  private static final long LARGEST_FILE = 1L << 30;
  private static final int MOST_ITEMS = 4096;
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int HIGHEST_RANK = 4;
  private static final int ALIGNMENT = 256;
  private static final int HEADER_BYTES = 32;

  private final String file;
  private final Map<String, Item> items;

  private ModelFile(String file, Map<String, Item> items) {
    this.file = file;
    this.items = items;
  }

  /// How an item's numbers are stored.
  enum Type {
    FLOAT32(0x0404, 4, 0),
    INT8(0x0101, 1, 0),
    /// 8-bit weights, transposed, and their multiplier as a float behind them.
    INTGEMM8(0x4101, 1, Float.BYTES);

    private final int code;
    private final int elementBytes;
    private final int extraBytes;

    Type(int code, int elementBytes, int extraBytes) {
      this.code = code;
      this.elementBytes = elementBytes;
      this.extraBytes = extraBytes;
    }
  }

  /// An array of the file.
  ///
  /// @param data its bytes, little-endian, at least as many as the shape needs
  @SuppressWarnings("ArrayRecordComponent") // a view of the file, never compared
  record Item(String name, Type type, int[] shape, ByteBuffer data) {

    int elements() {
      return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    /// The numbers of a float item.
    float[] floats() {
      float[] floats = new float[elements()];
      data.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
      return floats;
    }

    /// The weights of an 8-bit item in the order of the file.
    byte[] bytes() {
      byte[] bytes = new byte[elements()];
      data.duplicate().get(bytes);
      return bytes;
    }

    /// What the weights of an 8-bit item were multiplied by before they were rounded.
    float multiplier() {
      return data.duplicate().order(ByteOrder.LITTLE_ENDIAN).getFloat(elements());
    }
  }

  /// Maps a file and takes something out of it; afterwards the file is let go.
  ///
  /// @param taking must not keep the file, nor its items
  /// @throws ModelException when it is not such a file, or not a whole one
  static <T> T read(Path path, Function<ModelFile, T> taking) {
    try (Arena memory = Arena.ofConfined();
        FileChannel channel = FileChannel.open(path)) {
      long size = channel.size();
      if (size > LARGEST_FILE) {
        throw new ModelException(path + ": " + size + " bytes are more than a model has");
      }
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, memory).asByteBuffer();
      return taking.apply(parse(bytes, path.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /// Reads where everything lies.
  ///
  /// @param bytes the whole file; kept
  /// @param file named in errors
  static ModelFile parse(ByteBuffer bytes, String file) {
    return new ModelFile(file, new Reader(bytes, file).items());
  }

  String file() {
    return file;
  }

  boolean has(String name) {
    return items.containsKey(name);
  }

  /// The item of a name.
  ///
  /// @throws ModelException when there is none
  Item item(String name) {
    Item item = items.get(name);
    if (item == null) {
      throw new ModelException(file + ": has no " + name);
    }
    return item;
  }

  /// The item of a name, which must have the shape given.
  Item item(String name, int... shape) {
    Item item = item(name);
    if (!Arrays.equals(item.shape, shape)) {
      throw new ModelException(
          "%s: %s has the shape %s, expected %s"
              .formatted(file, name, Arrays.toString(item.shape), Arrays.toString(shape)));
    }
    return item;
  }

  /// The numbers of a float item of the shape given.
  float[] floats(String name, int... shape) {
    Item item = item(name, shape);
    if (item.type != Type.FLOAT32) {
      throw new ModelException(file + ": " + name + " is " + item.type + ", expected FLOAT32");
    }
    float[] floats = item.floats();
    for (float number : floats) {
      if (!Float.isFinite(number)) {
        throw new ModelException(file + ": " + name + " holds " + number);
      }
    }
    return floats;
  }

  /// A text stored as an item, without its closing NUL.
  String text(String name) {
    Item item = item(name);
    if (item.type != Type.INT8) {
      throw new ModelException(file + ": " + name + " is " + item.type + ", expected INT8");
    }
    if (item.elements() > LONGEST_TEXT) {
      throw new ModelException(
          "%s: %s has %d bytes, more than %d".formatted(file, name, item.elements(), LONGEST_TEXT));
    }
    byte[] bytes = item.bytes();
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  Set<String> names() {
    return new TreeSet<>(items.keySet());
  }

  /// Walks through a file once, checking each length against what is left.
  private static final class Reader {
    private final ByteBuffer bytes;
    private final String file;

    private Reader(ByteBuffer bytes, String file) {
      this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
      this.file = file;
    }

    private Map<String, Item> items() {
      long version = number("version");
      if (version != 1) {
        throw broken("version " + version + ", expected 1");
      }
      int count = bounded("number of items", number("number of items"), 1, MOST_ITEMS);
      Header[] headers = headers(count);
      String[] names = names(headers);
      int[][] shapes = shapes(headers, names);
      skip(number("padding"), "padding");
      Map<String, Item> items = LinkedHashMap.newLinkedHashMap(count);
      for (int i = 0; i < count; i++) {
        Item item = item(names[i], headers[i], shapes[i]);
        if (items.put(item.name(), item) != null) {
          throw broken("two items " + item.name());
        }
      }
      if (bytes.hasRemaining()) {
        throw broken(bytes.remaining() + " bytes after the last item");
      }
      return items;
    }

    private Header[] headers(int count) {
      need((long) count * HEADER_BYTES, "headers of " + count + " items");
      Header[] headers = new Header[count];
      for (int i = 0; i < count; i++) {
        headers[i] =
            new Header(
                bounded("length of a name", bytes.getLong(), 2, LONGEST_NAME),
                bytes.getLong(),
                bounded("rank of item " + i, bytes.getLong(), 0, HIGHEST_RANK),
                bytes.getLong());
      }
      return headers;
    }

    private String[] names(Header[] headers) {
      String[] names = new String[headers.length];
      for (int i = 0; i < headers.length; i++) {
        need(headers[i].nameLength, "name of item " + i);
        byte[] name = new byte[headers[i].nameLength];
        bytes.get(name);
        if (name[name.length - 1] != 0) {
          throw broken("the name of item " + i + " does not end in NUL");
        }
        names[i] = new String(name, 0, name.length - 1, StandardCharsets.US_ASCII);
        if (!names[i].chars().allMatch(c -> c > ' ' && c < 0x7F)) {
          throw broken("the name of item " + i + " is no name");
        }
      }
      return names;
    }

    private int[][] shapes(Header[] headers, String[] names) {
      int[][] shapes = new int[headers.length][];
      for (int i = 0; i < headers.length; i++) {
        need((long) headers[i].rank * Integer.BYTES, "shape of " + names[i]);
        shapes[i] = new int[headers[i].rank];
        for (int d = 0; d < shapes[i].length; d++) {
          shapes[i][d] = bytes.getInt();
        }
      }
      return shapes;
    }

    private Item item(String name, Header header, int[] shape) {
      Type type = type(name, header.type);
      long elements = elements(name, shape);
      long needed = elements * type.elementBytes + type.extraBytes;
      if (header.dataLength < needed || header.dataLength >= needed + ALIGNMENT) {
        throw broken(
            "%s: %d bytes for the shape %s, expected %d and less than %d for padding"
                .formatted(name, header.dataLength, Arrays.toString(shape), needed, ALIGNMENT));
      }
      need(header.dataLength, "data of " + name);
      ByteBuffer data = bytes.slice(bytes.position(), (int) header.dataLength);
      bytes.position(bytes.position() + (int) header.dataLength);
      return new Item(name, type, shape, data);
    }

    private Type type(String name, long code) {
      for (Type type : Type.values()) {
        if (type.code == code) {
          return type;
        }
      }
      throw broken(name + ": type 0x" + Long.toHexString(code) + " is none we know");
    }

    private long elements(String name, int[] shape) {
      long elements = 1;
      for (int dimension : shape) {
        if (dimension < 1 || elements * dimension > LARGEST_FILE) {
          throw broken(name + ": no array has the shape " + Arrays.toString(shape));
        }
        elements *= dimension;
      }
      return elements;
    }

    private long number(String what) {
      need(Long.BYTES, what);
      return bytes.getLong();
    }

    private void skip(long count, String what) {
      need(count, what);
      bytes.position(bytes.position() + (int) count);
    }

    private int bounded(String what, long value, int from, int to) {
      if (value < from || value > to) {
        throw broken(
            "%s is %s, expected %d to %d".formatted(what, Long.toUnsignedString(value), from, to));
      }
      return (int) value;
    }

    private void need(long count, String what) {
      if (count < 0 || count > bytes.remaining()) {
        throw broken(
            "ends too early: %s: %s bytes needed, %d left"
                .formatted(what, Long.toUnsignedString(count), bytes.remaining()));
      }
    }

    private ModelException broken(String what) {
      return new ModelException(file + ": byte " + bytes.position() + ": " + what);
    }

    private record Header(int nameLength, long type, int rank, long dataLength) {}
  }
}
