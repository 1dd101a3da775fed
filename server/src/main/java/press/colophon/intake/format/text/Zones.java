package press.colophon.intake.format.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account.Kind;
import press.colophon.intake.format.text.Block.Shape;

/// Where the parts of the page are, as indices of blocks.
///
/// @param headline -1 when the page has none
/// @param standfirst -1 when the page has none
/// @param first of the body, -1 when the page has none
/// @param last of the body, inclusive
/// @param sections by block, for the blocks that follow a heading such as "Related"
record Zones(int headline, int standfirst, int first, int last, Map<Integer, Section> sections) {

  /// Why a block that says nothing of itself belongs to something else than the article.
  enum Section {
    RELATED(Kind.RELATED),
    COMMENT(Kind.COMMENT),
    BIOGRAPHY(Kind.BIOGRAPHY),
    THEME(null),
    REGION(null),
    FOOTNOTE(null),
    NOTE(null);

    private final @Nullable Kind kind;

    Section(@Nullable Kind kind) {
      this.kind = kind;
    }

    @Nullable Kind kind() {
      return kind;
    }
  }

  static Zones of(List<Block> blocks, List<Meaning> meanings, @Nullable String title) {
    return new Finder(blocks, meanings, title).find();
  }

  boolean inBody(int i) {
    return i >= first && i <= last;
  }

  private static final class Finder {
    private static final int LONGEST_TEASER = 140;

    /// Headings that stand under an article and never inside it.
    private static final Pattern FAREWELL =
        Pattern.compile(
            "(?i)(?:you (?:may|might) (?:also )?(?:like|enjoy)|most (?:read|viewed|popular|shared)|recommended|trending|more from|around the web|latest (?:news|stories)|top stories|popular (?:posts|stories)).*");

    /// "I. The sound of the valley" above the first paragraph.
    private static final Pattern PART =
        Pattern.compile("(?:[IVX]{1,4}|\\d{1,2}|(?:Part|Chapter) \\w{1,6})[.:)] \\p{Lu}.{2,80}");

    /// What press releases and agencies print below the last paragraph.
    private static final Set<String> END_MARKS = Set.of("###", "30", "ends", "end");

    private final List<Block> blocks;
    private final List<Meaning> meanings;
    private final @Nullable String title;
    private final Map<Integer, Section> sections = new HashMap<>();

    Finder(List<Block> blocks, List<Meaning> meanings, @Nullable String title) {
      this.blocks = blocks;
      this.meanings = meanings;
      this.title = title;
    }

    Zones find() {
      sections();
      int headline = headline();
      int standfirst = standfirst(headline);
      int first = first(Math.max(headline, standfirst) + 1);
      int last = first < 0 ? -1 : last(first);
      return new Zones(headline, standfirst, first, last, sections);
    }

    private boolean plain(int i) {
      return meanings.get(i) instanceof Meaning.Plain && !sections.containsKey(i);
    }

    private boolean prose(int i) {
      return plain(i) && blocks.get(i).prose();
    }

    private void sections() {
      int proseBefore = 0;
      for (int i = 0; i < blocks.size(); i++) {
        proseBefore += prose(i) ? 1 : 0;
        switch (meanings.get(i)) {
          case Meaning.Opens opens -> open(i, opens.kind(), proseBefore);
          case Meaning.OpensFootnotes footnotes -> footnotes(i, proseBefore);
          case Meaning.OpensNote note -> note(i);
          case Meaning.Filed(Taxonomy.Filing(boolean regional, List<String> names))
              when names.isEmpty() ->
              names(i, regional);
          default -> {}
        }
      }
    }

    private void open(int i, Kind kind, int proseBefore) {
      if (kind == Kind.COMMENT) {
        if (proseBefore >= 2) {
          comments(i);
        }
      } else if (kind == Kind.BIOGRAPHY) {
        if (proseBefore >= 1) {
          biography(i);
        }
      } else {
        related(i);
      }
    }

    /// Titles, dates and lists, until the next sentence.
    private void related(int i) {
      int j = i + 1;
      while (j < blocks.size() && relates(j)) {
        sections.put(j++, Section.RELATED);
      }
      if (j == i + 1 && FAREWELL.matcher(blocks.get(i).plain()).matches()) {
        teasers(j);
      }
    }

    /// One-sentence teasers of other articles below a heading that stands under the text.
    private void teasers(int from) {
      int j = from;
      while (j < blocks.size() && prose(j) && blocks.get(j).plain().length() <= LONGEST_TEASER) {
        j++;
      }
      boolean rest = j == blocks.size() || !(meanings.get(j) instanceof Meaning.Plain);
      for (int k = from; rest && k < j; k++) {
        sections.put(k, Section.RELATED);
      }
    }

    private boolean relates(int j) {
      Block block = blocks.get(j);
      boolean dated = meanings.get(j) instanceof Meaning.Meta meta && meta.line().byline() == null;
      boolean title =
          meanings.get(j) instanceof Meaning.Plain
              && block.level() != 1
              && !block.is(Shape.QUOTE)
              && !block.is(Shape.CODE)
              && (!block.prose() || (block.plain().endsWith("?") && block.plain().length() < 110));
      return dated || title;
    }

