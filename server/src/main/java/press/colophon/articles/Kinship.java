package press.colophon.articles;

import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// How much an article and a manuscript have in common: what tells a changed copy from another
/// article that shares an address, a headline or a standing paragraph with it.
///
/// Blocks that a third article has too are standing paragraphs and count for neither side.
///
/// @param blocks of the longer text
/// @param sharedBlocks those that both have
/// @param share of the words of the longer text that stand in shared blocks, 0 to 1
/// @param alike whether the headlines have half of their words in common
/// @param sameDay whether both bear the same date
/// @param ownAddresses whether one site has each of them at an address of its own
record Kinship(
    int blocks,
    int sharedBlocks,
    double share,
    boolean alike,
    boolean sameDay,
    boolean ownAddresses) {

  /// With fewer shared blocks another headline is another article.
  private static final int TELLING = 3;

  /// Of words and of blocks alike.
  private static final double MOSTLY = 0.75;

  /// @param commonplaces fingerprints of blocks that a third article has too
  static Kinship of(Article a, Manuscript m, Collection<String> commonplaces) {
    List<Body.Block> ours = told(a.revision().body(), commonplaces);
    List<Body.Block> theirs = told(m.body(), commonplaces);
    Set<Body.Block> shared = new LinkedHashSet<>(ours);
    shared.retainAll(new HashSet<>(theirs));
    int longest = Math.max(words(ours), words(theirs));
    return new Kinship(
        Math.max(ours.size(), theirs.size()),
        shared.size(),
        longest == 0 ? 0 : (double) words(shared) / longest,
        isAlike(a.headline(), m.headline()),
        a.publishedOn().equals(m.publishedOn()),
        haveOwnAddresses(a, m));
  }

  /// What is found at one address is one article if anything of it stayed: its headline, or a
  /// paragraph of its own.
  boolean isAtOneAddress() {
    return alike || sharedBlocks > 0;
  }

  /// Whether the two are one text, perhaps changed.
  boolean isOneText() {
    if (ownAddresses) {
      return alike && isMostlyShared();
    }
    if (alike && sameDay) {
      return share >= 0.5;
    }
    boolean identical = blocks > 0 && sharedBlocks == blocks;
    return identical || (sharedBlocks >= TELLING && isMostlyShared());
  }

  private boolean isMostlyShared() {
    return share >= MOSTLY && sharedBlocks >= MOSTLY * blocks;
  }

  /// A site that has two addresses has two articles, as far as addresses can say.
  static boolean haveOwnAddresses(Article a, Manuscript m) {
    String ours = a.provenance().originalUrl();
    String theirs = m.originalUrl();
    return ours != null
        && theirs != null
        && !ours.equals(theirs)
        && host(ours).equals(host(theirs));
  }

  private static String host(String address) {
    return String.valueOf(URI.create(address).getHost());
  }

  static boolean isAlike(String a, String b) {
    Set<String> ours = wordsOf(a);
    Set<String> theirs = wordsOf(b);
    Set<String> common = new HashSet<>(ours);
    common.retainAll(theirs);
    return a.equals(b) || 2 * common.size() > Math.max(ours.size(), theirs.size());
  }

  private static Set<String> wordsOf(String headline) {
    Set<String> words = new HashSet<>(Arrays.asList(Body.words(headline).split(" ", -1)));
    words.remove("");
    return words;
  }

  private static List<Body.Block> told(Body body, Collection<String> commonplaces) {
    return body.blocks().stream().filter(b -> !commonplaces.contains(b.fingerprint())).toList();
  }

  private static int words(Collection<Body.Block> blocks) {
    return blocks.stream().mapToInt(Body.Block::weight).sum();
  }
}
