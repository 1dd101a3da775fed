package press.colophon.extract;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a short line announces that is not the article: comments, other articles, a newsletter.
///
/// A line is told by how it begins, in the languages of most of the web; what follows the words
/// ("Comments (12)", "Read also: ...") does not matter, so whoever asks bounds the line's length.
enum Signpost {
  /// All that follows is by readers.
  COMMENTS(
      "comments|leave a comment|leave a reply|post a comment|add a comment|no comments|join the conversation"
          + "|kommentare|keine kommentare|kommentar schreiben|kommentar verfassen|kommentar hinterlassen"
          + "|schreibe einen kommentar|schreiben sie einen kommentar|hinterlasse einen kommentar|leserkommentare"
          + "|ergänzungen|leserbriefe|einen kommentar schreiben|ihr kommentar|diskutieren sie mit|um einen kommentar"
          + "|commentaires|laisser un commentaire|laissez un commentaire|ajouter un commentaire|vos commentaires"
          + "|aucun commentaire|comentarios|deja un comentario|deja una respuesta|dejar un comentario"
          + "|sin comentarios|comentários|deixe um comentário|deixe uma resposta|sem comentários"
          + "|commenti|lascia un commento|scrivi un commento|nessun commento|reacties|geef een reactie"
          + "|plaats een reactie|laat een reactie|komentarze|dodaj komentarz|zostaw komentarz|skomentuj"
          + "|kommentarer|skriv en kommentar|lämna en kommentar|komentáře|přidat komentář|hozzászólások"
          + "|комментарии|оставить комментарий|добавить комментарий|коментарі|коментари|σχόλια|γράψτε ένα σχόλιο"
          + "|yorumlar|yorum yap|bình luận|التعليقات|اترك تعليق|اترك ردا|نظرات|コメント|评论|發表評論|发表评论|댓글"),
  /// What follows leads to other articles.
  RELATED(
      "related articles|related posts|related stories|related content|related news|related links|related reading"
          + "|related topics|similar posts|similar articles|you might also like|you may also like"
          + "|you might also be interested|you may also be interested|more stories|more news|more from|more on"
          + "|most read|most popular|popular posts|latest news|latest posts|latest articles|recent posts"
          + "|recent articles|recommended for you|recommended reading|trending now|read also|also read|read more"
          + "|read next|up next|see also|you are here|what to read next|editors’ picks|editor's picks"
          + "|das könnte sie auch interessieren|das könnte dich auch interessieren|das könnte ihnen auch gefallen"
          + "|das könnte dir auch gefallen|auch interessant|auch spannend|ähnliche artikel|ähnliche beiträge"
          + "|ähnliche themen|ähnliche nachrichten|ähnliche rezepte|verwandte artikel|verwandte beiträge"
          + "|verwandte themen|weitere artikel|weitere beiträge|weitere meldungen|weitere nachrichten"
          + "|weitere themen|weitere news|mehr zum thema|mehr von|mehr aus|mehr lesen|lesen sie auch|lesen sie mehr"
          + "|lesen sie hier|lies auch|lesetipp|zum weiterlesen|meistgelesen|am meisten gelesen|meistgelesene artikel"
          + "|weitere informationen|weiterführende links|weiterführende informationen|further information"
          + "|more information|plus d’informations|maggiori informazioni|meer informatie"
          + "|więcej informacji|více informací|hier geht es|hier geht’s|hier geht's|zur bilderstrecke|zur fotostrecke|zur bildergalerie|mehr dazu"
          + "|das könnte auch interessant sein|neueste beiträge|neueste artikel|letzte beiträge|aktuelle beiträge|siehe auch|passend zum thema"
          + "|à lire aussi|a lire aussi|lire aussi|lire également|à lire également|à voir aussi|sur le même sujet"
          + "|articles similaires|articles liés|articles associés|articles récents|voir aussi|dans la même rubrique"
          + "|pour aller plus loin|à découvrir aussi|ces articles peuvent vous intéresser|cela pourrait vous intéresser|les plus lus|plus d'articles"
          + "|también te puede interesar|te puede interesar|te podría interesar|también le puede interesar"
          + "|le puede interesar|quizás te interese|artículos relacionados|noticias relacionadas"
          + "|entradas relacionadas|relacionados|lee también|lea también|leer también|leer más|lee más|lea más"
          + "|lo más leído|más leídas|más noticias|más información|entradas recientes|ver también"
          + "|ti potrebbe interessare|ti può interessare|ti potrebbero interessare|potrebbe interessarti"
          + "|potrebbero interessarti|articoli correlati|notizie correlate|leggi anche|leggi pure|leggi tutto"
          + "|articoli recenti|i più letti|vedi anche|per approfondire|forse ti può interessare"
          + "|leia também|leia mais|veja também|artigos relacionados|notícias relacionadas|posts relacionados"
          + "|saiba mais|mais lidas|você pode gostar|lees ook|lees verder|lees meer|gerelateerde artikelen"
          + "|gerelateerd|meer over|meest gelezen|czytaj też|czytaj także|czytaj również|zobacz też|zobacz także"
          + "|zobacz również|przeczytaj także|przeczytaj też|przeczytaj również|podobne artykuły|podobne wpisy"
          + "|powiązane artykuły|polecamy|polecane|najczęściej czytane|najnowsze wpisy|läs också|läs även|läs mer"
          + "|les også|les mer|læs også|læs mere|relaterade artiklar|čtěte také|čtěte i|související články|přečtěte si"
          + "|súvisiace články|olvassa el|kapcsolódó cikkek|citește și|citeste si|vezi și|pročitajte|povezane vijesti"
          + "|pročitaj|читайте также|читать также|смотрите также|похожие записи|похожие статьи|похожие новости"
          + "|другие новости|материалы по теме|статьи по теме|по теме|ещё по теме|популярное|читайте також"
          + "|διαβάστε επίσης|διαβάστε ακόμα|διαβάστε περισσότερα|δείτε επίσης|σχετικά άρθρα|σχετικές ειδήσεις"
          + "|ilgili haberler|benzer yazılar|bunlar da ilginizi çekebilir|xem thêm|tin liên quan|bài viết liên quan"
          + "|baca juga|baca selengkapnya|artikel terkait|berita terkait|اقرأ أيضا|اقرأ أيضًا|إقرأ أيضا"
          + "|مقالات ذات صلة|أخبار ذات صلة|مواضيع ذات صلة|مطالب مرتبط|بیشتر بخوانید"
          + "|関連記事|関連ニュース|あわせて読みたい|おすすめ記事|人気記事|最新記事|相关新闻|相关文章|相关阅读|延伸阅读|推荐阅读"
          + "|热门文章|相關新聞|相關文章|延伸閱讀|推薦閱讀|관련기사|관련 기사|추천 기사"),
  /// What follows tells of the author or of who else reads.
  PEOPLE(
      "about the author|about the authors|über den autor|über die autorin|über die autoren|zum autor"
          + "|zur autorin|à propos de l'auteur|à propos de l’auteur|sobre el autor|sobre la autora"
          + "|acerca del autor|sobre o autor|sobre a autora|sull'autore|over de auteur|o autorze"
          + "|o autorovi|om författaren|om forfatteren|об авторе|про автора|who is online"
          + "|wer ist online|qui est en ligne|quién está conectado|chi c’è in linea|wie is er online"
          + "|kto jest online|кто сейчас на конференции"),
  /// A way back or out; a sentence may begin like it, so only a link is one.
  WAY_OUT(
      "zurück|nach oben|zum seitenanfang|zur startseite|zur übersicht|zum archiv|druckversion"
          + "|seite drucken|artikel drucken|back to|go back|back|top of page|print this"
          + "|print version|printable version|retour|haut de page|version imprimable|imprimer"
          + "|torna|versione stampabile|volver|versión para imprimir|voltar|terug|afdrukken|wróć"
          + "|powrót|drukuj|zpět|tisk|назад|наверх|версия для печати|tillbaka|tilbake|tilbage"),
  /// What the article is filed under follows.
  TAGS(
      "tags|tag|tagged|topics|keywords|labels|filed under|filed in|posted in|categories|category"
          + "|schlagwörter|schlagworte|stichwörter|stichworte|kategorie|kategorien|themen|mots-clés|étiquettes"
          + "|catégories|etiquetas|palabras clave|categorías|etichette|categorie|parole chiave|categorias"
          + "|tagi|słowa kluczowe|kategorie|štítky|ключевые слова|теги|метки|рубрики|ετικέτες|etiketler"
          + "|trefwoorden|标签|标签|タグ|كلمات دلالية|الوسوم"),
  /// What follows asks for an address.
  NEWSLETTER(
      "newsletter|our newsletter|sign up for|subscribe to|join our|get our|get the latest|stay informed"
          + "|zum newsletter|newsletter abonnieren|unser newsletter|newsletter bestellen|jetzt anmelden"
          + "|abonnieren sie|s'abonner|abonnez-vous|inscrivez-vous|recevez|suscríbete|suscríbase|boletín"
          + "|iscriviti|inscreva-se|assine|receba|schrijf je in|nieuwsbrief|zapisz się|подпишитесь|подписка"
          + "|подписывайтесь|εγγραφείτε|اشترك");

