package press.colophon.intake.format.archive;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageBody;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTargetRecord;
import press.colophon.intake.Content;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;

/// The records of a web archive, one after the other. What cannot be an article is counted by its
/// reason and told at the end: an archive holds a hundred pictures for each page.
final class Records {
  private final Original archive;
  private final Consumer<Item> to;
  private final Packed packed;
  private final Map<String, Integer> others = new TreeMap<>();

  Records(Original archive, Consumer<Item> to) {
    this.archive = archive;
    this.to = to;
    this.packed = Packed.records(archive.content());
  }

  /// Requests, metadata and the like are no items.
  ///
  /// @param read how many bytes of the record, packed, were read until now
  /// @throws Packed.TooLargeException where nothing can be read behind it, it being a bomb
  void record(WarcRecord record, LongSupplier read) throws IOException {
    switch (record) {
      case WarcResponse response -> response(response, read);
      case WarcResource resource ->
          payload(resource, resource.contentType(), resource.body(), read);
      case WarcRevisit revisit -> revisit(revisit);
      default -> {}
    }
    Packed.skip(record.body().stream(), read);
  }

  private void response(WarcResponse record, LongSupplier read) throws IOException {
    if (!record.target().toLowerCase(Locale.ROOT).startsWith("http")) {
      count("fetched by another protocol than HTTP");
      return;
    }
    HttpResponse http = record.http();
    if (http.status() < 200 || http.status() > 299) {
      count("answered with status " + http.status());
    } else {
      payload(record, http.contentType(), decoded(http), read);
    }
  }

  /// Chunks put together, and unpacked where it is known how.
  private static MessageBody decoded(HttpResponse http) throws IOException {
    String coding = http.headers().first("Content-Encoding").orElse("").toLowerCase(Locale.ROOT);
    return coding.isEmpty() || coding.equals("identity") ? http.body() : http.bodyDecoded();
  }

  private void payload(WarcTargetRecord record, MediaType type, MessageBody body, LongSupplier read)
      throws IOException {
    String kind = type.base().toString().toLowerCase(Locale.ROOT);
    if (!mayHoldArticle(kind)) {
      count("of the kind " + kind);
      return;
    }
    Content content;
    try {
      content = packed.read(body.stream(), read);
    } catch (Packed.TooLargeException e) {
      String sentence = "it unpacks to more than is read";
      to.accept(new Item.Empty(record.target(), Drop.Reason.TOO_LARGE, sentence));
      return;
    }
    to.accept(
        new Item.Inner(
            record.target(),
            new Original(
                record.target(),
                content,
                address(record.target()),
                type.parameters().get("charset"),
                record.date())));
  }

  private static boolean mayHoldArticle(String kind) {
    return kind.matches(
        "text/(?:html|plain|xml|markdown|rtf)|application/(?:.*\\+)?(?:xml|json)|application/"
            + "(?:pdf|rtf|msword|vnd\\.openxmlformats-officedocument\\.wordprocessingml\\.document"
            + "|vnd\\.oasis\\.opendocument\\.text|octet-stream)|multipart/related|message/rfc822");
  }

  private void revisit(WarcRevisit record) {
    String since = record.refersToDate().map(date -> ", as of " + date).orElse("");
    to.accept(
        new Item.Empty(
            record.target(),
            Drop.Reason.NO_ARTICLE,
            "it was fetched again and had not changed" + since + " (revisit)"));
  }

  private void count(String reason) {
    others.merge(reason, 1, Integer::sum);
  }

  /// Says how many responses there were that cannot be articles, and why.
  void sumUp() {
    others.forEach(
        (reason, count) ->
            to.accept(
                new Item.Empty(
                    archive.from() + ": others",
                    Drop.Reason.NO_ARTICLE,
                    "%,d %s %s"
                        .formatted(
                            count, count == 1 ? "response was" : "responses were", reason))));
  }

  private static @Nullable URI address(String target) {
    try {
      return URI.create(target.replace(" ", "%20"));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
