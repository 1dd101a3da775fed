package press.colophon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.articles.Alteration;
import press.colophon.articles.Article;
import press.colophon.articles.Body;
import press.colophon.articles.Edit;
import press.colophon.articles.Revision;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.cli.Typist;
import press.colophon.platform.texts.Html;
import press.colophon.rights.EditArticle;

/// `colophon edit`: changes an article's text, where its terms permit that.
@Command(
    name = "edit",
    description = {
      "Change an article's headline, standfirst or text, where its terms permit that. Readers are",
      "told with the credit what was changed, and translations are made of the new text. It stands",
      "until the source has another text. Works beside a running server."
    },
    footer = {
      "",
      "Examples:",
      "  ./colophon edit 2022/06/the-harbour-that-moved --headline \"The harbour moves on\"",
      "  ./colophon edit 17 --text shorter.html",
      "Exit code: 0 edited, 1 not permitted or no such article, 2 wrong usage."
    })
final class EditCommand implements Callable<Integer> {
  private static final int LARGEST = 4 << 20;
  private static final int LONGEST = 2000;

  @Parameters(paramLabel = "ARTICLE", description = "Path, number or address of the article.")
  private String article = "";

  @Option(names = "--headline", paramLabel = "TEXT", description = "The new headline.")
  private @Nullable String headline;

  @Option(
      names = "--standfirst",
      paramLabel = "TEXT",
      description = "The new standfirst; none where it is empty.")
  private @Nullable String standfirst;

  @Option(
      names = "--text",
      paramLabel = "FILE",
      description = {
        "The new text in UTF-8: HTML where the file is named .html, otherwise paragraphs with an",
        "empty line between them."
      })
  private @Nullable Path text;

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (headline == null && standfirst == null && text == null) {
      throw wrong("Name what to change: --headline, --standfirst or --text.");
    }
    check("--headline", headline, 1);
    check("--standfirst", standfirst, 0);
    Body body = text == null ? null : body(text);
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Optional<Article> found = ArticlePath.find(newspaper.articles(), article);
      if (found.isEmpty()) {
        return failed(
            "There is no article \"%s\". It is named by its path, such as 2022/06/slug."
                .formatted(article));
      }
      return edited(newspaper, found.get(), body);
    }
  }

  private int edited(Newspaper newspaper, Article found, @Nullable Body body) {
    Edit edit = edit(found.revision(), body);
    return switch (newspaper.editArticle().run(found, edit)) {
      case EditArticle.Edited(var alterations) -> {
        spec.commandLine()
            .getOut()
            .println(
                "Edited: /%s. Readers are told: %s."
                    .formatted(
                        found.path(),
                        alterations.isEmpty()
                            ? "nothing, it is as the source has it"
                            : alterations.stream()
                                .map(Alteration::word)
                                .collect(Collectors.joining(", "))));
        yield ExitCode.OK;
      }
      case EditArticle.NotPermitted(String because) -> failed(because);
    };
  }

  private Edit edit(Revision current, @Nullable Body body) {
    String first = standfirst == null ? current.standfirst() : standfirst.strip();
    return new Edit(
        headline == null ? current.headline() : headline.strip(),
        first == null || first.isEmpty() ? null : first,
        Objects.requireNonNullElse(body, current.body()),
        Typist.name());
  }

  private Body body(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw wrong("%s is larger than 4 MB.".formatted(file));
      }
      String written = Files.readString(file);
      boolean isHtml = file.toString().endsWith(".html");
      Body body = Body.sanitise(isHtml ? written : paragraphs(written), null);
      if (body.isEmpty()) {
        throw wrong("%s holds no text.".formatted(file));
      }
      return body;
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "%s cannot be read as a text in UTF-8.".formatted(file), e);
    }
  }

  private static String paragraphs(String written) {
    return Arrays.stream(written.split("\\R\\s*\\R", -1))
        .filter(paragraph -> !paragraph.isBlank())
        .map(paragraph -> "<p>" + Html.text(paragraph.strip()) + "</p>")
        .collect(Collectors.joining());
  }

  private void check(String option, @Nullable String value, int shortest) {
    if (value != null && (value.strip().length() < shortest || value.length() > LONGEST)) {
      throw wrong("%s has %d to %d characters.".formatted(option, shortest, LONGEST));
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private int failed(String sentence) {
    spec.commandLine().getErr().println(sentence);
    return ExitCode.SOFTWARE;
  }
}
