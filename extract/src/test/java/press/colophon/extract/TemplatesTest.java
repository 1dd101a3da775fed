package press.colophon.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The fields of invented pages in the templates of blog engines and publishing systems of the last
/// twenty years, in many languages, most of them without structured data.
class TemplatesTest {

  private static final String PROSE =
      "<p>Xo lamor tesig andu veral mokte, findo salu parem tilogan bestu kormi, landa setu vigor polem nasti gordan.</p>"
          + "<p>Vano metil kasor budin, retal osimo kandu felar, tubo nilas gerom pastu velin dakor mesti, folan rudis kapel.</p>"
          + "<p>Sarin model tukas gorem, plin datos fervu kalan, nosti burem gadil tovan, resku lipan dorse velak munti garo.</p>";

  private static Arguments page(
      String name, String html, String headline, String authors, String day) {
    return Arguments.of(name, html.replace("PROSE", PROSE), headline, authors, day);
  }

  static Stream<Arguments> pages() {
    return Stream.of(
        page(
            "a blog whose h1 is its name",
            "<html lang=en><title>Quiet Shore » Blog Archive » Gulls at noon</title><div id=header><h1><a href='/'>Quiet Shore</a></h1></div>"
                + "<div class=post id=post-7><h2><a href='/2009/05/gulls/' rel=bookmark>Gulls at noon</a></h2><div class=entry>PROSE</div>"
                + "<p class=postmetadata><small>This entry was posted on Tuesday, May 5th, 2009 at 3:15 pm and is filed under <a href='/c/birds'>Birds</a>. You can follow any responses to this entry through the RSS feed.</small></p></div>"
                + "<ol class=commentlist><li><cite class=fn>Pat Crow</cite> says: <small class=commentmetadata>June 9, 2010</small><p>Nice.</p></li></ol>",
            "Gulls at noon",
            "",
            "2009-05-05"),
        page(
            "a hosted blog with its date above the title",
            "<html><title>Kleine Werft: Das Boot im Schuppen</title><div class=header><h1 class=title>Kleine Werft</h1></div><h2 class=date-header><span>Freitag, 3. Mai 2013</span></h2>"
                + "<div class='post hentry'><h3 class='post-title entry-title'>Das Boot im Schuppen</h3><div class='post-body entry-content'>PROSE</div>"
                + "<div class=post-footer><span class='post-author vcard'>Eingestellt von <span class=fn>Jörn Haak</span></span> um <a class=timestamp-link href='/x'><abbr class=published title='2013-05-03T22:35:00+02:00'>22:35</abbr></a></div></div>",
            "Das Boot im Schuppen",
            "Jörn Haak",
            "2013-05-03"),
        page(
            "a theme with a meta footer",
            "<html lang=fr><title>Le phare éteint | Carnets du large</title><h1 id=site-title><span><a href='https://pages.example/'>Carnets du large</a></span></h1>"
                + "<article class=post><header class=entry-header><h1 class=entry-title>Le phare éteint</h1><div class=entry-meta>Publié le <time class=entry-date datetime='2012-02-14T08:00:00+01:00'>14 février 2012</time> <span class=by-author>par <span class='author vcard'><a class='url fn n' href='/author/lise'>Lise Morvan</a></span></span></div></header><div class=entry-content>PROSE</div></article>",
            "Le phare éteint",
            "Lise Morvan",
            "2012-02-14"),
        page(
            "a system that says who submitted a node",
            "<html lang=en-GB><title>Harbour dues rise | Portside</title><div id=content><h2 class=title>Harbour dues rise</h2><div class=node><span class=submitted>Submitted by Ann Teale on Mon, 03/05/2010 - 14:20</span><div class=content>PROSE</div></div></div>",
            "Harbour dues rise",
            "Ann Teale",
            "2010-05-03"),
        page(
            "a system with a list of details",
            "<html lang=it-it><title>La rete vuota</title><div class=item-page><h2>La rete vuota</h2><dl class=article-info><dt>Dettagli</dt><dd class=createdby>Scritto da Piero Salis</dd><dd class=published>Pubblicato: 09 Giugno 2014</dd><dd class=hits>Visite: 311</dd></dl>PROSE</div>",
            "La rete vuota",
            "Piero Salis",
            "2014-06-09"),
        page(
            "a news list of a German system",
            "<html lang=de><title>Neue Fähre getauft - Hafenamt</title><div class='news news-single'><div class=article><span class=news-list-date>17.08.2016</span><h1>Neue Fähre getauft</h1><span class=news-single-author>Von: Silke Brand</span>PROSE</div></div>",
            "Neue Fähre getauft",
            "Silke Brand",
            "2016-08-17"),
        page(
            "a Spanish portal with a capital byline",
            "<html lang=es><title>El muelle cierra - Diario Costa</title><div class=noticia><h1>El muelle cierra</h1><p class=firma>POR MARTA RUIZ Y PABLO SOLER</p><span class=fecha>Actualizado: 13/03/2018 | Publicado: 12/03/2018</span>PROSEPROSE</div>",
            "El muelle cierra",
            "Marta Ruiz; Pablo Soler",
            "2018-03-12"),
        page(
            "a Polish page",
            "<html lang=pl><title>Nowy statek - Zatoka</title><div id=main><h1>Nowy statek</h1><p>Autor: Jan Wilk</p><p>Opublikowano: 5 października 2017</p>PROSE</div>",
            "Nowy statek",
            "Jan Wilk",
            "2017-10-05"),
        page(
            "a Russian page",
            "<html lang=ru><title>Новый причал — Берег</title><div><h1>Новый причал</h1><div class=info>Автор: Ольга Белова</div><div class=info>Дата публикации: 7 августа 2015</div>PROSE</div>",
            "Новый причал",
            "Ольга Белова",
            "2015-08-07"),
        page(
            "a Greek page",
            "<html lang=el><title>Το νέο λιμάνι</title><div><h1>Το νέο λιμάνι</h1><div>Δημοσιεύτηκε: 21 Σεπτεμβρίου 2019</div><div>Συντάκτης: Νίκος Βέργος</div>PROSE</div>",
            "Το νέο λιμάνι",
            "Νίκος Βέργος",
            "2019-09-21"),
        page(
            "a Chinese page",
            "<html lang=zh><title>新码头启用_海岸报</title><div><h1>新码头启用</h1><div class=info>2018年11月06日 09:12 作者：李小舟 来源：海岸报</div>PROSE</div>",
            "新码头启用",
            "李小舟",
            "2018-11-06"),
        page(
            "a Japanese page",
            "<html lang=ja><title>新しい桟橋 | 海辺日報</title><div><h1>新しい桟橋</h1><p>公開日：令和2年3月5日　文：山田渚</p>PROSE</div>",
            "新しい桟橋",
            "山田渚",
            "2020-03-05"),
        page(
            "a Persian page",
            "<html lang=fa><title>اسکله تازه</title><div><h1>اسکله تازه</h1><div>تاریخ انتشار: ۲ تیر ۱۳۹۹</div>PROSE</div>",
            "اسکله تازه",
            "",
            "2020-06-22"),
        page(
            "a Thai page",
            "<html lang=th><title>ท่าเรือใหม่</title><div><h1>ท่าเรือใหม่</h1><div class=date>5 มี.ค. 2563</div>PROSE</div>",
            "ท่าเรือใหม่",
            "",
            "2020-03-05"),
        page(
            "a Dutch page",
            "<html lang=nl><title>De pier gaat dicht - Kustblad</title><main><h1>De pier gaat dicht</h1><p>Door Femke de Wit en Sjoerd van der Meer, 4 april 2011</p>PROSE</main>",
            "De pier gaat dicht",
            "Femke de Wit; Sjoerd van der Meer",
            "2011-04-04"),
        page(
            "a Hungarian page",
            "<html lang=hu><title>Új móló</title><div><h1>Új móló</h1><div>2016. március 5.</div><div>Írta: Kis Anna</div>PROSE</div>",
            "Új móló",
            "Kis Anna",
            "2016-03-05"),
        page(
            "a page with a kicker in its h1",
            "<html lang=de><title>Sturm schließt den Hafen - Küstenpost</title><article><h1><span class=dachzeile>Unwetter</span> <span class=titel>Sturm schließt den Hafen</span></h1><div class=meta>Von Ada Reet | 03.05.2019 | Stand: 04.05.2019</div>PROSE</article>",
            "Sturm schließt den Hafen",
            "Ada Reet",
            "2019-05-03"),
        page(
            "a press release",
            "<html lang=de><title>Werft baut Fähre</title><div><h1>Werft baut Fähre</h1><p>Kiel, 3. Mai 2019 – Sarin model tukas gorem, plin datos fervu kalan, nosti burem gadil tovan, resku lipan dorse velak munti garo, und so fort.</p>PROSE</div>",
            "Werft baut Fähre",
            "",
            "2019-05-03"),
        page(
            "a page of nobody with a clock in its head",
            "<html lang=en><title>Tide tables explained</title><div id=top-bar class=topbar><span class=date>Thursday, 26 November 2020</span></div><h1>Tide tables explained</h1><meta name=author content=admin>PROSEPROSE<div class=sidebar><span class=author>Rita Moss</span><span class=date>1 May 2019</span></div>",
            "Tide tables explained",
            "",
            ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void readsTheFieldsOf(String name, String html, String headline, String authors, String day) {
    ExtractedArticle article =
        (ExtractedArticle)
            new ArticleExtractor().extract(html, URI.create("https://pages.example/a/b/c.html"));

    assertThat(article.headline()).isEqualTo(headline);
    assertThat(
            article.authors().stream()
                .map(ExtractedArticle.Author::name)
                .collect(Collectors.joining("; ")))
        .isEqualTo(authors);
    assertThat(article.published() == null ? "" : article.published().day().toString())
        .isEqualTo(day);
  }
}
