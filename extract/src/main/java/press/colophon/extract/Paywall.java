package press.colophon.extract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.ExtractedArticle.Access;

/// Whether the page says that its whole text is for everyone, for payers, or for everyone a few
/// times a month.
final class Paywall {

  private static final Map<String, Access> TIERS =
      Map.of(
          "free", Access.FREE,
          "open", Access.FREE,
          "metered", Access.METERED,
          "locked", Access.PAID,
          "paid", Access.PAID,
          "premium", Access.PAID,
          "subscriber", Access.PAID,
          "subscribers", Access.PAID);

  /// The names that barriers before a text go by.
  private static final Vocabulary BARRIER =
      new Vocabulary("paywall|pay wall|paygate|pay gate|regwall|piano offer|paid content barrier");

  /// Names of what only waits for a reader to be barred, or tells of other texts.
  private static final Vocabulary NO_BARRIER =
      new Vocabulary("hide|hidden|related*|teaser|item|tools|icon|badge|link|story");

  private static final Pattern OFFER =
      Pattern.compile(
          "subscri|abonn|abonnement|suscri|assin|abbon|prenumer|tilaa|předplat|prenumerat|подпис|購読|订阅|구독|member|log ?in|sign in|anmelden|registr|premium",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final Page page;

  Paywall(Page page) {
    this.page = page;
  }

  @Nullable Found<Access> find() {
    Found<String> stated = page.stated("isAccessibleForFree");
    Access access = stated == null ? null : free(stated.value());
    if (stated != null && access != null) {
      return new Found<>(access, stated.from());
    }
    Found<Access> part = closedPart();
    Found<Access> tier = part == null ? tier() : part;
    return tier == null ? barrier() : tier;
  }

  private static @Nullable Access free(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1", "https://schema.org/true", "http://schema.org/true" -> Access.FREE;
      case "false", "no", "0", "https://schema.org/false", "http://schema.org/false" -> Access.PAID;
      default -> null;
    };
  }

  /// A part of the article that is not free: `hasPart` with its own `isAccessibleForFree`.
  private @Nullable Found<Access> closedPart() {
    for (Thing article : page.data.articles()) {
      for (Thing part : page.data.follow(article, "hasPart")) {
        String free = part.text("isAccessibleForFree");
        if (free != null && free(free) == Access.PAID) {
          return new Found<>(Access.PAID, article.syntax() + " hasPart");
        }
      }
    }
    return null;
  }

  private @Nullable Found<Access> tier() {
    for (String name : List.of("article:content_tier", "og:article:content_tier", "content_tier")) {
      Found<String> stated = page.meta.first(name);
      Access access =
          stated == null ? null : TIERS.get(stated.value().strip().toLowerCase(Locale.ROOT));
      if (stated != null && access != null) {
        return new Found<>(access, stated.from());
      }
    }
    return null;
  }

  /// A barrier that the page shows; one that waits hidden, or without words, bars nobody yet.
  private @Nullable Found<Access> barrier() {
    for (int i = 1; i < page.outline.size(); i++) {
      if (!page.clutter.isCalled(i, BARRIER) || page.clutter.isCalled(i, NO_BARRIER)) {
        continue;
      }
      Element element = page.outline.element(i);
      boolean seen = !Clutter.isNeverText(element) && !Clutter.isHidden(element);
      if (seen && OFFER.matcher(Words.start(element, 400)).find()) {
        return new Found<>(Access.PAID, "class" + page.clutter.names(element).stripTrailing());
      }
    }
    return null;
  }
}
