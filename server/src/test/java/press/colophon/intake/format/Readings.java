package press.colophon.intake.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account;
import press.colophon.intake.Drop;
import press.colophon.intake.Envelope.RightsStatement;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.OriginalReader;

/// What comes of a text that is read as any original is.
public final class Readings {
  private static final OriginalReader READER = new OriginalReader(50_000_000);

  private Readings() {}

  public static List<Item> items(String text) {
    return items(text.getBytes(StandardCharsets.UTF_8), null);
  }

  public static List<Item> items(byte[] bytes, @Nullable String charset) {
    List<Item> items = new ArrayList<>();
    READER.read(
        new Original("in", bytes, null, charset, Instant.parse("2026-11-26T18:00:00Z")),
        items::add);
    return items;
  }

  /// The one article that a text holds.
  public static Account account(String text) {
    List<Item> items = items(text);
    if (items.size() == 1 && items.getFirst() instanceof Item.Article article) {
      return article.account();
    }
    throw new AssertionError("not one article: " + items);
  }

  /// `not-published: its publisher withholds it`, or what else an item is.
  public static String outcome(Item item) {
    return switch (item) {
      case Item.Article article -> "article " + article.account().headline();
      case Item.Takedown takedown -> "takedown " + String.join(" ", takedown.identifiers());
      case Item.Empty(String name, Drop.Reason reason, String sentence) ->
          reason.word() + ": " + sentence;
      case Item.Inner inner -> "inner " + inner.name();
    };
  }

  public static List<String> outcomes(String text) {
    return items(text).stream().map(Readings::outcome).toList();
  }

  /// `license https://...` for each statement.
  public static List<String> rights(Account account) {
    return account.envelope().rights().stream().map(Readings::line).toList();
  }

  private static String line(RightsStatement said) {
    return said.element()
        + (said.words() == null ? "" : " " + said.words())
        + (said.address() == null ? "" : " <" + said.address() + ">");
  }
}