    /// Everything that readers wrote, until the site speaks again.
    private void comments(int i) {
      for (int j = i + 1; j < blocks.size(); j++) {
        switch (meanings.get(j)) {
          case Meaning.Plain plain -> sections.put(j, Section.COMMENT);
          case Meaning.Meta meta -> sections.put(j, Section.COMMENT);
          case Meaning.Fitted fitted -> {}
          case Meaning.OpensFootnotes notes -> {}
          case Meaning.OpensNote note -> {}
          case Meaning.Opens opens -> {
            if (opens.kind() != Kind.COMMENT) {
              return;
            }
          }
          default -> {
            return;
          }
        }
      }
    }

    private void biography(int i) {
      for (int j = i + 1; j < Math.min(blocks.size(), i + 5); j++) {
        if (!(meanings.get(j) instanceof Meaning.Plain) || blocks.get(j).is(Shape.HEADING)) {
          return;
        }
        sections.put(j, Section.BIOGRAPHY);
      }
    }

    private void note(int i) {
      for (int j = i + 1; j < blocks.size(); j++) {
        boolean apart = blocks.get(j).afterGap() && j > i + 1;
        boolean list = blocks.get(j).is(Shape.NUMBERS) || blocks.get(j).is(Shape.BULLETS);
        boolean says = list || blocks.get(j).prose();
        if (apart || !(meanings.get(j) instanceof Meaning.Plain) || !says) {
          return;
        }
        sections.put(j, Section.NOTE);
      }
    }

    private void footnotes(int i, int proseBefore) {
      if (proseBefore < 2) {
        return;
      }
      sections.put(i, Section.FOOTNOTE);
      for (int j = i + 1; j < blocks.size(); j++) {
        boolean dated = meanings.get(j) instanceof Meaning.Meta;
        if (!(meanings.get(j) instanceof Meaning.Plain) && !dated) {
          return;
        }
        sections.put(j, Section.FOOTNOTE);
      }
    }

    private void names(int i, boolean regional) {
      for (int j = i + 1; j < blocks.size(); j++) {
        Block block = blocks.get(j);
        boolean list = block.is(Shape.BULLETS);
        boolean apart = block.afterGap() && j > i + 1;
        boolean buttons = meanings.get(j) instanceof Meaning.Fitted fitted && !fitted.sure();
        boolean name = block.words() <= 4 && !block.endsSentence() && block.is(Shape.TEXT);
        boolean says = meanings.get(j) instanceof Meaning.Plain || buttons;
        if (apart || !says || (!list && !name)) {
          return;
        }
        sections.put(j, regional ? Section.REGION : Section.THEME);
      }
    }

    private int headline() {
      return new HeadlineChooser(blocks, meanings, this::plain, this::prose, title).choose();
    }

    /// The sentence between headline and byline.
    private int standfirst(int headline) {
      int found = -1;
      for (int i = headline + 1; headline >= 0 && i < Math.min(blocks.size(), headline + 6); i++) {
        boolean signs = signs(i) || people(i);
        if (signs) {
          return found >= 0 ? found : belowByline(i);
        }
        boolean stands = plain(i) && (blocks.get(i).is(Shape.TEXT) || leads(i)) && !outlet(i);
        boolean repeats = blocks.get(i).plain().contains(blocks.get(headline).plain());
        if (stands && !repeats) {
          if (found >= 0 || blocks.get(i).plain().length() > 420 || blocks.get(i).words() < 4) {
            return -1;
          }
          found = i;
        }
      }
      return -1;
    }

    private boolean signs(int i) {
      return meanings.get(i) instanceof Meaning.Meta
          || (meanings.get(i) instanceof Meaning.Field(String key, String value)
              && key.equals("from"));
    }

    /// A sentence set as a lower heading below the headline.
    private boolean leads(int i) {
      Block block = blocks.get(i);
      return block.is(Shape.HEADING) && block.level() >= 2 && block.words() >= 8;
    }

    private boolean outlet(int i) {
      String text = blocks.get(i).plain();
      return Block.words(text) <= 5 && Names.outlet(text) && Names.name(text);
    }

    /// The sentence between the byline and the line of the date.
    private int belowByline(int i) {
      boolean undated = !(meanings.get(i) instanceof Meaning.Meta meta) || !meta.line().dated();
      boolean dateFollows =
          i + 2 < blocks.size()
              && meanings.get(i + 2) instanceof Meaning.Meta meta
              && meta.line().dated()
              && meta.line().byline() == null;
      boolean stands = dateFollows && plain(i + 1) && blocks.get(i + 1).is(Shape.TEXT);
      boolean sentence =
          stands && blocks.get(i + 1).words() >= 6 && blocks.get(i + 1).plain().length() <= 420;
      return undated && sentence && !people(i + 1) ? i + 1 : -1;
    }

    private boolean people(int i) {
      return plain(i)
          && blocks.get(i).is(Shape.TEXT)
          && !blocks.get(i).prose()
          && Bylines.unlabelled(blocks.get(i).plain()) != null;
    }

