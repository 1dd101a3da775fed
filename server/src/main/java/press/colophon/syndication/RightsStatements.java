package press.colophon.syndication;

import java.time.Clock;
import java.util.Map;
import press.colophon.articles.Article;
import press.colophon.rights.Occasion;

/// Tells machines what they may do: each article by its own terms, because a site that republishes
/// holds work under many. Thread-safe.
public final class RightsStatements {
  public static final String RSL_TYPE = Rsl.MEDIA_TYPE;
  public static final String ODRL_TYPE = Odrl.MEDIA_TYPE;

  /// Where the statements of articles stand, before the article's own path.
  public static final String RSL = "/rsl";

  public static final String ODRL = "/odrl";

  /// Where the statement of the site stands.
  public static final String RSL_OF_SITE = "/rsl.xml";

  /// Where programs that mine texts look first.
  public static final String TDM = "/.well-known/tdmrep.json";

  private final Addresses addresses;
  private final Clock clock;

  public RightsStatements(Addresses addresses, Clock clock) {
    this.addresses = addresses;
    this.clock = clock;
  }

  /// An article's RSL document.
  public String rsl(Dispatch dispatch) {
    return Rsl.of(dispatch, addresses, terms(), clock.instant());
  }

  /// The RSL document of the site, which robots.txt names.
  public String rslOfSite() {
    return Rsl.ofSite(terms());
  }

  /// An article's ODRL policy.
  public String odrl(Dispatch dispatch) {
    return Odrl.of(dispatch, addresses, odrlAddress(dispatch.article()), clock.instant());
  }

  /// The same in RightsML, to stand inside an item of a news agency's format.
  public String rightsml(Dispatch dispatch) {
    return Odrl.rightsml(dispatch, addresses, odrlAddress(dispatch.article()), clock.instant());
  }

  /// The file `/.well-known/tdmrep.json`.
  public String tdm() {
    return TdmReservation.file(terms());
  }

  /// What the head of an article's answer says of mining it, by the names of the lines.
  public Map<String, String> tdmHeaders(Dispatch dispatch) {
    return Map.of(
        TdmReservation.HEADER, tdmReservation(dispatch), TdmReservation.POLICY_HEADER, terms());
  }

  /// The links to an article's licence and to its RSL document, as the header `Link` has them.
  public String links(Dispatch dispatch) {
    String statement =
        "<%s>; rel=\"license\"; type=\"%s\"".formatted(rslAddress(dispatch.article()), RSL_TYPE);
    return dispatch
        .licenceLink()
        .map(address -> "<" + address + ">; rel=\"license\", " + statement)
        .orElse(statement);
  }

  /// The value of `TDM-Reservation` for an article: `1` where mining it is reserved.
  public String tdmReservation(Dispatch dispatch) {
    Occasion on = Occasion.page(dispatch.article().language(), clock.instant());
    return TdmReservation.isReserved(dispatch.rights(), on) ? "1" : "0";
  }

  public String rslAddress(Article article) {
    return addresses.base() + RSL + "/" + article.path();
  }

  public String rslAddress() {
    return addresses.base() + RSL_OF_SITE;
  }

  public String odrlAddress(Article article) {
    return addresses.base() + ODRL + "/" + article.path();
  }

  /// The page that tells people.
  public String terms() {
    return addresses.terms(addresses.language());
  }
}
