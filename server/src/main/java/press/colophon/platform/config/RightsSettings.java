package press.colophon.platform.config;

import java.time.Duration;
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
        List<String> withoutAsking,
    @Setting(
            standard = "no",
            says = {
              "Whether an article is published although it does not say where it is from, who wrote",
              "it, where the original is, or on what ground it may be shown. With no, it waits as a",
              "draft until that is stated, or an editor answers for it."
            })
        boolean publishIncomplete,
    @Setting(
            standard = "7 d",
            says = {
              "The pages on which publications state their terms are read again this often; where one",
              "has changed, the stricter of the old and the new terms holds until an editor has read",
              "them."
            })
        Duration termsInterval) {

  public RightsSettings {
    withoutAsking = List.copyOf(withoutAsking);
  }
}
