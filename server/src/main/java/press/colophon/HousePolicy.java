package press.colophon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.config.ConfigurationException;
import press.colophon.platform.config.RightsSettings;
import press.colophon.rights.HouseRules;
import press.colophon.rights.Licence;
import press.colophon.rights.OwnTerms;

/// What the configuration says of the house's rights, as [HouseRules].
final class HousePolicy {
  private HousePolicy() {}

  /// The rules of the house.
  ///
  /// @param contact whom to ask where the rights settings name nobody
  /// @param at when the house's own words are read
  /// @throws ConfigurationException where a setting means nothing
  static HouseRules of(RightsSettings rights, @Nullable String contact, Instant at) {
    HouseRules rules =
        HouseRules.defaults().earning(rights.commercial()).offering(ownTerms(rights, contact, at));
    for (String exception : rights.withoutAsking()) {
      try {
        rules = rules.withoutAsking(exception);
      } catch (IllegalArgumentException e) {
        throw new ConfigurationException(
            "rights.without-asking names \"%s\", which is no basis and use like \"attribution translate\"."
                .formatted(exception));
      }
    }
    return rules;
  }

  private static OwnTerms ownTerms(RightsSettings rights, @Nullable String contact, Instant at) {
    String address = rights.ownTerms() == null ? null : rights.ownTerms().toString();
    String ask = rights.ownContact() == null ? contact : rights.ownContact();
    boolean isLicensed = !rights.ownLicence().equalsIgnoreCase("none");
    String words = rights.ownWords();
    if (isLicensed && words != null) {
      throw new ConfigurationException(
          "rights.own-licence and rights.own-words are both set; a licence says all by itself.");
    }
    if (isLicensed) {
      return OwnTerms.licensed(
          Licence.recognise(rights.ownLicence())
              .orElseThrow(
                  () ->
                      new ConfigurationException(
                          "rights.own-licence names \"%s\", which is no licence like CC-BY-4.0."
                              .formatted(rights.ownLicence()))),
          address,
          ask);
    }
    try {
      return words == null
          ? OwnTerms.NONE
          : OwnTerms.inWords(
              words, rights.ownAllow(), rights.ownAsk(), rights.ownDuties(), address, ask, at);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "rights.own-allow, rights.own-ask, rights.own-duties: " + e.getMessage() + ".");
    }
  }
}