  /// "3 Responses to ...": a number before it makes of such words what readers said.
  private static final Pattern COUNTED =
      Pattern.compile(
          "[^\\p{L}\\p{Nd}]*\\p{Nd}+ +(?:thoughts?|responses?|replies|reply|reactions?|gedanken?|antwort(?:en)?|reaktionen|réponses?|réactions?|réflexions?|respuestas?|pensamientos?|respostas?|risposte|pensieri|odpowiedzi|myśli|svar|ответ\\p{L}*)(?: (?:to|on|zu|auf|à|sur|a|en|em|su|do|na|på|til|на)(?!\\p{L})|\\W*$)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Map<Character, Map<String, Signpost>> BY_FIRST_LETTER = new HashMap<>();

  static {
    for (Signpost signpost : values()) {
      for (String words : signpost.beginnings.split("\\|", -1)) {
        BY_FIRST_LETTER
            .computeIfAbsent(words.charAt(0), letter -> new TreeMap<>())
            .put(words, signpost);
      }
    }
  }

  private final String beginnings;

  /// @param beginnings of lines, in lower case, parted by `|`
  Signpost(String beginnings) {
    this.beginnings = beginnings;
  }

  /// What a line announces, or null.
  static @Nullable Signpost of(String line) {
    int start = start(line);
    if (start == line.length()) {
      return null;
    }
    if (start > 0 && COUNTED.matcher(line).lookingAt()) {
      return COMMENTS;
    }
    Map<String, Signpost> entries =
        BY_FIRST_LETTER.getOrDefault(Character.toLowerCase(line.charAt(start)), Map.of());
    String lower = entries.isEmpty() ? "" : line.substring(start).toLowerCase(Locale.ROOT);
    for (var entry : entries.entrySet()) {
      if (lower.startsWith(entry.getKey()) && ends(lower, entry.getKey().length())) {
        return entry.getValue();
      }
    }
    return null;
  }

  /// The first letter; a number before it ("12 comments") does not matter.
  private static int start(String line) {
    int start = 0;
    while (start < line.length() && !Character.isLetter(line.charAt(start))) {
      start++;
    }
    return start;
  }

  /// Whether a word ends here; Chinese, Japanese and Korean write without gaps.
  private static boolean ends(String text, int at) {
    return at == text.length()
        || !Character.isLetter(text.charAt(at))
        || text.charAt(at - 1) >= '\u3040';
  }
}
