package press.colophon.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import press.colophon.platform.http.Page;
import press.colophon.platform.texts.Texts;

/// The compiled templates of the readers' pages. Thread-safe.
final class Templates {
  private static final String COMPILED_INTO = "press.colophon.templates";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Templates.class.getClassLoader(), COMPILED_INTO);

  Page home(Frame frame, HomeView home) {
    return render("home", Map.of("frame", frame, "home", home));
  }

  Page list(Frame frame, ListView list) {
    return render("list", Map.of("frame", frame, "list", list));
  }

  Page index(Frame frame, IndexView index) {
    return render("index", Map.of("frame", frame, "index", index));
  }

  Page article(Frame frame, ArticleView view) {
    return render("article", Map.of("frame", frame, "view", view));
  }

  /// The article alone, as it stands within its page.
  String text(ArticleView view, Texts texts) {
    return filled("text", Map.of("view", view, "texts", texts));
  }

  Page republish(Frame frame, RepublishView view) {
    return render("republish", Map.of("frame", frame, "view", view));
  }

  Page terms(Frame frame, TermsView view) {
    return render("terms", Map.of("frame", frame, "view", view));
  }

  Page request(Frame frame, RequestView view) {
    return render("request", Map.of("frame", frame, "view", view));
  }

  /// A page with one sentence, and a button where there is something to confirm.
  Page requested(Frame frame, RequestedView view) {
    return render("requested", Map.of("frame", frame, "view", view));
  }

  Page prose(Frame frame, ProseView prose) {
    return render("prose", Map.of("frame", frame, "prose", prose));
  }

  /// Less than a page: one line of it.
  Page offer(Texts texts) {
    return render("offer", Map.of("texts", texts));
  }

  Page message(Frame frame, String title, String text) {
    return render("message", Map.of("frame", frame, "title", title, "text", text));
  }

  private Page render(String name, Map<String, Object> values) {
    return Page.html(filled(name, values));
  }

  private String filled(String name, Map<String, Object> values) {
    StringOutput out = new StringOutput(16_384);
    engine.render("site/" + name + ".jte", values, out);
    return out.toString();
  }
}
