package press.colophon.intake.format.text;

import java.time.Year;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account.Copyright;

/// Copyright lines and licences.
final class Rights {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final int LONGEST = 320;

  private static final Pattern SIGN =
      Pattern.compile(
          "(?:all (?:content|material|text|articles?)s?\\s+)?(?:(?:(?:the )?copyright(?: notice)?|derechos de autor|derechos reservados|droits? d[’']auteur|direitos autorais|diritti d[’']autore|저작권자?|版权所有|版權所有|著作権|urheberrecht|drets d[’']autor|авторские права|حقوق النشر)\\s*[:,]?\\s*)?(?:©|ⓒ|\\(c\\)(?=\\s?(?:copyright|\\d|\\p{Lu})))\\s*(?:copyright\\s*)?"
              + "|copyright\\s*(?:by|:|(?=,?\\s*(?:19|20)\\d\\d\\b))\\s*",
          FLAGS);

  /// "Copyright The Weir 2019": the word, a name, a year and nothing else.
  private static final Pattern WORD_NAME_YEAR =
      Pattern.compile("copyright\\s+(.{2,80}?),?\\s+((?:19|20)\\d\\d)\\.?", FLAGS);

  /// "Harbour Sans and © 2016 The Harbour": a sign and a year further on in a short line.
  private static final Pattern LATE_SIGN = Pattern.compile("©\\s?(?:19|20)\\d\\d");

  private static final Pattern RESERVED =
      Pattern.compile(
          "(?:all|some) rights? reserved|tous droits (?:de reproduction )?réservés|(?:todos (?:los|os) )?(?:derechos|direitos) reservados|alle rechte vorbehalten|tutti i diritti (?:sono )?riservati"
              + "|riproduzione riservata|"
              + Label.RESERVED.words(),
          FLAGS);

