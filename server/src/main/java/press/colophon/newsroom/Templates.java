package press.colophon.newsroom;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.colophon.platform.http.Page;
import press.colophon.translation.Language;

/// The compiled templates of the Desk. Thread-safe.
final class Templates {
  private static final String COMPILED_INTO = "press.colophon.templates";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Templates.class.getClassLoader(), COMPILED_INTO);
  private final String styleSheet;

  Templates(String styleSheet) {
    this.styleSheet = styleSheet;
  }

  Page door(String key) {
    return render("door", Map.of("key", key));
  }

  Page entered() {
    return render("entered", Map.of());
  }

  Page translations(TranslationsView view) {
    return render("translations", Map.of("view", view));
  }

  Page translation(TranslationView view) {
    return render("translation", Map.of("view", view));
  }

  /// Words that could not be stored, and why.
  Page lost(String because, String words, Language language) {
    return render("lost", Map.of("because", because, "words", words, "language", language));
  }

  Page queue(QueueView view) {
    return render("queue", Map.of("view", view));
  }

  Page requests(RequestsView view) {
    return render("requests", Map.of("view", view));
  }

  Page request(RequestView view) {
    return render("request", Map.of("view", view));
  }

  Page given(List<GivenView> given) {
    return render("given", Map.of("given", given));
  }

  Page asks(AsksView view) {
    return render("asks", Map.of("view", view));
  }

  Page ask(AskView view) {
    return render("ask", Map.of("view", view));
  }

  Page audit(AuditView view) {
    return render("audit", Map.of("view", view));
  }

  Page rights(RightsView view) {
    return render("rights", Map.of("view", view));
  }

  Page message(String title, String text) {
    return render("message", Map.of("title", title, "text", text));
  }

  private Page render(String name, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("styleSheet", styleSheet);
    StringOutput out = new StringOutput(16_384);
    engine.render("newsroom/" + name + ".jte", all, out);
    return Page.html(out.toString());
  }
}
