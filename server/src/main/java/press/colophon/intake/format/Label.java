package press.colophon.intake.format;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The words with which pages label their lines, language by language, for the languages whose
/// labels do not stand in the patterns themselves. Each row is a BCP 47 tag and its words as
/// alternatives of a regular expression, in lower case.
enum Label {
  /// Who wrote it; a colon follows.
  AUTHOR(
      "he מאת|כתב|כתבה|כותב|כותבת|מחבר",
      "ru автор|авторы|текст",
      "uk автор|автори|текст",
      "pl autor|autorka|autorzy|tekst|opracowanie",
      "nl auteur|auteurs|tekst|door",
      "sv av|text|skribent|författare",
      "da af|tekst|skribent|forfatter",
      "nb av|tekst|forfatter|journalist",
      "fi teksti|kirjoittaja|toimittaja",
      "cs autor|autorka|text",
      "ro autor|autoare|de",
      "hu szerző|írta",
      "tr yazan|yazar|haber",
      "el του|της|συντάκτης|κείμενο",
      "fa نویسنده|به قلم",
      "ca per|autoria|text",
      "gl por|autoría|texto",
      "id oleh|penulis",
      "ko 글|기자",
      "hi लेखक|द्वारा"),

  /// When it was published.
  PUBLISHED(
      "he פורסם|פורסמה|תאריך|תאריך פרסום",
      "ru опубликовано|дата|дата публикации|размещено",
      "uk опубліковано|дата|дата публікації",
      "pl opublikowano|data publikacji|dodano|data",
      "nl gepubliceerd|geplaatst|datum|publicatiedatum",
      "sv publicerad|publicerat|datum",
      "da publiceret|udgivet|offentliggjort|dato",
      "nb publisert|dato",
      "fi julkaistu|päivämäärä",
      "cs publikováno|vydáno|datum|zveřejněno",
      "ro publicat|data|data publicării",
      "hu megjelent|közzétéve|dátum",
      "tr yayınlanma|yayın tarihi|tarih",
      "el δημοσιεύτηκε|δημοσιεύθηκε|ημερομηνία",
      "fa تاریخ انتشار|منتشر شده در",
      "ca publicat|data",
      "gl publicado|data",
      "id diterbitkan|dipublikasikan|tanggal",
      "ar تاريخ النشر|نشر في|نُشر في|نشر بتاريخ|التاريخ"),

  /// When it was changed.
  MODIFIED(
      "he עודכן|עודכנה|עדכון אחרון",
      "ru обновлено|изменено|дата обновления",
      "uk оновлено|змінено",
      "pl aktualizacja|zaktualizowano|ostatnia aktualizacja",
      "nl bijgewerkt|laatst bijgewerkt|gewijzigd|laatst gewijzigd|update",
      "sv uppdaterad|uppdaterat|senast uppdaterad|ändrad",
      "da opdateret|sidst opdateret|ændret",
      "nb oppdatert|sist oppdatert|endret",
      "fi päivitetty|muokattu",
      "cs aktualizováno|upraveno",
      "ro actualizat|ultima actualizare",
      "hu frissítve|módosítva",
      "tr güncelleme|güncellenme|son güncelleme",
      "el ενημερώθηκε|τελευταία ενημέρωση",
      "fa به‌روزرسانی|آخرین به‌روزرسانی",
      "ca actualitzat|modificat|darrera actualització",
      "gl actualizado|modificado",
      "id diperbarui",
      "ar آخر تحديث|تم التحديث|تحديث"),

  /// Regions; a colon follows.
  REGION(
      "he אזור|אזורים|מדינה|מדינות",
      "ru регион|регионы|страна|страны",
      "uk регіон|регіони|країна",
      "pl region|regiony|kraj|kraje",
      "nl regio|regio['’]s|landen|gebied",
      "sv region|regioner|länder",
      "da region|regioner|lande",
      "nb region|regioner|land",
      "fi alue|alueet|maa|maat",
      "cs region|regiony|země|oblast",
      "ro regiune|regiuni|țara|țări",
      "hu régió|régiók|ország",
      "tr bölge|bölgeler|ülke",
      "el περιοχή|περιοχές|χώρα",
      "fa منطقه|مناطق|کشور",
      "ca regió|regions|país|països",
      "gl rexión|rexións|país|países",
      "id wilayah|kawasan|negara",
      "ar المنطقة|المناطق|الإقليم|الدولة|البلد",
      "ja 地域",
      "zh 地区|地區",
      "ko 지역"),