    private int first(int from) {
      for (int i = from; i < blocks.size(); i++) {
        if (prose(i) || (listOrQuote(i) && proseFrom(i)) || verses(i)) {
          return heading(i, from);
        }
      }
      return anyText(from);
    }

    /// A sub-headline right above the first paragraph belongs to it.
    private int heading(int i, int from) {
      int first = i;
      while (first > from && plain(first - 1) && blocks.get(first - 1).is(Shape.HEADING)) {
        first--;
      }
      boolean part =
          first > from && plain(first - 1) && PART.matcher(blocks.get(first - 1).plain()).matches();
      return part ? first - 1 : first;
    }

    private boolean listOrQuote(int i) {
      Block block = blocks.get(i);
      boolean listed = block.is(Shape.BULLETS) || block.is(Shape.NUMBERS);
      boolean linksOnly =
          listed
              && block.lines().stream().allMatch(line -> line.matches("\\[[^\\]]*\\]\\([^)]*\\)"));
      return plain(i) && !linksOnly && (listed || block.is(Shape.QUOTE));
    }

    private boolean proseFrom(int i) {
      for (int j = i + 1; j < Math.min(i + 4, blocks.size()); j++) {
        if (prose(j)) {
          return true;
        }
      }
      return !blocks.get(i).is(Shape.TEXT) && blocks.get(i).words() > 25;
    }

    /// A page without a sentence may still hold verses or a list.
    private int anyText(int from) {
      for (int i = from; i < blocks.size(); i++) {
        boolean text = !blocks.get(i).is(Shape.RULE) && !blocks.get(i).is(Shape.IMAGE);
        if (plain(i) && text && blocks.get(i).words() >= 12) {
          return i;
        }
      }
      return -1;
    }

    private int last(int first) {
      int end = tail(first);
      int last = first;
      for (int i = first; i < end; i++) {
        Shape shape = blocks.get(i).shape();
        boolean text = shape != Shape.TEXT && shape != Shape.HEADING && shape != Shape.IMAGE;
        boolean footnote = sections.get(i) == Section.FOOTNOTE;
        if (prose(i)
            || (plain(i) && text && near(i, last))
            || footnote
            || verse(i, last)
            || shortSentence(i, last)) {
          last = i;
        }
      }
      return last;
    }

    /// "It did." right below the text.
    private boolean shortSentence(int i, int last) {
      Block block = blocks.get(i);
      return i == last + 1
          && plain(i)
          && block.is(Shape.TEXT)
          && block.words() >= 2
          && block.endsSentence()
          && !block.plain().endsWith(":")
          && !block.plain().contains("@");
    }

    /// Lines without a full stop that follow the text without furniture between are verses.
    private boolean verse(int i, int last) {
      return i == last + 1 && verses(i);
    }

    /// Three short lines without a gap, the second of which goes on in lower case.
    private boolean verses(int i) {
      return i + 2 < blocks.size()
          && blocks.get(i).afterGap()
          && verseLine(i)
          && verseLine(i + 1)
          && verseLine(i + 2)
          && !blocks.get(i + 1).afterGap()
          && !blocks.get(i + 2).afterGap()
          && Character.isLowerCase(blocks.get(i + 1).plain().codePointAt(0));
    }

    private boolean verseLine(int i) {
      return plain(i) && blocks.get(i).is(Shape.TEXT) && blocks.get(i).plain().length() < 60;
    }

    private boolean near(int i, int last) {
      for (int j = last + 1; j < i; j++) {
        boolean between =
            meanings.get(j) instanceof Meaning.Plain || meanings.get(j) instanceof Meaning.Pictured;
        if (!between) {
          return false;
        }
      }
      return true;
    }

    /// The first block that speaks of the whole article afterwards: a copyright line, the origin,
    /// comments; only where little text comes after it.
    private int tail(int first) {
      long all = 0;
      for (int i = first; i < blocks.size(); i++) {
        all += prose(i) ? blocks.get(i).plain().length() : 0;
      }
      long before = 0;
      for (int i = first; i < blocks.size(); i++) {
        before += prose(i) ? blocks.get(i).plain().length() : 0;
        boolean ends = before > 0 && endMark(blocks.get(i)) && all - before <= before;
        if (ends || (before > 0 && closes(i) && (all - before) * 4 <= before)) {
          return i;
        }
      }
      return blocks.size();
    }

    private boolean closes(int i) {
      return switch (meanings.get(i)) {
        case Meaning.Reserved reserved -> true;
        case Meaning.From from -> from.statement().name() != null;
        case Meaning.Licensed licensed -> true;
        case Meaning.Filed filed -> true;
        case Meaning.Opens opens -> opens.kind() != Kind.RELATED;
        case Meaning.Fitted fitted ->
            fitted.sure() && (fitted.kind() == Kind.FAIR_USE || fitted.kind() == Kind.ARTICLES_BY);
        default -> false;
      };
    }

    private static boolean endMark(Block block) {
      if (block.plain().length() > 12) {
        return false;
      }
      String text = block.plain().toLowerCase(Locale.ROOT);
      return END_MARKS.contains(text.replaceAll("[()\\s-]", "")) || text.equals("- end -");
    }
  }
}
