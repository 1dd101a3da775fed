package press.colophon.syndication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Channel;
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

  private Odrl() {}

  /// The profile of ODRL that news agencies have made: RightsML 2.0 of IPTC.
  private static final String RIGHTSML = "https://iptc.org/std/RightsML/odrl-profile/";

  /// The policy in general words.
  static String of(Dispatch dispatch, Addresses addresses, String address, Instant at) {
    return policy(dispatch, addresses, address, null, at);
  }

  /// The same for those who read RightsML.
  static String rightsml(Dispatch dispatch, Addresses addresses, String address, Instant at) {
    return policy(dispatch, addresses, address, RIGHTSML, at);
  }

  private static String policy(
      Dispatch dispatch,
      Addresses addresses,
      String address,
      @Nullable String profile,
      Instant at) {
    Occasion on = Occasion.page(dispatch.article().language(), at);
    List<Json> permissions = new ArrayList<>();
    List<Json> prohibitions = new ArrayList<>();
    Rules original = new Rules(dispatch, List.of(addresses.original(dispatch.article())), on);
    original.write(permissions, prohibitions);
    translations(dispatch, addresses, on)
        .ifPresent(rules -> rules.write(permissions, prohibitions));
    return new Json()
        .withTexts("@context", List.of("http://www.w3.org/ns/odrl.jsonld"))
        .with("@type", "Set")
        .with("uid", address)
        .with("profile", profile)
        .with("assigner", assigner(dispatch))
        .with("permission", permissions)
        .with("prohibition", prohibitions)
        .lines();
  }

  /// The translations, which are under the same rules as each other.
  private static Optional<Rules> translations(Dispatch dispatch, Addresses addresses, Occasion on) {
    List<String> targets =
        dispatch.translations().stream()
            .filter(tag -> !tag.equals(on.language()))
            .map(tag -> addresses.article(dispatch.article(), tag))
            .toList();
    return dispatch.translations().stream()
        .filter(tag -> !tag.equals(on.language()))
        .findFirst()
        .map(tag -> new Rules(dispatch, targets, on.of(tag)));
  }

  private static Json assigner(Dispatch dispatch) {
    String contact = dispatch.rights().toOthers().contact();
    if (contact == null) {
      return new Json();
    }
    boolean isMail = contact.contains("@") && !contact.contains("/");
    Optional<String> uid = isMail ? Optional.of("mailto:" + contact) : WebAddress.of(contact);
    return uid.isEmpty() ? new Json() : new Json().with("@type", "Party").with("uid", uid);
  }

  /// What everybody may do with some pages of an article.
  ///
  /// @param on the occasion that stands for all of them
  private record Rules(Dispatch dispatch, List<String> targets, Occasion on) {

    void write(List<Json> permissions, List<Json> prohibitions) {
      for (Use use : Use.values()) {
        for (String action : actions(use)) {
          write(action, others().decide(use, on), permissions, prohibitions);
        }
      }
      Occasion print = on.by(Channel.PRINT);
      write("print", others().decide(Use.REPRINT, print), permissions, prohibitions);
    }

    private void write(
        String action, Permission decision, List<Json> permissions, List<Json> prohibitions) {
      switch (decision) {
        case Permission.Granted(var because, List<Duty> duties) ->
            permissions.add(
                rule(action).with("constraint", lastDay()).with("duty", duties(duties)));
        case Permission.AskFirst ask ->
            permissions.add(rule(action).with("duty", List.of(action("obtainConsent"))));
        case Permission.Refused refused -> prohibitions.add(rule(action));
      }
    }

    private Json rule(String action) {
      Json rule = new Json();
      if (targets.size() == 1) {
        rule.with("target", targets.getFirst());
      } else {
        rule.withTexts("target", targets);
      }
      return rule.with("action", action);
    }

    private List<Json> lastDay() {
      return others().lastDay().stream()
          .map(
              day ->
                  new Json()
                      .with("leftOperand", "dateTime")
                      .with("operator", "lteq")
                      .with(
                          "rightOperand",
                          new Json().with("@value", day.toString()).with("@type", "xsd:date")))
          .toList();
    }

    private Rights others() {
      return dispatch.rights().toOthers();
    }
  }

  private static List<String> actions(Use use) {
    return Optional.ofNullable(ACTIONS.get(use)).orElse(List.of());
  }

  private static List<Json> duties(List<Duty> duties) {
    return duties.stream()
        .map(duty -> action(duty.kind()))
        .flatMap(Optional::stream)
        .distinct()
        .map(Odrl::action)
        .toList();
  }

  /// The action of a vocabulary for a duty; for some there is none.
  private static Optional<String> action(Duty.Kind kind) {
    return switch (kind) {
      case CREDIT, CREDIT_AUTHOR -> Optional.of("attribute");
      case LINK_LICENCE -> Optional.of("attachPolicy");
      case LINK_ORIGINAL, LINK_HOME, CANONICAL -> Optional.of("attachSource");
      case NOTIFY -> Optional.of("inform");
      case SHARE_ALIKE -> Optional.of("cc:ShareAlike");
      case INDICATE_CHANGES -> Optional.of("cc:Notice");
      case EXPIRE -> Optional.empty(); // A constraint says until when.
      case KEEP_TITLE, WHOLE_TEXT, COUNTER, PLACEMENT_TOP, LOGO -> Optional.empty();
    };
  }

  private static Json action(String name) {
    return new Json().with("action", name);
  }
}
