package press.colophon.rights.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Duty.Kind;

/// Combines the marks of each sentence into duties.
///
/// Most duties have words of their own, so a word for one asks for it unless it is negated or
/// waived. Credit and link depend on what stands with them in the same part of the sentence: whom
/// to credit, what to link.
final class DutyRules {
  private static final Map<Concept, Kind> PLAIN = new EnumMap<>(Concept.class);

  static {
    PLAIN.put(Concept.CANONICAL, Kind.CANONICAL);
    PLAIN.put(Concept.COUNTER, Kind.COUNTER);
    PLAIN.put(Concept.NOTIFY, Kind.NOTIFY);
    PLAIN.put(Concept.EXPIRE, Kind.EXPIRE);
    PLAIN.put(Concept.ALIKE, Kind.SHARE_ALIKE);
    PLAIN.put(Concept.CHANGES, Kind.INDICATE_CHANGES);
    PLAIN.put(Concept.TITLE, Kind.KEEP_TITLE);
    PLAIN.put(Concept.LOGO, Kind.LOGO);
  }

  private static final Concept[] PLAIN_WORDS = PLAIN.keySet().toArray(Concept[]::new);

  /// What a link leads to stands so many words behind.
  private static final int CLOSE = 6;

  /// A sentence that asks for more is no terms.
  private static final int MOST_ASKED = 20;

  private final List<Marked> sentences;
  private final Set<Marked> refused;
  private final Map<Kind, ProposedDuty> duties = new LinkedHashMap<>();

  /// Reads duties.
  ///
  /// @param refused sentences that stand below "you may not:"
  DutyRules(List<Marked> sentences, Set<Marked> refused) {
    this.sentences = sentences;
    this.refused = refused;
  }

  List<ProposedDuty> read() {
    for (int i = 0; i < sentences.size(); i++) {
      Marked sentence = sentences.get(i);
      boolean heading = sentence.sentence().length() < 2;
      if (heading || refused.contains(sentence) || (sentence.isQuestion() && !isAnsweredYes(i))) {
        continue;
      }
      List<Tag> credits = asked(sentence, Concept.CREDIT);
      List<Tag> links = asked(sentence, Concept.LINK);
      credits.forEach(tag -> credit(sentence, tag));
      links.forEach(tag -> link(sentence, tag));
      asked(sentence, PLAIN_WORDS)
          .forEach(
              tag ->
                  propose(
                      Objects.requireNonNull(PLAIN.get(tag.concept())),
                      sentence,
                      tag,
                      Rule.ASKED_FOR));
      top(sentence, credits, links);
      whole(sentence);
    }
    return duties.values().stream()
        .sorted(Comparator.comparingInt(d -> d.quotation().offset()))
        .toList();
  }

  /// "Do I have to tell you? Yes."
  private boolean isAnsweredYes(int question) {
    return question + 1 < sentences.size() && sentences.get(question + 1).opensWith(Concept.YES);
  }

  /// What is asked for: a word of it that is not negated, forbidden or waived. "Do not change the
  /// title" is negated by itself.
  private static List<Tag> asked(Marked sentence, Concept... concepts) {
    List<Tag> asked = new ArrayList<>();
    for (Tag tag : sentence.all(concepts).stream().limit(MOST_ASKED).toList()) {
      boolean negated =
          tag.concept() != Concept.TITLE
              && sentence.shortlyBefore(tag, 3, Concept.NOT, Concept.WITHOUT).stream()
                  .anyMatch(not -> !belongsToAnother(sentence, not, tag))
              && !sentence.partHas(tag, Concept.BAN)
              && !isNegatedTwice(sentence, tag);
      if (!negated
          && !isToAsk(sentence, tag)
          && !isOnlyAllowed(sentence, tag)
          && !sentence.partHas(tag, Concept.WAIVED)) {
        asked.add(tag);
      }
    }
    return asked;
  }

  /// "Do not change anything and tell us": what is changed takes the negation.
  private static boolean belongsToAnother(Marked sentence, Tag not, Tag tag) {
    return sentence.all(Concept.EDIT, Concept.TRANSLATE, Concept.COMMERCIAL).stream()
        .anyMatch(other -> other.from() >= not.to() && other.to() <= tag.from());
  }

  /// "Drop us a line first": who has to ask has nothing to tell besides.
  private static boolean isToAsk(Marked sentence, Tag tag) {
    return tag.concept() == Concept.NOTIFY
        && sentence.all(Concept.ASK).stream().anyMatch(tag::intersects);
  }

