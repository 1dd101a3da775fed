package press.colophon.syndication;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import press.colophon.articles.Publication;
import press.colophon.platform.texts.Html;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Channel;
import press.colophon.rights.Duty;
import press.colophon.rights.Rights;
import press.colophon.rights.Use;

/// What whoever republishes an article has to do: most of it is built into the text of the kit, the
/// rest is told them in a sentence each.
///
/// @param all by the article's terms for everybody; those on changes only where changes are allowed
public record RepublishDuties(Dispatch dispatch, List<Duty> all) {

  public RepublishDuties {
    all = List.copyOf(all);
  }

  /// The duties of whoever takes over the text of a dispatch.
  public static RepublishDuties of(Dispatch dispatch) {
    Rights others = dispatch.rights().toOthers();
    boolean mayChange =
        others.decide(Use.TRANSLATE, dispatch.on().by(Channel.KIT)).isGranted()
            || !dispatch.rendition().isOriginal();
    return new RepublishDuties(dispatch, others.duties(mayChange ? Use.TRANSLATE : Use.REPRINT));
  }

  boolean has(Duty.Kind kind) {
    return find(kind).isPresent();
  }

  Optional<Duty> find(Duty.Kind kind) {
    return all.stream().filter(duty -> duty.kind() == kind).findFirst();
  }

  /// What the text cannot do by itself, a sentence each.
  ///
  /// @param texts of the reader's language
  public List<Html> sentences(Texts texts) {
    Set<Html> sentences = new LinkedHashSet<>();
    all.forEach(duty -> sentence(duty, texts).ifPresent(sentences::add));
    return List.copyOf(sentences);
  }

  private Optional<Html> sentence(Duty duty, Texts texts) {
    return switch (duty.kind()) {
      case CREDIT, CREDIT_AUTHOR, LINK_ORIGINAL, LINK_HOME, LINK_LICENCE, PLACEMENT_TOP ->
          Optional.empty();
      case CANONICAL -> Optional.empty(); // The kit has the line for it.
      case KEEP_TITLE, WHOLE_TEXT -> Optional.of(say(texts, "republish.unchanged"));
      case COUNTER -> Optional.of(texts.html("republish.counter", Map.of("address", asked(duty))));
      case NOTIFY -> Optional.of(texts.html("republish.notify", Map.of("contact", whom(duty))));
      case EXPIRE -> lastDay(texts);
      case SHARE_ALIKE -> Optional.of(say(texts, "colophon.use.share-alike"));
      case INDICATE_CHANGES -> Optional.of(say(texts, "republish.changes"));
      case LOGO -> Optional.of(texts.html("republish.logo", Map.of("logo", asked(duty))));
    };
  }

  private static Html say(Texts texts, String key) {
    return Html.text(texts.say(key));
  }

  private Optional<Html> lastDay(Texts texts) {
    return dispatch
        .rights()
        .toOthers()
        .lastDay()
        .map(day -> texts.html("republish.until", Map.of("date", Html.text(texts.date(day)))));
  }

  /// What the terms give for it, or their sentence, or who asks for it.
  private Html asked(Duty duty) {
    return Html.text(
        Optional.ofNullable(duty.value())
            .or(() -> Optional.ofNullable(duty.because()))
            .orElseGet(this::publisher));
  }

  private Html whom(Duty duty) {
    return Html.text(
        Objects.requireNonNullElseGet(
            duty.value(),
            () ->
                Objects.requireNonNullElseGet(
                    dispatch.rights().toOthers().contact(), this::publisher)));
  }

  private String publisher() {
    return dispatch.credited().map(Publication::name).orElse("");
  }
}
