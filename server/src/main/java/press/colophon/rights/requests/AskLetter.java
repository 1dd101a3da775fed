package press.colophon.rights.requests;

import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import press.colophon.articles.Article;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permission;
import press.colophon.rights.Permissions;
import press.colophon.rights.Rights;
import press.colophon.rights.Use;

/// Drafts the letter to a source from what is missing: what we need, which sentence or licence
/// stands against it, and what we would do.
///
/// @param house the publication, with the address it answers mail at
/// @param address of the site, without a slash at the end
record AskLetter(Permissions permissions, Colophon.House house, String address, Texts english) {

  /// One use of one article that needs a permission.
  ///
  /// @param because what stands against it
  private record Missing(Use use, String because) {}

  static String subject(List<Article> articles) {
    String first = articles.getFirst().headline();
    return switch (articles.size()) {
      case 1 -> "May we? \"%s\"".formatted(first);
      case 2 -> "May we? \"%s\" and another article".formatted(first);
      default -> "May we? \"%s\" and %d more articles".formatted(first, articles.size() - 1);
    };
  }

  String text(List<Article> articles, Set<Use> uses, Set<String> languages, Instant now) {
    String about =
        articles.stream()
            .map(article -> about(article, uses, languages, now))
            .collect(Collectors.joining("\n\n"));
    return """
        Dear colleagues,

        %s republishes journalism with full credit, at %s. We would like to do more with your work \
        than your terms allow everybody, and ask for your permission.

        %s

        What we would do: %s. We would publish it on our site and in its feeds, unchanged in \
        meaning, with the credit line below each article and a link to the original. If you correct or withdraw an \
        article, so do we, at once, in every language.

        If you agree, a short answer to this letter is enough: we keep your words as the permission. \
        Please name any condition. Without an answer we do nothing.

        Kind regards,
        %s
        """
        .formatted(
            house.name(),
            address,
            about,
            wishes(uses, languages),
            house.contact() == null ? house.name() : house.name() + "\n" + house.contact());
  }

  private String about(Article article, Set<Use> uses, Set<String> languages, Instant now) {
    Rights rights = permissions.of(article);
    String url = article.provenance().originalUrl();
    List<String> lines = new ArrayList<>();
    lines.add("* " + article.headline());
    if (url != null) {
      lines.add("  " + url);
    }
    List<Missing> missing = missing(rights, uses, languages, now);
    if (missing.isEmpty()) {
      lines.add("  As we read it, your terms permit this already; we ask to be sure.");
    }
    missing.forEach(m -> lines.add("  %s: %s.".formatted(word(m.use()), m.because())));
    Colophon colophon =
        Colophon.of(article, rights, house, Colophon.Text.original(article, now), english);
    lines.add("  Credit: " + colophon.creditLine());
    return String.join("\n", lines);
  }

  private static List<Missing> missing(
      Rights rights, Set<Use> uses, Set<String> languages, Instant now) {
    List<Missing> missing = new ArrayList<>();
    for (Use use : sorted(uses)) {
      Occasion on = Occasion.page(languageOf(use, rights, languages), now);
      Permission decision = rights.decide(use, on);
      if (!decision.isGranted()) {
        missing.add(new Missing(use, decision.because().words()));
      }
    }
    return missing;
  }

  private static String languageOf(Use use, Rights rights, Set<String> languages) {
    return use == Use.TRANSLATE
        ? languages.stream().sorted().findFirst().orElse(rights.language())
        : rights.language();
  }

  private static String wishes(Set<Use> uses, Set<String> languages) {
    return sorted(uses).stream()
        .map(use -> use == Use.TRANSLATE ? word(use) + into(languages) : word(use))
        .collect(Collectors.joining("; "));
  }

  private static String into(Set<String> languages) {
    return languages.isEmpty()
        ? " into other languages"
        : languages.stream()
            .sorted()
            .map(tag -> ULocale.forLanguageTag(tag).getDisplayName(ULocale.ENGLISH))
            .collect(Collectors.joining(", ", " into ", ""));
  }

  private static List<Use> sorted(Collection<Use> uses) {
    return Arrays.stream(Use.values()).filter(uses::contains).toList();
  }

  private static String word(Use use) {
    return switch (use) {
      case REPRINT -> "republish the text";
      case EXCERPT -> "publish an excerpt";
      case TRANSLATE -> "translate";
      case EDIT -> "shorten or edit";
      case IMAGES -> "publish its pictures";
      case NEWSLETTER -> "send it in our newsletter";
      case FEDERATE -> "deliver it to the fediverse";
      case SUBLICENSE -> "let others republish it from us";
      case COMMERCIAL -> "publish it beside advertisements or for money";
      case MACHINE_LEARNING -> "train machines with it";
    };
  }
}