  /// "You may link to our site", "you may use our headlines".
  private static boolean isOnlyAllowed(Marked sentence, Tag tag) {
    if (tag.concept() == Concept.TITLE) {
      return sentence.shortlyBefore(tag, 0, Concept.MAY).isPresent()
          && sentence.all(Concept.NOT).stream().noneMatch(tag::intersects);
    }
    return tag.concept() == Concept.LINK
        && sentence.shortlyBefore(tag, 1, Concept.MAY).isPresent()
        && !sentence.has(Concept.REPRINT, Concept.USE, Concept.MUST, Concept.PROVIDED);
  }

  /// "May not be republished without credit" asks for credit.
  private static boolean isNegatedTwice(Marked sentence, Tag tag) {
    return sentence.shortlyBefore(tag, 3, Concept.WITHOUT).isPresent()
        && sentence.partHas(tag, Concept.NOT);
  }

  private void credit(Marked sentence, Tag credit) {
    boolean author = sentence.partHas(credit, Concept.AUTHOR);
    boolean source = namesSource(sentence, credit) || CreditWording.names(sentence, credit);
    if (author) {
      propose(Kind.CREDIT_AUTHOR, sentence, credit, Rule.ASKED_FOR);
    }
    if (source || !author) {
      propose(Kind.CREDIT, sentence, credit, Rule.ASKED_FOR);
    }
  }

  /// "The name of the author" names no source.
  private static boolean namesSource(Marked sentence, Tag credit) {
    List<Tag> authors = sentence.inPartOf(credit, Concept.AUTHOR);
    return sentence.inPartOf(credit, Concept.SOURCE).stream()
        .anyMatch(source -> authors.stream().noneMatch(a -> a.from() == source.to()));
  }

  private void link(Marked sentence, Tag link) {
    if (isSentToUs(sentence, link)) {
      return;
    }
    boolean licence = sentence.shortlyAfter(link, 5, Concept.LICENCE).isPresent();
    boolean home =
        sentence.partHas(link, Concept.HOME)
            || CreditWording.addresses(sentence, link)
            || CreditWording.namesBehind(sentence, link);
    boolean original =
        sentence.shortlyAfter(link, CLOSE, Concept.ORIGINAL).isPresent()
            || (sentence.partHas(link, Concept.ORIGINAL)
                && !CreditWording.addresses(sentence, link));
    if (licence) {
      propose(Kind.LINK_LICENCE, sentence, link, Rule.ASKED_FOR);
    } else if (home && !original) {
      propose(Kind.LINK_HOME, sentence, link, Rule.ASKED_FOR);
    } else {
      propose(Kind.LINK_ORIGINAL, sentence, link, Rule.ASKED_FOR);
    }
  }

  /// "Send us a link", but not "tell us and link to the original".
  private static boolean isSentToUs(Marked sentence, Tag link) {
    return sentence.partHas(link, Concept.NOTIFY)
        && !sentence.partHas(link, Concept.CREDIT)
        && sentence.shortlyAfter(link, 3, Concept.ORIGINAL, Concept.HOME).isEmpty();
  }

  private void top(Marked sentence, List<Tag> credits, List<Tag> links) {
    for (Tag top : sentence.all(Concept.TOP)) {
      if (!credits.isEmpty() || !links.isEmpty() || sentence.has(Concept.MUST)) {
        propose(Kind.PLACEMENT_TOP, sentence, top, Rule.ASKED_TOGETHER);
      }
    }
  }

  /// "In full" is a duty; "in full or in part" is a permission.
  private void whole(Marked sentence) {
    for (Tag whole : asked(sentence, Concept.WHOLE)) {
      boolean ofLink = sentence.shortlyBefore(whole, 3, Concept.LINK).isPresent();
      boolean ofRefused = sentence.partHas(whole, Concept.BAN) && !sentence.has(Concept.MUST);
      if (!ofLink && !ofRefused && !sentence.partHas(whole, Concept.EXCERPT)) {
        propose(Kind.WHOLE_TEXT, sentence, whole, Rule.ASKED_FOR);
      }
    }
  }

  private void propose(Kind kind, Marked sentence, Tag tag, Rule rule) {
    Quotation quotation = sentence.quoteOfPart(tag);
    @Nullable String value = CreditWording.value(kind, sentence, tag);
    ProposedDuty known = duties.get(kind);
    if (known == null || isBetter(value, known.value())) {
      duties.put(kind, new ProposedDuty(kind, quotation, value, rule));
    }
  }

  /// A value goes before none, and the wording of a line before a mere name.
  private static boolean isBetter(@Nullable String value, @Nullable String known) {
    return value != null
        && (known == null || (value.length() > 2 * known.length() && value.contains(" ")));
  }
}
