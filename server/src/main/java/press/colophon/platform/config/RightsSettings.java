package press.colophon.platform.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        Duration termsInterval,
    @Setting(
            standard = "none",
            says = {
              "The licence under which everybody may use what is your own: the articles written for",
              "this publication, and its translations as far as the originals' terms leave that to",
              "you. CC-BY-4.0, CC-BY-SA-4.0 ... or none."
            })
        String ownLicence,
    @Setting(
            says = {
              "Instead of a licence: the sentence in which you allow everybody some uses. It is shown",
              "as it stands; the next three settings say the same for machines."
            })
        @Nullable String ownWords,
    @Setting(standard = "reprint, excerpt", says = "The uses that your sentence allows.")
        List<String> ownAllow,
    @Setting(
            standard = "commercial, print",
            says = "What your sentence wants to be asked for: uses, and print.")
        List<String> ownAsk,
    @Setting(
            standard = "credit, credit-author, link-original",
            says = {
              "What is to be done in return, each alone or with what it asks for:",
              "credit The Lantern for whom you want named, canonical, keep-title, whole-text"
            })
        List<String> ownDuties,
    @Setting(
            says = {
              "Address of a page of yours that says more of your terms.",
              "Not set: the page /terms of the site, which is made from these settings."
            })
        @Nullable URI ownTerms,
    @Setting(
            says = {
              "Whom to ask for more: an e-mail address or a page.",
              "Not set: the address of site.contact-email."
            })
        @Nullable String ownContact,
    @Setting(
            standard = "block",
            says = {
              "What happens where a source asks to count its readers. No script of a source is ever",
              "loaded. block = nothing is loaded, and the page says so; link = the same, with the",
              "counter's address; proxy = this server asks for the source's picture, without data of",
              "the reader, unless the reader's browser asks not to be tracked (DNT, GPC)."
            })
        Counters counters) {

  public RightsSettings {
    withoutAsking = List.copyOf(withoutAsking);
    ownAllow = List.copyOf(ownAllow);
    ownAsk = List.copyOf(ownAsk);
    ownDuties = List.copyOf(ownDuties);
  }

  /// What happens where a source asks to count its readers.
  public enum Counters {
    BLOCK,
    PROXY,
    LINK
  }
}
