package press.colophon.intake.format.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;

/// Statements of where an article first appeared: "The original source of this article is X",
/// "First published by X on 3 May 2021", "Source: X".
final class Origins {

  /// @param name null where the statement only links the original ("Read the original article")
  /// @param saysMore whether the statement holds words beyond name and date
  record Statement(
      @Nullable String name,
      @Nullable String url,
      @Nullable PublicationDate published,
      boolean saysMore) {}

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final int LONGEST = 700;

  /// Scripts without spaces show by their signs that something follows the name.
  private static final Pattern NEXT_CLAUSE =
      Pattern.compile("[，。；、]\\s*[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");

  private static final String THIS =
      "(?:(?:\\(|\\[|editor[’']s note:\\s*|note:\\s*)?(?:(?:an? )?(?:earlier |longer |shorter |different )?(?:version of )?(?:this|the|these|our|above) (?:following )?(?:article|story|piece|post|report|essay|text|commentary|column|op-ed|interview|analysis|item|work|content|original article)s?|it)\\s+(?:(?:was|is|has been|were|are|had been|also)\\s+){0,3})?";

  private static final List<Pattern> STATEMENTS =
      List.of(
          Pattern.compile(
              "(?:the )?original source (?:of|for) (?:this|the) (?:article|story|text|piece|post|report) (?:is|was)\\s*:?\\s*",
              FLAGS),
          Pattern.compile(
              "\\(?"
                  + THIS
                  + "(?:first |originally |previously |initially )(?:published|appeared|posted|ran|released|featured|printed|written|produced)"
                  + "(?: (?:as [^,.]{1,60}))?(?: (?:online|here))?\\s+(?:by|in|on|at|for|with)\\s+(?:the website of )?",
              FLAGS),
          Pattern.compile(
              "\\(?" + THIS + "(?:published|appeared) (?:first|originally) (?:by|in|on|at)\\s+",
              FLAGS),
          Pattern.compile(
              "\\(?"
                  + THIS
                  + "(?:republished|re-published|reposted|reprinted|reproduced|re-posted|cross-?\\s?posted|crossposted|syndicated|adapted|shared|taken|published)\\s*(?:here\\s*)?"
                  + "(?:with (?:kind )?permission )?(?:under [^.]{1,80}? licen[cs]e )?(?:from|courtesy of|by permission of|by agreement with|with permission (?:from|of))\\s*:?\\s+",
              FLAGS),
          Pattern.compile(
              "(?:original source|origin(?:al publi(?:cation|sher))?|originally from|originally at|first published|original publication|original article|fuentes?(?: original(?:es)?)?|sources?(?: originale)?|quelle|fonte(?: original[ei]?)?|publicado originalmente|"
                  + Label.SOURCE.words()
                  + ")\\s?[:：]\\s*",
              FLAGS),
          Pattern.compile("(?:[Vv]ia|VIA|[Hh]/[Tt])\\s?:\\s*|(?:[Vv]ia|VIA)\\s+(?=\\p{Lu}|\\[)"),
          Pattern.compile(
              "(?:la fuente original de est[ea] (?:artículo|texto|nota) es|la source originale de cet article est|die (?:ursprüngliche |original)quelle (?:dieses|des) artikels ist|la fonte originale di questo articolo è|a fonte original deste artigo é|la font original d['’]aquest article és|первоисточник этой статьи|المصدر الأصلي لهذا المقال)\\s*[:—–]?\\s*",
              FLAGS),
          Pattern.compile(
              "(?:este|esta|el|la|dit|aquest|aquesta)?\\s?(?:art[íi]culo|noticia|historia|texto|reportaje|nota)?\\s?(?:se |fue |ha sido |es )?public(?:ad[oa]|ó) (?:originalmente|por primera vez|originariamente|inicialmente) (?:en|por)\\s+",
              FLAGS),
          Pattern.compile(
              "(?:aquest |aquesta )?(?:article|text|notícia|reportatge)?\\s?(?:es va publicar|ha estat publicat|va ser publicat|publicat)(?: originalment| inicialment| per primera vega?da)+ (?:a|en|al|per)\\s+",
              FLAGS),
          Pattern.compile(
              "(?:cet|cette|ce|l['’])?\\s?(?:article|texte|enquête|reportage)?\\s?(?:a été |est |a )?(?:(?:initialement|d['’]abord|originellement|originalement) (?:publiée?|parue?|diffusée?)|(?:publiée?|parue?) (?:initialement|d['’]abord|à l['’]origine|pour la première fois))(?: en \\p{Ll}+(?= (?:par|dans|sur)\\b))?(?: (?:par|dans|sur|en|chez|le site))*\\s+",
              FLAGS),
          Pattern.compile(
              "(?:dieser|der|das|diese|dieses)?\\s?(?:artikel|text|beitrag|bericht|interview|analyse)?\\s?(?:ist |wurde |erschien )?(?:zuerst|ursprünglich|zunächst|erstmals)\\s?(?:erschienen|veröffentlicht|publiziert)? (?:bei|in|auf|im|von|am)\\s+",
              FLAGS),
          Pattern.compile(
              "(?:quest[oa]|l['’])?\\s?(?:articolo|testo|pezzo|inchiesta)?\\s?(?:è stat[oa] |è )?(?:(?:originariamente|originalmente|inizialmente) (?:pubblicat[oa]|appars[oa])|(?:pubblicat[oa]|appars[oa]|uscit[oa]) (?:originariamente|originalmente|inizialmente|per la prima volta|in origine)) (?:su|da|in|sul|sulla|dal|dalla)\\s+",
              FLAGS),
          Pattern.compile(
              "(?:este|esta|o|a)?\\s?(?:artigo|texto|reportagem|matéria|notícia)?\\s?(?:foi )?(?:publicad[oa] (?:originalmente|originariamente|pela primeira vez|inicialmente)|originalmente publicad[oa]) (?:em|por|no|na|pelo|pela)\\s+",
              FLAGS),
          Pattern.compile(
              "本文(?:系|由)?(?:转载自|轉載自|来源于|來源於|来源|來源|原载于?|原載於?|首发于?|首發於?|选自|摘自|最初发表于)\\s?[:：]?\\s*|(?:转载自|轉載自|原载于?|首发于?|初出|転載元)\\s?[:：]\\s*",
              FLAGS),
          Pattern.compile(
              "(?:(?:ten |powyższy )?(?:artykuł|tekst|reportaż|materiał)\\s)?(?:pierwotnie |pierwszy raz )?(?:ukazał się|został opublikowany|opublikowano)\\s(?:pierwotnie |po raz pierwszy |wcześniej |pierwszy raz )?(?:w|na|przez)\\s(?:\\p{Ll}{4,20}\\s){0,2}",
              FLAGS),
          Pattern.compile(
              "(?:(?:эт[аоу]т?|данн\\p{L}+|ця|цей) )?(?:статья|материал|текст|стаття|матеріал) (?:был[аои]? |бул[аои] )?(?:впервые |первоначально |вперше |спочатку )(?:опубликован[аоы]?|вышл?[аи]?|опубліковано|опублікован\\p{L})\\s(?:в|на|у)\\s(?:\\p{Ll}{4,20}\\s){0,2}|(?:впервые )?опубликовано (?:в|на)\\s(?:\\p{Ll}{4,20}\\s)?(?=[«“\"„])",
              FLAGS),
          Pattern.compile(
              "(?:dit|deze|den(?:ne)?|det(?:te)?|tento|acest|bu|artikel|tulisan)?\\s?(?:artikel(?:en)?|stuk|verhaal|tekst|text(?:en)?|článek|articol|yazı|makale|ini)?\\s?(?:pertama kali |sebelumnya )?(?:verscheen|is|publicerades|är|blev|ble|er|vyšel|byl|a fost|terbit|tayang|diterbitkan)?\\s?(?:eerder|oorspronkelijk|ursprungligen|först|oprindeligt|først|opprinnelig|původně|poprvé|inițial|ilk olarak|pertama kali|sebelumnya) (?:verschenen|gepubliceerd|publicerad|bragt|udgivet|publisert|publikován|vydán|publicat|yayınlan\\p{L}+|terbit|tayang|diterbitkan)?\\s?(?:in|op|door|bij|i|av|på|v|na|în|de|pe|di|oleh)\\s+",
              FLAGS),
          Pattern.compile(
              "\\(?(?:(?:you can |to )?(?:read|see|view|visit) )(?:the |its |this )?(?:original|full original|full article|original version)(?: (?:article|story|post|piece|version|text|here|source))?\\s*(?:(?:on|at|by|in|from|here|:)\\s*)*|(?:leer|ver|lee) (?:el )?(?:artículo )?original\\s*(?:(?:en)\\s+)?|(?:lire|voir) l['’](?:article )?original\\s*(?:(?:sur)\\s+)?|(?:zum )?original(?:artikel|beitrag)?(?: lesen)?\\s*:?\\s+(?=\\[)",
              FLAGS));