  private static final Pattern YEARS =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d\\d)(?:\\s?[-–—/]\\s?((?:19|20)\\d\\d|\\d\\d))?(?!\\d)");

  private static final String NAME_OF_LICENCE =
      "CC0(?: ?1\\.0)?|CC[ -]BY(?:[ -](?:NC|SA|ND)){0,2}(?:[ -]?[1-4]\\.[05])?(?: (?:International|Unported|[A-Z]{2})\\b)?"
          + "|Creative Commons(?: (?:Attribution|Zero|CC|BY|NonCommercial|Non-Commercial|NoDerivatives|NoDerivs|No Derivatives|Sin Derivadas|ShareAlike|Share Alike)\\b|[ –-](?:(?:NonCommercial|Non-Commercial|NoDerivatives|NoDerivs|ShareAlike|Share-Alike|Attribution|BY|NC|ND|SA)\\b)){0,6}(?:[ -](?:BY|NC|ND|SA)){0,3}(?: ?[1-4]\\.[05])?(?: (?:International|Unported|Generic))?(?: CC[ -]BY(?:-(?:NC|SA|ND)){0,2}(?: [1-4]\\.0)?)?"
          + "|Open Government Licen[cs]e(?: -? ?\\p{Lu}\\p{L}+)?(?:,? v(?:ersion )?\\.?\\s?\\d\\.\\d| \\d\\.\\d)?|Open Data Commons [\\p{L} ]{5,40}Licen[cs]e|GNU Free Documentation License|public domain|domaine public|dominio público|domínio público|gemeinfrei";

  private static final Pattern LICENCE_NAME =
      Pattern.compile("\\b(?:" + NAME_OF_LICENCE + ")", FLAGS);
  private static final Pattern LICENCE_ADDRESS =
      Pattern.compile(
          "https?://creativecommons\\.org/(?:licenses|publicdomain)/[\\w./-]*[\\w/]", FLAGS);

  private static final Pattern STATES_LICENCE =
      Pattern.compile(
          "contains .{0,80}\\blicen[cs]ed under\\b.*|(?:licen[cs]e|licen[cç]ia|licenza|licença|lizenz|licence|rights|лицензия)\\s?[:：].*"
              + "|(?:\\(?[\"“]?(?:this|the|these|our|all|unless|except|text|content|articles?|words|photos?|image|published|licen[cs]ed|released|available|republished|shared|reproduced|except where|dieser|dieses|ce|cet|cette|este|esta|esse|questo|quest'|quest’))\\b.{0,160}?\\b(?:licen[cs]ed?|licence|lizenz\\p{L}*|licencia|licença|licenza|available|released|published|publié\\p{L}*|republish\\w*|public domain|domaine public|shared|dedicated)\\b.*",
          FLAGS | Pattern.DOTALL);

  private static final List<String> STEMS_OF_LICENCES =
      List.of(
          "cc",
          "creative commons",
          "gnu free",
          "open government",
          "open data",
          "domain",
          "dominio",
          "domínio",
          "gemeinfrei");

  /// The end of a sentence, but not of a title or an initial.
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?<!\\b(?:Dr|Prof|Mr|Mrs|Ms|St|Jr|Sr|Rev|Inc|Ltd|Co|\\p{Lu}))\\.\\s+(?=\\p{Lu})|\\s+[|–—]\\s+|[∙·•]");

  private Rights() {}

  /// The copyright line, or null when the text is none.
  static @Nullable Copyright copyright(Block block) {
    String text = block.plain();
    if (text.length() > LONGEST) {
      return null;
    }
    Matcher sign = SIGN.matcher(text);
    if (sign.lookingAt()) {
      return notice(block, text.substring(sign.end()));
    }
    Matcher named = WORD_NAME_YEAR.matcher(text);
    if (named.matches() && Names.name(named.group(1))) {
      return notice(block, named.group(1) + ", " + named.group(2));
    }
    Matcher late = LATE_SIGN.matcher(text);
    if (text.length() <= 120 && late.find() && !text.endsWith("?")) {
      return notice(block, text.substring(late.end() - 4));
    }
    Matcher reserved = RESERVED.matcher(text);
    boolean alone = reserved.find() && Block.words(text) <= Block.words(reserved.group()) + 8;
    return alone ? notice(block, text) : null;
  }

  private static Copyright notice(Block block, String text) {
    return new Copyright(holder(block, text), year(text), block.plain());
  }

  private static @Nullable Year year(String text) {
    Matcher years = YEARS.matcher(text);
    if (!years.find()) {
      return null;
    }
    String last = years.group(2);
    if (last == null) {
      return Year.parse(years.group(1));
    }
    return Year.parse(last.length() == 2 ? years.group(1).substring(0, 2) + last : last);
  }

  /// The names without years and phrases, each once.
  private static @Nullable String holder(Block block, String text) {
    String linked = linked(block, text);
    Set<String> names = new LinkedHashSet<>();
    for (String name : (linked == null ? unreserved(text) : linked).split(",", -1)) {
      addName(names, name);
    }
    return names.isEmpty() ? null : String.join(", ", names);
  }

  /// From the first linked name to the last one.
  private static @Nullable String linked(Block block, String text) {
    int start = Integer.MAX_VALUE;
    int end = -1;
    for (Inline.Link link : Inline.links(block.markdown())) {
      int at = link.text().isBlank() ? -1 : text.indexOf(link.text(), Math.max(end, 0));
      if (at >= 0) {
        start = Math.min(start, at);
        end = at + link.text().length();
      }
    }
    return end < 0 ? null : text.substring(start, end);
  }

  /// The sentence that names somebody, without years and "all rights reserved".
  private static String unreserved(String text) {
    for (String part : RESERVED.split(YEARS.matcher(text).replaceAll(" "), -1)) {
      if (part.codePoints().anyMatch(Character::isLetter)) {
        return SENTENCE.split(part, 2)[0];
      }
    }
    return "";
  }

  private static void addName(Set<String> names, String name) {
    String bare =
        name.strip()
            .replaceAll("\\(\\s*\\)", "")
            .replaceAll("^(?:by|the copyright holder)\\s+|^[\\s.,:;©–|-]+|[\\s,:;|–-]+$", "");
    bare =
        bare.matches(".*\\b(?:Inc|Ltd|Co|Corp|S\\.A|e\\.V)\\.$")
            ? bare
            : bare.replaceAll("\\.+$", "").strip();
    if (bare.codePoints().anyMatch(Character::isLetter)) {
      names.add(bare);
    }
  }

  /// The licence a statement names, in its words or else by its address; null when the text states
  /// no licence.
  static @Nullable String statedLicence(Block block) {
    String text = block.plain();
    if (text.length() > 900) {
      return null;
    }
    String licence = licence(block);
    boolean whole = licence != null && Block.words(text) <= Block.words(licence) + 3;
    return licence != null && (whole || STATES_LICENCE.matcher(text).matches()) ? licence : null;
  }

  private static boolean mayName(String text, Block block) {
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    return STEMS_OF_LICENCES.stream().anyMatch(lower::contains)
        || block.markdown().contains("creativecommons.org");
  }

  /// The licence named anywhere in the block.
  static @Nullable String licence(Block block) {
    String text = block.plain().substring(0, Math.min(block.plain().length(), 2000));
    if (!mayName(text, block)) {
      return null;
    }
    Matcher name = LICENCE_NAME.matcher(text);
    String longest = longest(name);
    if (longest != null && !longest.equalsIgnoreCase("creative commons")) {
      return longest;
    }
    Matcher address = LICENCE_ADDRESS.matcher(block.markdown());
    if (address.find()) {
      return address.group();
    }
    return longest;
  }

  /// "Creative Commons (CC BY-NC 3.0)" names its licence twice, the second time in full.
  private static @Nullable String longest(Matcher names) {
    String longest = null;
    while (names.find()) {
      boolean bare = longest == null || longest.equalsIgnoreCase("creative commons");
      longest = bare ? names.group() : longest;
    }
    return longest;
  }
}
