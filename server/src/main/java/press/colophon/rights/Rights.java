package press.colophon.rights;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Outline;

/// All that is known of the rights in one article, and the decisions that follow from it. Pure:
/// the same question has the same answer, and every question has one. Immutable.
///
/// How it decides:
/// 1. What has expired is refused.
/// 2. What editors do among themselves is granted: a private draft is published nowhere.
/// 3. A permission that a person recorded goes before all terms.
/// 4. The article's terms, its source's and its publisher's each say something or nothing: by the
///    strictest of the clauses that speak of the use here and now, or else by the licence. Of those
///    that say something, the strictest counts.
/// 5. Where all are silent, the rules of the house decide by the basis.
///
/// @param isEdited whether its text was changed here, which is a use of its own
/// @param terms the article's first; at least these
/// @param contact whom to ask, where it is known
public record Rights(
    String language,
    LocalDate publishedOn,
    boolean isEdited,
    Map<Level, Terms> terms,
    List<Given> given,
    HouseRules house,
    @Nullable String contact) {
  /// What a licence of a text is about.
  private static final Set<Use> OF_TEXTS =
      EnumSet.of(Use.REPRINT, Use.TRANSLATE, Use.EDIT, Use.COMMERCIAL);

  /// What one level of the terms says to a use.
  private record Said(Verdict verdict, Ground ground) {}

  public Rights {
    terms = Collections.unmodifiableMap(new EnumMap<>(terms));
    given = List.copyOf(given);
    Objects.requireNonNull(terms.get(Level.ARTICLE), "an article has terms, if only unstated ones");
  }

  /// The rights in an article whose text is as its source gave it.
  public Rights(
      String language,
      LocalDate publishedOn,
      Map<Level, Terms> terms,
      List<Given> given,
      HouseRules house,
      @Nullable String contact) {
    this(language, publishedOn, false, terms, given, house, contact);
  }

  /// The rights in an article of which nothing but its own terms is known.
  public static Rights of(Article article, Terms terms, HouseRules house) {
    return new Rights(
        article.language(),
        article.publishedOn(),
        !article.revision().alterations().isEmpty(),
        Map.of(Level.ARTICLE, terms),
        List.of(),
        house,
        null);
  }

  /// The article's own terms.
  public Terms own() {
    return Objects.requireNonNull(terms.get(Level.ARTICLE));
  }

  /// The ground on which it is republished: the article's own, or else that of where it is from.
  public Basis basis() {
    return standing()
        .map(Terms::basis)
        .filter(b -> b != Basis.UNSTATED)
        .findFirst()
        .orElse(Basis.UNSTATED);
  }

  /// What an article must say of itself before it is published, and does not, in plain English.
  public List<String> unsaid(Outline article) {
    return article.missing().stream().filter(basis()::needs).map(Outline.Part::words).toList();
  }

  /// All that keeps an article from being published: what it does not say, and that nothing allows
  /// it, in plain English.
  public List<String> missing(Outline article, Occasion on) {
    List<String> missing = new ArrayList<>(unsaid(article));
    if (!hasGround(on)) {
      missing.add("on what ground it may be shown" + unreadGround());
    }
    return missing;
  }

  /// The sentence that would be a ground if a person had confirmed it.
  private String unreadGround() {
    return unconfirmed().stream()
        .filter(Clause::letsReprint)
        .findFirst()
        .map(clause -> ": nobody has confirmed \"%s\"".formatted(clause.quotation()))
        .orElse("");
  }

  /// Whether terms or a recorded permission say that it may be used.
  public boolean hasGround(Occasion on) {
    return basis() != Basis.UNSTATED || given.stream().anyMatch(g -> g.permits(Use.REPRINT, on));
  }

  /// The licence it comes under: where its terms, its source's and its publisher's name several,
  /// the one that permits the fewest uses, or else the nearest.
  public Optional<Licence> licence() {
    return licences().min(Comparator.comparingLong(Rights::permitted));
  }

  private static long permitted(Licence licence) {
    return Stream.of(Use.values()).filter(use -> permits(licence, use)).count();
  }

  private static boolean permits(Licence licence, Use use) {
    return licence.rules().on(use).verdict() == Verdict.ALLOWED;
  }

  /// Whose terms changed and were read by no person since.
  public Set<Level> changed() {
    return terms.keySet().stream().filter(Level::isChanged).collect(Collectors.toSet());
  }

  /// The terms of all who have a say in the text as it first appeared, without what changed and was
  /// read by no person since.
  private Stream<Terms> standing() {
    return terms.entrySet().stream()
        .filter(of -> of.getKey().isStanding())
        .map(Map.Entry::getValue);
  }

  private Stream<Licence> licences() {
    return ofOriginal().stream().map(Terms::licence).filter(Objects::nonNull);
  }

  /// What others may do by the same terms: without what was permitted to us alone. What is the
  /// house's own work is offered on the house's own terms, and so are its translations as far as
  /// the original's terms leave that to it: under a licence that is passed on alike, they do not.
  public Rights toOthers() {
    OwnTerms ours = house.own();
    Map<Level, Terms> offered = new EnumMap<>(terms);
    boolean isOurs = isOffered();
    if (isOurs) {
      offered.put(Level.ARTICLE, ours.of(own()));
    } else if (ours.isStated() && basis() != Basis.OWN_WORK && alike().isEmpty()) {
      offered.put(Level.TRANSLATION, ours.terms());
    }
    return new Rights(
        language,
        publishedOn,
        isEdited,
        offered,
        List.of(),
        house.toOthers(),
        isOurs && ours.contact() != null ? ours.contact() : contact);
  }

  /// Whether it is the house's own work and the house's own terms speak of it: an article that
  /// names its own keeps them.
  private boolean isOffered() {
    return house.own().isStated()
        && basis() == Basis.OWN_WORK
        && standing().allMatch(t -> t.licence() == null && t.clauses().isEmpty());
  }

  /// The licence that whatever is made from it has to be under as well, where one asks for that.
  public Optional<Licence> alike() {
    return licences().filter(Licence::demandsShareAlike).findFirst();
  }

  /// The licence under which everybody may use the text in this language: of a translation the
  /// original's where it asks for the same, or else the house's own, or else the original's. None
  /// that permits more than is decided: a clause may be narrower, or the terms of a source.
  public Optional<Licence> offered(Occasion on) {
    Rights others = toOthers();
    if (on.language().equals(language) || basis() == Basis.OWN_WORK) {
      return others.licence().filter(licence -> others.covers(licence, on));
    }
    if (!others.decide(Use.TRANSLATE, on).isGranted()) {
      return Optional.empty();
    }
    Terms ours = others.terms().get(Level.TRANSLATION);
    Stream<Licence> own = ours == null ? Stream.empty() : Stream.ofNullable(ours.licence());
    Stream<Licence> licences =
        alike().isPresent() ? alike().stream() : Stream.concat(own, others.licence().stream());
    return licences.filter(licence -> others.covers(licence, on)).findFirst();
  }

  /// Whether all that a licence lets everybody do with the text is granted.
  private boolean covers(Licence licence, Occasion on) {
    return OF_TEXTS.stream()
        .filter(use -> permits(licence, use))
        .allMatch(use -> decide(use, on).isGranted());
  }

  /// What was read out of terms and no person has confirmed; what allows something beside a licence
  /// that says it all is not among it.
  public List<Clause> unconfirmed() {
    return standing().flatMap(Rights::unconfirmed).toList();
  }

  private static Stream<Clause> unconfirmed(Terms terms) {
    return terms.clauses().stream()
        .filter(clause -> clause.confirmed() == null)
        .filter(clause -> terms.licence() == null || clause.verdict() != Verdict.ALLOWED);
  }

  /// Decides whether the article may be shown on this occasion: with all that this takes together,
  /// the text in this language, its channel, and profit where the house makes one.
  public Permission decide(Occasion on) {
    return strictest(needed(on).map(use -> decide(use, on)).toList());
  }

  /// Decides whether the pictures that came with it may be shown as well.
  public Permission decidePictures(Occasion on) {
    return strictest(List.of(decide(Use.IMAGES, on), decideProfit(on)));
  }

  /// Decides whether one picture may be shown: by the terms, as all pictures that came with the
  /// article, and by what it says of itself: its own licence, or an agency in its credit.
  ///
  /// A publisher's licence, or sentence on "our pictures", does not mean an agency's; a permission
  /// that was recorded for pictures does.
  public Permission decidePicture(@Nullable FeaturedImage image, Occasion on) {
    Permission byTerms = decidePictures(on);
    if (image == null || !byTerms.isGranted() || on.audience() == Audience.NEWSROOM) {
      return byTerms;
    }
    return decide(Use.IMAGES, on).because() instanceof Ground.Recorded
        ? byTerms
        : PictureRights.ofItself(image, this).orElse(byTerms);
  }

  /// Why a picture that came with the article is not shown.
  public Optional<String> withheld(@Nullable FeaturedImage image, Occasion on) {
    return Optional.of(decidePicture(image, on))
        .filter(decision -> image != null && !decision.isGranted())
        .map(decision -> decision.because().words());
  }

  private Permission decideProfit(Occasion on) {
    return house.commercial() ? decide(Use.COMMERCIAL, on) : decide(Use.REPRINT, on);
  }

  private Stream<Use> needed(Occasion on) {
    Set<Use> uses = EnumSet.of(Use.REPRINT, channelDoes(on.channel()));
    if (!on.language().equals(language) && !isOursToGive(on.channel())) {
      uses.add(Use.TRANSLATE);
    }
    if (isEdited) {
      uses.add(Use.EDIT);
    }
    if (house.commercial()) {
      uses.add(Use.COMMERCIAL);
    }
    return uses.stream();
  }

  /// Whoever takes over a translation that is wholly ours translates nothing.
  private boolean isOursToGive(Channel channel) {
    return channel == Channel.KIT && basis() == Basis.OWN_WORK;
  }

  /// Others need nothing from us where a public licence lets everybody republish.
  private Use channelDoes(Channel channel) {
    boolean isPublic =
        licence()
            .map(licence -> licence.rules().on(Use.REPRINT).verdict())
            .filter(Verdict.ALLOWED::equals)
            .isPresent();
    return channel == Channel.KIT && (isPublic || isOursToGive(channel))
        ? Use.REPRINT
        : channel.alsoDoes();
  }

  /// Decides one use by itself.
  public Permission decide(Use use, Occasion on) {
    Optional<LocalDate> last = lastDay();
    if (last.isPresent() && on.day().isAfter(last.get()) && !isExtended(on)) {
      return new Permission.Refused(new Ground.Expired(last.get()));
    }
    if (on.audience() == Audience.NEWSROOM) {
      return new Permission.Granted(new Ground.AmongEditors(), List.of());
    }
    for (Given permission : given) {
      if (permission.permits(use, on)) {
        return new Permission.Granted(new Ground.Recorded(permission), duties(use));
      }
    }
    Said said = said(use, on);
    return switch (said.verdict()) {
      case ALLOWED -> new Permission.Granted(said.ground(), duties(use));
      case ASK -> new Permission.AskFirst(said.ground(), contact);
      case DENIED -> new Permission.Refused(said.ground());
    };
  }

  private Said said(Use use, Occasion on) {
    Said strictest = null;
    for (Map.Entry<Level, Terms> level : terms.entrySet()) {
      if (level.getKey().isStanding()) {
        strictest = stricter(strictest, said(level.getKey(), level.getValue(), use, on));
      }
    }
    Said original =
        strictest != null
            ? strictest
            : new Said(house.onSilence(basis(), use), new Ground.Silence(basis(), use));
    return Objects.requireNonNull(
        stricter(stricterSince(original, use, on), ofTranslation(use, on)));
  }

  private static @Nullable Said stricter(@Nullable Said one, @Nullable Said other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.verdict().compareTo(one.verdict()) > 0 ? other : one;
  }

  /// What changed terms say counts where it is stricter, and so does it that they are silent now.
  private Said stricterSince(Said before, Use use, Occasion on) {
    Said strictest = before;
    for (Map.Entry<Level, Terms> level : terms.entrySet()) {
      if (level.getKey().isChanged()) {
        Said now = saidNow(level.getKey(), level.getValue(), use, on);
        strictest = now.verdict().compareTo(strictest.verdict()) > 0 ? now : strictest;
      }
    }
    return strictest;
  }

  private Said saidNow(Level level, Terms changed, Use use, Occasion on) {
    Said said = said(level, changed, use, on);
    return said != null
        ? said
        : new Said(house.onSilence(changed.basis(), use), new Ground.NoLongerSaid(use, level));
  }

  /// What the house says of its translation. Whether the original may be translated is not its to
  /// say.
  private @Nullable Said ofTranslation(Use use, Occasion on) {
    Terms ours = terms.get(Level.TRANSLATION);
    return ours == null || use == Use.TRANSLATE || on.language().equals(language)
        ? null
        : said(Level.TRANSLATION, ours, use, on);
  }

  private static @Nullable Said said(Level level, Terms terms, Use use, Occasion on) {
    Clause strictest = null;
    for (Clause clause : terms.clauses()) {
      if (clause.speaksOf(use, on)
          && (strictest == null || clause.verdict().compareTo(strictest.verdict()) > 0)) {
        strictest = clause;
      }
    }
    if (strictest != null) {
      return new Said(strictest.verdict(), new Ground.Quoted(strictest, level));
    }
    Licence licence = terms.licence();
    if (licence == null) {
      return null;
    }
    LicenceRules.Rule rule = licence.rules().on(use);
    return new Said(rule.verdict(), new Ground.LicenceText(licence, rule.section(), level));
  }

  /// What has to be done for a use: what licences ask for and what the words do, each kind once,
  /// the words first because they are more exact.
  public List<Duty> duties(Use use) {
    Map<Duty.Kind, Duty> duties = new EnumMap<>(Duty.Kind.class);
    List<Terms> all = ofOriginal();
    for (Terms level : all) {
      level.duties().forEach(duty -> duties.putIfAbsent(duty.kind(), duty));
    }
    for (Terms level : all) {
      Licence licence = level.licence();
      if (licence != null) {
        licence.rules().duties(use).forEach(duty -> duties.putIfAbsent(duty.kind(), duty));
      }
    }
    return List.copyOf(duties.values());
  }

  /// The terms of all who have a say in the text as it first appeared, as a person may have read
  /// them and as they are now.
  private List<Terms> ofOriginal() {
    List<Terms> original = new ArrayList<>(terms.values());
    if (terms.containsKey(Level.TRANSLATION)) {
      original.removeLast(); // the last of the levels
    }
    return original;
  }

  /// The duty of this kind, where the words or the licence ask for it.
  public Optional<Duty> duty(Duty.Kind kind, Use use) {
    return duties(use).stream().filter(duty -> duty.kind() == kind).findFirst();
  }

  /// The duty of this kind that the terms of a publication ask for. What has us turn to somebody is
  /// not taken from the page of an article, by which anybody could have us turn to anybody.
  public Optional<Duty> dutyToPublication(Duty.Kind kind) {
    return Stream.of(Level.SOURCE, Level.PUBLISHER)
        .map(terms::get)
        .filter(Objects::nonNull)
        .flatMap(level -> level.duties().stream())
        .filter(duty -> duty.kind() == kind)
        .findFirst();
  }

  /// The last day on which it may be shown, where the terms set one: so many days after it was
  /// published here, or a day.
  public Optional<LocalDate> lastDay() {
    LocalDate last = null;
    for (Terms level : terms.values()) {
      for (Duty duty : level.duties()) {
        LocalDate day = duty.lastDay(publishedOn);
        last = last == null || (day != null && day.isBefore(last)) ? day : last;
      }
    }
    return Optional.ofNullable(last);
  }

  /// Whether a permission lets it stay beyond its last day.
  private boolean isExtended(Occasion on) {
    return given.stream().anyMatch(g -> g.permits(Use.REPRINT, on));
  }

  private static Permission strictest(List<Permission> decisions) {
    List<Duty> duties = new ArrayList<>();
    Permission first = decisions.getFirst();
    for (Permission decision : decisions) {
      switch (decision) {
        case Permission.Refused refused -> {
          return refused;
        }
        case Permission.AskFirst ask -> first = first.isGranted() ? ask : first;
        case Permission.Granted granted ->
            granted.duties().stream().filter(d -> !duties.contains(d)).forEach(duties::add);
      }
    }
    return first instanceof Permission.Granted granted
        ? new Permission.Granted(granted.because(), duties)
        : first;
  }
}
