package press.colophon.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.colophon.articles.Article;
import press.colophon.articles.Outline;
import press.colophon.rights.Channel;
import press.colophon.rights.Clause;
import press.colophon.rights.DecisionTable;
import press.colophon.rights.Duty;
import press.colophon.rights.Given;
import press.colophon.rights.Level;
import press.colophon.rights.Licence;
import press.colophon.rights.Occasion;
import press.colophon.rights.Rights;
import press.colophon.rights.Terms;
import press.colophon.rights.Use;
import press.colophon.translation.Language;

/// What may be done with one article, on what ground.
///
/// @param drafts languages that a draft for editors can be ordered in
/// @param asked the language that translations are asked for
public record RightsView(
    Article article, Rights rights, Language asked, List<Language> drafts, Instant at) {

  public RightsView {
    drafts = List.copyOf(drafts);
  }

  public String address() {
    return RightsPages.address(article.id());
  }

  public List<Channel> channels() {
    return List.of(Channel.values());
  }

  public List<DecisionTable.Row> rows() {
    return DecisionTable.of(rights, asked.tag(), at).rows();
  }

  public List<String> missing() {
    return rights.missing(Outline.of(article), Occasion.page(article.language(), at));
  }

  /// Why its picture is not shown, where it has one and its own credit or licence stands against
  // it.
  public Optional<String> withheldPicture() {
    return rights.withheld(article.revision().image(), Occasion.page(article.language(), at));
  }

  public String basis() {
    String word = rights.basis().word().replace('-', ' ');
    return rights.licence().map(Licence::name).map(name -> word + ", " + name).orElse(word);
  }

  public List<Duty> duties() {
    return rights.duties(Use.TRANSLATE);
  }

  /// Whose terms they are, as a heading.
  public static String name(Level level) {
    return switch (level) {
      case ARTICLE -> "Terms of the article";
      case SOURCE -> "Terms of the publication it first appeared in";
      case PUBLISHER -> "Terms of the publication it was taken from";
      case SOURCE_CHANGED -> "The same, as they changed; nobody has read them since";
      case PUBLISHER_CHANGED -> "The same, as they changed; nobody has read them since";
      case TRANSLATION -> "Our own terms of the translation";
    };
  }

  /// The levels that say something.
  public List<Map.Entry<Level, Terms>> levels() {
    return rights.terms().entrySet().stream().filter(e -> says(e.getValue())).toList();
  }

  private static boolean says(Terms terms) {
    return terms.licenceAsFound() != null
        || terms.licence() != null
        || !terms.clauses().isEmpty()
        || !terms.notices().isEmpty()
        || !terms.duties().isEmpty();
  }

  /// What a clause says, without its sentence.
  public static String saying(Clause clause) {
    String confirmed =
        clause.confirmed() == null
            ? "not confirmed by anybody"
            : "confirmed by " + clause.confirmed().by();
    return "%s %s, %s".formatted(clause.use().word(), clause.verdict().word(), confirmed);
  }

  /// What a recorded permission permits, and whose it is.
  public static String saying(Given given) {
    String uses = String.join(", ", given.uses().stream().map(Use::word).sorted().toList());
    String languages =
        given.scope().languages().isEmpty()
            ? ""
            : " into " + String.join(", ", given.scope().languages().stream().sorted().toList());
    String ended = given.revokedAt() == null ? "" : ", ended";
    return "%d: %s%s, by %s on %s, recorded by %s%s"
        .formatted(given.id(), uses, languages, given.by(), given.on(), given.recordedBy(), ended);
  }
}
