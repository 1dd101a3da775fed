package press.colophon.platform.http;

import java.time.Duration;

/// What a request gets: a page, a way elsewhere, or a reason why not.
public sealed interface Answer
    permits Page,
        Answer.Moved,
        Answer.SeeOther,
        Answer.NotFound,
        Answer.Gone,
        Answer.Refused,
        Answer.TooMany,
        Answer.NoContent,
        Answer.Listening {

  /// The address has moved for good (301): `location` is a path of ours or a whole address.
  record Moved(String location) implements Answer {}

  /// The form was taken; read on at `location` with GET (303).
  record SeeOther(String location) implements Answer {}

  /// Nothing is known at this address.
  record NotFound() implements Answer {}

  /// What was here has been withdrawn (410).
  record Gone() implements Answer {}

  /// The request cannot be met.
  ///
  /// @param status an HTTP status from 400 to 599
  /// @param because a sentence for the person who asked
  record Refused(int status, String because) implements Answer {
    public Refused {
      if (status < 400 || status > 599) {
        throw new IllegalArgumentException("a refusal has a status from 400 to 599, not " + status);
      }
    }
  }

  /// Too many requests (429); the next may come after `retryAfter`.
  record TooMany(Duration retryAfter) implements Answer {}

  /// Done, and nothing to show (204).
  record NoContent() implements Answer {}

  /// The connection stays open and tells the page what is new, by server-sent events; where too
  /// many listen already, the answer is [TooMany]. Only for addresses answered anew each time.
  record Listening(Bulletins bulletins) implements Answer {}
}
