package press.colophon.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.Status;
import press.colophon.articles.Topics;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.Page;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Channel;
import press.colophon.rights.Rights;
import press.colophon.syndication.Addresses;
import press.colophon.syndication.Dispatch;
import press.colophon.syndication.NewsItems;
import press.colophon.syndication.RepublishKit;
import press.colophon.syndication.RightsStatements;
import press.colophon.translation.Languages;
import press.colophon.translation.Rendition;
import press.colophon.translation.Translation;
import press.colophon.translation.Translations;

/// What others may do with an article: for people a page with the text to copy, for machines the
/// statements of its rights. They go when the article changes, and with it.
final class RepublishPages {
  private static final int ROWS = 12;

  private final Articles articles;
  private final Dispatches dispatches;
  private final Translations translations;
  private final Frames frames;
  private final Addresses addresses;
  private final RightsStatements statements;
  private final NewsItems items;
  private final Templates templates;

  RepublishPages(
      Articles articles,
      Dispatches dispatches,
      Translations translations,
      Frames frames,
      Addresses addresses,
      RightsStatements statements,
      NewsItems items,
      Templates templates) {
    this.articles = articles;
    this.dispatches = dispatches;
    this.translations = translations;
    this.frames = frames;
    this.addresses = addresses;
    this.statements = statements;
    this.items = items;
    this.templates = templates;
  }

  /// A form in which the text can be taken as a file.
  private enum Form {
    HTML("html", "text/html"),
    TEXT("txt", "text/plain"),
    MARKDOWN("md", "text/markdown");

    private final String ending;
    private final String mediaType;

    Form(String ending, String mediaType) {
      this.ending = ending;
      this.mediaType = mediaType;
    }

    String of(RepublishKit kit) {
      return switch (this) {
        case HTML -> kit.html();
        case TEXT -> kit.text();
        case MARKDOWN -> kit.markdown();
      };
    }

    static Optional<Form> of(String ending) {
      return List.of(values()).stream().filter(form -> form.ending.equals(ending)).findFirst();
    }
  }

  /// The page about the original text.
  Answer original(String path) {
    return shown(path, (article, rights) -> page(article, readerOf(article), rights));
  }

  /// The page in another language, about the translation where others may republish it.
  Answer in(Reader reader, String path) {
    return shown(
        path,
        (article, rights) ->
            reader.tag().equals(article.language())
                ? new Answer.Moved(frames.within(addresses.republish(article, reader.tag())))
                : page(article, reader, rights));
  }

  /// The original text as a file.
  ///
  /// @param ending of the file's name: `html`, `txt` or `md`
  Answer file(String path, String ending) {
    return shown(path, (article, rights) -> file(article, readerOf(article), rights, ending));
  }

  /// The text in another language as a file.
  Answer file(Reader reader, String path, String ending) {
    return shown(path, (article, rights) -> file(article, reader, rights, ending));
  }

  /// The article's RSL document.
  Answer rsl(String path) {
    return statement(path, d -> Page.text(RightsStatements.RSL_TYPE, statements.rsl(d)));
  }

  /// The article's ODRL policy.
  Answer odrl(String path) {
    return statement(path, d -> Page.text(RightsStatements.ODRL_TYPE, statements.odrl(d)));
  }

  /// The article as a ninjs object.
  Answer ninjs(String path) {
    return item(path, NewsItems.NINJS_TYPE, items::ninjs);
  }

  /// The article as a NewsML-G2 item.
  Answer newsml(String path) {
    return item(path, NewsItems.NEWSML_TYPE, items::newsml);
  }

  private Answer item(String path, String type, BiFunction<Dispatch, Texts, String> write) {
    return shown(
        path,
        (article, rights) -> {
          Reader reader = readerOf(article);
          return dispatches
              .of(List.of(Rendition.original(article)), Channel.API, reader.texts())
              .stream()
              .findFirst()
              .<Answer>map(
                  dispatch ->
                      kept(Page.text(type, write.apply(dispatch, reader.texts())), article, reader))
              .orElseGet(Answer.Gone::new);
        });
  }

  /// The RSL document of the site.
  Page rsl() {
    return Page.text(RightsStatements.RSL_TYPE, statements.rslOfSite());
  }

  /// The file of the Text and Data Mining Reservation Protocol.
  Page tdm() {
    return Page.text("application/json", statements.tdm());
  }

  private Answer statement(String path, Function<Dispatch, Page> write) {
    return shown(
        path,
        (article, rights) ->
            kept(write.apply(original(article, frames.house(), rights)), article, frames.house()));
  }

