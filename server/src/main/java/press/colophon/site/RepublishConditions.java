package press.colophon.site;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import press.colophon.platform.texts.Html;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Basis;
import press.colophon.rights.Channel;
import press.colophon.rights.Colophon;
import press.colophon.rights.Duty;
import press.colophon.rights.Ground;
import press.colophon.rights.Licence;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permission;
import press.colophon.rights.Rights;
import press.colophon.rights.Use;
import press.colophon.syndication.Dispatch;
import press.colophon.syndication.RepublishDuties;

/// Says in a reader's language on which conditions everybody may republish an article, or why not
/// and whom to ask: from the decisions and their duties.
///
/// @param sentences in plain words
/// @param quotations sentences of the terms, as found
record RepublishConditions(List<Html> sentences, List<String> quotations) {

  /// What the kit cannot do by itself and no sentence of ours says: the words of the terms do.
  private static final Set<Duty.Kind> QUOTED =
      EnumSet.of(Duty.Kind.COUNTER, Duty.Kind.LOGO, Duty.Kind.NOTIFY, Duty.Kind.PLACEMENT_TOP);

  private static final Set<String> REASONS = Set.of(Colophon.BASIS, Colophon.ASK);

  static RepublishConditions of(Dispatch dispatch, Texts texts) {
    Rights others = dispatch.rights().toOthers();
    Occasion on = dispatch.on().by(Channel.KIT);
    return new Writer(dispatch, others, on, texts).write(others.decide(on));
  }

  private record Writer(Dispatch dispatch, Rights others, Occasion on, Texts texts) {

    RepublishConditions write(Permission permission) {
      return switch (permission) {
        case Permission.Granted granted ->
            new RepublishConditions(conditions(), quotations(granted));
        case Permission.AskFirst ask -> new RepublishConditions(refusal(), quoted(ask.because()));
        case Permission.Refused refused ->
            new RepublishConditions(refusal(), quoted(refused.because()));
      };
    }

    private List<Html> conditions() {
      List<Html> sentences = new ArrayList<>(List.of(say("republish.text")));
      dispatch.licences().forEach(licence -> sentences.add(licence(licence)));
      if (others.basis() == Basis.PUBLIC_DOMAIN) {
        sentences.add(say("colophon.use.public-domain"));
      }
      if (!isGranted(Use.TRANSLATE)) {
        sentences.add(say("colophon.use.no-derivatives"));
      }
      if (!isGranted(Use.COMMERCIAL)) {
        sentences.add(say("colophon.use.non-commercial"));
      }
      if (!others.decide(Use.REPRINT, on.by(Channel.PRINT)).isGranted()) {
        sentences.add(say("republish.print"));
      }
      sentences.addAll(RepublishDuties.of(dispatch).sentences(texts));
      sentences.add(say("republish.pictures"));
      return sentences;
    }

    private Html licence(Licence licence) {
      return texts.html(
          "colophon.offered", Map.of("licence", Html.link(licence.url(), licence.name())));
    }

    private boolean isGranted(Use use) {
      return others.decide(use, on).isGranted();
    }

    /// What the terms say to allow it, and what they ask for in words.
    private static List<String> quotations(Permission.Granted granted) {
      Stream<String> duties =
          granted.duties().stream()
              .filter(duty -> QUOTED.contains(duty.kind()))
              .map(Duty::because)
              .filter(Objects::nonNull)
              .filter(words -> !words.isBlank());
      return Stream.concat(quoted(granted.because()).stream(), duties).distinct().toList();
    }

    /// That it may not be, on what ground it is here, and whom to ask, as the colophon says it.
    private List<Html> refusal() {
      List<Html> sentences = new ArrayList<>(List.of(say("republish.refused")));
      dispatch.colophon().entries().stream()
          .filter(entry -> REASONS.contains(entry.kind()))
          .flatMap(entry -> entry.sentences().stream())
          .forEach(sentences::add);
      return sentences;
    }

    private static List<String> quoted(Ground because) {
      return because instanceof Ground.Quoted quoted
          ? List.of(quoted.clause().quotation())
          : List.of();
    }

    private Html say(String key) {
      return Html.text(texts.say(key));
    }
  }
}
