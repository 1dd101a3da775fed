package press.colophon.rights.requests;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.Publication;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.rights.Basis;
import press.colophon.rights.Permission;
import press.colophon.rights.Permissions;
import press.colophon.rights.Rights;

/// Drafts the answers to requests, to be edited before they are sent: in English, with what the
/// terms say. Thread-safe.
public final class AnswerTemplates {
  private final Articles articles;
  private final Permissions permissions;
  private final String house;
  private final String address;
  private final Clock clock;

  /// @param house the publication's name
  /// @param address of the site, without a slash at the end
  public AnswerTemplates(
      Articles articles, Permissions permissions, String house, String address, Clock clock) {
    this.articles = articles;
    this.permissions = permissions;
    this.house = house;
    this.address = address;
    this.clock = clock;
  }

  /// The article of a request, what its terms say, and the answer that follows from them.
  ///
  /// @param decision what everybody may do by its terms
  /// @param ours whether it is ours to give
  /// @param holder where the rights holder can be asked
  /// @param contact the same in words, where it is no e-mail address
  /// @param proposed the answer that fits
  public record Stance(
      Article article,
      Permission decision,
      boolean ours,
      @Nullable EmailAddress holder,
      @Nullable String contact,
      Decision.Kind proposed) {

    /// Whether we can permit it: it is ours, or everybody may by its terms.
    public boolean isOursToPermit() {
      return ours || decision.isGranted();
    }
  }

  /// Where a request stands by the terms of its article.
  public Stance stance(ReaderRequest request) {
    Article article = article(request);
    Rights rights = permissions.of(article);
    Permission decision = request.kind().decide(rights.toOthers(), clock.instant());
    boolean isOurs = rights.basis() == Basis.OWN_WORK;
    EmailAddress holder = isOurs ? null : EmailAddress.within(rights.contact()).orElse(null);
    return new Stance(
        article,
        decision,
        isOurs,
        holder,
        rights.contact(),
        proposed(request, decision.isGranted(), isOurs, holder));
  }

  /// What is not ours is its holder's to permit.
  private static Decision.Kind proposed(
      ReaderRequest request, boolean isGranted, boolean isOurs, @Nullable EmailAddress holder) {
    if (request.kind().isComplaint()) {
      return Decision.Kind.DONE;
    }
    if (isGranted || isOurs) {
      return Decision.Kind.GRANT;
    }
    return holder == null ? Decision.Kind.REFUSE : Decision.Kind.FORWARD;
  }

  /// What letters about a request have in their subject.
  public String subject(ReaderRequest request) {
    return "Your request %d: %s".formatted(request.number(), article(request).headline());
  }

  /// The draft of an answer.
  public String draft(ReaderRequest request, Decision.Kind kind) {
    Stance stance = stance(request);
    return switch (kind) {
      case GRANT -> toSender(request, stance.article(), granted(request, stance));
      case REFUSE -> toSender(request, stance.article(), refused(stance));
      case ASK_BACK ->
          toSender(request, stance.article(), "Before we can answer, please tell us: ");
      case FORWARD -> toHolder(request, stance.article());
      case DONE -> toSender(request, stance.article(), done(request, stance.article()));
    };
  }

  private static String granted(ReaderRequest request, Stance stance) {
    String reason =
        stance.decision().isGranted()
            ? "The article's terms permit this to everybody (%s). You may go ahead."
                .formatted(stance.decision().because().words())
            : "We permit what you describe (%s), for this article.".formatted(word(request));
    return reason + " Please name the authors and the source, and link to the article.";
  }

  private static String refused(Stance stance) {
    if (stance.decision().isGranted()) {
      return "We cannot permit this, because ";
    }
    String because = "We cannot permit this: %s.".formatted(stance.decision().because().words());
    return stance.ours() || stance.contact() == null
        ? because
        : because + " It is not ours to give. Please ask at " + stance.contact();
  }

  private static String done(ReaderRequest request, Article article) {
    return switch (article.status()) {
      case WITHDRAWN -> "The article has been withdrawn, in every language. Its address says so.";
      case DRAFT -> "The article is not shown any more.";
      case PUBLISHED, CORRECTED ->
          isCorrected(request, article)
              ? "Thank you for telling us. The article has been corrected."
              : "Thank you for telling us. We have looked at the article, and leave it as it is,"
                  + " because ";
    };
  }

  private static boolean isCorrected(ReaderRequest request, Article article) {
    Instant corrected = article.correctedAt();
    return request.kind() == RequestKind.CORRECTION
        && corrected != null
        && !corrected.isBefore(request.receivedAt());
  }

  private String toSender(ReaderRequest request, Article article, String words) {
    return """
        Dear %s,

        you wrote to us about "%s" (%s).

        %s

        You wrote:

        %s

        Kind regards,
        %s
        """
        .formatted(
            request.name(), article.headline(), address(article), words, quoted(request), house);
  }

  private String toHolder(ReaderRequest request, Article article) {
    return """
        Dear colleagues,

        we republish your article "%s" (%s%s). Somebody asks for more than its terms allow (%s), \
        which is yours to permit. If you answer this letter, your answer goes to them: %s <%s>.

        They wrote:

        %s

        Kind regards,
        %s
        """
        .formatted(
            article.headline(),
            address(article),
            original(article),
            word(request),
            request.who(),
            request.email(),
            quoted(request),
            house);
  }

  /// What the sender of a request is told when it went to the rights holder.
  String forwarded(ReaderRequest request) {
    Article article = article(request);
    String holder =
        Optional.ofNullable(article.provenance().credited())
            .map(Publication::name)
            .orElse("its publisher");
    return toSender(
        request,
        article,
        "This article is not ours to give. We have sent your request to %s, who will answer you."
            .formatted(holder));
  }

  private static String original(Article article) {
    String url = article.provenance().originalUrl();
    return url == null ? "" : "; first published at " + url;
  }

  private static String word(ReaderRequest request) {
    return switch (request.kind()) {
      case COMMERCIAL -> "commercial use";
      case PRINT -> "print";
      case TRANSLATION -> "a translation";
      case IMAGES -> "its pictures";
      case OTHER -> "another use";
      case CORRECTION -> "a correction";
      case TAKEDOWN -> "its withdrawal";
    };
  }

  private static String quoted(ReaderRequest request) {
    return "> " + request.words().replace("\n", "\n> ");
  }

  private String address(Article article) {
    return address + "/" + article.path();
  }

  private Article article(ReaderRequest request) {
    return articles.find(request.article()).orElseThrow();
  }
}