  /// Themes; a colon follows.
  THEME(
      "he נושא|נושאים|תגיות|קטגוריה|קטגוריות|מדור",
      "ru тема|темы|теги|метки|рубрика|рубрики|категория|категории",
      "uk тема|теми|теги|рубрика|категорія",
      "pl temat|tematy|tagi|kategoria|kategorie|dział|słowa kluczowe",
      "nl thema|thema['’]s|onderwerp|onderwerpen|categorie|categorieën|trefwoorden",
      "sv tema|teman|ämne|ämnen|etiketter|kategori|kategorier|taggar",
      "da tema|temaer|emne|emner|kategori|kategorier",
      "nb tema|temaer|emne|emner|emneord|kategori|kategorier",
      "fi teema|teemat|aihe|aiheet|avainsanat|kategoria",
      "cs téma|témata|štítky|rubrika|kategorie",
      "ro temă|teme|etichete|categorie|categorii",
      "hu téma|témák|címkék|rovat|kategória",
      "tr konu|konular|etiketler|kategori",
      "el θέμα|θέματα|ετικέτες|κατηγορία",
      "fa موضوع|موضوعات|برچسب‌ها|دسته",
      "ca tema|temes|etiquetes|categoria|categories|secció",
      "gl tema|temas|etiquetas|categoría|sección",
      "id tema|topik|tag|kategori",
      "ar الموضوع|الموضوعات|المواضيع|التصنيف|التصنيفات|الوسوم|كلمات مفتاحية|القسم",
      "ja テーマ|カテゴリー?|タグ",
      "zh 主题|主題|标签|標籤|分类|分類",
      "ko 주제|태그|분류"),

  /// Where it comes from; a colon follows.
  SOURCE(
      "he מקור|המקור",
      "ru источник|первоисточник|оригинал",
      "uk джерело|першоджерело",
      "pl źródło|za",
      "nl bron",
      "sv källa|ursprung",
      "da kilde",
      "nb kilde",
      "fi lähde",
      "cs zdroj",
      "ro sursa|sursă",
      "hu forrás",
      "tr kaynak",
      "el πηγή",
      "fa منبع",
      "ca font",
      "gl fonte",
      "id sumber",
      "ar المصدر|مصدر",
      "ja 出典|引用元",
      "zh 来源|來源|原文",
      "ko 출처"),

  /// A picture or its credit; a colon or a full stop follows.
  PHOTO(
      "he צילום|תמונה|קרדיט|איור",
      "ru фото|фотография|иллюстрация",
      "uk фото|ілюстрація",
      "pl fot|foto|zdjęcie|zdjęcia|ilustracja",
      "nl foto|beeld|illustratie",
      "sv foto|bild|illustration",
      "da foto|billede|illustration",
      "nb foto|bilde|illustrasjon",
      "fi kuva|kuvitus",
      "cs foto|ilustrace",
      "ro foto|fotografie|imagine",
      "hu fotó|kép",
      "tr fotoğraf|foto|görsel",
      "el φωτογραφία|φωτο|εικόνα",
      "fa عکس|تصویر",
      "ca foto|imatge|fotografia",
      "gl foto|imaxe|fotografía",
      "id foto|gambar",
      "ar صورة|الصورة|تصوير",
      "ja 写真",
      "zh 图片|圖片|摄影|攝影",
      "ko 사진"),

  /// Opens a line that leads to another article.
  READ_ALSO(
      "he קראו (?:גם|עוד)|עוד בנושא",
      "ru читайте (?:также|ещё|еще)|по теме|смотрите также",
      "uk читайте також|дивіться також",
      "pl czytaj (?:także|też|również|więcej)|zobacz (?:także|też|również)|przeczytaj (?:także|też)",
      "nl lees (?:ook|meer|verder)|zie ook",
      "sv läs (?:även|också|mer)|se även",
      "da læs (?:også|mere)|se også",
      "nb les (?:også|mer)|se også",
      "fi lue (?:myös|lisää)",
      "cs čtěte (?:také|též)|přečtěte si (?:také|též)",
      "ro citește și|citiți și",
      "hu olvassa el ezt is|olvass tovább",
      "tr ayrıca oku(?:yun)?|ilgili haber(?:ler)?",
      "el διαβάστε (?:επίσης|ακόμη|ακόμα)",
      "fa بیشتر بخوانید|همچنین بخوانید",
      "ca llegiu també|llegeix també|també et pot interessar",
      "gl le tamén|tamén che pode interesar",
      "id baca juga",
      "ar اقرأ (?:أيضا|أيضًا|أيضاً|المزيد)"),

