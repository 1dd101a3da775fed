package press.colophon.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import press.colophon.platform.http.Page;

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

  Page prose(Frame frame, ProseView prose) {
    return render("prose", Map.of("frame", frame, "prose", prose));
  }

  Page message(Frame frame, String title, String text) {
    return render("message", Map.of("frame", frame, "title", title, "text", text));
  }

  private Page render(String name, Map<String, Object> values) {
    StringOutput out = new StringOutput(16_384);
    engine.render("site/" + name + ".jte", values, out);
    return Page.html(out.toString());
  }
}
