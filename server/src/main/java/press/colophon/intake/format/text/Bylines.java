package press.colophon.intake.format.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads who wrote an article from a line such as "By Ana Paz and Li Wei, The Harbour Wire".
final class Bylines {

  /// A byline.
  ///
  /// @param printed without its label
  /// @param authors people, or the one organisation that signs
  /// @param outlet the publication named after the people
  /// @param saysMore whether the line says more than the names, for instance a role
  record Byline(String printed, List<String> authors, @Nullable String outlet, boolean saysMore) {}

  private static final Pattern LABEL =
      Pattern.compile(
          "(?:(?:by|written by|(?:an? )?(?:poem|story|essay|guest post|opinion|report|feature|special report|dispatch|column|commentary) by|photos and text by|text and photos? by|words(?: and (?:pictures|photos|photographs))? by|story by|text by|reported by|report by|reporting by|analysis by|opinion by"
              + "|posted by|article by|essay by|review by|interview by|por|escrito por|texto(?: de)?|par|propos recueillis par|von|ein (?:bericht|beitrag|kommentar) von"
              + "|di|a cura di|scritto da|door|av|af|oleh|του|της)\\s+|(?:(?:written )?by|words|text|texto?|von|por|par|di|door|words and pictures|author|authors|author\\(s\\)|autor|autora|autores|autor[ei]n|auteur|auteurs|autrice"
              + "|autore|autori|autrici|بقلم|كتب|الكاتب|作者|記者|记者|"
              + Label.AUTHOR.words()
              + ")\\s?[:：]\\s*|(?:文|撰文|作者|记者|記者)\\s?[/／|丨]\\s*)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SPLIT =
      Pattern.compile(
          "\\s*(?:,\\s*(?:and|y|et|und|e|&)\\s|[,;、，،]|\\s[&+/]\\s|\\s(?:and|AND|y|Y|et|ET|und|UND|e|i|og|och|en|with|mit|con|avec)\\s|\\sو\\s?)\\s*");

  /// What stands around a name without being of it: "our reporter" before, "@anapaz" behind, and
  /// what Korean, Japanese and Chinese pages call a reporter.
  private static final Pattern AROUND =
      Pattern.compile(
          "^(?:our|the) (?:own |special |staff |foreign |political |local )?(?:reporter|correspondent|staff writer)\\s+|(?:\\s+@\\w{2,30}|\\s(?:기자|記者|记者))$");

  /// The desk rather than a paper: "Ana Paz, da Redação".
  private static final Pattern DESK =
      Pattern.compile(
          "(?i)(?:(?:da|de la|della|la|die|the|from the) ?)?(?:redação|redacción|redazione|rédaction|redaktion|newsroom|staff|desk|correspondents?)",
          Pattern.UNICODE_CASE);

  private static final Pattern ASIDE = Pattern.compile("\\s*\\(([^()]{1,120})\\)");
  private static final Pattern FOR =
      Pattern.compile(
          "\\s+(?:for|of|at|in|para|pour|für|per|de la|des|from)\\s+(?=\\p{Lu}|the\\b)");
  private static final Pattern DEGREE =
      Pattern.compile(
          "(?i)(?:MD|Ph\\.?\\s?D\\.?|M\\.?D\\.?|MPH|RN|MSc|MA|BA|MBA|RD|Esq\\.?|Jr\\.?|Sr\\.?|II|III)");
  private static final int LONGEST = 240;

  private Bylines() {}

  static boolean opens(String text) {
    return LABEL.matcher(text).lookingAt();
  }

  /// The byline that opens with a label.
  static @Nullable Byline labelled(String text) {
    Matcher label = LABEL.matcher(text);
    return text.length() <= LONGEST && label.lookingAt()
        ? names(text.substring(label.end()).strip(), true)
        : null;
  }

  /// The byline without a label: nothing but people, each perhaps with what they do.
  static @Nullable Byline unlabelled(String text) {
    return text.length() <= LONGEST ? names(text, false) : null;
  }

  private static @Nullable Byline names(String text, boolean labelled) {
    String printed = text.replaceAll("[\\s,;:.|-]+$", "");
    if (printed.isEmpty() || printed.endsWith("?") || printed.endsWith("!")) {
      return null;
    }
    var reading = new People(labelled);
    String people = AROUND.matcher(ASIDE.matcher(printed).replaceAll("")).replaceAll("");
    if (!reading.read(people)) {
      return null;
    }
    boolean aside = !people.equals(printed);
    return new Byline(
        printed, List.copyOf(reading.authors), reading.outlet, reading.saysMore || aside);
  }

  private static final class People {
    private final boolean labelled;
    private final List<String> authors = new ArrayList<>();
    private @Nullable String outlet;
    private boolean saysMore;

    People(boolean labelled) {
      this.labelled = labelled;
    }

    boolean read(String text) {
      String[] groups = text.split("\\s*;\\s*(?:and\\s+|y\\s+|et\\s+|und\\s+|e\\s+)?", -1);
      boolean each = labelled && groups.length > 1 && text.indexOf(',') > 0;
      for (String group : each ? groups : new String[] {text}) {
        if (!(each && affiliated(group)) && !pieces(group)) {
          return false;
        }
      }
      return !authors.isEmpty();
    }

    /// "Ana Paz, University of Selma" in "Ana Paz, University of Selma; Li Wei, Crop Institute".
    private boolean affiliated(String group) {
      int comma = group.indexOf(',');
      String name = comma < 0 ? group.strip() : group.substring(0, comma).strip();
      if (!Names.person(name)) {
        return false;
      }
      authors.add(Names.calm(name));
      saysMore |= comma > 0;
      return true;
    }

    private boolean pieces(String text) {
      for (String piece : SPLIT.split(text, -1)) {
        if (!piece.isBlank() && !piece(piece.strip())) {
          return false;
        }
      }
      return true;
    }

    private boolean piece(String piece) {
      if (authors.isEmpty()) {
        return first(piece);
      }
      if (DEGREE.matcher(piece).matches()) {
        return suffix(piece);
      }
      if (labelled && employed(piece)) {
        return true;
      }
      if (Names.role(piece) || DESK.matcher(piece).matches()) {
        saysMore = true;
      } else if (Names.name(piece) && (Names.outlet(piece) || oneWord(piece))) {
        saysMore |= outlet != null;
        outlet = outlet == null ? piece : outlet;
      } else if (Names.person(piece)
          || (labelled && Names.name(piece) && Block.words(piece) <= 5)) {
        authors.add(Names.calm(piece));
      } else {
        saysMore = true;
        return labelled && Block.words(piece) <= 8;
      }
      return true;
    }

    /// After a first name in full a single word is an agency.
    private static boolean oneWord(String piece) {
      return Block.words(piece) == 1 && Character.isUpperCase(piece.codePointAt(0));
    }

    private boolean suffix(String piece) {
      if (piece.toLowerCase(java.util.Locale.ROOT).matches("[js]r\\.?|i+")) {
        authors.set(authors.size() - 1, authors.getLast() + " " + piece);
      } else {
        saysMore = true;
      }
      return true;
    }

    /// "Ana Paz for The Harbour Wire", "Li Wei in Port Aven".
    private boolean employed(String piece) {
      Matcher employer = FOR.matcher(piece);
      if (!employer.find() || !Names.person(piece.substring(0, employer.start()))) {
        return false;
      }
      authors.add(Names.calm(piece.substring(0, employer.start())));
      String rest = piece.substring(employer.end());
      if (Names.outlet(rest) && Names.name(rest) && outlet == null) {
        outlet = rest;
      } else {
        saysMore = true;
      }
      return true;
    }

    private boolean first(String piece) {
      if (labelled && employed(piece)) {
        return true;
      }
      boolean person = Names.person(piece) && (labelled || !Names.role(piece));
      boolean signs = labelled && (Names.name(piece) || piece.matches("[\\p{L}\\d_.@-]{2,30}"));
      if (person || signs) {
        authors.add(Names.calm(piece));
      }
      return person || signs;
    }
  }
}