  /// Opens an invitation to follow, share or subscribe.
  INVITATION(
      "he (?:שתפו|עקבו אחרינו|הצטרפו|הירשמו|תרמו)(?: .*)?",
      "ru (?:подписывайтесь|подпишитесь|следите за нами|поделиться|поделитесь|присоединяйтесь|поддержите)(?: .*)?",
      "uk (?:підписуйтесь|підписуйтеся|підпишіться|стежте за нами|поділитися|поширити)(?: .*)?",
      "pl (?:udostępnij|podziel się|obserwuj nas|śledź nas|zapisz się|subskrybuj|polub nas|wesprzyj nas)(?: .*)?",
      "nl (?:deel (?:dit|deze|op|via)|volg ons|meld je aan|schrijf je in|abonneer)(?: .*)?",
      "sv (?:dela (?:artikeln|på|via|den)|följ oss|prenumerera|anmäl dig)(?: .*)?",
      "da (?:del (?:artiklen|på|via)|følg os|tilmeld dig|abonnér)(?: .*)?",
      "nb (?:del (?:artikkelen|på|via)|følg oss|meld deg på|abonner)(?: .*)?",
      "fi (?:jaa (?:artikkeli|tämä)|seuraa meitä|tilaa uutiskirje)(?: .*)?",
      "cs (?:sdílet|sdílejte|sledujte nás|přihlaste se)(?: .*)?",
      "ro (?:distribuie|urmărește-ne|urmăriți-ne|abonează-te|abonați-vă)(?: .*)?",
      "hu (?:kövess(?:en)? minket|iratkozz(?:on)? fel)(?: .*)?",
      "tr (?:paylaş|bizi takip edin|abone ol(?:un)?)(?: .*)?",
      "el (?:ακολουθήστε μας|μοιραστείτε|εγγραφείτε)(?: .*)?",
      "fa (?:ما را دنبال کنید|به اشتراک بگذارید|مشترک شوید)(?: .*)?",
      "ca (?:segueix-nos|seguiu-nos|comparteix|compartiu|subscriu-t[e']|subscriviu-vos)(?: .*)?",
      "gl (?:s[ée]guenos|comparte|compartir|subscr[íi]bete)(?: .*)?",
      "id (?:ikuti kami|bagikan|berlangganan)(?: .*)?",
      "ar (?:تابعونا|تابعنا|شاركوا|شارك|اشتركوا|اشترك|انضموا)(?: .*)?"),

  /// All rights reserved.
  RESERVED(
      "he כל הזכויות שמורות",
      "ru все права защищены",
      "uk усі права захищен[оі]|всі права захищен[оі]",
      "pl wszelkie prawa zastrzeżone|wszystkie prawa zastrzeżone",
      "nl alle rechten voorbehouden",
      "sv alla rättigheter (?:förbehålls|förbehållna)|alla rättigheter reserverade",
      "da alle rettigheder forbeholdes",
      "nb alle rettigheter (?:reservert|forbeholdt)",
      "fi kaikki oikeudet pidätetään",
      "cs všechna práva vyhrazena",
      "ro toate drepturile rezervate",
      "hu minden jog fenntartva",
      "tr tüm hakları saklıdır",
      "el με (?:την )?επιφύλαξη παντός δικαιώματος|all rights reserved",
      "fa (?:تمامی|کلیه) حقوق محفوظ است",
      "ca tots els drets reservats",
      "gl todos os dereitos reservados",
      "id hak cipta dilindungi",
      "ar جميع الحقوق محفوظة|كل الحقوق محفوظة");

  private final String words;

  Label(String... rows) {
    words =
        Arrays.stream(rows)
            .map(row -> row.substring(row.indexOf(' ') + 1))
            .collect(Collectors.joining("|"));
  }

  /// The words of all languages as alternatives, without a group around them.
  String words() {
    return words;
  }
}
