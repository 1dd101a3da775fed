package press.colophon.newsroom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.Page;
import press.colophon.platform.http.Request;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.platform.mail.Letter;
import press.colophon.rights.Use;
import press.colophon.rights.requests.Ask;
import press.colophon.rights.requests.Asks;

/// Pages on which editors ask sources for more than their terms allow, and file the replies.
final class AskPages {
  static final String ADDRESS = "/desk/asks";
  private static final int MOST = 200;
  private static final Pattern PATH = Pattern.compile("\\d{4}/\\d{2}/[^\\s/?#]+");
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*");

  private final RequestDesk desk;
  private final Articles articles;
  private final Templates templates;

  AskPages(RequestDesk desk, Articles articles, Templates templates) {
    this.desk = desk;
    this.articles = articles;
    this.templates = templates;
  }

  /// Those that wait first, and the form for another.
  Answer list(Request sent) {
    return list(sent.query("article").orElse(""), null);
  }

  private Page list(String named, @Nullable String trouble) {
    return templates.asks(new AsksView(desk.asks().list(MOST), named, trouble)).once();
  }

  /// Drafts a letter.
  Answer draft(String person, Request sent) {
    String named = sent.form("articles").orElse("");
    try {
      Asks.Wish wish =
          new Asks.Wish(
              articles(named),
              uses(sent),
              languages(sent.form("languages").orElse("")),
              contact(sent.form("contact").orElse("").strip()),
              person);
      return switch (desk.asks().draft(wish)) {
        case Asks.Drafted(long number) -> new Answer.SeeOther(ADDRESS + "/" + number);
        case Asks.NobodyToAsk(String because) -> list(named, because).status(422);
      };
    } catch (IllegalArgumentException e) {
      return list(named, Objects.requireNonNullElse(e.getMessage(), "It could not be read."))
          .status(422);
    }
  }

  private List<Article> articles(String named) {
    List<Article> found = new ArrayList<>();
    Matcher paths = PATH.matcher(named);
    while (paths.find()) {
      String path = paths.group();
      found.add(
          articles
              .findByPath(path)
              .orElseThrow(
                  () -> new IllegalArgumentException("There is no article at /" + path + ".")));
    }
    return found.stream().distinct().toList();
  }

  private static Set<Use> uses(Request sent) {
    return Arrays.stream(Use.values())
        .filter(use -> sent.form(use.word()).isPresent())
        .collect(Collectors.toSet());
  }

  private static Set<String> languages(String written) {
    Set<String> tags =
        Pattern.compile("[,\\s]+")
            .splitAsStream(written)
            .filter(tag -> !tag.isEmpty())
            .collect(Collectors.toSet());
    tags.stream()
        .filter(tag -> !TAG.matcher(tag).matches())
        .findFirst()
        .ifPresent(
            tag -> {
              throw new IllegalArgumentException("\"%s\" is no language tag.".formatted(tag));
            });
    return tags;
  }

  private static @Nullable EmailAddress contact(String written) {
    return written.isEmpty() ? null : new EmailAddress(written);
  }

  /// One letter.
  Answer show(Request sent) {
    return desk.asks().find(number(sent)).<Answer>map(this::page).orElseGet(this::unknown);
  }

  private Page page(Ask ask) {
    return templates
        .ask(new AskView(ask, List.copyOf(articles.find(ask.articles()).values())))
        .once();
  }

  /// Sends it, or files the reply.
  Answer change(String person, Request sent) {
    long number = number(sent);
    String text = sent.form("text").orElse("").strip();
    if (text.isEmpty() || text.length() > Letter.LONGEST_TEXT) {
      return nothing("A letter has 1 to %d characters.".formatted(Letter.LONGEST_TEXT));
    }
    String by = sent.form("by").orElse("").strip();
    boolean isDone =
        switch (sent.form("do").orElse("")) {
          case "send" -> desk.asks().send(number, text);
          case "granted" -> answered(number, true, text, by, person);
          case "refused" -> answered(number, false, text, by, person);
          default -> false;
        };
    return isDone
        ? new Answer.SeeOther(ADDRESS + "/" + number)
        : nothing("It was settled already, or there is no such letter.");
  }

  private boolean answered(long number, boolean granted, String text, String by, String person) {
    Optional<Ask> ask = desk.asks().find(number);
    return ask.isPresent()
        && desk.asks()
            .answered(
                number,
                granted,
                text,
                by.isEmpty() ? ask.get().contact().text() : by,
                null,
                person);
  }

  private static long number(Request sent) {
    return Long.parseLong(sent.parameter("number"));
  }

  private Page unknown() {
    return templates
        .message("There is no such letter", "The list of our questions has those that there are.")
        .status(404)
        .once();
  }

  private Page nothing(String because) {
    return templates.message("Nothing was changed", because).status(400).once();
  }
}
