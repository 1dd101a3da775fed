package press.colophon.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.platform.jobs.Jobs;
import press.colophon.platform.jobs.Worker;

/// Holds finished translations to the glossary when it has changed: a sentence that breaks it gets
/// [Flaw#GLOSSARY], one that breaks it no more loses it. Of sentences that a machine made a new
/// version is ordered ([RemakeSentences]); a person's stay as they are, for an editor to look at.
/// Thread-safe. Doing it again after a crash does no more.
public final class HoldToGlossary {
  private static final Logger log = LoggerFactory.getLogger(HoldToGlossary.class);
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  /// More words than these are not looked for in texts: every translation is looked through.
  private static final int MOST_WORDS = 200;

  private final Jdbi db;
  private final Articles articles;
  private final Translations translations;
  private final Workbench bench;
  private final Jobs jobs;

  public HoldToGlossary(
      Jdbi db, Articles articles, Translations translations, Workbench bench, Jobs jobs) {
    this.db = db;
    this.articles = articles;
    this.translations = translations;
    this.bench = bench;
    this.jobs = jobs;
  }

  /// What entries find in finished translations.
  ///
  /// @param translations that break them
  /// @param byMachine sentences that a machine made
  /// @param byPeople sentences that a person wrote or approved
  public record Findings(int translations, int byMachine, int byPeople) {
    /// Counts them.
    ///
    /// @param broken the sentences of each translation that break the entries
    static Findings of(List<List<Unit>> broken) {
      List<Unit> all = broken.stream().flatMap(List::stream).toList();
      int byPeople = (int) all.stream().filter(Unit::isByPerson).count();
      int translations = (int) broken.stream().filter(some -> !some.isEmpty()).count();
      return new Findings(translations, all.size() - byPeople, byPeople);
    }
  }

  /// What entries would find that are about to be added; changes nothing.
  public Findings find(List<Term> added) {
    List<List<Unit>> broken = new ArrayList<>();
    added.stream()
        .collect(Collectors.groupingBy(Term::from))
        .forEach(
            (from, terms) ->
                each(
                    from,
                    terms.stream().map(Term::source).toList(),
                    (article, route) -> broken.add(broken(article, route, terms))));
    return Findings.of(broken);
  }

  private List<Unit> broken(Article article, Route route, List<Term> added) {
    Terminology terms = bench.terminologyWith(added, route.from(), route.to());
    return bench.units(article, route.to()).orElse(List.of()).stream()
        .filter(unit -> isBroken(unit, terms) && !unit.flaws().contains(Flaw.GLOSSARY))
        .toList();
  }

  private static boolean isBroken(Unit unit, Terminology terms) {
    return unit.target() != null && terms.isBroken(unit.source(), unit.target());
  }

  public Worker<GlossaryChanged> worker() {
    return new Worker<>(GlossaryChanged.KIND, this::run);
  }

  public void run(GlossaryChanged news) {
    Language from = new Language(news.language());
    Map<Language, Terminology> terms = new HashMap<>();
    each(
        from,
        news.sources(),
        (article, route) ->
            hold(
                article,
                route,
                terms.computeIfAbsent(route.to(), to -> bench.terminology(from, to))));
  }

  private void hold(Article article, Route route, Terminology terms) {
    List<Unit> seen = new ArrayList<>();
    bench.change(
        article,
        route,
        units -> {
          List<Unit> marked = units.stream().map(unit -> marked(unit, terms)).toList();
          seen.addAll(marked);
          return marked;
        });
    if (seen.stream().anyMatch(RemakeSentences::isToRemake)) {
      RemakeOrder order =
          new RemakeOrder(article.id().value(), article.revision().id(), route.to().tag());
      db.useTransaction(
          h -> jobs.enqueue(h, RemakeOrder.KIND, order.id(), order, Jobs.Urgency.SOON));
    }
    log.info(
        "event=held-to-glossary article={} language={} marked={}",
        article.id(),
        route.to(),
        seen.stream().filter(unit -> unit.flaws().contains(Flaw.GLOSSARY)).count());
  }

  private static Unit marked(Unit unit, Terminology terms) {
    boolean isMarked = unit.flaws().contains(Flaw.GLOSSARY);
    if (isBroken(unit, terms) == isMarked) {
      return unit;
    }
    List<Flaw> others = unit.flaws().stream().filter(flaw -> flaw != Flaw.GLOSSARY).toList();
    return unit.withFlaws(
        isMarked ? others : Stream.concat(others.stream(), Stream.of(Flaw.GLOSSARY)).toList());
  }

  /// Every finished translation of a current text that has one of the words.
  private void each(Language from, List<String> sources, BiConsumer<Article, Route> reader) {
    Map<ArticleId, List<String>> found = translated(from, sources);
    found.forEach(
        (id, languages) -> {
          Optional<Article> article = articles.find(id);
          if (article.isPresent() && isIn(article.get(), from)) {
            languages.stream()
                .map(tag -> translations.route(article.get(), new Language(tag)))
                .flatMap(Optional::stream)
                .forEach(route -> reader.accept(article.get(), route));
          }
        });
  }

  private static boolean isIn(Article article, Language from) {
    return Languages.find(article.language()).filter(from::equals).isPresent();
  }

  private Map<ArticleId, List<String>> translated(Language from, List<String> sources) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select t.article_id, t.language from translation t
                    join article a on a.id = t.article_id
                    join revision r on r.id = t.revision_id
                    where t.state = 'made' and split_part(a.language, '-', 1) = :from
                      and a.status in ('published', 'corrected')
                      and not exists (
                        select from revision later
                        where later.article_id = r.article_id and later.number > r.number)
                      and (
                        concat_ws(' ', r.headline, r.standfirst, r.picture_caption,
                          r.picture_alt, r.body) ilike any(:words)
                        or exists (
                          select from article_note x join note n on n.id = x.note_id
                          where x.article_id = t.article_id and n.html ilike any(:words)))
                    order by t.article_id, t.language
                    """)
                .bind("from", from.locale().getLanguage())
                .bindArray("words", String.class, words(sources))
                .map(
                    (row, context) ->
                        Map.entry(
                            new ArticleId(row.getLong("article_id")), row.getString("language")))
                .collect(
                    Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
  }

  /// The first word of each as a pattern; one that fits everything where there are too many.
  private static List<String> words(List<String> sources) {
    return sources.size() > MOST_WORDS
        ? List.of("%")
        : sources.stream().map(HoldToGlossary::firstWord).distinct().toList();
  }

  private static String firstWord(String source) {
    Matcher word = WORD.matcher(source);
    return "%" + (word.find() ? Objects.requireNonNull(word.group()) : "") + "%";
  }
}
