package press.colophon.intake;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Body;
import press.colophon.articles.Manuscript;
import press.colophon.extract.PublicationDate;

/// A parcel that waits - for its embargo to end, for a person - as JSON in its table. Its original
/// is not in it: that is kept as evidence, by its hash. Thread-safe.
public final class ParcelJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(texts())
          .build();

  private ParcelJson() {}

  /// All of a parcel but the bytes of its original.
  private record Waiting(
      String item,
      String from,
      @Nullable URI address,
      @Nullable String charset,
      Instant at,
      Account account,
      String format,
      Handling handling,
      @Nullable Manuscript manuscript,
      List<String> remarks) {

    static Waiting of(Parcel p) {
      Original original = p.original();
      return new Waiting(
          p.item(),
          original.from(),
          original.address(),
          original.charset(),
          original.at(),
          p.account(),
          p.format(),
          p.handling(),
          p.manuscript(),
          p.remarks());
    }

    /// Its evidence is kept already.
    Parcel parcel() {
      return new Parcel(
          item,
          new Original(from, new byte[0], address, charset, at),
          account,
          format,
          handling,
          manuscript,
          null,
          remarks);
    }
  }

  static String write(Parcel parcel) {
    return json(Waiting.of(parcel));
  }

  static Parcel read(String json) {
    try {
      return JSON.readValue(json, Waiting.class).parcel();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An account alone, from which [#readAccount] makes the very same again.
  public static String write(Account account) {
    return json(account);
  }

  public static Account readAccount(String json) {
    try {
      return JSON.readValue(json, Account.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is one word or one text in JSON.
  private static SimpleModule texts() {
    SimpleModule module = new SimpleModule("texts");
    text(module, Instant.class, Object::toString, Instant::parse);
    text(module, LocalDate.class, Object::toString, LocalDate::parse);
    text(module, Year.class, Object::toString, Year::parse);
    text(module, PublicationDate.class, Object::toString, ParcelJson::date);
    text(module, Body.class, Body::html, Body::stored);
    return module;
  }

  private static PublicationDate date(String text) {
    return text.indexOf('T') < 0
        ? PublicationDate.of(LocalDate.parse(text))
        : PublicationDate.of(OffsetDateTime.parse(text));
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(type, new Writing<>(type, write));
    module.addDeserializer(type, new Reading<>(type, read));
  }

  private static final class Writing<T> extends StdScalarSerializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<T, String> write;

    Writing(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator to, SerializerProvider with) throws IOException {
      to.writeString(write.apply(value));
    }
  }

  private static final class Reading<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> read;

    Reading(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser from, DeserializationContext with) throws IOException {
      return read.apply(from.getText());
    }
  }
}
