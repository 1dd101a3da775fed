package press.colophon.translation.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.http.Fetch;
import press.colophon.platform.http.FetchRequest;
import press.colophon.platform.http.Fetcher;
import press.colophon.translation.EngineException;

/// The site of an engine: takes questions and gives answers, both in JSON.
///
/// No message holds anything the site said, nor what it was sent: either might be secret.
final class EngineSite {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// An engine's allowance is used up, as DeepL says it.
  private static final int USED_UP = 456;

  private final String name;
  private final Fetcher fetcher;
  private final URI address;
  private final @Nullable String authorization;

  EngineSite(String name, Fetcher fetcher, URI address, @Nullable String authorization) {
    this.name = name;
    this.fetcher = fetcher;
    this.address = address;
    this.authorization = authorization;
  }

  /// What stands at a path.
  ///
  /// @throws EngineException when nothing is answered
  JsonNode get(String path) {
    return switch (ask(FetchRequest.get(address + path).accepting("application/json"))) {
      case Reply.Answered(JsonNode json) -> json;
      case Reply.Failed(EngineException because) -> throw because;
      case Reply.Busy busy -> throw new EngineException.Unavailable(name + " is busy");
      case Reply.UsedUp usedUp -> throw new EngineException.OverQuota(name + " allows no more");
    };
  }

  Reply post(String path, JsonNode question) {
    String json = question.toString();
    if (json.getBytes(StandardCharsets.UTF_8).length > FetchRequest.LARGEST_JSON) {
      return new Reply.Failed(
          new EngineException.BrokeDown("A passage is too long to be sent to " + name));
    }
    return ask(FetchRequest.json(address + path, json));
  }

  private Reply ask(FetchRequest request) {
    return switch (fetcher.fetch(request.authorized(authorization))) {
      case Fetch.Fetched answer -> read(answer);
      case Fetch.Refused(Fetch.Because because, String reason) -> failed(because, reason);
    };
  }

  private Reply failed(Fetch.Because because, String reason) {
    return new Reply.Failed(
        switch (because) {
          case TIMEOUT -> new EngineException.TimedOut(name + " gave no answer in time. " + reason);
          case STOPPED -> new EngineException.Closed(name);
          case ADDRESS, NO_HOST, NOT_PUBLIC, UNREACHABLE, ENCRYPTION ->
              new EngineException.Unavailable(name + " is out of reach. " + reason);
          case TOO_LARGE, REDIRECTS, DAMAGED ->
              new EngineException.BrokeDown(name + " gave no usable answer. " + reason);
        });
  }

  private Reply read(Fetch.Fetched answer) {
    return switch (answer.status()) {
      case 200 -> json(answer.bytes());
      case 429 -> new Reply.Busy(answer.retryAfter());
      case 503 ->
          answer.retryAfter().isPresent() ? new Reply.Busy(answer.retryAfter()) : failed(503);
      case USED_UP -> new Reply.UsedUp();
      case 401, 403 ->
          new Reply.Failed(
              new EngineException.BrokeDown(
                  "%s does not let us in with the key we have (status %d)"
                      .formatted(name, answer.status())));
      default -> failed(answer.status());
    };
  }

  private Reply failed(int status) {
    return new Reply.Failed(
        new EngineException.BrokeDown(name + " answered with status " + status));
  }

  private Reply json(byte[] bytes) {
    try {
      return new Reply.Answered(JSON.readTree(bytes));
    } catch (IOException e) {
      return new Reply.Failed(
          new EngineException.BrokeDown(name + " answered with something that is not JSON"));
    }
  }
}
