package press.colophon.newsroom;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import press.colophon.articles.Articles;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.Assets;
import press.colophon.platform.http.Handler;
import press.colophon.platform.http.Page;
import press.colophon.platform.http.RateLimit;
import press.colophon.platform.http.Request;
import press.colophon.platform.http.WebServer;
import press.colophon.rights.Audit;
import press.colophon.rights.Permissions;
import press.colophon.translation.Editing;
import press.colophon.translation.TranslationQueue;
import press.colophon.translation.Translations;

/// The editors' pages under `/desk`, for those who came in by a link.
///
/// Nothing of them is kept by any cache. Forms of other sites are refused: the session's cookie
/// does not come with them, and neither does the browser's word that it is this site's page.
public final class Desk {
  private static final String COOKIE = "colophon-desk";
  private static final String TRANSLATION = "/desk/translations/:article(\\d{1,18})/:lang";

  private static final String RIGHTS = RightsPages.ADDRESS + "/:article(\\d{1,18})";

  private final Keys keys;
  private final TranslationPages translations;
  private final QueuePages queue;
  private final RequestPages requests;
  private final AskPages asks;
  private final RightsPages rights;
  private final RateLimit entries;
  private final Templates templates;
  private final Assets assets;
  private final boolean secure;

  /// Builds the pages.
  ///
  /// @param entries how often somebody may try to come in
  /// @param secure whether readers reach us by HTTPS
  public Desk(
      Keys keys,
      Articles articles,
      Editing editing,
      TranslationQueue queue,
      RequestDesk requests,
      Permissions permissions,
      Audit audit,
      Translations translations,
      RateLimit entries,
      boolean secure,
      Clock clock) {
    this.keys = keys;
    this.entries = entries;
    this.secure = secure;
    this.assets = Assets.load("/assets", Desk.class, "/assets/", "desk.css");
    this.templates = new Templates(assets.address("desk.css"));
    this.translations = new TranslationPages(articles, editing, permissions, templates, clock);
    this.queue = new QueuePages(queue, articles, templates);
    this.requests = new RequestPages(requests, articles, templates);
    this.asks = new AskPages(requests, articles, templates);
    this.rights = new RightsPages(articles, permissions, audit, translations, templates, clock);
  }

  /// Adds every page to the server.
  public void register(WebServer server) {
    server.assets(assets);
    server.get("/desk/enter", this::door);
    server.post("/desk/enter", entries.around(this::enter));
    server.get("/desk", inside((person, request) -> translations.list(person)));
    server.get(QueuePages.ADDRESS, inside((person, request) -> queue.show(person)));
    server.post(QueuePages.ADDRESS, inside((person, request) -> queue.change(request)));
    server.get(RightsPages.ADDRESS, inside((person, request) -> rights.audit(request)));
    server.get(RIGHTS, inside((person, request) -> rights.show(request)));
    server.post(RIGHTS + "/draft", inside((person, request) -> rights.draft(request)));
    server.get(TRANSLATION, inside(translations::show));
    server.post(TRANSLATION, inside(translations::approveAll));
    server.post(TRANSLATION + "/:place(\\d{1,6})", inside(translations::change));
    requests(server);
  }

  private void requests(WebServer server) {
    String one = "/:number(\\d{1,18})";
    server.get(RequestPages.ADDRESS, inside((person, request) -> requests.list(person)));
    server.post(RequestPages.ADDRESS, inside((person, request) -> requests.retry(request)));
    server.get(RequestPages.GIVEN, inside((person, request) -> requests.given()));
    server.post(RequestPages.GIVEN, inside(requests::revoke));
    server.get(RequestPages.ADDRESS + one, inside((person, request) -> requests.show(request)));
    server.post(RequestPages.ADDRESS + one, inside(requests::change));
    server.get(AskPages.ADDRESS, inside((person, request) -> asks.list(request)));
    server.post(AskPages.ADDRESS, inside(asks::draft));
    server.get(AskPages.ADDRESS + one, inside((person, request) -> asks.show(request)));
    server.post(AskPages.ADDRESS + one, inside(asks::change));
  }

  /// The page behind a link. Looking at it uses nothing up: mail programs and browsers look ahead.
  private Answer door(Request request) {
    return templates.door(request.query("key").orElse("")).once();
  }

  private Answer enter(Request request) {
    return keys.enter(request.form("key").orElse(""))
        .<Answer>map(session -> templates.entered().header("Set-Cookie", cookie(session)).once())
        .orElseGet(this::shut);
  }

  private String cookie(String session) {
    return "%s=%s; Path=/desk; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(COOKIE, session, Keys.SESSION.toSeconds(), secure ? "; Secure" : "");
  }

  private Handler inside(BiFunction<String, Request, Answer> page) {
    return request ->
        session(request)
            .flatMap(keys::person)
            .map(person -> page.apply(person, request))
            .orElseGet(this::shut);
  }

  private static Optional<String> session(Request request) {
    return request
        .header("cookie")
        .flatMap(
            all ->
                Arrays.stream(all.split(";"))
                    .map(String::strip)
                    .filter(one -> one.startsWith(COOKIE + "="))
                    .map(one -> one.substring(COOKIE.length() + 1))
                    .findFirst());
  }

  private Page shut() {
    return templates
        .message(
            "The Desk is closed",
            "Ask for a link on the server: ./colophon desk link --as NAME. It is good once, for"
                + " fifteen minutes.")
        .status(403)
        .once();
  }
}
