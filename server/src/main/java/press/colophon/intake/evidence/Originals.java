package press.colophon.intake.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Retrieval;
import press.colophon.articles.Smallness;
import press.colophon.intake.review.Proposal;
import press.colophon.intake.review.Proposals;

/// Which originals an article has, and what each of them made. Thread-safe.
public final class Originals {
  private final Articles articles;
  private final Proposals proposals;

  public Originals(Articles articles, Proposals proposals) {
    this.articles = articles;
    this.proposals = proposals;
  }

  /// One original of an article.
  ///
  /// @param at when it came first
  /// @param from where it came from then
  /// @param made such as `revision 1`, `seen again`, `proposal 3, accepted`
  public record Entry(String sha256, Instant at, String from, String method, List<String> made) {
    public Entry {
      made = List.copyOf(made);
    }
  }

  /// The originals of an article, the earliest first.
  public List<Entry> of(ArticleId article) {
    Map<String, Entry> all = new LinkedHashMap<>();
    for (Articles.Taking taking : articles.takings(article)) {
      Retrieval r = taking.retrieval();
      add(all, new Entry(r.sha256(), r.at(), r.from(), r.method(), List.of(what(taking))));
    }
    for (Proposal proposal : proposals.of(article)) {
      String sha256 = proposal.sha256();
      if (sha256 != null && proposal.kind() == Proposal.Kind.REVISION) {
        add(all, entry(proposal, sha256));
      }
    }
    return List.copyOf(all.values());
  }

  private static String what(Articles.Taking taking) {
    return taking.made()
        ? "revision " + taking.revision() + how(taking.small())
        : "a witness of revision " + taking.revision();
  }

  private static String how(@Nullable Smallness small) {
    return switch (small) {
      case null -> "";
      case Smallness.ByRule rule -> ", a small change (by rule)";
      case Smallness.ByPerson(String name) -> ", a small change (says %s)".formatted(name);
    };
  }

  private static Entry entry(Proposal proposal, String sha256) {
    String what = "proposal %d, %s".formatted(proposal.id(), proposal.state().word());
    return new Entry(sha256, proposal.madeAt(), proposal.because(), "proposed", List.of(what));
  }

  private static void add(Map<String, Entry> all, Entry next) {
    all.merge(next.sha256(), next, Originals::joined);
  }

  private static Entry joined(Entry first, Entry again) {
    List<String> made = new ArrayList<>(first.made());
    again.made().stream().filter(m -> !made.contains(m)).forEach(made::add);
    return new Entry(first.sha256(), first.at(), first.from(), first.method(), made);
  }
}
