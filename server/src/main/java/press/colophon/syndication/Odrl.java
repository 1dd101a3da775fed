package press.colophon.syndication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.colophon.rights.Duty;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permission;
import press.colophon.rights.Rights;
import press.colophon.rights.Use;

/// What everybody may do with an article, in the Open Digital Rights Language (ODRL 2.2, W3C
/// Recommendation of 15 February 2018) as JSON-LD, with the actions of its vocabulary and of
/// Creative Commons.
///
/// A use that must be asked for is a permission with the duty to obtain consent; one that is denied
/// is a prohibition.
final class Odrl {
  static final String MEDIA_TYPE = "application/ld+json";

  private static final Map<Use, List<String>> ACTIONS =
      Map.of(
          Use.REPRINT, List.of("reproduce", "distribute"),
          Use.EXCERPT, List.of("extract"),
          Use.TRANSLATE, List.of("translate"),
          Use.EDIT, List.of("modify"),
          Use.IMAGES, List.of(),
          Use.NEWSLETTER, List.of(),
          Use.FEDERATE, List.of(),
          Use.SUBLICENSE, List.of("grantUse"),
          Use.COMMERCIAL, List.of("commercialize"),
          Use.MACHINE_LEARNING, List.of("index"));

  private static final Map<Duty.Kind, String> DUTIES =
      Map.of(
          Duty.Kind.CREDIT, "attribute",
          Duty.Kind.CREDIT_AUTHOR, "attribute",
          Duty.Kind.LINK_LICENCE, "attachPolicy",
          Duty.Kind.LINK_ORIGINAL, "attachSource",
          Duty.Kind.NOTIFY, "inform",
          Duty.Kind.SHARE_ALIKE, "cc:ShareAlike",
          Duty.Kind.INDICATE_CHANGES, "cc:Notice");

  private Odrl() {}

  static String of(Dispatch dispatch, Addresses addresses, String address, Instant at) {
    Rights others = dispatch.rights().toOthers();
    String target = addresses.original(dispatch.article());
    List<Json> permissions = new ArrayList<>();
    List<Json> prohibitions = new ArrayList<>();
    for (Use use : Use.values()) {
      Occasion on = Occasion.page(dispatch.article().language(), at);
      for (String action : actions(use)) {
        Json rule = new Json().with("target", target).with("action", action);
        switch (others.decide(use, on)) {
          case Permission.Granted(var because, List<Duty> duties) ->
              permissions.add(rule.with("duty", duties(duties)));
          case Permission.AskFirst ask ->
              permissions.add(rule.with("duty", List.of(action("obtainConsent"))));
          case Permission.Refused refused -> prohibitions.add(rule);
        }
      }
    }
    return new Json()
        .withTexts("@context", List.of("http://www.w3.org/ns/odrl.jsonld"))
        .with("@type", "Set")
        .with("uid", address)
        .with("permission", permissions)
        .with("prohibition", prohibitions)
        .lines();
  }

  private static List<String> actions(Use use) {
    return Optional.ofNullable(ACTIONS.get(use)).orElse(List.of());
  }

  private static List<Json> duties(List<Duty> duties) {
    return duties.stream()
        .map(duty -> DUTIES.get(duty.kind()))
        .flatMap(action -> Optional.ofNullable(action).stream())
        .distinct()
        .map(Odrl::action)
        .toList();
  }

  private static Json action(String name) {
    return new Json().with("action", name);
  }
}
