package press.colophon.platform.http;

import java.util.Map;
import java.util.Optional;

/// All that a cached page may depend on: its path and the query parameters its route allows.
///
/// Neither cookies nor headers nor the reader's address are here, so that what one reader gets from
/// the cache is what any other would.
///
/// @param path canonical, percent-encoded
/// @param parameters the path's named parts, decoded
/// @param query the allowed parameters that were given, decoded, never empty texts
public record PageRequest(String path, Map<String, String> parameters, Map<String, String> query) {

  public PageRequest {
    parameters = Map.copyOf(parameters);
    query = Map.copyOf(query);
  }

  /// A named part of the path; asking for one that the route does not name is a mistake.
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route of " + path + " names no ':" + name + "'");
    }
    return value;
  }

  /// A query parameter that the route allows.
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }
}