  private static final Pattern NAME_END =
      Pattern.compile(
          "\\s+(?:on(?= \\p{L}|\\s?\\d)|el(?= \\d)|le(?= \\d)|am(?= \\d)|il(?= \\d)|em(?= \\d)|under|bajo|sous|unter|sotto|sob|with|and (?:is|was|has|are|it)|y (?:se|ha|fue|es|lo)|et (?:est|a|reproduit|republié)|und (?:wird|ist|hier)|e (?:è|é|viene|foi|está)|here|as part|where|before|as(?= )|by(?= \\p{Lu})|at(?= http))\\b|\\s*[,;(\\[]|\\s+[|–—-]\\s+|[.!](?:\\s|$|[)\"”])|[)\\]\"”]$|\\s+https?://|\\s*[:：]\\s|\\s*[，。；、]");

  /// Between a date and a name: "on 10 January 2023 by the Tram Herald".
  private static final Pattern PREPOSITION =
      Pattern.compile(
          "^[\\s,]*(?:(?:by|in|on|at|bei|auf|im|von|por|en|par|dans|sur|su|da|em|no|na|pelo|pela|op|door|al?)\\s+)?(?:(?:the|la|el|le|der|dem|il|o)\\s+)?");

  private static final Pattern AGAIN =
      Pattern.compile(
          "\\b(?:and|it) (?:is |was |has been |appears )?(?:re-?published|reprinted|reposted|reproduced|shared)?\\s?(?:here )?(?<=\\b(?:re-?published|reprinted|reposted|reproduced|shared|here) )(?:by|on|in)\\s+(?:the\\s+)?(?=\\p{Lu})");

