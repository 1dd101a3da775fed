package press.colophon.platform.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Which translations are made, and with what.
@Section(value = "translation", says = "Translation")
public record TranslationSettings(
    @Setting(
            standard = "all",
            says = {
              "Languages into which every new article is translated at once: es, fr, gl",
              "all = every language that an installed engine leads to.",
              "Others are translated when the first reader asks for them."
            })
        List<String> eagerLanguages,
    @Setting(
            standard = "/usr/share/apertium/modes",
            says = "Folder with Apertium's modes, where its language pairs are installed.")
        Path apertiumModes,
    @Setting(
            standard = "nmt, libretranslate, deepl, openai, apertium",
            says = {
              "Engines in the order in which they are preferred; one that is not named is not used.",
              "Those that are asked over HTTP need their own settings besides, see below."
            })
        List<String> engines,
    @Setting(
            says = {
              "What is preferred for single pairs: en-de: deepl, en-gl: nmt:es + apertium",
              "nmt:es + apertium = by nmt into Spanish, from there by Apertium.",
              "Where that cannot be done, the order above is followed."
            })
        List<String> pairs,
    @Setting(
            standard = "20",
            says = "How many translations one reader may order at once, by opening their pages.")
        int ordersAtOnce,
    @Setting(standard = "30s", says = "After how long a reader may order another one.")
        Duration nextOrder,
    @Setting(
            standard = "all",
            says = {
              "Which translations say on their pages how they were made:",
              "all = each; machine = those that no person has reviewed; none = no page does.",
              "The EU's AI Act, Article 50(4), wants a label on texts on matters of public interest",
              "that nobody reviewed under editorial responsibility. Feeds and JSON-LD always tell."
            })
        Label label,
    @Setting(
            standard = "no",
            says = "Whether pages of machine translations carry an AI-Disclosure header.")
        boolean aiDisclosure,
    @Setting(
            standard = "0",
            to = 256,
            says = {
              "How many translations each process makes at the same time.",
              "0 = as many as its machine has processors."
            })
        int atOnce) {

  /// Which translations are labelled for readers.
  public enum Label {
    /// Each says who or what made it.
    ALL,
    /// Those that no person answers for.
    MACHINE,
    /// None, where the law allows that.
    NONE
  }

  public TranslationSettings {
    eagerLanguages = List.copyOf(eagerLanguages);
    engines = List.copyOf(engines);
    pairs = List.copyOf(pairs);
    if (ordersAtOnce < 1 || nextOrder.toMillis() < 1) {
      throw new ConfigurationException(
          "translation.orders-at-once and translation.next-order are more than nothing.");
    }
  }

  /// How many translations this process makes at the same time.
  ///
  /// @param processors of this machine
  public int atOnce(int processors) {
    return atOnce == 0 ? processors : atOnce;
  }
}