  /// What has been taken back is gone in every form.
  private Answer shown(String path, BiFunction<Article, Rights, Answer> answer) {
    return articles
        .at(path)
        .map(article -> shown(article, dispatches.rights(article), answer))
        .orElseGet(Answer.NotFound::new);
  }

  private Answer shown(Article article, Rights rights, BiFunction<Article, Rights, Answer> answer) {
    return article.status() == Status.WITHDRAWN || !dispatches.mayBeShown(article, rights)
        ? new Answer.Gone()
        : answer.apply(article, rights);
  }

  private Reader readerOf(Article article) {
    return Languages.find(article.language())
        .flatMap(language -> frames.reader(language.tag()))
        .orElseGet(frames::house);
  }

  private Answer file(Article article, Reader reader, Rights rights, String ending) {
    Dispatch dispatch = dispatch(article, reader, rights);
    Optional<RepublishKit> kit = RepublishKit.of(dispatch, addresses, reader.texts());
    Optional<Form> form = Form.of(ending);
    if (kit.isEmpty() || form.isEmpty()) {
      return new Answer.NotFound();
    }
    Page file =
        Page.text(form.get().mediaType + "; charset=utf-8", form.get().of(kit.get()))
            .header("Content-Disposition", "attachment")
            .header("X-Robots-Tag", "noindex");
    return kept(file, article, reader);
  }

  private Page page(Article article, Reader reader, Rights rights) {
    Dispatch dispatch = dispatch(article, reader, rights);
    Page page = templates.republish(frame(dispatch, reader), view(dispatch, reader));
    return kept(page, article, reader);
  }

  private static Page kept(Page page, Article article, Reader reader) {
    return page.about(Topics.of(article.id()), Topics.ofNames(reader.tag()))
        .lastModified(article.changedAt());
  }

  /// The translation where it is finished and others may republish it, else the original.
  private Dispatch dispatch(Article article, Reader reader, Rights rights) {
    if (translations.of(article, reader.language(), rights)
        instanceof Translation.Ready(Rendition translated)) {
      Dispatch dispatch = dispatches.of(translated, rights, reader.texts());
      if (RepublishKit.mayBeRepublished(dispatch)) {
        return dispatch;
      }
    }
    return original(article, reader, rights);
  }

  private Dispatch original(Article article, Reader reader, Rights rights) {
    return dispatches.of(Rendition.original(article), rights, reader.texts());
  }

  private Frame frame(Dispatch dispatch, Reader reader) {
    Article article = dispatch.article();
    Set<String> readable = new HashSet<>(dispatch.translations());
    readable.add(article.language());
    return frames.unlisted(
        reader,
        reader.texts().say("republish.title") + ": " + dispatch.rendition().headline(),
        readable,
        lang -> frames.within(addresses.republish(article, lang)));
  }

  private RepublishView view(Dispatch dispatch, Reader reader) {
    RepublishConditions conditions = RepublishConditions.of(dispatch, reader.texts());
    String address = addresses.article(dispatch.article(), dispatch.language());
    return new RepublishView(
        dispatch.language(),
        Teasers.direction(dispatch.language()),
        new Link(dispatch.rendition().headline(), frames.within(address)),
        conditions.sentences(),
        conditions.quotations(),
        RepublishKit.of(dispatch, addresses, reader.texts())
            .map(kit -> texts(kit, dispatch, reader.texts()))
            .orElseGet(List::of),
        frames.within(addresses.request(dispatch.article(), reader.tag())));
  }

  private List<RepublishView.TextToCopy> texts(RepublishKit kit, Dispatch dispatch, Texts texts) {
    String direction = Teasers.direction(dispatch.language());
    List<RepublishView.TextToCopy> all = new ArrayList<>();
    for (Form form : Form.values()) {
      all.add(
          new RepublishView.TextToCopy(
              form.ending,
              label(form, texts),
              form == Form.HTML ? "ltr" : direction,
              form.of(kit),
              ROWS,
              List.of(link(dispatch, form))));
    }
    all.add(
        new RepublishView.TextToCopy(
            "canonical", texts.say("republish.canonical"), "ltr", kit.canonical(), 2, List.of()));
    return all;
  }

  private static String label(Form form, Texts texts) {
    return switch (form) {
      case HTML -> "HTML";
      case TEXT -> texts.say("republish.plain");
      case MARKDOWN -> "Markdown";
    };
  }

  private Link link(Dispatch dispatch, Form form) {
    Article article = dispatch.article();
    String file = "." + form.ending;
    String address = addresses.republish(article, dispatch.language()) + file;
    return new Link(article.path().replaceFirst(".*/", "") + file, frames.within(address));
  }
}
