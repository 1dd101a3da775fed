package press.colophon.site;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.Status;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.Page;
import press.colophon.platform.http.Request;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.platform.mail.Letter;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.requests.NewRequest;
import press.colophon.rights.requests.RequestKind;
import press.colophon.rights.requests.Requests;
import press.colophon.syndication.Addresses;
import press.colophon.translation.Languages;

/// The form for what an article's terms do not allow, for corrections and takedowns; and the page
/// that confirms it by a link in a letter. Made anew for each reader: they hold a token.
final class RequestPages {
  /// Follows a language: where a link in a letter leads.
  static final String CONFIRM = Addresses.REQUEST + "/confirm";

  /// A field that people do not see and programs fill in.
  private static final String TRAP = "website";

  private final Articles articles;
  private final Dispatches dispatches;
  private final Requests requests;
  private final FormTokens tokens;
  private final Frames frames;
  private final Addresses addresses;
  private final String siteName;
  private final Templates templates;

  RequestPages(
      Articles articles,
      Dispatches dispatches,
      Requests requests,
      FormTokens tokens,
      Frames frames,
      Addresses addresses,
      String siteName,
      Templates templates) {
    this.articles = articles;
    this.dispatches = dispatches;
    this.requests = requests;
    this.tokens = tokens;
    this.frames = frames;
    this.addresses = addresses;
    this.siteName = siteName;
    this.templates = templates;
  }

  /// The empty form.
  ///
  /// @param lang of the address; null for that of the article
  Answer form(@Nullable String lang, String path) {
    return shown(
        lang,
        path,
        (article, reader) -> form(article, reader, RequestView.Written.NOTHING, false).once());
  }

  /// What somebody sent.
  Answer take(Request sent, @Nullable String lang, String path) {
    return shown(lang, path, (article, reader) -> take(sent, article, reader));
  }

  private interface Shown {
    Answer answer(Article article, Reader reader);
  }

  /// What has been taken back can be asked for no more.
  private Answer shown(@Nullable String lang, String path, Shown shown) {
    Optional<Article> article = articles.at(path);
    Optional<Reader> reader = lang == null ? article.map(this::readerOf) : frames.reader(lang);
    if (article.isEmpty() || reader.isEmpty()) {
      return new Answer.NotFound();
    }
    Article found = article.get();
    if (lang != null && lang.equals(found.language())) {
      return new Answer.Moved(frames.within(addresses.request(found, lang)));
    }
    boolean isHere =
        found.status() != Status.WITHDRAWN
            && dispatches.mayBeShown(found, dispatches.rights(found));
    return isHere ? shown.answer(found, reader.get()) : new Answer.Gone();
  }

  private Reader readerOf(Article article) {
    return Languages.find(article.language())
        .flatMap(language -> frames.reader(language.tag()))
        .orElseGet(frames::house);
  }

  private Answer take(Request sent, Article article, Reader reader) {
    String token = sent.form("token").orElse("");
    Optional<NewRequest> request =
        tokens.isGood(token, article.path()) && sent.form(TRAP).orElse("").isEmpty()
            ? read(sent, article, reader, token)
            : Optional.empty();
    return request
        .map(r -> taken(requests.take(r, key -> letter(r, article, reader, key)), reader))
        .orElseGet(() -> form(article, reader, written(sent), true).status(422).once());
  }

  private static Optional<NewRequest> read(
      Request sent, Article article, Reader reader, String token) {
    Optional<RequestKind> kind = sent.form("kind").flatMap(RequestKind::ofWord);
    Optional<EmailAddress> email = EmailAddress.of(sent.form("email").orElse(""));
    if (kind.isEmpty() || email.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new NewRequest(
              article.id(),
              kind.get(),
              sent.form("name").orElse(""),
              sent.form("organisation").orElse(""),
              email.get(),
              sent.form("words").orElse(""),
              reader.tag(),
              token));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static RequestView.Written written(Request sent) {
    return new RequestView.Written(
        sent.form("kind").orElse(""),
        sent.form("name").orElse(""),
        sent.form("organisation").orElse(""),
        sent.form("email").orElse(""),
        sent.form("words").orElse(""));
  }

  private Answer taken(Requests.Taken taken, Reader reader) {
    return switch (taken) {
      case Requests.ToConfirm() -> said(reader, "request.sent");
      case Requests.Arrived() -> said(reader, "request.received");
      case Requests.TooMany(var retryAfter) -> new Answer.TooMany(retryAfter);
    };
  }

  /// The letter holds nothing that its sender wrote: it may go to somebody else's address.
  private Letter letter(NewRequest request, Article article, Reader reader, String key) {
    Texts texts = reader.texts();
    String address = frames.page(reader.tag(), CONFIRM) + "?key=" + key;
    String text =
        texts.say(
            "request.mail",
            Map.of("site", siteName, "headline", article.headline(), "address", address));
    return Letter.automatic(
        request.email(), texts.say("request.confirm") + ": " + siteName, text + "\n");
  }

  /// The page behind the link in a letter. Looking at it confirms nothing: mail programs look
  // ahead.
  Answer confirmation(Request request, Reader reader) {
    Texts texts = reader.texts();
    RequestedView view =
        new RequestedView(
            texts.say("request.confirm"),
            null,
            request.query("key").orElse(""),
            frames.within(frames.page(reader.tag(), CONFIRM)));
    return templates.requested(frames.message(reader, view.title()), view).once();
  }

  /// Somebody pressed its button.
  Answer confirm(Request request, Reader reader) {
    return requests.confirm(request.form("key").orElse(""))
        ? said(reader, "request.received")
        : new Answer.NotFound();
  }

  private Page said(Reader reader, String key) {
    RequestedView view =
        new RequestedView(reader.texts().say("request.title"), reader.texts().say(key), null, null);
    return templates.requested(frames.message(reader, view.title()), view).once();
  }

  private Page form(
      Article article, Reader reader, RequestView.Written written, boolean isRejected) {
    RequestView view =
        new RequestView(
            article.language(),
            Teasers.direction(article.language()),
            new Link(article.headline(), frames.within(addresses.article(article, reader.tag()))),
            frames.within(addresses.request(article, reader.tag())),
            tokens.give(article.path()),
            kinds(reader.texts(), written.kind()),
            written,
            isRejected);
    return templates.request(frame(article, reader), view);
  }

  private static List<RequestView.Kind> kinds(Texts texts, String chosen) {
    return Arrays.stream(RequestKind.values())
        .map(
            kind ->
                new RequestView.Kind(
                    kind.word(), texts.say(label(kind)), kind.word().equals(chosen)))
        .toList();
  }

  private static String label(RequestKind kind) {
    return switch (kind) {
      case TRANSLATION -> "colophon.translation";
      case IMAGES -> "colophon.image";
      case COMMERCIAL, PRINT, OTHER, CORRECTION, TAKEDOWN -> "request." + kind.word();
    };
  }

  private Frame frame(Article article, Reader reader) {
    return frames.unlisted(
        reader,
        reader.texts().say("request.title") + ": " + article.headline(),
        every(),
        lang -> frames.within(addresses.request(article, lang)));
  }

  /// The form is in every language of the interface.
  private static Set<String> every() {
    return Languages.all().stream()
        .map(language -> language.tag())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
