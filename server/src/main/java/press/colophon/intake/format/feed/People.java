package press.colophon.intake.format.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.colophon.intake.Account.Name;

/// Names of people as feeds write them: `ana@harbour.example (Ana Paz)`, `Ana Paz <ana@...>`, `By
/// Ana Paz and Li Wei`, `Paz, Ana`.
final class People {
  private static final Pattern MAIL = Pattern.compile("[^\\s<>()\\[\\],;]+@[^\\s<>()\\[\\],;]+");
  private static final Pattern MAIL_AND_NAME =
      Pattern.compile("^" + MAIL + "\\s*\\((?<name>[^()]{2,200})\\)$");
  private static final Pattern AROUND_MAIL =
      Pattern.compile("\\s*[<(\\[]?\\s*" + MAIL + "\\s*[>)\\]]?");
  private static final Pattern BY =
      Pattern.compile(
          "^(?:by|written by|von|par|por|di|door|av|af)\\s+(?=\\p{Lu})", Pattern.CASE_INSENSITIVE);
  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\s*[;|]\\s*|\\s*,\\s*(?:and|y|et|und|e|&)\\s+|\\s*[,،、]\\s*|\\s+(?:and|und|et|&|y|och|og|en)\\s+(?=\\p{Lu})");
  private static final Pattern INVERTED =
      Pattern.compile("(\\p{Lu}[\\p{L}'’-]+),\\s+(\\p{Lu}[\\p{L}'’.-]*(?:\\s\\p{Lu}[\\p{L}.]*)?)");

  /// What publishing systems call an account that nobody named.
  private static final Set<String> NOBODY =
      Set.of(
          "admin",
          "administrator",
          "author",
          "editor",
          "webmaster",
          "wordpress",
          "root",
          "user",
          "unknown",
          "none",
          "null",
          "noreply",
          "no author",
          "anonymous@example.com");

  private static final int LONGEST = 400;

  private People() {}

  /// The people in a text; none where it holds only a mail address or the name of no one.
  static List<Name> in(String printed) {
    String text = printed.strip();
    Matcher mailFirst = MAIL_AND_NAME.matcher(text);
    String names = mailFirst.matches() ? mailFirst.group("name") : text;
    names = AROUND_MAIL.matcher(names).replaceAll("");
    names = BY.matcher(names.replaceAll("\\s+", " ").strip()).replaceFirst("");
    List<Name> people = new ArrayList<>();
    Matcher inverted = INVERTED.matcher(names);
    if (inverted.matches()) {
      people.add(new Name(inverted.group(2) + " " + inverted.group(1), null));
    } else if (names.length() <= LONGEST) {
      for (String name : BETWEEN.split(names, -1)) {
        add(people, name.replaceAll("^[\"“']+|[\"”',.]+$", "").strip());
      }
    }
    return people;
  }

  private static void add(List<Name> people, String name) {
    boolean letters = name.codePoints().anyMatch(Character::isLetter);
    if (letters && !NOBODY.contains(name.toLowerCase(Locale.ROOT))) {
      people.add(new Name(name, null));
    }
  }
}