  /// A title in quotation marks, as Russian and Polish pages print names.
  private static final Pattern QUOTED =
      Pattern.compile("[«„“\"”](?<name>\\p{Lu}[^«»„“”\"]{2,50})[»“”\"]");

  private static final Pattern URL = Pattern.compile("https?://[^\\s)\\]>\"”]+[^\\s)\\]>\"”.,;]");
  private static final Pattern OWN_WORDS =
      Pattern.compile(
          "(?i)\\b(?:this article|the original|original article|here|read the original(?: article)?|article|original|link)\\b");

  private Origins() {}

  static @Nullable Statement of(Block block) {
    String text = block.plain();
    if (text.length() > LONGEST || text.isEmpty()) {
      return null;
    }
    for (Pattern pattern : STATEMENTS) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.lookingAt() && matcher.end() > 0) {
        boolean labelled = matcher.group().matches("(?s).*[:：]\\s*");
        Statement statement = statement(block, text.substring(matcher.end()), labelled);
        if (statement != null) {
          return statement;
        }
      }
    }
    return null;
  }

  /// The statement of a label and a name, such as "Source: Tern Tribune" beside a date.
  static @Nullable Statement labelled(String text) {
    boolean label = text.indexOf(':') > 0 || text.indexOf('：') > 0;
    Statement statement = label ? of(Recogniser.item(text)) : null;
    return statement == null || statement.name() == null ? null : statement;
  }

  /// Who prints the article now, in "first published by X and is republished by Y".
  static @Nullable String republisher(String text) {
    Matcher again = AGAIN.matcher(text);
    if (text.length() > LONGEST || !again.find()) {
      return null;
    }
    String rest = text.substring(again.end());
    Matcher end = NAME_END.matcher(rest);
    String name = (end.find() ? rest.substring(0, end.start()) : rest).replaceAll("\\.$", "");
    return Names.name(name) ? name : null;
  }

  private static @Nullable Statement statement(Block block, String rest, boolean labelled) {
    List<Dates.Found> dates = Dates.in(rest);
    PublicationDate date = dates.isEmpty() ? null : dates.getFirst().date();
    String name = name(block, rest, dates, labelled);
    String url = url(block, name);
    boolean link = url != null && Block.words(block.plain()) <= 12;
    if (name == null && !link) {
      return null;
    }
    int explained = name == null ? 3 : Block.words(name) + (date == null ? 0 : 4);
    boolean saysMore = Block.words(rest) > explained + 1 || NEXT_CLAUSE.matcher(rest).find();
    return new Statement(name, url, date, saysMore);
  }

  private static @Nullable String name(
      Block block, String rest, List<Dates.Found> dates, boolean labelled) {
    for (Inline.Link link : Inline.links(block.markdown())) {
      int at = rest.indexOf(link.text());
      if (at >= 0 && at <= 5 && !own(link.text())) {
        return link.text();
      }
    }
    if (!dates.isEmpty() && dates.getFirst().start() <= 4) {
      String after = rest.substring(dates.getFirst().end());
      return name(block, PREPOSITION.matcher(after).replaceFirst(""), List.of(), labelled);
    }
    int limit = dates.isEmpty() ? rest.length() : dates.getFirst().start();
    String before = rest.substring(0, limit);
    Matcher quoted = QUOTED.matcher(before);
    if (quoted.lookingAt()) {
      return quoted.group("name");
    }
    Matcher end = NAME_END.matcher(before);
    String name = (end.find() ? before.substring(0, end.start()) : before).strip();
    name =
        name.replaceAll("^[\"“„«(\\[:]+|[\\s,.;:)\"”»-]+$", "")
            .replaceAll(
                "\\s+(?:on|el|le|am|il|em)$|^(?:the|la|el|der|dem|die|das|le|les|il|o|a)\\s+(?=\\p{Lu})",
                "");
    boolean address = name.matches("(?i)(?:https?://\\S+|(?:[\\w-]+\\.)+[a-z]{2,})");
    if (name.matches("https?://.*")) {
      return null;
    }
    return !own(name)
            && (Names.name(name) || address || shortName(name) || (labelled && title(name)))
        ? name
        : null;
  }

  /// After a label a name may be written in small letters, as in Russian or Polish.
  private static boolean title(String name) {
    return !name.isEmpty() && Block.words(name) <= 5 && Names.opensName(name);
  }

  private static boolean shortName(String name) {
    return !name.isEmpty()
        && Block.words(name) <= 5
        && Character.isUpperCase(name.codePointAt(0))
        && Names.outlet(name);
  }

  private static boolean own(String text) {
    return text.isBlank() || OWN_WORDS.matcher(text).matches();
  }

  static String host(String url) {
    return url.replaceAll("^https?://(?:www\\.)?|[/?#].*$", "");
  }

  private static @Nullable String url(Block block, @Nullable String name) {
    String fallback = null;
    for (Inline.Link link : Inline.links(block.markdown())) {
      boolean article = link.text().toLowerCase(java.util.Locale.ROOT).contains("original article");
      if (link.url() != null && article) {
        return link.url();
      }
      boolean names = link.text().equals(name) || own(link.text());
      fallback = fallback == null && link.url() != null && names ? link.url() : fallback;
    }
    return fallback == null ? printed(block.plain()) : fallback;
  }

  /// The first printed address, or a later one that leads further than to a home page.
  private static @Nullable String printed(String text) {
    String first = null;
    for (Matcher address = URL.matcher(text); address.find(); ) {
      boolean further = first == null || (homePage(first) && !homePage(address.group()));
      first = further ? address.group() : first;
    }
    return first;
  }

  static boolean homePage(String url) {
    return url.matches("https?://[^/]+/?");
  }
}
