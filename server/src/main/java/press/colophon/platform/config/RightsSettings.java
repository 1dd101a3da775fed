package press.colophon.platform.config;

import java.util.List;

/// What the house is and does where the terms of an article say nothing.
@Section(value = "rights", says = "Rights: what is done with the work of others")
public record RightsSettings(
    @Setting(
            standard = "no",
            says = {
              "Whether this publication earns money with what it publishes: advertisements,",
              "subscriptions, sales. Then only what may be used commercially is shown."
            })
        boolean commercial,
    @Setting(
            says = {
              "Uses that are made although the terms say nothing of them, each after its basis:",
              "attribution translate, permission translate",
              "Bases: licence, attribution, permission, fair-use, unstated. Uses: reprint, excerpt,",
              "translate, edit, images, newsletter, federate, sublicense, commercial,",
              "machine-learning. Not named here: docs/rights.md says what is done without asking."
            })
        List<String> withoutAsking) {

  public RightsSettings {
    withoutAsking = List.copyOf(withoutAsking);
  }
}
